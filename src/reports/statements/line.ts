import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  exact,
  isoOfMonth,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  type Pence,
  penceFromPounds,
  type ReleaseLevel,
  refused,
  sumPence,
} from '../../base/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';
import { releaseExactOnly } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { POINTS_LEFT_OUT } from '../measures/forecast.ts';
import type { KiteMark } from '../measures/kite-mark.ts';
import { practiceMark } from '../measures/practice-mark.ts';
import { type Contact, paymentContact } from '../places/contact.ts';
import { paidPlaceOf, paidSubject } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { OrWithheld, PaidPlace, Report, ShownBasis, ShownInput } from '../report.ts';
import { type LineDecision, type LinePosting, lineDecision, linePostings } from './line-posting.ts';
import { releasedLines, releasedStatement } from './released-lines.ts';
import {
  restsOnCounts,
  type ShownWorking,
  shownBasis,
  shownExactPounds,
  shownFormula,
  shownInputs,
  shownWorking,
} from './shown-line.ts';
import { type StatementStanding, standingStatement } from './statement-month.ts';

export type LineMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  /** How far the result can be trusted; null when the framework no longer has the measure. */
  readonly mark: KiteMark | null;
};
/** One line opened: formula, numbers, result, checks, decision, posting. */
export type LineReport = {
  readonly place: PaidPlace;
  readonly month: Month;
  readonly standing: StatementStanding;
  readonly id: string;
  readonly term: string;
  readonly account: string;
  readonly title: string;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: readonly ShownInput[];
  /** Pounds before rounding: exact (a decimal or n/d) at the exact level, otherwise to the penny where counts are in it. */
  readonly exactPounds: string;
  readonly amountPence: Pence;
  readonly workings: OrWithheld<readonly ShownWorking[]>;
  /** Measures that this line rests on, for links, at every level. */
  readonly measures: readonly LineMeasure[];
  readonly restsOn: readonly ShownBasis[];
  readonly checks: readonly { readonly words: string; readonly passed: boolean }[];
  readonly decision: LineDecision | null;
  readonly postings: readonly LinePosting[];
  readonly contact: Contact;
};

export type LineAsk = { readonly practice: OdsCode; readonly month: Month; readonly term: string };

/** One line of a statement, opened down to what it rests on. */
export function lineReport(context: ReportContext, reader: Actor, ask: LineAsk): Report<LineReport> {
  const { practice, month, term } = ask;
  const subject = `line ${practice}/${isoOfMonth(month)}/${term}`;
  const what = {
    actions: ['see practice money'] as const,
    ...paidSubject(context, practice),
    verb: 'read line',
    subject,
  };
  return reading(context, reader, what, async ({ level }) => {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) return place;
    const found = await standingStatement(context, practice, month);
    if (!found.ok) return found;
    const { standing } = found.value;
    const statement = releasedStatement(found.value.statement, level);
    const line = lineOf(statement, term);
    if (!line.ok) return line;
    const posted = {
      decision: await lineDecision(context, standing, line.value.id),
      postings: await linePostings(context, line.value.id),
    };
    return accepted({
      place: place.value,
      month,
      standing,
      ...shownLine(context, line.value, level),
      measures: await markedMeasures(context, level, practice, line.value),
      checks: await checksOf(context, statement, line.value, level),
      ...posted,
      contact: paymentContact(context),
    });
  });
}

function lineOf(statement: Statement, term: string): Outcome<StatementLine> {
  const line = statement.lines.find((one) => one.term === term);
  if (line !== undefined) return accepted(line);
  const held = statement.held.find((one) => one.term === term);
  if (held !== undefined) {
    return refused({ ...held.reason, message: `${held.title} is held and has not been worked out.` });
  }
  return refused({
    code: 'not-found',
    message: `The statement of ${statement.practiceName} for ${monthText(statement.month)} has no line ${term}.`,
    remedy: `Use one of: ${statement.lines.map((one) => one.term).join(', ')}.`,
  });
}

function shownLine(context: ReportContext, line: StatementLine, level: ReleaseLevel) {
  const { id, term, account, title, formula, amountPence } = line;
  const workings = line.workings.map(shownWorking);
  return {
    ...{ id, term, account, title, formula, amountPence },
    formulaWithNumbers: shownFormula(line, level),
    inputs: shownInputs(line, level),
    exactPounds: shownExactPounds(line, level),
    workings: releaseExactOnly(restsOnCounts(line) ? level : 'exact', workings, POINTS_LEFT_OUT),
    restsOn: shownBasis(line.restsOn, context.book.received()),
  };
}

async function markedMeasures(
  context: ReportContext,
  level: ReleaseLevel,
  practice: OdsCode,
  line: StatementLine,
): Promise<readonly LineMeasure[]> {
  const marked: LineMeasure[] = [];
  for (const each of measuresOf(context, line)) {
    const measure = context.framework.measures.find((one) => one.id === each.indicator);
    const { periodEnd } = each;
    const mark = measure === undefined ? null : await practiceMark(context, level, { practice, measure, periodEnd });
    marked.push({ ...each, mark });
  }
  return marked;
}

function measuresOf(context: ReportContext, line: StatementLine): readonly Omit<LineMeasure, 'mark'>[] {
  const counted = line.restsOn.filter((rest) => rest.kind === 'counts');
  return counted.flatMap(({ indicator, periodEnd }) => {
    const day = dayFromIso(periodEnd);
    const measure = context.framework.measures.find((one) => one.id === indicator);
    return day === undefined ? [] : [{ indicator, shortTitle: measure?.shortTitle ?? indicator, periodEnd: day }];
  });
}

async function checksOf(
  context: ReportContext,
  statement: Statement,
  line: StatementLine,
  level: ReleaseLevel,
): Promise<LineReport['checks']> {
  const rounded = penceFromPounds(exact(line.exactPounds)) === line.amountPence;
  const adds = sumPence(statement.lines.map((one) => one.amountPence)) === statement.totalPence;
  const again = await context.book.statement(statement.practice, statement.month);
  const now = again.ok ? releasedLines(again.value.lines, level) : [];
  const same = now.some((one) => one.term === line.term && one.amountPence === line.amountPence);
  const checks = [
    { words: 'The amount is the exact pounds rounded once, half a penny away from nought.', passed: rounded },
    { words: 'The lines of the statement add to its total.', passed: adds },
    { words: 'Worked out again from what the warehouse holds now, the line comes to the same amount.', passed: same },
  ];
  return restsOnCounts(line) ? [...checks, await countsCheck(context, line)] : checks;
}

async function countsCheck(context: ReportContext, line: StatementLine): Promise<LineReport['checks'][number]> {
  const [practice = ''] = line.id.split('/');
  const days = new Set(measuresOf(context, line).map((measure) => measure.periodEnd));
  let passed = true;
  for (const day of days) passed &&= (await context.book.results(practice as OdsCode, day)).ok;
  const words =
    'The practice’s counts and the warehouse’s differ by no more than the people who opted out, for every component.';
  return { words, passed };
}
