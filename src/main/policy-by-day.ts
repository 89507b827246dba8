import { type Day, dayText, hashOf, type Outcome, refused } from '../base/index.ts';
import { currentHashes, lastKept, listDefinitions, type Store, type StoredDefinition } from '../store/index.ts';
import type { Configuration } from './configuration.ts';
import { type FrameworkShelf, type InForce, type Kept, POLICY_KINDS, policyFrom } from './policy-in-force.ts';

/** What is in force as known on a day. `hash` is another whenever any definition that pays is another. */
export type PolicyOfDay = InForce & { readonly hash: string };

type PolicyKind = (typeof POLICY_KINDS)[number];

/** Kinds by which a practice's pay is worked out. */
const OF_PAY: readonly PolicyKind[] = [
  'commissioner',
  'framework',
  'contract',
  'participation',
  'holding',
  'library contract',
  'rates',
];

/** Days whose policy is kept: statements ask for the same few again and again. */
const MOST_DAYS = 400;

/** The policy that the store holds, as known on any day. What two days have in common is loaded once. */
export class PolicyByDay {
  readonly #store: Store;
  readonly #configuration: Configuration;
  readonly #shelf: FrameworkShelf = new Map();
  /** By the hash of all of it. */
  readonly #loaded = new Map<string, Outcome<PolicyOfDay>>();
  readonly #days = new Map<Day, Promise<Outcome<PolicyOfDay>>>();

  constructor(store: Store, configuration: Configuration) {
    this.#store = store;
    this.#configuration = configuration;
  }

  /** Another number says that policy was kept since which is known on the business date. */
  position(): Promise<bigint> {
    return this.#store.read((db) => lastKept(db, POLICY_KINDS, this.#configuration.businessDate));
  }

  /** Has every day read anew: policy was kept that may be known on any of them. */
  forgetDays(): void {
    this.#days.clear();
  }

  /**
   * Refuses `not-found` for a day on which nothing was defined yet, and what a definition is refused for. A day after the business
   * date is read anew each time: what is kept for it moves no `position`.
   */
  on(day: Day): Promise<Outcome<PolicyOfDay>> {
    if (day > this.#configuration.businessDate) return this.#find(day);
    const known = this.#days.get(day);
    if (known !== undefined) return known;
    if (this.#days.size >= MOST_DAYS) this.#days.clear();
    const found = this.#find(day);
    this.#days.set(day, found);
    found.catch(() => this.#days.delete(day));
    return found;
  }

  async #find(day: Day): Promise<Outcome<PolicyOfDay>> {
    const hashes = await this.#store.read((db) => currentHashes(db, POLICY_KINDS, day));
    const ofKind = (kind: string) => hashes.get(kind) ?? [];
    if (ofKind('commissioner').length === 0 || ofKind('rates').length === 0) return nothingDefined(day);
    const all = hashOf(POLICY_KINDS.map(ofKind));
    const known = this.#loaded.get(all);
    if (known !== undefined) return known;
    const policy = policyFrom(await keptPolicy(this.#store, day), this.#configuration, this.#shelf);
    const hash = hashOf(OF_PAY.map(ofKind));
    const loaded = policy.ok ? { ...policy, value: { ...policy.value, hash } } : policy;
    this.#loaded.set(all, loaded);
    return loaded;
  }
}

async function keptPolicy(store: Store, on: Day): Promise<Kept> {
  const kept = await store.read(async (db) => {
    const read: [PolicyKind, readonly StoredDefinition[]][] = [];
    for (const kind of POLICY_KINDS) read.push([kind, await listDefinitions(db, kind, on)]);
    return new Map(read);
  });
  return (kind) => kept.get(kind) ?? [];
}

function nothingDefined(day: Day): Outcome<never> {
  return refused({
    code: 'not-found',
    message: `Nothing was defined yet on ${dayText(day)}: no contract, rate or practice was known.`,
    remedy: 'Choose a later day.',
  });
}
