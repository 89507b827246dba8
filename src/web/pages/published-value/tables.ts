import type { PublishedValueReport } from '../../../reports/index.ts';
import { publishedValueAddress, publishedValuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import type { Cell, Table } from '../../layout/page.ts';
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
  ];
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
