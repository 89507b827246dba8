import type { PlaceKind, Sensitivity, ValueGroup } from '../../reports/index.ts';
import { poundsOf, wholeText } from './figures.ts';
import type { Cell, Column, Table } from './page.ts';

/** A map of value as far as its tables are the same in both realms. */
export type MapShown = {
  readonly places: readonly { readonly place: PlaceKind; readonly words: string; readonly practices: number }[];
  readonly sensitivity: readonly Sensitivity[];
  readonly byContract: readonly ValueGroup[];
  readonly byDeprivation: readonly ValueGroup[];
  readonly frontier: readonly {
    readonly pounds: string;
    readonly index: string;
    readonly lower: string;
    readonly upper: string;
  }[];
  readonly notPlaced: readonly { readonly reason: string; readonly which: readonly string[] }[];
};

/** What a map calls its axes, and what it says where it has nothing. */
export type MapWords = {
  /** What a practice is measured by: `Quality`. */
  readonly quality: string;
  /** How a figure of it is written. */
  readonly score: (score: string) => string;
  /** Of whom the sensitivity is: nothing, or `, all of England`. */
  readonly of: string;
  readonly frontier: { readonly caption: string; readonly pounds: string };
  readonly withoutMap: string;
  readonly withoutPractice: string;
  readonly everybodyPlaced: string;
};

/** The tables below a map by which a reader sees what it rests on: parts, other choices, groups, the frontier, and who is left out. */
export function mapTables(map: MapShown, words: MapWords) {
  return {
    places: placesTable(map, words),
    sensitivity: sensitivityTable(map, words),
    byContract: groupsTable('byContract', 'By contract', 'Contract', map.byContract, words),
    byDeprivation: groupsTable('byDeprivation', 'By deprivation of the list', 'Fifth', map.byDeprivation, words),
    frontier: frontierTable(map, words),
    notPlaced: notPlacedTable(map, words),
  };
}

/** A count with commas for a reader and without for a machine. */
function countCell(count: number): Cell<never> {
  return { text: wholeText(count), csv: String(count) };
}

export function moneyCell(pounds: string): Cell<never> {
  return { text: poundsOf(pounds), csv: pounds };
}

function placesTable({ places }: MapShown, { withoutMap }: MapWords): Table<never> {
  return {
    id: 'places',
    caption: 'Where practices lie',
    columns: [
      { heading: 'Part of the map', kind: 'text' },
      { heading: 'Practices', kind: 'number', isMain: true },
      { heading: 'What that says', kind: 'text' },
    ],
    rows: places.map(({ place, practices, words }) => [{ text: place }, countCell(practices), { text: words }]),
    whenEmpty: withoutMap,
  };
}

function sensitivityTable({ sensitivity }: MapShown, { quality: name, of, withoutMap }: MapWords): Table<never> {
  return {
    id: 'sensitivity',
    caption: `What another choice would change${of}`,
    columns: [
      { heading: 'With another choice', kind: 'text' },
      { heading: 'Practices', kind: 'number' },
      { heading: `Agreement of the order by ${name.toLowerCase()}`, kind: 'number' },
      { heading: 'Agreement of the order by payment', kind: 'number' },
      { heading: 'In the same part of the map', kind: 'number', isMain: true },
    ],
    rows: sensitivity.map(({ choice, practices, quality, payment, samePlacePercent }) => [
      { text: choice },
      countCell(practices),
      { text: quality ?? 'the same' },
      { text: payment ?? 'the same' },
      { text: `${samePlacePercent}%`, csv: samePlacePercent },
    ]),
    whenEmpty: withoutMap,
  };
}

function groupsTable(
  id: string,
  caption: string,
  heading: string,
  groups: readonly ValueGroup[],
  words: MapWords,
): Table<never> {
  return {
    id,
    caption,
    columns: groupColumns(heading, words),
    rows: groups.map((group) => [{ text: group.group }, ...groupCells(group, words)]),
    whenEmpty: words.withoutPractice,
  };
}

/** A column for the group, then those of its cells. */
export function groupColumns(heading: string, { quality }: MapWords): readonly Column[] {
  return [
    { heading, kind: 'text' },
    { heading: 'Practices', kind: 'number' },
    { heading: `${quality}: median`, kind: 'number', isMain: true },
    { heading: 'Middle half', kind: 'number' },
    { heading: '£ a head: median', kind: 'number' },
    { heading: 'Middle half', kind: 'number' },
  ];
}

export function groupCells({ practices, index, pounds }: ValueGroup, { score }: MapWords): readonly Cell<never>[] {
  return [
    countCell(practices),
    { text: score(index.median), csv: index.median },
    { text: `${score(index.lowerQuartile)} to ${score(index.upperQuartile)}` },
    moneyCell(pounds.median),
    { text: `£${pounds.lowerQuartile} to £${pounds.upperQuartile}` },
  ];
}

function frontierTable({ frontier }: MapShown, words: MapWords): Table<never> {
  const scored = (score: string): Cell<never> => ({ text: words.score(score), csv: score });
  return {
    id: 'frontier',
    caption: words.frontier.caption,
    columns: [
      { heading: words.frontier.pounds, kind: 'number' },
      { heading: words.quality, kind: 'number', isMain: true },
      { heading: 'Lower', kind: 'number' },
      { heading: 'Upper', kind: 'number' },
    ],
    rows: frontier.map(({ pounds, index, lower, upper }) => [
      moneyCell(pounds),
      scored(index),
      scored(lower),
      scored(upper),
    ]),
    whenEmpty: words.withoutPractice,
  };
}

function notPlacedTable({ notPlaced }: MapShown, { everybodyPlaced }: MapWords): Table<never> {
  return {
    id: 'notPlaced',
    caption: 'Practices that are not on the map, and why',
    columns: [
      { heading: 'Why', kind: 'text' },
      { heading: 'Practices', kind: 'number', isMain: true },
      { heading: 'Which', kind: 'text' },
    ],
    rows: notPlaced.map(({ reason, which }) => [
      { text: reason },
      countCell(which.length),
      { text: shortList(which), csv: which.join(' ') },
    ]),
    whenEmpty: everybodyPlaced,
  };
}

/** Codes that a page names; its CSV has them all. */
const NAMED = 8;

function shortList(which: readonly string[]): string {
  const rest = which.length - NAMED;
  return rest > 0 ? `${which.slice(0, NAMED).join(', ')} and ${wholeText(rest)} more in the CSV` : which.join(', ');
}
