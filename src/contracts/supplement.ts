import { type Refusal, sumPence } from '../base/index.ts';
import { hashStatement } from './statement-json.ts';
import type { HeldLine, Statement, StatementLine } from './statement-line.ts';

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
  return statementWith(
    now,
    lines,
    now.held.filter((line) => !terms.has(line.term)),
  );
}

type Computed = 'contentHash' | 'lines' | 'held' | 'totalPence';

/** A statement of these lines, or the same statement with these in place of its own. */
export function statementWith(
  { contentHash: _hash, ...rest }: Omit<Statement, Computed> & Partial<Pick<Statement, Computed>>,
  lines: readonly StatementLine[],
  held: readonly HeldLine[],
): Statement {
  const content = { ...rest, lines, held, totalPence: sumPence(lines.map((line) => line.amountPence)) };
  return { ...content, contentHash: hashStatement(content) };
}

/**
 * Whether a line is paid beside those that the contract owes for its month: as soon as it can be, once, by whichever run of
 * the month comes next. So are approved claims, and the settlement of a year.
 */
export function isBesideTheMonth({ restsOn }: Pick<StatementLine, 'restsOn'>): boolean {
  return restsOn.some(({ kind }) => kind === 'claims' || kind === 'settlement');
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
