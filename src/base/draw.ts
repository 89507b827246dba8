import { assert } from './assert.ts';

/** Chance that can be repeated: the same seed gives the same draws in the same order. */
export class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  }

  /** A whole number from 0, below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let bits = this.#state;
    bits = Math.imul(bits ^ (bits >>> 15), bits | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    return ((bits ^ (bits >>> 14)) >>> 0) % limit;
  }

  /** True once in so many times. */
  isOneIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** True so many times in a hundred. */
  percent(times: number): boolean {
    return this.below(100) < times;
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)];
    assert(picked !== undefined, 'there is something to pick from');
    return picked;
  }

  /** At most `most` of them, at least one where there is one, each once. */
  some<T>(from: readonly T[], most: number): T[] {
    const left = [...from];
    const taken: T[] = [];
    const count = Math.min(from.length, 1 + this.below(most));
    while (taken.length < count) taken.push(...left.splice(this.below(left.length), 1));
    return taken;
  }
}
