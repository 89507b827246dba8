import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

/** The inspectorate's words, the lowest first: kept as 1 to 4, and always shown as words. */
const RATINGS = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'] as const;

const QUESTIONS = [
  ['overall', 'overall-rating', 'overall'],
  ['safe', 'safe', 'are services safe?'],
  ['effective', 'effective', 'are they effective?'],
  ['caring', 'caring', 'are they caring?'],
  ['responsive', 'responsive', 'are they responsive to people’s needs?'],
  ['well_led', 'well-led', 'are they well led?'],
] as const;

/** Ratings as they stood on a day: one that was given before stands until the next. */
export const layout: PublishedLayout = {
  feed: 'inspection-ratings',
  source: 'inspection',
  title: 'Inspection ratings of practices',
  sentBy: 'Care Quality Commission; in the demonstration generated',
  frequency: 'every quarter, as ratings stand',
  notes: ['A rating is a judgement in words. It is never averaged, added up or ranked.'],
  columns: [
    { heading: 'practice', meaning: 'practice', example: 'A81001' },
    { heading: 'as_on', meaning: 'day on which the ratings stood', example: '2026-03-31' },
    { heading: 'inspected_on', meaning: 'day of the report', example: '2024-06-11' },
    ...QUESTIONS.map(([heading, , meaning]) => ({ heading, meaning: `rating: ${meaning}`, example: 'Good' })),
    { heading: 'note', meaning: 'what must be known of the record', example: 'Report of 11 June 2024.' },
  ],
  practice: 'practice',
  period: { kind: 'months to', column: 'as_on', months: 12 },
  mayBeInvented: true,
  note: 'note',
  measures: QUESTIONS.map(([column, measure]) => ({
    measure,
    unit: 'rating',
    populationBasis: 'the practice, as the inspectorate found it',
    figure: { kind: 'word', column, words: RATINGS },
  })),
};

export const description = describeLayout(layout);
