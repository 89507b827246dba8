import type { ShownComposite, ShownPounds, ValueReport, ValueRow } from '../../../reports/index.ts';
import { measureByPracticeAddress, valuePracticeAddress, withQuery } from '../../layout/addresses.ts';
import { isoDateText, wholeText } from '../../layout/figures.ts';
import type { Cell, Table } from '../../layout/page.ts';
import { NOT_FOR_YOU } from '../../layout/released.ts';
import { type MapWords, mapTables, moneyCell } from '../../layout/value-tables.ts';

const WORDS: MapWords = {
  quality: 'Quality',
  score: scoreText,
  of: '',
  frontier: { caption: 'The most that was reached for no more payment', pounds: '£ a head' },
  withoutMap: 'There is no map without what every practice is paid.',
  withoutPractice: 'No practice is on the map.',
  everybodyPlaced: 'Every practice is on the map.',
};

export function valueTables(report: ValueReport, query: string): readonly Table<'invented'>[] {
  const places = report.isMoneyShown ? report.places : [];
  const map = mapTables({ ...report, places }, WORDS);
  return [
    practicesTable(report, query),
    map.places,
    map.sensitivity,
    measuresTable(report),
    map.byContract,
    map.byDeprivation,
    map.frontier,
    exclusionsTable(report),
    map.notPlaced,
  ];
}

/** A score with its sign: +3.20, −1.05. */
export function scoreText(score: string): string {
  if (score.startsWith('-')) return `−${score.slice(1)}`;
  return /^0(\.0*)?$/.test(score) ? score : `+${score}`;
}

export function intervalText({ lower, upper }: Pick<ShownComposite, 'lower' | 'upper'>): string {
  return `${scoreText(lower)} to ${scoreText(upper)}`;
}

/** £ a head, and the range of it. */
function poundsCells(pounds: ShownPounds): readonly Cell<never>[] {
  if (pounds.kind === 'not shown') return [{ text: NOT_FOR_YOU }, { text: NOT_FOR_YOU }];
  if (pounds.kind === 'none') return [{ text: 'none' }, { text: 'none' }];
  return [moneyCell(pounds.pounds), { text: `£${pounds.low} to £${pounds.high}` }];
}

/** How quality moved in a year, in words. */
export function changeText({ change }: Pick<ValueRow, 'change'>): string {
  if (change.value === null) return 'not told';
  return change.value === 'by chance' ? 'no different beyond chance' : change.value;
}

function practicesTable({ rows }: ValueReport, query: string): Table<'invented'> {
  return {
    id: 'practices',
    caption: 'Practices, in order of their codes',
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Quality', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
      { heading: 'A year before', kind: 'number' },
      { heading: '£ a head', kind: 'number' },
      { heading: 'By its lists', kind: 'number' },
      { heading: 'Contract', kind: 'text' },
      { heading: 'Deprivation fifth', kind: 'text' },
      { heading: 'Reliability', kind: 'number' },
      { heading: 'Where on the map', kind: 'text' },
    ],
    rows: rows.map((row) => [
      {
        text: row.name,
        note: `${row.practice}, ${row.locality}`,
        href: withQuery(valuePracticeAddress(row.practice), query),
      },
      row.quality.value === null
        ? { text: 'no figure' }
        : { text: scoreText(row.quality.value.index), csv: row.quality.value.index },
      { text: row.quality.value === null ? 'none' : intervalText(row.quality.value) },
      row.before.value === null
        ? { text: 'no figure' }
        : { text: scoreText(row.before.value.index), note: `now ${changeText(row)}`, csv: row.before.value.index },
      ...poundsCells(row.pounds),
      { text: row.contractType },
      { text: row.deprivationFifth === null ? 'not received' : String(row.deprivationFifth) },
      { text: row.reliability.value ?? 'none' },
      row.place === null ? { text: 'not on it: see below' } : { text: row.place },
    ]),
    whenEmpty: 'There is no practice here.',
  };
}

function measuresTable({ measures, periodEnd }: ValueReport): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Measures that the composite is made of',
    columns: [
      { heading: 'Measure', kind: 'text' },
      { heading: 'Weight', kind: 'number', isMain: true },
      { heading: 'All with a figure, together', kind: 'number' },
      { heading: 'Practices with a figure', kind: 'number' },
    ],
    rows: measures.map(({ indicator, shortTitle, direction, weight, overall, practices }) => [
      {
        text: indicator,
        note: `${shortTitle}${direction === 'lower' ? '; lower is better' : ''}`,
        href: measureByPracticeAddress(indicator, periodEnd),
      },
      { text: String(weight) },
      { text: overall.value === null ? 'no figure' : `${overall.value}%`, csv: overall.value ?? '' },
      { text: wholeText(practices) },
    ]),
    whenEmpty: 'The framework has none of the measures that the policy names.',
  };
}

function exclusionsTable({ policy }: ValueReport): Table<'invented'> {
  return {
    id: 'leftOut',
    caption: 'What contract value leaves out',
    columns: [
      { heading: 'Left out', kind: 'text', isMain: true },
      { heading: 'Why', kind: 'text' },
      { heading: 'From when on', kind: 'text' },
    ],
    rows: [
      ...policy.leftOutOfValue,
      {
        name: 'services paid by claim',
        why: 'They follow what was done, and a fee times a count is a count of people',
      },
    ].map(({ name, why }) => [{ text: name }, { text: why }, { text: isoDateText(policy.validFrom) }]),
    whenEmpty: 'Nothing is left out.',
  };
}
