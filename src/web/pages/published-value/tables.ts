import type { PaymentYear, PublishedValueReport } from '../../../reports/index.ts';
import { publishedValueAddress, publishedValuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { wholeText } from '../../layout/figures.ts';
import type { Cell, Column, Table } from '../../layout/page.ts';
import { groupCells, groupColumns, type MapWords, mapTables, moneyCell } from '../../layout/value-tables.ts';

const WORDS: MapWords = {
  quality: 'Case-finding',
  score: (score) => score,
  of: ', all of England',
  frontier: { caption: 'What one practice in twenty reaches, by payment', pounds: '£ a head, middle of the group' },
  withoutMap: 'There is no map: no practice could be placed.',
  withoutPractice: 'Too few practices could be placed.',
  everybodyPlaced: 'Every practice of the payments file is on the map.',
};

export function valueTables(report: PublishedValueReport, query: string): readonly Table<'published'>[] {
  const map = mapTables(report, WORDS);
  return [
    practicesTable(report, query),
    map.places,
    map.sensitivity,
    conditionsTable(report),
    map.byContract,
    map.byDeprivation,
    map.frontier,
    commissionersTable(report, query),
    map.notPlaced,
    yearsTable(report),
  ];
}

/** Payment of each published year side by side: everybody, then by contract and by deprivation. */
function yearsTable({ years }: PublishedValueReport): Table<'published'> {
  const groupsOf = ({ all, byContract, byDeprivation }: PaymentYear) => [...all, ...byContract, ...byDeprivation];
  const names = [...new Set(years.toReversed().flatMap((year) => groupsOf(year).map(({ group }) => group)))];
  return {
    id: 'years',
    caption: 'Payment for a head, year by year',
    columns: [
      { heading: 'Practices', kind: 'text' },
      ...years.flatMap(({ year }, at): readonly Column[] => [
        { heading: `How many, ${year}`, kind: 'number' },
        { heading: `£ a head: median, ${year}`, kind: 'number', ...(at === years.length - 1 ? { isMain: true } : {}) },
        { heading: `Middle half, ${year}`, kind: 'number' },
      ]),
    ],
    rows: names.map((name) => [
      { text: name },
      ...years.flatMap((year): readonly Cell<never>[] => {
        const found = groupsOf(year).find(({ group }) => group === name);
        if (found === undefined) return [{ text: 'none' }, { text: 'none' }, { text: 'none' }];
        const { median, lowerQuartile, upperQuartile } = found.pounds;
        return [
          { text: wholeText(found.practices), csv: String(found.practices) },
          moneyCell(median),
          { text: `£${lowerQuartile} to £${upperQuartile}` },
        ];
      }),
    ]),
    whenEmpty: 'No payments file was received.',
  };
}

type Followed = { readonly years: readonly Pick<PaymentYear, 'year' | 'hasCaseFinding'>[] };

/** Of which years there is case-finding beside the payment. */
export function yearsWords({ years }: Followed): string {
  const without = years.filter(({ hasCaseFinding }) => !hasCaseFinding).map(({ year }) => year);
  const first =
    'Pounds are of their year and not made alike for prices; practices are those that the file has for the whole year.';
  return without.length === 0
    ? first
    : `${first} There is no case-finding of ${without.join(', ')}: no estimates of expected prevalence of that year are among the published files, so only the payment can be followed.`;
}

function number(text: string): Cell<never> {
  return { text, csv: text };
}

function practicesTable({ practices, year, area }: PublishedValueReport, query: string): Table<'published'> {
  return {
    id: 'practices',
    caption: 'Practices, in order of their codes',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Case-finding', kind: 'number', isMain: true },
      { heading: 'Lower', kind: 'number' },
      { heading: 'Upper', kind: 'number' },
      { heading: '£ a head', kind: 'number' },
      { heading: 'At its largest list', kind: 'number' },
      { heading: 'At its smallest list', kind: 'number' },
      { heading: 'Contract', kind: 'text' },
      { heading: 'Deprivation fifth', kind: 'text' },
      { heading: 'Reliability', kind: 'number' },
      { heading: 'Where on the map', kind: 'text' },
    ],
    rows: practices.map((one) => [
      {
        text: one.name === '' ? one.practice : one.name,
        note: area === 'england' ? `${one.practice}, ${one.areaName}` : one.practice,
        href: withQuery(publishedValuePracticeAddress(year, one.practice), query),
      },
      number(one.index),
      number(one.lower),
      number(one.upper),
      moneyCell(one.pounds),
      one.poundsLow === null ? { text: 'not received' } : moneyCell(one.poundsLow),
      one.poundsHigh === null ? { text: 'not received' } : moneyCell(one.poundsHigh),
      { text: one.contractType === 'unknown' ? 'not stated' : one.contractType },
      { text: one.deprivationFifth === null ? 'not received' : String(one.deprivationFifth) },
      number(one.reliability),
      { text: one.place },
    ]),
    whenEmpty: 'No practice could be placed: the table below says why.',
  };
}

function conditionsTable({ conditions }: PublishedValueReport): Table<'published'> {
  return {
    id: 'conditions',
    caption: 'Conditions that the composite is made of',
    columns: [
      { heading: 'Condition', kind: 'text' },
      { heading: 'Weight', kind: 'number', isMain: true },
      { heading: 'Expected of', kind: 'text' },
      { heading: 'England: recorded ÷ expected', kind: 'number' },
      { heading: 'How sure the ages are', kind: 'text' },
    ],
    rows: conditions.map(({ name, weight, of, recordedToExpected, status }) => [
      { text: name },
      number(String(weight)),
      { text: of },
      number(recordedToExpected ?? 'not in it'),
      { text: status },
    ]),
    whenEmpty: 'No condition is defined.',
  };
}

function commissionersTable({ byCommissioner, year }: PublishedValueReport, query: string): Table<'published'> {
  return {
    id: 'commissioners',
    caption: 'By commissioner',
    columns: groupColumns('Commissioner', WORDS),
    rows: byCommissioner.map((group) => [
      { text: group.group, note: group.area, href: withQuery(publishedValueAddress(year, group.area), query) },
      ...groupCells(group, WORDS),
    ]),
    whenEmpty: 'No practice could be placed.',
  };
}
