import { dayText, isoOfDay, type Month, monthText, poundsText } from '../../../base/index.ts';
import type { EarlierMonth, LineDifference, StatementReport } from '../../../reports/index.ts';
import {
  answerAddress,
  lineAddress,
  measureAddress,
  paidYearAddress,
  restatementAddress,
  runAddress,
  statementAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { contactText } from '../../layout/contact-words.ts';
import { counted, moneyCell, signedMoneyCell } from '../../layout/figures.ts';
import type { Cell, Fact, Link, Page, Table } from '../../layout/page.ts';
import { isWithheld, rateCell } from '../../layout/released.ts';
import { toPaid } from '../../layout/trail.ts';

type Given = StatementReport & { readonly basis: Parameters<typeof basisFacts>[0] };

/** A practice's statement for a month: its lines and why, what is held, and what changed since last month. */
export function statementView(report: Given): Page<'invented'> {
  const { place, month } = report;
  return {
    realm: 'invented',
    template: 'statement',
    heading: `Statement for ${monthText(month)}`,
    caption: place.name,
    trail: toPaid(place),
    tables: [
      linesTable(report),
      heldTable(report),
      differencesTable(report, MONTH_BEFORE),
      differencesTable(report, YEAR_BEFORE),
      forecastTable(report),
      forecastHeldTable(report),
    ],
    content: {
      total: poundsText(report.totalPence),
      answer: answerOf(report),
      standing: report.standing.words,
      ledgerHead:
        report.ledgerHead === null
          ? null
          : `Head of the ledger when this was posted, entry ${report.ledgerHead.entry}: ${report.ledgerHead.hash}`,
      run: report.standing.kind === 'in a run' ? runLink(report.standing.run) : null,
      paidYear: { text: 'What was paid this year so far', href: paidYearAddress(report.place.practice, report.month) },
      months: monthLinks(report),
      changed: changedLinks(report),
      knownOn: { action: statementAddress(place.practice, month), day: isoOfDay(report.knownOn) },
      monthBefore: comparison(report, MONTH_BEFORE),
      yearBefore: comparison(report, YEAR_BEFORE),
      forecastWords: forecastSentences(report),
      hasForecast: report.forecast.kind === 'forecast',
      hasForecastHeld: report.forecast.kind === 'forecast' && report.forecast.held.length > 0,
      ifWrong: ifWrong(report),
      workedOut: workedOut(report),
    },
  };
}

function answerOf({ place, month, contractType, knownOn, lines, held, standing }: Given): string {
  const verb = standing.kind === 'in a run' && standing.isPaid ? 'was paid' : 'would be paid';
  const lineWords = counted(lines.length, 'line', 'lines');
  const heldWords = held.length === 0 ? 'Nothing is held' : `${counted(held.length, 'line is', 'lines are')} held`;
  const under = contractType === 'paid by claim' ? 'claim by claim' : `under its ${contractType} contract`;
  return `${place.name} ${verb} for ${monthText(month)} ${under}, in ${lineWords}, as known on ${dayText(knownOn)}. ${heldWords}.`;
}

function runLink(run: string): Link<'invented'> {
  return { text: 'Open the payment run', href: runAddress(run) };
}

/** What is paid by claim is not restated. */
function changedLinks({ place, month, standing }: Given): readonly Link<'invented'>[] {
  const restated = { text: 'Why this statement changed, by cause', href: restatementAddress(place.practice, month) };
  const changed = place.contractType === 'paid by claim' ? [] : [restated];
  if (standing.kind !== 'as known then') return changed;
  return [{ text: 'The statement as it stands', href: statementAddress(place.practice, month) }, ...changed];
}

/** A line's page is of the statement as it stands, so one as known on another day does not lead to it. */
function linesTable({ place, month, lines, totalPence, standing }: Given): Table<'invented'> {
  const isThen = standing.kind === 'as known then';
  return {
    id: 'lines',
    caption: 'What the statement says, and why',
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: 'Why this amount', kind: 'text' },
      { heading: 'Amount', kind: 'number' },
    ],
    rows: lines.map((line) => [
      { text: line.title, ...(isThen ? {} : { href: lineAddress(place.practice, month, line.term) }) },
      { text: line.formulaWithNumbers, note: line.formula },
      moneyCell(line.amountPence),
    ]),
    total: [{ text: 'Total' }, { text: 'All lines added' }, moneyCell(totalPence)],
    whenEmpty: 'No line is paid this month.',
  };
}

