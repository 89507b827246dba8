import {
  accepted,
  financialYearOf,
  firstDayOf,
  isoOfMonth,
  type Month,
  type Outcome,
  type Pence,
  refused,
} from '../base/index.ts';
import { type Authority, liveDecision, type PaymentStep } from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';
import type { PaymentPolicy, RunDeed } from './run-shape.ts';

export type AuthorityFor = { readonly step: PaymentStep; readonly month: Month; readonly amountPence: Pence };

/**
 * By whose authority somebody takes a step of a run: their own up to their limit, or the decision that they name, which has to be
 * in force and about payments of the month or of its year. Refuses as the scheme of delegation and the register do.
 */
export async function authorityFor(
  db: ReadDb,
  { scheme }: PaymentPolicy,
  { step, month, amountPence }: AuthorityFor,
  { by, on, decision: named = '' }: RunDeed,
): Promise<Outcome<Authority>> {
  const asked = { step, role: by.role, amountPence, on };
  if (named.trim() === '') return scheme.authority(asked);
  const decision = await liveDecision(db, { reference: named, kinds: ['payment run'], amountPence, on });
  if (!decision.ok) return decision;
  const { reference, matter } = decision.value;
  const covers = [isoOfMonth(month), financialYearOf(firstDayOf(month)).label];
  if (covers.includes(matter.subject)) return scheme.authority({ ...asked, decision: decision.value });
  const message = `${reference} is about payments of ${matter.subject}, not of ${isoOfMonth(month)}.`;
  return refused({ code: 'decision.needed', message });
}

/** That what a run rested on before is in force still. Refuses `decision.not-live`. */
export async function authoritiesStand(
  db: ReadDb,
  authorities: readonly (Authority | null)[],
  on: RunDeed['on'],
): Promise<Outcome<undefined>> {
  for (const authority of authorities) {
    if (authority?.kind !== 'committee decision') continue;
    const { reference } = authority;
    const decision = await liveDecision(db, { reference, kinds: ['payment run'], on });
    if (!decision.ok) return decision;
  }
  return accepted(undefined);
}
