import { dayText, firstDayOf, monthText } from '../../../base/index.ts';
import { PLACE_KINDS, type ReportBasis, type ValueOfPracticeReport } from '../../../reports/index.ts';
import {
  ASSURANCE,
  assurancePracticeAddress,
  measureAddress,
  statementAddress,
  VALUE,
  VALUE_YEARS,
  withQuery,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { moneyCell, poundsOf, wholeText } from '../../layout/figures.ts';
import type { Cell, Fact, Link, Page, Table } from '../../layout/page.ts';
import { rateCell } from '../../layout/released.ts';
import { toBorough } from '../../layout/trail.ts';
import { changeText, intervalText, scoreText } from '../value/tables.ts';

type Given = ValueOfPracticeReport & { readonly basis: ReportBasis };

/** What makes up both axes of one practice on the map of quality and contract value. */
export function valuePracticeView(report: Given, query: string): Page<'invented'> {
  const { place, month, periodEnd, unit, policy } = report;
  return {
    realm: 'invented',
    template: 'value-practice',
    heading: place.name,
    caption: `Quality at ${dayText(periodEnd)} and contract value of ${monthText(month)}`,
    trail: [
      ...toBorough(place.commissioner.name),
      { text: 'Assurance', href: ASSURANCE },
      { text: 'Value', href: withQuery(VALUE, query) },
    ],
    tables: [measuresTable(report), paymentTable(report), listsTable(report)],
    content: {
      answer: answerOf(report),
      measuresWords: `Each score is the practice’s share less that of all practices with a figure, together (${unit}). What a measure adds is its score by its part of the weight that has a figure; the parts add to the composite.`,
      about: aboutFacts(report),
      links: linksOf(report),
      method: [
        'What is left out of contract value stays in the table, with its amount. Services paid by claim are one line, because a fee times a count is a count of people.',
        'A practice is described and not judged here: its interval, and what another choice would change, stand on the map’s own page.',
      ],
      ifWrong: {
        sentences: [
          'A share that looks wrong: open the measure, where its counts are and can be queried. An amount that looks wrong: open the statement and the line.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Policy', value: `${policy.source} (${policy.status})`, note: `in force from ${policy.validFrom}` },
      ],
    },
  };
}

function answerOf({ row, unit, choice, medianPounds }: Given): string {
  const { quality, pounds, place, reason } = row;
  const found =
    quality.value === null
      ? 'It has no composite of quality: too few of its measures have a figure that may be shown to you.'
      : `Its quality is ${scoreText(quality.value.index)} ${unit}, 95% interval ${intervalText(quality.value)}.`;
  const each = choice.per === 'weighted' ? 'a weighted' : 'a registered';
  const value =
    pounds.kind === 'pounds'
      ? ` Its contract value is ${poundsOf(pounds.pounds)} for ${each} patient in the month.`
      : ` Its contract value ${pounds.kind === 'none' ? `cannot be told: ${pounds.reason}` : 'is not for you to see'}.`;
  const half =
    medianPounds === null ? '' : ` Half of the practices on the map have less than ${poundsOf(medianPounds)}.`;
  const where =
    place === null
      ? ` It is not on the map: ${reason ?? 'no reason is known'}.`
      : ` That is: ${sentence(PLACE_KINDS[place])}`;
  return `${found}${value}${half}${where}`;
}

function sentence(words: string): string {
  return /[.?]$/.test(words) ? words : `${words}.`;
}

function measuresTable({ measures, place, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Quality, measure by measure',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Weight', kind: 'number' },
      { heading: 'Result', kind: 'number' },
      { heading: 'All with a figure, together', kind: 'number' },
      { heading: 'Score', kind: 'number' },
      { heading: 'Adds', kind: 'number', isMain: true },
    ],
    rows: measures.map((one) => [
      {
        text: one.indicator,
        note: `${one.shortTitle}${one.direction === 'lower' ? '; lower is better' : ''}`,
        href: measureAddress(place.practice, one.indicator, periodEnd),
      },
      { text: String(one.weight) },
      rateCell(one.rate.value, 'no figure'),
      { text: one.overall.value === null ? 'no figure' : `${one.overall.value}%`, csv: one.overall.value ?? '' },
      one.isStopped ? { text: 'stopped as implausible' } : signedCell(one.score.value, 'no figure'),
      signedCell(one.adds.value, 'nothing'),
    ]),
    whenEmpty: 'The framework has none of the measures that the policy names.',
  };
}