function heldTable({ held }: Given): Table<'invented'> {
  return {
    id: 'held',
    caption: 'Held, and who is dealing with it',
    columns: ['Line', 'Why it is held', 'What releases it', 'Dealt with by'].map((heading) => ({
      heading,
      kind: 'text',
    })),
    rows: held.map((line) => [
      { text: line.title },
      { text: line.reason },
      { text: line.remedy },
      { text: line.dealtWithBy },
    ]),
    whenEmpty:
      'Nothing is held. A line that cannot be paid yet would be listed here with the reason and who deals with it; the rest of the statement would still be paid.',
  };
}

/** Which earlier month a statement is compared with. */
type Earlier = { readonly id: string; readonly of: 'previous' | 'lastYear'; readonly caption: string };

const MONTH_BEFORE: Earlier = { id: 'differences', of: 'previous', caption: 'What changed since the month before' };
const YEAR_BEFORE: Earlier = {
  id: 'yearDifferences',
  of: 'lastYear',
  caption: 'What changed since the same month last year',
};

function differencesTable(report: Given, { id, of, caption }: Earlier): Table<'invented'> {
  const earlier = report[of];
  return {
    id,
    caption,
    columns: [
      { heading: 'Line', kind: 'text' },
      { heading: monthText(earlier.month), kind: 'number' },
      { heading: monthText(report.month), kind: 'number' },
      { heading: 'Difference', kind: 'number' },
      { heading: 'Cause', kind: 'text' },
    ],
    rows: earlier.kind === 'compared' ? earlier.differences.map(differenceRow) : [],
    whenEmpty: earlier.kind === 'compared' ? 'Neither month has a line.' : earlier.words,
  };
}

/** The table of differences where there are two statements, otherwise why there are not. */
function comparison(report: Given, { of, caption }: Earlier): object {
  const earlier = report[of];
  return { caption, isCompared: earlier.kind === 'compared', words: comparedWords(earlier) };
}

function differenceRow(line: LineDifference): readonly Cell<never>[] {
  return [
    { text: line.title },
    line.beforePence === null ? { text: 'no such line' } : moneyCell(line.beforePence),
    line.nowPence === null ? { text: 'no such line' } : moneyCell(line.nowPence),
    signedMoneyCell(line.differencePence),
    { text: line.cause },
  ];
}

function comparedWords(earlier: EarlierMonth): string {
  if (earlier.kind === 'none') return earlier.words;
  return `The statement for ${monthText(earlier.month)} came to ${poundsText(earlier.totalPence)}.`;
}

function forecastTable(report: Given): Table<'invented'> {
  const { forecast } = report;
  const measures = forecast.kind === 'forecast' ? forecast.measures : [];
  return {
    id: 'forecast',
    caption: 'Forecast of this year’s quality payment, by measure',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Achievement so far', kind: 'number' },
      { heading: 'Points, of those available', kind: 'number' },
      { heading: 'Worth', kind: 'number' },
    ],
    rows: measures.map((measure) => {
      const earned = measure.achievement.value;
      const href = forecastLink(report, measure);
      const { answer } = measure;
      const rate = answer === null ? rateCell(measure.rate.value, 'not received') : { text: answer };
      return [
        { text: measure.indicator, note: measure.shortTitle, ...(href === undefined ? {} : { href }) },
        measure.note === null ? rate : { ...rate, note: measure.note },
        { text: isWithheld(earned) ? whyNot(earned, report) : `${earned.points} of ${earned.pointsAvailable}` },
        isWithheld(earned) ? { text: 'not shown' } : moneyCell(earned.amountPence),
      ];
    }),
    whenEmpty: 'There is no forecast by measure for this contract.',
  };
}

