import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** The version of the counts file that is read. */
export const VERSION = 1;

const COMPONENTS = ['register', 'denominator', 'numerator', 'adjustment', 'exclusion'] as const;

/** Columns of a counts file, in order. */
export const COUNTS_COLUMNS: readonly FeedColumn[] = [
  {
    name: 'practice',
    kind: 'organisation',
    meaning: 'The practice that counted: one a file.',
    isRequired: true,
    example: 'X00010',
  },
  {
    name: 'indicator',
    kind: 'identifier',
    meaning: 'The indicator’s published id.',
    isRequired: true,
    example: 'HYP008',
  },
  {
    name: 'definition_hash',
    kind: 'identifier',
    meaning: 'SHA-256 of the definition that was counted with, 64 hexadecimal digits.',
    isRequired: true,
    example: '9b74c9897bac770ffc029102a200c5de9b74c9897bac770ffc029102a200c5de',
  },
  {
    name: 'period',
    kind: 'text',
    meaning: 'The financial year that the cut-off lies in.',
    isRequired: true,
    example: '2025/26',
  },
  {
    name: 'cut_off',
    kind: 'date',
    meaning: 'The day as at which everybody registered was counted.',
    isRequired: true,
    example: '2026-03-31',
  },
  {
    name: 'component',
    kind: 'choice',
    meaning: 'What was counted.',
    isRequired: true,
    allowed: COMPONENTS,
    example: 'adjustment',
  },
  {
    name: 'reason',
    kind: 'text',
    meaning: 'Why, of an adjustment or an exclusion; empty for the other components.',
    isRequired: false,
    example: 'declined',
  },
  {
    name: 'count',
    kind: 'whole',
    meaning: 'People, those with a type 1 opt-out included.',
    isRequired: true,
    unit: 'people',
    example: '412',
  },
  {
    name: 'opted_out',
    kind: 'whole',
    meaning: 'Of them, people with a type 1 opt-out, whose rows are not in the extract.',
    isRequired: true,
    unit: 'people',
    example: '7',
  },
  {
    name: 'extract_sha256',
    kind: 'identifier',
    meaning: 'SHA-256 of the extract that was sent with the counts, 64 hexadecimal digits.',
    isRequired: true,
    example: '2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae',
  },
];

export const description: FeedDescription = {
  feed: 'practice-counts',
  version: VERSION,
  title: 'Practice counts',
  sentBy: 'Each practice, by `commonweal send`, which counts everybody registered, opted out or not.',
  frequency: 'With each extract that closes a period.',
  formats: ['CSV (RFC 4180, UTF-8)', 'CSV compressed with gzip', 'Parquet'],
  notes: [
    'The columns below, all of them, in this order.',
    'A file is of one practice. It may hold several cut-offs.',
    'A later file of the same practice and cut-off takes the place of what was sent before, as a whole.',
    'A file with a bad row is refused as a whole: part of a count is not a count.',
  ],
  tables: [{ name: 'practice_counts', meaning: 'What is paid on.', columns: COUNTS_COLUMNS.map(describeColumn) }],
};
