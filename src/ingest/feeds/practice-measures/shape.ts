import { describeColumn, type FeedColumn } from '../../column.ts';
import type { FeedDescription } from '../../feed.ts';

/** The version of the measures file that is read. */
export const VERSION = 1;

const AREA_KINDS = ['practice', 'team', 'locality', 'commissioner', 'england'] as const;

/** Unit → how many of the denominator a value is for; null where it is not worked out from a numerator. */
export const UNITS = {
  percent: 100,
  'per 1000': 1000,
  'per 100000': 100_000,
  ratio: 1,
  mean: 1,
  rating: null,
  number: null,
} as const;

/** Columns of a measures file, in order. */
export const MEASURES_COLUMNS: readonly FeedColumn[] = [
  {
    name: 'realm',
    kind: 'choice',
    meaning: 'Whether the figure was published, or made up for the demonstration.',
    isRequired: true,
    allowed: ['published', 'invented'],
    example: 'invented',
  },
  {
    name: 'source',
    kind: 'identifier',
    meaning: 'Who or what the figure is from, one name for all of its measures: small letters, digits and hyphens.',
    isRequired: true,
    example: 'gp-patient-survey',
  },
  {
    name: 'measure',
    kind: 'identifier',
    meaning: 'The measure, one name for all periods: small letters, digits and hyphens.',
    isRequired: true,
    example: 'overall-experience',
  },
  {
    name: 'area_kind',
    kind: 'choice',
    meaning: 'What area names.',
    isRequired: true,
    allowed: AREA_KINDS,
    example: 'practice',
  },
  {
    name: 'area',
    kind: 'identifier',
    meaning: 'Code of the practice or commissioner, our id of the team or locality, or england.',
    isRequired: true,
    example: 'X00010',
  },
  {
    name: 'period_from',
    kind: 'date',
    meaning: 'The first day that the figure is about.',
    isRequired: true,
    example: '2026-01-05',
  },
  { name: 'period_to', kind: 'date', meaning: 'The last day of it.', isRequired: true, example: '2026-03-31' },
  {
    name: 'numerator',
    kind: 'decimal',
    meaning: 'What was counted or added up, weighted where its source weights it.',
    isRequired: false,
    unit: 'people, answers, items or points: as the measure says',
    example: '83.4',
  },
  {
    name: 'denominator',
    kind: 'decimal',
    meaning: 'Out of what; above 0, and given with the numerator.',
    isRequired: false,
    unit: 'people, answers or person-years: as population_basis says',
    example: '112',
  },
  {
    name: 'value',
    kind: 'decimal',
    meaning: 'The figure itself, where it is no numerator over a denominator, or beside them.',
    isRequired: false,
    unit: 'as unit says',
    example: '74.5',
  },
  {
    name: 'unit',
    kind: 'choice',
    meaning:
      'What value is in: percent, per 1000 and per 100000 are of the denominator; ratio and mean are for each; a rating is 1 for inadequate to 4 for outstanding.',
    isRequired: true,
    allowed: Object.keys(UNITS),
    example: 'percent',
  },
  {
    name: 'population_basis',
    kind: 'text',
    meaning: 'Who or what the denominator is, in words.',
    isRequired: true,
    example: 'people who answered, weighted to the list by age and sex',
  },
  {
    name: 'received',
    kind: 'choice',
    meaning: 'Whether there is a figure; no says that the source has none of this area and period.',
    isRequired: true,
    allowed: ['yes', 'no'],
    example: 'yes',
  },
  {
    name: 'note',
    kind: 'text',
    meaning: 'What a reader must know of it, e.g. that it was generated, or why there is no figure.',
    isRequired: false,
    example: 'Generated for the demonstration: nobody was asked.',
  },
];

export const description: FeedDescription = {
  feed: 'practice-measures',
  version: VERSION,
  title: 'Measures of practices and areas that are not counted from records here',
  sentBy: 'Whoever holds the figures: survey, friends and family test, inspectorate, public health, prescribing.',
  frequency: 'as each source publishes.',
  formats: ['CSV, CSV with gzip, Parquet'],
  notes: [
    'A measure of a source and period is received as a whole: a later file takes the place of all its areas.',
    'Each bad row is left out with its reason; the others go in.',
    'Either numerator and denominator are given, or a value, or both, which must then agree to half a unit.',
    'Practices X00000 to X00099 and the commissioner X00 are invented; every other practice and commissioner is published.',
    'A row with received = no has no numbers: not received is written down, and is not nought.',
  ],
  tables: [
    {
      name: 'measures',
      meaning: 'One row for each measure, area and period.',
      columns: MEASURES_COLUMNS.map(describeColumn),
    },
  ],
};
