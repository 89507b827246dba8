import type { ColumnDescription, FeedDescription, FeedName } from '../feed.ts';
import type { UNITS } from '../feeds/practice-measures/shape.ts';

/** A column of a published file. Columns that no measure is made of are read past. */
export type PublishedColumn = { readonly heading: string; readonly meaning: string; readonly example: string };

/**
 * How a measure is found in a record: a figure as it stands, times `scale` where it was printed in another unit; a share
 * of the sum of some columns; a percentage of a column of people, of which the count is got back; a column over another; or a
 * word, kept as its number.
 */
export type PublishedFigure =
  | { readonly kind: 'value'; readonly column: string; readonly scale?: number }
  | { readonly kind: 'share'; readonly column: string; readonly outOf: readonly string[] }
  | { readonly kind: 'percentage of'; readonly column: string; readonly scale?: number; readonly of: string }
  | { readonly kind: 'over'; readonly column: string; readonly of: string }
  | { readonly kind: 'word'; readonly column: string; readonly words: readonly string[] };

export type PublishedMeasure = {
  /** As `measure_values` calls it. */
  readonly measure: string;
  readonly unit: keyof typeof UNITS;
  readonly populationBasis: string;
  readonly figure: PublishedFigure;
  readonly note?: string;
};

/** Which days a record is about: the same for the whole file, a year or month (Apr-25) that stands in it, or the months up to a day. */
export type PublishedPeriod =
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'year' | 'month'; readonly column: string }
  | { readonly kind: 'months to'; readonly column: string; readonly months: number };

/** A file as its publisher lays it out, one record a practice, and the measures that it holds. */
export type PublishedLayout = {
  readonly feed: FeedName;
  /** What `measure_values` calls its source. */
  readonly source: string;
  readonly title: string;
  readonly sentBy: string;
  readonly frequency: string;
  readonly notes: readonly string[];
  /** Every column of the file, in order. */
  readonly columns: readonly PublishedColumn[];
  /** The heading of the practice's code. */
  readonly practice: string;
  readonly period: PublishedPeriod;
  /** Whether the demonstration's practices may be in it too: the realm of a record is then its practice's. */
  readonly mayBeInvented?: true;
  /** The heading of what must be known of a record's figures, if the file has one. */
  readonly note?: string;
  readonly measures: readonly PublishedMeasure[];
};

/** The headings that a layout's figures are read from, each once. */
export function headingsRead({ measures }: PublishedLayout): readonly string[] {
  return [...new Set(measures.flatMap(({ figure }) => headingsOf(figure)))];
}

export function headingsOf(figure: PublishedFigure): readonly string[] {
  switch (figure.kind) {
    case 'value':
      return [figure.column];
    case 'share':
      return [figure.column, ...figure.outOf];
    case 'percentage of':
    case 'over':
      return [figure.column, figure.of];
    case 'word':
      return [figure.column];
  }
}

/** The words of a column that holds no numbers, the first kept as 1; undefined of any other. */
export function wordsOf({ measures }: PublishedLayout, heading: string): readonly string[] | undefined {
  for (const { figure } of measures) if (figure.kind === 'word' && figure.column === heading) return figure.words;
  return undefined;
}

/** What a sender is told of the file. */
export function describeLayout(layout: PublishedLayout): FeedDescription {
  const numbers = new Set(headingsRead(layout));
  return {
    feed: layout.feed,
    version: 1,
    title: layout.title,
    sentBy: layout.sentBy,
    frequency: layout.frequency,
    formats: ['CSV as published'],
    notes: [
      ...layout.notes,
      'A blank, - or NA is not received, never 0.',
      'A figure that cannot be is left out with its reason; the others of its record go in.',
      'A later file of the same period takes the place of the earlier one.',
      `Kept in measure_values as source ${layout.source}: ${layout.measures.map(({ measure }) => measure).join(', ')}.`,
    ],
    tables: [
      {
        name: layout.feed,
        meaning: 'one record a practice',
        columns: layout.columns.map((column): ColumnDescription => describedColumn(layout, column, numbers)),
      },
    ],
  };
}

function describedColumn(
  layout: PublishedLayout,
  { heading, meaning, example }: PublishedColumn,
  numbers: ReadonlySet<string>,
): ColumnDescription {
  const { practice, period, note } = layout;
  const isRequired = heading === practice || (period.kind !== 'days' && heading === period.column);
  const isPast = !isRequired && !numbers.has(heading) && heading !== note;
  const words = wordsOf(layout, heading);
  return {
    name: heading,
    meaning: isPast ? `${meaning}; read past` : meaning,
    type: numbers.has(heading) && words === undefined ? 'decimal number' : 'text',
    isRequired,
    ...(words === undefined ? {} : { allowed: words }),
    example,
  };
}
