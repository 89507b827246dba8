import type { ColumnDescription } from './feed.ts';

/** What a column of our own feeds may hold. The words are what a sender reads. */
export const COLUMN_KINDS = {
  identifier: 'text of at most 64 characters',
  text: 'text of at most 255 characters',
  choice: 'one of the allowed values',
  organisation: 'Organisation Data Service code, 3 to 10 capital letters and digits',
  date: 'date YYYY-MM-DD',
  month: 'month YYYY-MM',
  'date-time': 'date and time YYYY-MM-DDThh:mm:ss, local, without a zone',
  decimal: 'decimal number, at most 9 digits before the point and 3 after it',
  whole: 'whole number of 0 or more',
  snomed: 'SNOMED CT concept identifier, 6 to 18 digits with its check digit',
} as const;
export type ColumnKind = keyof typeof COLUMN_KINDS;

/** A column as both the checks and the documentation read it. */
export type FeedColumn = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly meaning: string;
  readonly isRequired: boolean;
  readonly unit?: string;
  readonly allowed?: readonly string[];
  readonly example: string;
};

export function describeColumn(column: FeedColumn): ColumnDescription {
  return {
    name: column.name,
    meaning: column.meaning,
    type: COLUMN_KINDS[column.kind],
    isRequired: column.isRequired,
    example: column.example,
    ...(column.unit === undefined ? {} : { unit: column.unit }),
    ...(column.allowed === undefined ? {} : { allowed: column.allowed }),
  };
}
