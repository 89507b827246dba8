import {
  type Day,
  dayFromIso,
  exact,
  type Month,
  type OdsCode,
  type Pence,
  penceFromPounds,
} from '../../base/index.ts';
import { partsByIndicator, type Statement, type StatementLine } from '../../contracts/index.ts';
import { frozenStatement, type PaidLine, paymentsOfLine, statementReference } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { frozenOfPractice } from '../payments/frozen-run.ts';
import { contractMonths } from '../statements/statement-month.ts';
import { WhileStoreUnchanged } from '../while-unchanged.ts';

export type PostedEntry = { readonly id: string; readonly reference: string };

/** One amount that a person or a file touches, from the count back to the ledger. */
export type TouchedPound = {
  readonly indicator: string | null;
  readonly shortTitle: string;
  readonly periodEnd: Day | null;
  /** How it enters: outcome and deciding clause, or which list or count. */
  readonly words: string;
  readonly month: Month;
  /** The line's term. */
  readonly line: string;
  readonly title: string;
  readonly amountPence: Pence;
  /** The measure's part of the line, to the penny; null when the whole line rests on it, or is not shown. */
  readonly partPence: Pence | null;
  readonly entry: PostedEntry | null;
  /** The claim through which it is touched; absent where it is a count or a list. */
  readonly claim?: string;
};

/** A measure's part of a statement line. */
export type MeasurePart = Omit<TouchedPound, 'words'> & {
  readonly indicator: string;
  readonly periodEnd: Day;
  /** The hash of the warehouse snapshot that the counts were taken from. */
  readonly snapshot: string;
};

/** A practice's statement of a month, and the ledger entry that paid each of its lines, by the line's id. */
export type PaidStatement = { readonly statement: Statement; readonly entries: ReadonlyMap<string, PostedEntry> };

/**
 * The statements of a practice that are in a run, oldest first; while there are none, that of the latest month of its
 * contract as it would be paid.
 */
async function paidStatements(context: ReportContext, practice: OdsCode): Promise<readonly PaidStatement[]> {
  const frozen = [...(await frozenOfPractice(context, practice)).values()].sort((a, b) => a.month - b.month);
  const statements: PaidStatement[] = [];
  for (const { run } of frozen) {
    const statement = await context.store.read((db) => frozenStatement(db, run, practice));
    if (statement !== undefined) statements.push({ statement, entries: await entriesOf(context, statement) });
  }
  if (statements.length > 0) return statements;
  const month = contractMonths(context).at(-1);
  const made = month === undefined ? undefined : await context.book.statement(practice, month);
  return made?.ok ? [{ statement: made.value, entries: new Map() }] : [];
}

/** Which entry paid each line: the latest that was not taken back, whichever run of the month posted it. */
async function entriesOf(context: ReportContext, { lines }: Statement): Promise<ReadonlyMap<string, PostedEntry>> {
  const entries = new Map<string, PostedEntry>();
  for (const { id } of lines) {
    const paid = standingPayment(await context.store.read((db) => paymentsOfLine(db, id)));
    const entry = paid === undefined ? null : postedEntry(paid);
    if (entry !== null) entries.set(id, entry);
  }
  return entries;
}

/** Of one line in several runs, the latest first: where it was paid and not taken back, otherwise the latest. */
export function standingPayment(same: readonly PaidLine[]): PaidLine | undefined {
  return same.find((line) => line.entry !== null && !line.isReversed) ?? same[0];
}

/** The entry that paid a line; null while none did. */
export function postedEntry({ entry: id, practice, month, attempt }: PaidLine): PostedEntry | null {
  return id === null ? null : { id, reference: statementReference(practice, month, attempt) };
}

const parts = new WhileStoreUnchanged<readonly MeasurePart[]>();

/** Every measure's part of every line of a practice's statements: the same for each of its people, while nothing is written. */
export function measureParts(context: ReportContext, practice: OdsCode): Promise<readonly MeasurePart[]> {
  return parts.answer(context, `${context.framework.hash} ${context.businessDate} ${practice}`, () =>
    readParts(context, practice),
  );
}

async function readParts(context: ReportContext, practice: OdsCode): Promise<readonly MeasurePart[]> {
  const statements = await paidStatements(context, practice);
  return statements.flatMap((paid) => paid.statement.lines.flatMap((line) => partsOf(context, paid, line)));
}

function partsOf(
  context: ReportContext,
  { statement, entries }: PaidStatement,
  line: StatementLine,
): readonly MeasurePart[] {
  return partsByIndicator(line).flatMap(({ indicator, exactPounds }) => {
    const counts = line.restsOn.find((rest) => rest.kind === 'counts' && rest.indicator === indicator);
    if (counts?.kind !== 'counts') return [];
    const [periodEnd, { snapshot }] = [dayFromIso(counts.periodEnd), counts];
    if (periodEnd === undefined) return [];
    const shortTitle = context.framework.measures.find((one) => one.id === indicator)?.shortTitle ?? indicator;
    const { month } = statement;
    const { term, title, amountPence } = line;
    const entry = entries.get(line.id) ?? null;
    const partPence = penceFromPounds(exact(exactPounds));
    const part = { indicator, shortTitle, periodEnd, month, line: term, title, amountPence, partPence, entry };
    return [{ ...part, snapshot }];
  });
}
