import { type Actor, day, odsCode } from '../src/base/index.ts';
import {
  type DecisionTaken,
  enterAbout,
  enterDecision,
  type Matter,
  type RegisterDecision,
} from '../src/governance/index.ts';
import type { Store } from '../src/store/index.ts';
import { testClock } from './store-for-tests.ts';

const SECRETARY: Actor = {
  user: 'secretary',
  name: 'Minnie Minute',
  role: 'committee secretary',
  organisation: odsCode('X00'),
};

/** What a decision of a test is about. */
export type DecidedMatter = Pick<Matter, 'kind' | 'subject'> & Partial<Matter>;

/** Enters a decision in the register as a committee's meeting leaves it there. */
export function decided(
  store: Store,
  reference: string,
  matter: DecidedMatter,
  more: Partial<DecisionTaken> = {},
): Promise<RegisterDecision> {
  const taken: DecisionTaken = {
    committee: 'primary-care-commissioning',
    committeeName: 'Primary care commissioning committee',
    meeting: 'primary-care-commissioning-2025-04-08',
    item: 1,
    title: 'Decided for a test',
    words: 'Agreed.',
    matter: { contract: 'any', contentHash: null, amountPence: null, ...matter },
    function: null,
    conditions: [],
    decidedOn: '2025-04-08',
    expiresOn: null,
    conflicts: [],
    votes: { inFavour: 4, against: 0, abstained: 0 },
    urgent: null,
    ...more,
  };
  const doing = { by: SECRETARY, on: day(taken.decidedOn), at: testClock.now() };
  return store.write((db) => enterDecision(db, reference, taken, doing));
}

/** Revokes it, on a day. */
export async function revoked(store: Store, reference: string, on: string): Promise<void> {
  const doing = { by: SECRETARY, on: day(on), at: testClock.now() };
  const entry = { kind: 'revoked', by: 'PCCC 2026-01-13 item 1', words: 'It is no longer wanted.' } as const;
  const done = await store.write((db) => enterAbout(db, reference, entry, doing));
  if (!done.ok) throw new Error(done.refusal.message);
}
