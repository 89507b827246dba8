import type { PublishedValueReport, ValueGroup } from '../../../reports/index.ts';
import { publishedValueAddress, publishedValuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { poundsOf, wholeText } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';

/** Rows of a table of all England that a page prints; its CSV has them all. */
const PRINTED = 50;

export function valueTables(report: PublishedValueReport, query: string): readonly Table<'published'>[] {
  return [
    practicesTable(report, query),
    placesTable(report),
    sensitivityTable(report),
    conditionsTable(report),
    groupsTable('byContract', 'By contract', 'Contract', report.byContract),
    groupsTable('byDeprivation', 'By deprivation of the list', 'Fifth', report.byDeprivation),
    frontierTable(report),
    commissionersTable(report, query),
    notPlacedTable(report),
  ];
}

function number(text: string): Cell<never> {
  return { text, csv: text };
}

function money(pounds: string): Cell<never> {
  return { text: poundsOf(pounds), csv: pounds };
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
      money(one.pounds),
      one.poundsLow === null ? { text: 'not received' } : money(one.poundsLow),
      one.poundsHigh === null ? { text: 'not received' } : money(one.poundsHigh),
      { text: one.contractType === 'unknown' ? 'not stated' : one.contractType },
      { text: one.deprivationFifth === null ? 'not received' : String(one.deprivationFifth) },
      number(one.reliability),
      { text: one.place },
    ]),
    printed: PRINTED,
    whenEmpty: 'No practice could be placed: the table below says why.',
  };
}

function placesTable({ places }: PublishedValueReport): Table<'published'> {
  return {
    id: 'places',
    caption: 'Where practices lie',
    columns: [
      { heading: 'Part of the map', kind: 'text' },
      { heading: 'Practices', kind: 'number', isMain: true },
      { heading: 'What that says', kind: 'text' },
    ],
    rows: places.map(({ place, practices, words }) => [
      { text: place },
      { text: wholeText(practices), csv: String(practices) },
      { text: words },
    ]),
    whenEmpty: 'The map has no parts.',
  };
}

function sensitivityTable({ sensitivity }: PublishedValueReport): Table<'published'> {
  return {
    id: 'sensitivity',
    caption: 'What another choice would change, all of England',
    columns: [
      { heading: 'With another choice', kind: 'text' },
      { heading: 'Practices', kind: 'number' },
      { heading: 'Agreement of the order by case-finding', kind: 'number' },
      { heading: 'Agreement of the order by payment', kind: 'number' },
      { heading: 'In the same part of the map', kind: 'number', isMain: true },
    ],
    rows: sensitivity.map(({ choice, practices, quality, payment, samePlacePercent }) => [
      { text: choice },
      { text: wholeText(practices), csv: String(practices) },
      number(quality ?? 'the same'),
      number(payment ?? 'the same'),
      { text: `${samePlacePercent}%`, csv: samePlacePercent },
    ]),
    whenEmpty: 'No other choice can be made.',
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

function groupsTable(id: string, caption: string, heading: string, groups: readonly ValueGroup[]): Table<'published'> {
  return {
    id,
    caption,
    columns: groupColumns(heading),
    rows: groups.map((group) => [{ text: group.group }, ...groupCells(group)]),
    whenEmpty: 'No practice could be placed.',
  };
}

function groupColumns(heading: string): Table<'published'>['columns'] {
  return [
    { heading, kind: 'text' },
    { heading: 'Practices', kind: 'number' },
    { heading: 'Case-finding: median', kind: 'number', isMain: true },
    { heading: 'Middle half', kind: 'number' },
    { heading: '£ a head: median', kind: 'number' },
    { heading: 'Middle half', kind: 'number' },
  ];
}

function groupCells({ practices, index, pounds }: ValueGroup): readonly Cell<never>[] {
  return [
    { text: wholeText(practices), csv: String(practices) },
    number(index.median),
    { text: `${index.lowerQuartile} to ${index.upperQuartile}` },
    money(pounds.median),
    { text: `£${pounds.lowerQuartile} to £${pounds.upperQuartile}` },
  ];
}

function frontierTable({ frontier }: PublishedValueReport): Table<'published'> {
  return {
    id: 'frontier',
    caption: 'What one practice in twenty reaches, by payment',
    columns: [
      { heading: '£ a head, middle of the group', kind: 'number' },
      { heading: 'Case-finding', kind: 'number', isMain: true },
      { heading: 'Lower', kind: 'number' },
      { heading: 'Upper', kind: 'number' },
    ],
    rows: frontier.map(({ pounds, index, lower, upper }) => [
      money(pounds),
      number(index),
      number(lower),
      number(upper),
    ]),
    whenEmpty: 'Too few practices could be placed.',
  };
}

function commissionersTable({ byCommissioner, year }: PublishedValueReport, query: string): Table<'published'> {
  return {
    id: 'commissioners',
    caption: 'By commissioner',
    columns: groupColumns('Commissioner'),
    rows: byCommissioner.map((group) => [
      { text: group.group, note: group.area, href: withQuery(publishedValueAddress(year, group.area), query) },
      ...groupCells(group),
    ]),
    whenEmpty: 'No practice could be placed.',
  };
}

function notPlacedTable({ notPlaced }: PublishedValueReport): Table<'published'> {
  return {
    id: 'notPlaced',
    caption: 'Practices that are not on the map, and why',
    columns: [
      { heading: 'Why', kind: 'text' },
      { heading: 'Practices', kind: 'number', isMain: true },
      { heading: 'Which', kind: 'text' },
    ],
    rows: notPlaced.map(({ reason, practices, which }) => [
      { text: reason },
      { text: wholeText(practices), csv: String(practices) },
      { text: shortList(which), csv: which.join(' ') },
    ]),
    whenEmpty: 'Every practice of the payments file is on the map.',
  };
}

const NAMED = 8;

function shortList(which: readonly string[]): string {
  const rest = which.length - NAMED;
  return rest > 0 ? `${which.slice(0, NAMED).join(', ')} and ${wholeText(rest)} more in the CSV` : which.join(', ');
}
