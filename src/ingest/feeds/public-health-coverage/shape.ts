import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

const PROGRAMMES = [
  ['cervical', 'cervical-screening', 'women aged 25 to 64 who are due cervical screening', 'screened in time'],
  ['bowel', 'bowel-screening', 'people aged 60 to 74 invited to bowel screening', 'screened within 6 months'],
  ['breast', 'breast-screening', 'women aged 50 to 70 invited to breast screening', 'screened in three years'],
  ['flu_65', 'flu-vaccine-65-and-over', 'people aged 65 and over', 'vaccinated against influenza in the season'],
  ['mmr_5', 'mmr-two-doses-by-5', 'children who became 5 in the year', 'two doses against measles, mumps and rubella'],
] as const;

/** Who was reached by each programme, of those it is for, in the twelve months up to a day. */
export const layout: PublishedLayout = {
  feed: 'public-health-coverage',
  source: 'public-health-coverage',
  title: 'Coverage of screening and vaccination programmes, by practice',
  sentBy:
    'Office for Health Improvement and Disparities, and the child health information service; in the demonstration generated',
  frequency: 'every year',
  notes: ['Coverage is of those a programme is for, as its own register has them: it need not be the practice’s list.'],
  columns: [
    { heading: 'practice', meaning: 'practice', example: 'A81001' },
    { heading: 'year_to', meaning: 'last day of the twelve months', example: '2026-03-31' },
    ...PROGRAMMES.flatMap(([column, , due, reached]) => [
      { heading: `${column}_due`, meaning: due, example: '1240' },
      { heading: `${column}_reached`, meaning: `of them ${reached}`, example: '890' },
    ]),
    { heading: 'note', meaning: 'what must be known of the record', example: 'Provisional.' },
  ],
  practice: 'practice',
  period: { kind: 'months to', column: 'year_to', months: 12 },
  mayBeInvented: true,
  note: 'note',
  measures: PROGRAMMES.map(([column, measure, due]) => ({
    measure,
    unit: 'percent',
    populationBasis: due,
    figure: { kind: 'over', column: `${column}_reached`, of: `${column}_due` },
  })),
};

export const description = describeLayout(layout);
