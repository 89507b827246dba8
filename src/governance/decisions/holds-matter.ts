import { accepted, type Day, type Outcome } from '../../base/index.ts';
import type { TermsOfReference } from '../committees/terms-of-reference.ts';
import type { FunctionMatrix } from '../committees/who-decides.ts';
import type { Matter } from '../meetings/meeting-entry.ts';
import { DECISION_KINDS } from './decision-kind.ts';

/** A committee as the matrix of functions names it. */
export function bodyOf({ name }: Pick<TermsOfReference, 'name'>): string {
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
}

/** That a body holds, on a day, the function that a matter asks for. Refuses `function.not-held`, naming who does. */
export function holdsMatter(
  matrix: FunctionMatrix,
  body: string,
  { kind, contract }: Pick<Matter, 'kind' | 'contract'>,
  on: Day,
): Outcome<undefined> {
  const asked = DECISION_KINDS[kind];
  if (asked === null) return accepted(undefined);
  const held = matrix.mayAct(body, { function: asked, contract, on });
  return held.ok ? accepted(undefined) : held;
}