/** A score with its sign, or what stands in its place. */
function signedCell(score: string | null, whenNone: string): Cell<never> {
  return score === null ? { text: whenNone } : { text: scoreText(score), csv: score };
}

function paymentTable({ payment, choice }: Given): Table<'invented'> {
  const parts = payment !== null && typeof payment === 'object' ? payment : null;
  const useText = (use: string): string =>
    use === 'for quality' ? `${choice.qof === 'with' ? 'counted' : 'left out'}: paid for quality, never quality` : use;
  return {
    id: 'payment',
    caption: 'Contract value, account by account',
    columns: [
      { heading: 'Account', kind: 'text' },
      { heading: 'Amount', kind: 'number', isMain: true },
      { heading: 'Used', kind: 'text' },
    ],
    rows: (parts?.parts ?? []).map(({ account, pence, use }) => [
      { text: account },
      moneyCell(pence),
      { text: use === 'by claim' ? 'left out: it follows what was done' : useText(use) },
    ]),
    ...(parts === null
      ? {}
      : { total: [{ text: 'Contract value' }, moneyCell(parts.countedPence), { text: 'divided by patients' }] }),
    whenEmpty:
      payment === null
        ? 'What it is paid is not for you to see.'
        : `There is no amount${typeof payment === 'string' ? `: ${payment}` : ''}.`,
  };
}

function listsTable({ payment }: Given): Table<'invented'> {
  const lists = payment !== null && typeof payment === 'object' ? payment.lists : [];
  return {
    id: 'lists',
    caption: 'Lists of the quarter and the three before',
    columns: [
      { heading: 'Quarter from', kind: 'text' },
      { heading: 'Registered', kind: 'number' },
      { heading: 'Weighted', kind: 'number', isMain: true },
    ],
    rows: lists.map(({ quarter, registered, weighted }) => [
      { text: dayText(firstDayOf(quarter)) },
      { text: wholeText(registered), csv: String(registered) },
      { text: wholeText(weighted), csv: String(weighted) },
    ]),
    whenEmpty: 'No list is shown beside a payment that is not.',
  };
}

function aboutFacts({ row, payment, beforeEnd }: Given): readonly Fact<never>[] {
  const held = payment !== null && typeof payment === 'object' ? payment.heldLines : 0;
  const { before, pounds } = row;
  return [
    {
      name: beforeEnd === null ? 'Quality a year before' : `Quality at ${dayText(beforeEnd)}`,
      value: before.value === null ? 'no figure' : scoreText(before.value.index),
      note: before.value === null ? 'not told' : `${intervalText(before.value)}; now ${changeText(row)}`,
    },
    ...(pounds.kind === 'pounds'
      ? [
          {
            name: 'Contract value at its longest and its shortest list',
            value: `${poundsOf(pounds.low)} to ${poundsOf(pounds.high)}`,
          },
        ]
      : []),
    { name: 'Lines of the statement that are held, and in no figure here', value: String(held) },
    { name: 'Contract', value: row.contractType },
    { name: 'Deprivation fifth', value: row.deprivationFifth === null ? 'not received' : String(row.deprivationFifth) },
  ];
}

function linksOf({ place, month, payment }: Given): readonly Link<'invented'>[] {
  const { practice, name } = place;
  return [
    { text: `${name} on every measure`, href: assurancePracticeAddress(practice) },
    ...(payment === null
      ? []
      : [{ text: `Its statement of ${monthText(month)}`, href: statementAddress(practice, month) }]),
    { text: 'Quality and contract value, year by year', href: VALUE_YEARS },
  ];
}
