import { accepted, decimalText, isoOfDay, isoOfMonth, type Outcome, poundsFromPence } from '../../base/index.ts';
import {
  type ShownComposite,
  type ShownPounds,
  type ValueAsk,
  type ValueOfPracticeReport,
  type ValuePayment,
  type ValueReport,
  valueOfPracticeReport,
  valueReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given, monthOption, practiceOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** How a reader may build the demonstration’s composite and value another way. */
const PRACTICE_CHOICES = ['weights', 'spread', 'missing', 'per', 'qof'] as const;

/** `commonweal value [--practice X00010]`: quality beside contract value for a head, of the demonstration. */
export async function valueOfPractices(call: VerbCall): Promise<Outcome<VerbResult>> {
  const { context, actor, line } = call;
  const periodEnd = dayOption(line, 'period-end');
  if (!periodEnd.ok) return periodEnd;
  const month = monthOption(line);
  if (!month.ok) return month;
  const chosen = given(Object.fromEntries(PRACTICE_CHOICES.map((name) => [name, optionOf(line, name)])));
  const ask: ValueAsk = { ...chosen, ...given({ month: month.value, periodEnd: periodEnd.value }) };
  const practice = practiceOption(line);
  if (!practice.ok) return practice;
  if (practice.value === undefined) {
    const report = await valueReport(context, actor, ask);
    return report.ok ? accepted({ json: mapJson(report.value), text: mapText(report.value) }) : report;
  }
  const report = await valueOfPracticeReport(context, actor, { ...ask, practice: practice.value });
  return report.ok ? accepted({ json: practiceJson(report.value), text: practiceText(report.value) }) : report;
}

type Shown<T> = T & { readonly basis: { readonly release: string; readonly realm: string } };

function datesOf({ month, periodEnd, beforeEnd }: Pick<ValueReport, 'month' | 'periodEnd' | 'beforeEnd'>) {
  return {
    month: isoOfMonth(month),
    periodEnd: isoOfDay(periodEnd),
    beforeEnd: beforeEnd === null ? null : isoOfDay(beforeEnd),
  };
}

function rowJson({ quality, reliability, before, change, ...row }: ValueReport['rows'][number]) {
  const own = { quality: quality.value, reliability: reliability.value, before: before.value, change: change.value };
  return { ...row, ...own };
}

function mapJson({ basis, rows, measures, months, periodEnds, ...rest }: Shown<ValueReport>) {
  return {
    release: basis.release,
    realm: basis.realm,
    ...rest,
    ...datesOf(rest),
    months: months.map(isoOfMonth),
    periodEnds: periodEnds.map(isoOfDay),
    measures: measures.map(({ overall, ...measure }) => ({ ...measure, overallPercent: overall.value })),
    practices: rows.map(rowJson),
  };
}

function practiceJson({ basis, row, measures, payment, ...rest }: Shown<ValueOfPracticeReport>) {
  return {
    release: basis.release,
    realm: basis.realm,
    ...rest,
    ...datesOf(rest),
    ...rowJson(row),
    measures: measures.map(({ rate: { value }, overall, score, adds, ...measure }) => ({
      ...measure,
      ...(value.kind === 'rate'
        ? { percent: value.percent, numerator: value.numerator, denominator: value.denominator }
        : { percent: null, words: value.words }),
      overallPercent: overall.value,
      score: score.value,
      adds: adds.value,
    })),
    payment: payment !== null && typeof payment === 'object' ? paymentJson(payment) : payment,
  };
}

function paymentJson({ lists, ...payment }: ValuePayment) {
  return { ...payment, lists: lists.map((list) => ({ ...list, quarter: isoOfMonth(list.quarter) })) };
}

function mapText(report: Shown<ValueReport>): string {
  const { commissioner, unit, choice, month, periodEnd, rows, places, sensitivity, policy } = report;
  return [
    `Quality at ${isoOfDay(periodEnd)} and contract value per ${choice.per} head in ${isoOfMonth(month)}, ${commissioner.name}: the demonstration`,
    `Quality: ${unit}. Value leaves out ${policy.leftOutOfValue.map(({ name }) => name).join('; ')}.`,
    'What was paid for quality is never quality.',
    '',
    textTable(
      ['Where on the map', 'Practices', ''],
      places.map(({ place, practices, words }) => [place, String(practices), words]),
    ),
    '',
    textTable(
      ['With another choice', 'Practices', 'Order of quality', 'Order of payment', 'Same place'],
      sensitivity.map((one) => [
        one.choice,
        String(one.practices),
        one.quality ?? 'the same',
        one.payment ?? 'the same',
        `${one.samePlacePercent}%`,
      ]),
    ),
    '',
    textTable(
      ['Practice', '', 'Quality', '95% interval', 'A year before', '£ a head', 'by its lists', 'Where'],
      rows.map((row) => [
        row.practice,
        row.name,
        row.quality.value?.index ?? 'none',
        intervalText(row.quality.value),
        row.change.value ?? 'not told',
        row.pounds.kind === 'pounds' ? row.pounds.pounds : 'none',
        rangeText(row.pounds),
        row.place ?? row.reason ?? '',
      ]),
    ),
  ].join('\n');
}

function intervalText(score: ShownComposite | null): string {
  return score === null ? 'none' : `${score.lower} to ${score.upper}`;
}

function rangeText(pounds: ShownPounds): string {
  if (pounds.kind === 'not shown') return 'not for you to see';
  return pounds.kind === 'none' ? pounds.reason : `${pounds.low} to ${pounds.high}`;
}

function practiceText(report: Shown<ValueOfPracticeReport>): string {
  const { place, row, measures, payment, unit } = report;
  return [
    `${place.name} (${place.practice}): ${row.place ?? `not on the map: ${row.reason}`}`,
    `Quality ${row.quality.value?.index ?? 'none'} (${intervalText(row.quality.value)}), ${unit}.`,
    `${row.pounds.kind === 'pounds' ? `£${row.pounds.pounds} a head` : 'No payment for a head'}: ${rangeText(row.pounds)}.`,
    '',
    textTable(
      ['Measure', '', 'Weight', '%', 'All', 'Score', 'Adds'],
      measures.map((one) => [
        one.indicator,
        one.shortTitle,
        String(one.weight),
        one.rate.value.kind === 'rate' ? one.rate.value.percent : 'none',
        one.overall.value ?? 'none',
        one.score.value ?? (one.isStopped ? 'stopped' : 'none'),
        one.adds.value ?? 'nothing',
      ]),
    ),
    '',
    paymentText(payment),
  ].join('\n');
}

function paymentText(payment: ValueOfPracticeReport['payment']): string {
  if (payment === null) return 'Its payment is not for you to see.';
  if (typeof payment === 'string') return `No payment: ${payment}.`;
  const pounds = (pence: ValuePayment['countedPence']): string => decimalText(poundsFromPence(pence), 2);
  return textTable(
    ['Account', '£', 'Use'],
    [
      ...payment.parts.map(({ account, pence, use }) => [account, pounds(pence), use]),
      ['What is divided by patients', pounds(payment.countedPence), ''],
    ],
  );
}
