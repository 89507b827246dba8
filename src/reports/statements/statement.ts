import {
  type Actor,
  accepted,
  addToMonth,
  type Day,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthText,
  type OdsCode,
  type Pence,
  type ReleaseLevel,
} from '../../base/index.ts';
import type { HeldLine as ContractHeldLine, Statement, StatementLine } from '../../contracts/index.ts';
import { entry } from '../../ledger/index.ts';
import { statementsOfPractice } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { type Forecast, forecastBeside, reasonWords } from '../measures/forecast.ts';
import { type Contact, paymentContact } from '../places/contact.ts';
import { paidPlaceOf, paidSubject } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { PaidPlace, Report, ShownInput } from '../report.ts';
import { type LineDifference, lineDifferences } from './line-difference.ts';
import { releasedLines, releasedStatement } from './released-lines.ts';
import { shownFormula, shownInputs } from './shown-line.ts';
import { contractMonths, type StatementStanding, standingStatement, statementAsKnown } from './statement-month.ts';

/** One line of a statement. */
export type StatementRow = {
  readonly id: string;
  readonly term: string;
  readonly title: string;
  /** In words: why it is this amount. */
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly amountPence: Pence;
  readonly inputs: readonly ShownInput[];
};
/** A line that cannot be paid yet, why, and who deals with it. The rest of the statement is paid. */
export type HeldLine = {
  readonly term: string;
  readonly title: string;
  readonly reason: string;
  readonly remedy: string;
  readonly dealtWithBy: string;
};
/** An earlier month to compare with, or why there is none. */
export type EarlierMonth =
  | {
      readonly kind: 'compared';
      readonly month: Month;
      readonly totalPence: Pence;
      readonly differences: readonly LineDifference[];
    }
  | { readonly kind: 'none'; readonly month: Month; readonly words: string };
/** The statement of a practice, or of who else is paid, for a month. */
export type StatementReport = {
  readonly place: PaidPlace;
  readonly month: Month;
  readonly knownOn: Day;
  readonly contractType: PaidPlace['contractType'];
  readonly standing: StatementStanding;
  readonly lines: readonly StatementRow[];
  readonly held: readonly HeldLine[];
  readonly totalPence: Pence;
  readonly contentHash: string;
  /** The head of the ledger when the statement was posted: the entry that pays it. Null until then. */
  readonly ledgerHead: { readonly entry: string; readonly hash: string } | null;
  readonly pins: readonly { readonly what: string; readonly hash: string }[];
  readonly forecast: Forecast;
  readonly previous: EarlierMonth;
  /** The same month of the year before. */
  readonly lastYear: EarlierMonth;
  readonly neighbours: { readonly before: Month | null; readonly after: Month | null };
  /** A named person to ring. */
  readonly contact: Contact;
};

export type StatementAsk = {
  readonly practice: OdsCode;
  readonly month: Month;
  /** As known at the end of this day; absent: as it was paid, or as it would be. */
  readonly knownOn?: Day;
};

/** A practice's statement for a month: lines, what is held, what changed, and the forecast beside it. */
export function statementReport(context: ReportContext, reader: Actor, ask: StatementAsk): Report<StatementReport> {
  const { practice, month, knownOn } = ask;
  const then = knownOn === undefined ? '' : ` as known on ${isoOfDay(knownOn)}`;
  const subject = `statement ${practice}/${isoOfMonth(month)}${then}`;
  const what = {
    actions: ['see practice money'] as const,
    ...paidSubject(context, practice),
    verb: 'read statement',
    subject,
  };
  return reading(context, reader, what, async ({ level }) => {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) return place;
    const found = await statementOn(context, ask);
    if (!found.ok) return found;
    const { statement, standing } = found.value;
    return accepted({
      place: place.value,
      month,
      knownOn: statement.knownOn,
      contractType: place.value.contractType,
      standing,
      lines: releasedLines(statement.lines, level).map((line) => rowOf(line, level)),
      held: statement.held.map((line) => heldLine(context, line, level)),
      totalPence: statement.totalPence,
      contentHash: statement.contentHash,
      ledgerHead: await ledgerHead(context, practice, month),
      pins: Object.entries(statement.pins).map(([name, hash]) => ({ what: name, hash })),
      forecast: await forecastOf(context, level, ask),
      previous: await earlierMonth(context, statement, level, { ...ask, month: addToMonth(month, -1) }),
      lastYear: await earlierMonth(context, statement, level, { ...ask, month: addToMonth(month, -12) }),
      neighbours: await neighboursOf(context, practice, month),
      contact: paymentContact(context),
    });
  });
}

