import { type Refusal, sumPence } from '../base/index.ts';
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

/** The statement with lines of it held, each for its reason, and so paying nothing for them. Pins are kept. */
export function withLinesHeld(statement: Statement, held: ReadonlyMap<string, Refusal>): Statement {
  const isHeld = ({ term }: StatementLine) => held.has(term);
  if (!statement.lines.some(isHeld)) return statement;
  const { contentHash: _hash, ...rest } = statement;
  const lines = statement.lines.filter((line) => !isHeld(line));
  const waiting = statement.lines.filter(isHeld).map(({ term, title }) => {
    return { term, title, reason: held.get(term) as Refusal };
  });
  const totalPence = sumPence(lines.map((line) => line.amountPence));
  const content = { ...rest, lines, held: [...statement.held, ...waiting], totalPence };
  return { ...content, contentHash: hashStatement(content) };
}
