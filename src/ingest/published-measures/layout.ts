import type { ColumnDescription, FeedDescription, FeedName } from '../feed.ts';
import type { UNITS } from '../feeds/practice-measures/shape.ts';

/** A column of a published file. Columns that no measure is made of are read past. */
export type PublishedColumn = { readonly heading: string; readonly meaning: string; readonly example: string };

/**
 * How a measure is found in a record: a figure as it stands, times `scale` where it was printed in another unit; a share
 * of the sum of some columns; or a percentage of a column of people, of which the count is got back.
 */
export type PublishedFigure =
  | { readonly kind: 'value'; readonly column: string; readonly scale?: number }
  | { readonly kind: 'share'; readonly column: string; readonly outOf: readonly string[] }
  | { readonly kind: 'percentage of'; readonly column: string; readonly scale?: number; readonly of: string };

export type PublishedMeasure = {
  /** As `measure_values` calls it. */
  readonly measure: string;
  readonly unit: keyof typeof UNITS;
  readonly populationBasis: string;
  readonly figure: PublishedFigure;
  readonly note?: string;
};

/** Which days a record is about: the same for the whole file, a year that stands in it, or a month (Apr-25). */
export type PublishedPeriod =
  | { readonly kind: 'days'; readonly from: string; readonly to: string }
  | { readonly kind: 'year' | 'month'; readonly column: string };

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
      return [figure.column, figure.of];
  }
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
  { practice, period }: PublishedLayout,
  { heading, meaning, example }: PublishedColumn,
  numbers: ReadonlySet<string>,
): ColumnDescription {
  const isRequired = heading === practice || (period.kind !== 'days' && heading === period.column);
  const isPast = !isRequired && !numbers.has(heading);
  return {
    name: heading,
    meaning: isPast ? `${meaning}; read past` : meaning,
    type: numbers.has(heading) ? 'decimal number' : 'text',
    isRequired,
    example,
  };
}
