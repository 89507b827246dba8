import { type Actor, accepted, type Day, isoOfDay, type Outcome, type Progress } from '../base/index.ts';
import { calculate, verify } from '../indicators/index.ts';
import { saveDefinition } from '../store/index.ts';
import type { Snapshot } from '../warehouse/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';
import { raisedAt } from './result-query.ts';
import { type KeptVerification, VERIFICATION, verificationId } from './verified-pins.ts';

/** What comparing the two calculators came to at a period end. */
export type VerifiedPeriod = KeptVerification & { readonly snapshot: string; readonly periodEnd: Day };

export type VerifyResultsAsk = { readonly periodEnds: readonly Day[] };

/**
 * Counts every practice at each period end, compares the two calculators person for person, and keeps what it came
 * to. A run may be certified only on results on which they agreed. Implausible results are queried with the practice
 * on the same day.
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
      const kept = await verifiedAt(context, snapshot, periodEnd, progress);
      if (!kept.ok) return kept;
      verified.push({ ...kept.value, snapshot: snapshot.hash, periodEnd });
    }
    return accepted(verified);
  });
}

async function verifiedAt(
  context: ActionContext,
  snapshot: Snapshot,
  periodEnd: Day,
  progress: Progress | undefined,
): Promise<Outcome<KeptVerification>> {
  const { warehouse, framework, indicatorsPass: pass, register } = context;
  const practices = snapshot.practices().filter((practice) => register.has(practice));
  const over = { snapshot, pass, framework, periodEnd, practices, ...(progress === undefined ? {} : { progress }) };
  await calculate({ warehouse, ...over });
  const found = await verify(over);
  if (!found.ok) return found;
  const { people, compared, differenceCount: differences } = found.value;
  const kept = { people, compared, differences, at: context.clock.now() };
  const id = verificationId(snapshot.peopleHash, framework.hash, isoOfDay(periodEnd));
  const knownFrom = context.businessDate;
  await context.store.write((db) => saveDefinition(db, { kind: VERIFICATION, id, json: kept, knownFrom }));
  await raisedAt(context, periodEnd);
  return accepted(kept);
}
