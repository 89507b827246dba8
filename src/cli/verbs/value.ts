import { accepted, type Outcome } from '../../base/index.ts';
import {
  type PublishedValueReport,
  publishedValuePractice,
  publishedValueReport,
  type ValuePracticeReport,
} from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';
import { valueOfPractices } from './value-of-practices.ts';
import { valueOverYears } from './value-over-years.ts';

const CHOICES = ['weights', 'basis', 'spread', 'per', 'qof'] as const;

/** `commonweal value`: quality beside contract value; with `--year 2014/15`, published case-finding beside payment. */
export const valueVerb: Verb = {
  name: 'value',
  purpose:
    'quality beside contract value for a head, of the demonstration; with --year, case-finding beside payment, of published practices: the map, its intervals and what would move it',
  forms: [
    '[--practice <code>] [--month <YYYY-MM>] [--period-end <YYYY-MM-DD>] [--weights HYP008=1,DM020=2] [--spread points|equal] [--missing others|all] [--per weighted|registered] [--qof with|without]',
    '--years [--period-end <YYYY-MM-DD>]',
    '--year <2014/15> [--area england|<code>] [--weights hypertension=1,copd=2] [--basis ages|list] [--spread index|equal] [--per weighted|registered] [--qof with|without]',
    '--year <2014/15> --practice <code> [--weights hypertension=1,copd=2] [--basis ages|list] [--spread index|equal] [--per weighted|registered] [--qof with|without]',
  ],
  async run(call) {
    if (isSet(call.line, 'years')) return valueOverYears(call);
    const year = optionOf(call.line, 'year');
    return year === undefined ? valueOfPractices(call) : publishedValue(call, year);
  },
};

async function publishedValue({ context, line }: VerbCall, year: string): Promise<Outcome<VerbResult>> {
  const choice = given(Object.fromEntries(CHOICES.map((name) => [name, optionOf(line, name)])));
  const practice = optionOf(line, 'practice');
  if (practice !== undefined) {
    const report = await publishedValuePractice(context, { year, practice, ...choice });
    return report.ok ? accepted({ json: report.value, text: practiceText(report.value) }) : report;
  }
  const report = await publishedValueReport(context, { year, ...given({ area: optionOf(line, 'area') }), ...choice });
  return report.ok ? accepted({ json: report.value, text: textOf(report.value) }) : report;
}

function textOf(report: PublishedValueReport): string {
  const { year, areaName, unit, practices, places, leftOutOfPayment, choice } = report;
  return [
    `Case-finding and payment per ${choice.per} head, ${areaName} ${year}: published, ${practices.length} practices`,
    `Case-finding: recorded against expected prevalence (${unit}). Payment leaves out ${leftOutOfPayment.join(', ')}.`,
    'What the QOF paid is never quality.',
    '',
    textTable(
      ['Where on the map', 'Practices', ''],
      places.map(({ place, practices: count, words }) => [place, String(count), words]),
    ),
    '',
    textTable(
      ['With another choice', 'Practices', 'Order of quality', 'Order of payment', 'Same place'],
      report.sensitivity.map(({ choice: other, practices: count, quality, payment, samePlacePercent }) => [
        other,
        String(count),
        quality ?? 'the same',
        payment ?? 'the same',
        `${samePlacePercent}%`,
      ]),
    ),
    '',
    ...report.notPlaced.map(({ reason, practices: count }) => `${count} not placed: ${reason}`),
    ...(practices.length > 60 ? ['Every practice: --json, or --area <code>.'] : [practicesText(practices)]),
  ].join('\n');
}

function practicesText(practices: PublishedValueReport['practices']): string {
  return textTable(
    ['Practice', '', 'Case-finding', '95% interval', '£ a head', 'by its lists', 'Where'],
    practices.map((one) => [
      one.practice,
      one.name,
      one.index,
      `${one.lower} to ${one.upper}`,
      one.pounds,
      one.poundsLow === null ? 'lists not received' : `${one.poundsLow} to ${one.poundsHigh}`,
      one.place,
    ]),
  );
}

function practiceText({ name, practice, year, placed, reason, conditions, payment }: ValuePracticeReport): string {
  return [
    `${name} (${practice}), ${year}: published`,
    placed === null
      ? `Not on the map: ${reason}.`
      : `Case-finding ${placed.index} (${placed.lower} to ${placed.upper}); £${placed.pounds} a head: ${placed.place}`,
    textTable(
      ['Condition', 'Weight', 'Recorded', 'Expected', 'Recorded ÷ expected', 'England', 'Index'],
      conditions.map((one) => [
        one.name,
        String(one.weight),
        String(one.recorded),
        one.expected,
        one.ratio,
        one.englandRatio,
        one.index === null ? 'none' : `${one.index.index} (${one.index.lower} to ${one.index.upper})`,
      ]),
    ),
    `Weighted patients ${payment.weighted}, registered ${payment.registered}.`,
  ].join('\n');
}
