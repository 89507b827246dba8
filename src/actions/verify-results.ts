import type { Actor, Day, Outcome, Progress } from '../base/index.ts';
import type { ActionContext } from './context.ts';

/** What comparing the two calculators came to. */
export type VerifyResultsReport = {
  readonly snapshot: string;
  readonly periodEnd: Day;
  readonly people: number;
  readonly compared: number;
  readonly differences: number;
};
/** Counts every practice at the period ends and compares the two calculators person for person. */
export function verifyResults(
  _context: ActionContext,
  _actor: Actor,
  _ask: { readonly periodEnds: readonly Day[] },
  _progress?: Progress,
): Promise<Outcome<readonly VerifyResultsReport[]>> {
  throw new Error('being built');
}
