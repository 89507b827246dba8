import { type Pence, pence, type ReleaseLevel } from '../../base/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';
import { shownInputs } from './shown-line.ts';

/** A line of a statement against the one of another month. */
export type LineDifference = {
  readonly title: string;
  readonly term: string;
  /** null: no such line that month. */
  readonly beforePence: Pence | null;
  readonly nowPence: Pence | null;
  readonly differencePence: Pence;
  /** Which numbers moved, e.g. `Weighted list 5,205 → 5,211`. */
  readonly cause: string;
};

/** Every line of either statement, what it moved by and which numbers moved it. */
export function lineDifferences(before: Statement, now: Statement, level: ReleaseLevel): readonly LineDifference[] {
  const terms = new Set([...now.lines, ...before.lines].map((line) => line.term));
  return [...terms].map((term) => {
    const [was, is] = [lineOf(before, term), lineOf(now, term)];
    const difference = pence((is?.amountPence ?? 0n) - (was?.amountPence ?? 0n));
    return {
      title: is?.title ?? was?.title ?? term,
      term,
      beforePence: was?.amountPence ?? null,
      nowPence: is?.amountPence ?? null,
      differencePence: difference,
      cause: causeOf(was, is, level),
    };
  });
}

function lineOf(statement: Statement, term: string): StatementLine | undefined {
  return statement.lines.find((line) => line.term === term);
}

function causeOf(was: StatementLine | undefined, is: StatementLine | undefined, level: ReleaseLevel): string {
  if (was === undefined) return 'New this month.';
  if (is === undefined) return 'No longer paid.';
  const moved = movedInputs(was, is, level);
  if (moved.length > 0) return moved.join('; ');
  if (was.amountPence === is.amountPence) return 'No number has changed.';
  if (was.formula !== is.formula) return 'The formula has changed.';
  return movedInputs(was, is, 'exact').length > 0
    ? 'A number has changed by less than is shown here.'
    : 'Odd pennies of equal shares.';
}

/** Each number that is another at the level, as it was and as it is. */
function movedInputs(was: StatementLine, is: StatementLine, level: ReleaseLevel): readonly string[] {
  const before = new Map(shownInputs(was, level).map((input) => [input.key, input.value]));
  return shownInputs(is, level)
    .filter(({ key, value }) => before.get(key) !== value)
    .map(({ key, label, value }) => `${capital(label)} ${before.get(key) ?? 'none'} → ${value}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
