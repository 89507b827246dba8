import { dayFromIso, dayText, type Refusal } from '../base/index.ts';
import type { Statement } from '../contracts/index.ts';
import { currentDefinition } from '../store/index.ts';
import type { ActionContext } from './context.ts';

/** What comparing the two calculators came to, as it is kept. */
export type KeptVerification = {
  readonly people: number;
  readonly compared: number;
  readonly differences: number;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/** The kind under which it is kept in the store, insert-only as everything there. */
export const VERIFICATION = 'verification';

/** Names a comparison: the people-level rows (`Snapshot.peopleHash`) and framework by hash, and the period end. */
export function verificationId(people: string, framework: string, periodEnd: string): string {
  return `${people}/${framework}/${periodEnd}`;
}

/** Why statements may not be approved: the results that they pin were not compared, or differed. */
export async function unverifiedResults(
  context: ActionContext,
  statements: readonly Statement[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const { id, periodEnd } of pinned(context, statements)) {
    const kept = await context.store.read((db) => currentDefinition(db, VERIFICATION, id, context.businessDate));
    const verification = kept?.json as KeptVerification | undefined;
    if (verification?.differences !== 0) refusals.push(notVerified(periodEnd, verification));
  }
  return refusals;
}

type Pinned = { readonly id: string; readonly periodEnd: string };

/** Every snapshot, framework and period end that the statements' counts come from. */
function pinned(context: ActionContext, statements: readonly Statement[]): readonly Pinned[] {
  const found = new Map<string, Pinned>();
  const peopleOf = memoised((hash: string) => peopleHashOf(context, hash));
  for (const { lines, pins } of statements) {
    for (const rest of lines.flatMap((line) => line.restsOn)) {
      if (rest.kind !== 'counts' || pins.framework === undefined) continue;
      const id = verificationId(peopleOf(rest.snapshot), pins.framework, rest.periodEnd);
      found.set(id, { id, periodEnd: rest.periodEnd });
    }
  }
  return [...found.values()];
}

/** The name of a snapshot's people-level rows; of a snapshot that is no longer there, its own name, which nothing verified. */
function peopleHashOf(context: ActionContext, hash: string): string {
  const snapshot = context.warehouse.at(hash);
  return snapshot.ok ? snapshot.value.peopleHash : hash;
}

function memoised(work: (key: string) => string): (key: string) => string {
  const known = new Map<string, string>();
  return (key) => {
    const value = known.get(key) ?? work(key);
    known.set(key, value);
    return value;
  };
}

function notVerified(periodEnd: string, verification: KeptVerification | undefined): Refusal {
  const day = dayFromIso(periodEnd);
  const at = day === undefined ? periodEnd : dayText(day);
  const why =
    verification === undefined
      ? `The two calculators have not been compared on the results at ${at} that the run rests on.`
      : `The two calculators differ on ${verification.differences} people at ${at}.`;
  return { code: 'result.not-verified', message: why, remedy: 'Have the results verified, and certify the run then.' };
}
