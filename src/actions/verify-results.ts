import {
  type Actor,
  accepted,
  type Day,
  noProgress,
  type OdsCode,
  type Outcome,
  type Progress,
} from '../base/index.ts';
import { calculate, type KeptVerification, keepVerification, keptVerifications, verify } from '../indicators/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';
import { raisedAt } from './result-query.ts';
import { countedPractices } from './verified-pins.ts';

/** What comparing the two calculators came to at a period end, all practices together. */
export type VerifiedPeriod = Omit<KeptVerification, 'at'> & {
  readonly snapshot: string;
  readonly periodEnd: Day;
  readonly practices: number;
  /** Of these the practices that were compared now; of the others the same rows had been compared before. */
  readonly comparedNow: readonly OdsCode[];
};

export type VerifyResultsAsk = {
  readonly periodEnds: readonly Day[];
  /** Compares every practice, those too whose rows were compared before. */
  readonly again?: boolean;
};

/**
 * Counts every practice at each period end, compares the two calculators person for person in those whose rows are
 * new, and keeps what it came to. A run may be certified only on results on which they agreed. Implausible results are
 * queried with the practice on the same day.
 */
export function verifyResults(
  context: ActionContext,
  actor: Actor,
  ask: VerifyResultsAsk,
  progress?: Progress,
): Promise<Outcome<readonly VerifiedPeriod[]>> {
  const snapshot = context.warehouse.current();
  const deed = { action: 'prepare payment' as const, verb: 'verify results', subject: `snapshot ${snapshot.hash}` };
  return acting(context, actor, deed, async () => {
    const verified: VerifiedPeriod[] = [];
    for (const periodEnd of ask.periodEnds) {
      const period = await verifiedAt(context, { snapshot, periodEnd, again: ask.again === true }, progress);
      if (!period.ok) return period;
      verified.push(period.value);
    }
    return accepted(verified);
  });
}

type At = { readonly snapshot: Snapshot; readonly periodEnd: Day; readonly again: boolean };

async function verifiedAt(
  context: ActionContext,
  { snapshot, periodEnd, again }: At,
  progress: Progress = noProgress,
): Promise<Outcome<VerifiedPeriod>> {
  const { warehouse, framework, indicatorsPass: pass, store, businessDate, clock } = context;
  const practices = countedPractices(context, snapshot);
  await calculate({ warehouse, snapshot, pass, framework, periodEnd, practices, progress });
  const over = { snapshot, framework: framework.hash, periodEnd };
  const kept = new Map(await store.read((db) => keptVerifications(db, over, practices, businessDate)));
  const comparedNow = practices.filter((practice) => again || !kept.has(practice));
  for (const [done, practice] of comparedNow.entries()) {
    const found = await verify({ snapshot, pass, framework, periodEnd, practices: [practice] });
    if (!found.ok) return found;
    const { people, compared, differenceCount: differences } = found.value;
    const verification = { people, compared, differences, at: clock.now() };
    await store.write((db) => keepVerification(db, over, practice, verification, businessDate));
    kept.set(practice, verification);
    progress('compare the two calculators', done + 1, comparedNow.length, 'practices');
  }
  await raisedAt(context, periodEnd);
  return accepted({
    ...added([...kept.values()]),
    snapshot: snapshot.hash,
    periodEnd,
    practices: practices.length,
    comparedNow,
  });
}

function added(all: readonly KeptVerification[]): Omit<KeptVerification, 'at'> {
  const sum = (of: (one: KeptVerification) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    people: sum((one) => one.people),
    compared: sum((one) => one.compared),
    differences: sum((one) => one.differences),
  };
}
