import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

const THEMES = [
  ['about_access', 'complaints-about-access', 'appointments, telephones and waiting'],
  ['about_care', 'complaints-about-care', 'clinical care and diagnosis'],
  ['about_staff', 'complaints-about-staff', 'how staff behaved and what they said'],
  ['about_medicines', 'complaints-about-medicines', 'prescriptions and dispensing'],
] as const;

/** Complaints upheld or not, by what they were about, and incidents that the practice itself reported, of a year. */
export const layout: PublishedLayout = {
  feed: 'complaint-themes',
  source: 'complaints-and-incidents',
  title: 'Complaints by theme, and reported incidents, of practices',
  sentBy: 'practices (form K041b) and the national reporting of incidents; in the demonstration generated',
  frequency: 'every year',
  notes: [
    'A complaint may be about several themes: themes do not add up to complaints.',
    'Reported incidents are a sign of learning as much as of harm: more is neither better nor worse.',
  ],
  columns: [
    { heading: 'practice', meaning: 'practice', example: 'A81001' },
    { heading: 'year_to', meaning: 'last day of the year', example: '2026-03-31' },
    { heading: 'registered', meaning: 'people registered', example: '8120' },
    { heading: 'complaints', meaning: 'written complaints received', example: '24' },
    ...THEMES.map(([heading, , meaning]) => ({ heading, meaning: `complaints about ${meaning}`, example: '9' })),
    { heading: 'incidents', meaning: 'patient safety incidents that the practice reported', example: '31' },
    { heading: 'note', meaning: 'what must be known of the record', example: 'The form came late.' },
  ],
  practice: 'practice',
  period: { kind: 'months to', column: 'year_to', months: 12 },
  mayBeInvented: true,
  note: 'note',
  measures: [
    {
      measure: 'complaints',
      unit: 'per 1000',
      populationBasis: 'people registered',
      figure: { kind: 'over', column: 'complaints', of: 'registered' },
    },
    ...THEMES.map(([column, measure]) => ({
      measure,
      unit: 'percent' as const,
      populationBasis: 'written complaints received',
      figure: { kind: 'over' as const, column, of: 'complaints' },
    })),
    {
      measure: 'incidents-reported',
      unit: 'per 1000',
      populationBasis: 'people registered',
      figure: { kind: 'over', column: 'incidents', of: 'registered' },
    },
  ],
};

export const description = describeLayout(layout);
