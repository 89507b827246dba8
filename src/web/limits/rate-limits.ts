import type { Clock } from '../../base/index.ts';
import type { Limit } from '../../reports/index.ts';

/** How often one reader may still ask: `left` grows back evenly, up to the most. */
type Allowance = { readonly left: number; readonly at: number; readonly wholeAt: number };

/** How often those whose allowance has grown back whole are forgotten. */
const FORGETTING_MS = 10_000;

/**
 * Counts how often each reader asks for what is limited. An allowance is spent by asking and grows back evenly, so that a burst is
 * answered and a flood is not. Each process counts for itself.
 */
export class RateLimits {
  readonly #clock: Clock;
  readonly #allowances = new Map<string, Allowance>();
  #forgotAt = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Spends one of a reader's allowance. @returns whole seconds to wait until there is one again; 0 when it was spent */
  secondsToWait({ of, most, seconds }: Limit, reader: string): number {
    const now = Date.parse(this.#clock.now());
    if (now - this.#forgotAt > FORGETTING_MS) this.#forget(now);
    const key = `${of}\n${reader}`;
    const allowance = this.#allowances.get(key) ?? { left: most, at: now };
    const grown = (Math.max(0, now - allowance.at) / 1000) * (most / seconds);
    const left = Math.min(most, allowance.left + grown);
    const isSpent = left >= 1;
    this.#allowances.set(key, { left: isSpent ? left - 1 : left, at: now, wholeAt: now + seconds * 1000 });
    return isSpent ? 0 : Math.ceil((1 - left) * (seconds / most));
  }

  /** Forgets whoever may ask as often again as somebody who never did, so that what is remembered stays small. */
  #forget(now: number): void {
    this.#forgotAt = now;
    for (const [key, { wholeAt }] of this.#allowances) if (wholeAt <= now) this.#allowances.delete(key);
  }
}
