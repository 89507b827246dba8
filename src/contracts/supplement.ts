import { sumPence } from '../base/index.ts';
import { hashStatement } from './statement-json.ts';
import type { Statement, StatementLine } from './statement-line.ts';

/**
 * The statement of a month of which some lines were paid before: these as they were paid, the lines that are due now,
 * and what is held still. Pins are those of the lines that are due.
 * @param due lines of `now`, none of them paid
 */
export function supplementedStatement(
  now: Statement,
  paid: readonly StatementLine[],
  due: readonly StatementLine[],
): Statement {
  const lines = [...paid, ...due];
  const terms = new Set(lines.map((line) => line.term));
  const { contentHash: _hash, ...rest } = now;
  const content = {
    ...rest,
    lines,
    held: now.held.filter((line) => !terms.has(line.term)),
    totalPence: sumPence(lines.map((line) => line.amountPence)),
  };
  return { ...content, contentHash: hashStatement(content) };
}
