import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

/** Heading → our name of the figure, and what it is in words. */
const FIGURES: readonly (readonly [heading: string, measure: string, meaning: string, example: string])[] = [
  ['TOTAL_PATIENTS', 'registered-patients', 'patients registered', '4222'],
  ['TOTAL_GP_EXTGL_HC', 'gps', 'general practitioners, without those in training and locums', '2'],
  ['TOTAL_GP_EXTGL_FTE', 'gp-whole-time-equivalents', 'the same as whole-time equivalents', '2.1'],
  ['TOTAL_ADMIN_FTE', 'administrators-whole-time-equivalents', 'administrative staff as whole-time equivalents', '6.2'],
  ['TOTAL_ADMIN_MANAGER_FTE', 'managers-whole-time-equivalents', 'of them managers', '1'],
  ['TOTAL_ADMIN_RECEPT_FTE', 'receptionists-whole-time-equivalents', 'of them receptionists', '4.4'],
  ['TOTAL_ADMIN_TELEPH_FTE', 'telephonists-whole-time-equivalents', 'of them telephonists', '0'],
];

export const layout: PublishedLayout = {
  feed: 'gp-workforce',
  source: 'gp-workforce',
  title: 'Workforce of practices by year',
  sentBy: 'NHS England, General Practice Workforce; collected by year by the Health Equity Evidence Centre',
  frequency: 'every year',
  notes: ['Deprivation stands in the file too and is read past: it comes by its own feed.'],
  columns: [
    { heading: 'Practice.Code', meaning: 'practice', example: 'A81001' },
    { heading: 'Year', meaning: 'year of the count', example: '2016' },
    ...FIGURES.map(([heading, , meaning, example]) => ({ heading, meaning, example })),
    { heading: 'IMD', meaning: 'deprivation score', example: '29.94546757' },
    { heading: 'IMD_quintile', meaning: 'fifth of deprivation', example: '4' },
  ],
  practice: 'Practice.Code',
  period: { kind: 'year', column: 'Year' },
  measures: FIGURES.map(([column, measure, meaning]) => ({
    measure,
    unit: 'number',
    populationBasis: meaning,
    figure: { kind: 'value', column },
  })),
};

export const description = describeLayout(layout);