/** What is said above the table of the whole forecast is not said again in each of its rows. */
function whyNot({ words }: { readonly words: string }, report: Given): string {
  return forecastSentences(report).includes(words) ? 'not shown' : words;
}

type ForecastMeasure = Extract<Given['forecast'], { kind: 'forecast' }>['measures'][number];

/** A measure of the framework that the forecast is by, or the answer that it is paid for on. */
function forecastLink(
  { place, forecast }: Given,
  { indicator, answer }: Pick<ForecastMeasure, 'indicator' | 'answer'>,
): Link<'invented'>['href'] | undefined {
  if (forecast.kind !== 'forecast') return undefined;
  if (answer !== null) return answerAddress(place.practice, indicator, forecast.periodEnd);
  const address = measureAddress(place.practice, indicator, forecast.periodEnd);
  return forecast.framework === null ? address : underFramework(address, forecast.framework.id);
}

/** Measures that wait by themselves: the rest of the year is worked out all the same. */
function forecastHeldTable(report: Given): Table<'invented'> {
  const { forecast } = report;
  return {
    id: 'forecastHeld',
    caption: 'Held from settlement, each by itself',
    columns: ['Measure', 'Why it is held', 'What releases it'].map((heading) => ({ heading, kind: 'text' })),
    rows: (forecast.kind === 'forecast' ? forecast.held : []).map(({ measures, reason, remedy }) => [
      heldCell(measures),
      { text: reason },
      { text: remedy },
    ]),
    whenEmpty: 'Nothing is held: all measures could be settled.',
  };
}

function heldCell(measures: readonly { readonly indicator: string; readonly shortTitle: string }[]): Cell<never> {
  const [only, ...others] = measures;
  const text = measures.map(({ indicator }) => indicator).join(', ');
  return only === undefined || others.length > 0 ? { text } : { text, note: only.shortTitle };
}

function settlementWords({ forecast }: Given): readonly string[] {
  if (forecast.kind !== 'forecast' || forecast.held.length === 0) return [];
  const { value } = forecast.settlement;
  if (isWithheld(value)) return [];
  return [
    `Of this ${poundsText(value.amountPence)} could be settled now; the measures that are held wait by themselves.`,
  ];
}

function forecastSentences(report: Given): readonly string[] {
  const { forecast } = report;
  if (forecast.kind === 'none') return [forecast.words];
  const { value } = forecast.achievement;
  const dates = `Counted to ${dayText(forecast.periodEnd)}; it settles by ${dayText(forecast.settledBy)} and is no part of this month’s total.`;
  const price = forecast.pointValue === null ? [] : [forecast.pointValue];
  if (isWithheld(value)) return [forecast.words, ...price, value.words, dates];
  return [
    forecast.words,
    ...price,
    `${value.points} of ${value.pointsAvailable} points, worth ${poundsText(value.amountPence)}. ${dates}`,
    ...settlementWords(report),
  ];
}

function monthLinks({ place, neighbours }: Given): readonly Link<'invented'>[] {
  const toMonth = (words: string, month: Month | null) =>
    month === null ? [] : [{ text: `${words}: ${monthText(month)}`, href: statementAddress(place.practice, month) }];
  return [...toMonth('Month before', neighbours.before), ...toMonth('Month after', neighbours.after)];
}

function ifWrong({ place, contact }: Given): object {
  return {
    sentences: [
      `Ask ${contactText(contact)}, and say which line of which month. Open the line first: it shows each number, where it came from and when it was received.`,
    ],
    links: toPaid(place).slice(-1),
  };
}

function workedOut({ basis, contentHash, pins }: Given): readonly Fact<never>[] {
  return [
    ...basisFacts(basis),
    { name: 'Hash of this statement', value: contentHash },
    ...pins.map(({ what, hash }) => ({ name: `Rests on ${what}`, value: hash })),
  ];
}
