import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

export const layout: PublishedLayout = {
  feed: 'deprivation-scores',
  source: 'fingertips-93553',
  title: 'Deprivation score of practices, by edition of the index',
  sentBy: 'Office for Health Improvement and Disparities (Fingertips indicator 93553)',
  frequency: 'with each edition of the Index of Multiple Deprivation',
  notes: ['The year is that of the edition. A higher score is more deprivation.'],
  columns: [
    { heading: 'IndicatorID', meaning: 'number of the indicator', example: '93553' },
    { heading: 'Year', meaning: 'edition of the index', example: '2015' },
    { heading: 'AreaCode', meaning: 'practice', example: 'A81001' },
    { heading: 'AreaName', meaning: 'its name', example: 'The Surgery' },
    { heading: 'IsAreaCurrent', meaning: 'whether the practice was open when it was published', example: '1' },
    { heading: 'Value', meaning: 'deprivation score of its list', example: '29.14031034' },
  ],
  practice: 'AreaCode',
  period: { kind: 'year', column: 'Year' },
  measures: [
    {
      measure: 'deprivation-score',
      unit: 'number',
      populationBasis: 'everybody on the list, by the small area in which they live',
      figure: { kind: 'value', column: 'Value' },
    },
  ],
};

export const description = describeLayout(layout);