/** The entry that pays a month, which was the ledger's last when it was posted, with its hash. */
async function ledgerHead(
  context: ReportContext,
  practice: OdsCode,
  month: Month,
): Promise<StatementReport['ledgerHead']> {
  return context.store.read(async (db) => {
    const posted = (await statementsOfPractice(db, practice)).find(
      (one) => one.month === month && one.entry !== null && !one.isReversed,
    );
    const found = posted?.entry == null ? undefined : await entry(db, posted.entry);
    return found === undefined ? null : { entry: found.id, hash: found.hash };
  });
}

const NO_FORECAST_THEN: Forecast = {
  kind: 'none',
  words: 'A forecast is made from what is known now, not from what was.',
};
const NO_ACHIEVEMENT: Forecast = { kind: 'none', words: 'Only practices are paid for what measures come to.' };

async function forecastOf(
  context: ReportContext,
  level: ReleaseLevel,
  { practice, month, knownOn }: StatementAsk,
): Promise<Forecast> {
  if (!context.register.has(practice)) return NO_ACHIEVEMENT;
  return knownOn === undefined ? forecastBeside(context, level, practice, month) : NO_FORECAST_THEN;
}

function statementOn(context: ReportContext, { practice, month, knownOn }: StatementAsk) {
  if (knownOn === undefined) return standingStatement(context, practice, month);
  return statementAsKnown(context, practice, month, knownOn);
}

function rowOf(line: StatementLine, level: ReleaseLevel): StatementRow {
  const { id, term, title, formula, amountPence } = line;
  const formulaWithNumbers = shownFormula(line, level);
  return { id, term, title, formula, formulaWithNumbers, amountPence, inputs: shownInputs(line, level) };
}

/** A held line in words, and who deals with it. */
function heldLine(context: ReportContext, line: ContractHeldLine, level: ReleaseLevel): HeldLine {
  const { name, role, reachedAt } = paymentContact(context);
  return {
    term: line.term,
    title: line.title,
    reason: reasonWords(level, line.reason),
    remedy: line.reason.remedy ?? '',
    dealtWithBy: [name, role, reachedAt].filter((part) => part !== null).join(', '),
  };
}

async function earlierMonth(
  context: ReportContext,
  now: Statement,
  level: ReleaseLevel,
  ask: StatementAsk,
): Promise<EarlierMonth> {
  const { month } = ask;
  const none = (why: string): EarlierMonth => ({
    kind: 'none',
    month,
    words: `${monthText(month)}: not received. ${why}`,
  });
  if (!contractMonths(context).includes(month)) return none('No contract is held that was in force then.');
  const before = await statementOn(context, ask);
  if (!before.ok) return none(before.refusal.message);
  const { statement } = before.value;
  const differences = lineDifferences(releasedStatement(statement, level), releasedStatement(now, level), level);
  return { kind: 'compared', month, totalPence: statement.totalPence, differences };
}

/** Months of a contract, and those in which a run pays something beside: a settlement. */
async function neighboursOf(
  context: ReportContext,
  practice: OdsCode,
  month: Month,
): Promise<StatementReport['neighbours']> {
  const frozen = await context.store.read((db) => statementsOfPractice(db, practice));
  const months = [...contractMonths(context), ...frozen.map((one) => one.month)];
  const at = (other: Month) => (months.includes(other) ? other : null);
  return { before: at(addToMonth(month, -1)), after: at(addToMonth(month, 1)) };
}
