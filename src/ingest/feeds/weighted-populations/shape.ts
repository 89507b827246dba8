import { describeLayout, type PublishedColumn, type PublishedLayout } from '../../published-measures/layout.ts';

/** Heading of a weighted population → our name of it, and what it is weighted for. */
const POPULATIONS: readonly (readonly [heading: string, measure: string, weightedFor: string])[] = [
  ['pop 2022/23', 'registered-population', 'nothing: as registered'],
  ['G&A WP', 'need-general-and-acute', 'general and acute care'],
  ['CS WP', 'need-community-services', 'community services'],
  ['MH WP', 'need-mental-health', 'mental health'],
  ['Mat WP', 'need-maternity', 'maternity'],
  ['Health Ineq WP', 'need-health-inequalities', 'avoidable differences in health'],
  ['Prescr WP', 'need-prescribing', 'prescribing'],
  ['Final WP', 'need-all-core-services', 'all core services together'],
  ['Primary Medical Care WP', 'need-primary-medical-care', 'primary medical care, before avoidable differences'],
  ['Final PMC WP', 'need-primary-medical-care-final', 'primary medical care'],
];

const text = (heading: string, meaning: string, example: string): PublishedColumn => ({ heading, meaning, example });

export const layout: PublishedLayout = {
  feed: 'weighted-populations',
  source: 'nhs-allocations',
  title: 'Populations of practices weighted for need, 2023/24 allocations',
  sentBy: 'NHS England, with the allocation tool of 2023/24',
  frequency: 'each allocation',
  notes: ['Weighted populations are numbers of people after weighting and add up over practices.'],
  columns: [
    text('Practice_Code', 'practice', 'A81001'),
    text('GP_Practice_Name', 'its name', 'The Surgery'),
    text('Practice_Postcode', 'its postcode', 'TS18 1HU'),
    text('Latitude', 'its latitude', '54.561687'),
    text('Longitude', 'its longitude', '-1.3189383'),
    text('CCG21', 'commissioner of 2021', '16C'),
    text('Former CCG', 'its name', 'NHS Tees Valley CCG'),
    text('PCN_Code', 'network', ''),
    text('PCN_Name', 'its name', ''),
    text('LOC22', 'location of 2022', ''),
    text('LOC22name', 'its name', ''),
    text('ICS22', 'integrated care system', 'QHM'),
    text('ICS22name', 'its name', 'NHS North East and North Cumbria ICB'),
    text('R22', 'region', 'Y63'),
    text('Region22', 'its name', 'North East and Yorkshire'),
    text('LAD21', 'statistical code of the district', 'E06000004'),
    text('LTLA21', 'its name', 'Stockton-on-Tees'),
    text('LA21', 'statistical code of the upper authority', 'E06000004'),
    text('UTLA21', 'its name', 'Stockton-on-Tees'),
    text('Patients', 'patients, blank in this file', ''),
    ...POPULATIONS.map(([heading, , weightedFor]) =>
      text(heading, `population of 2022/23 weighted for ${weightedFor}`, '4589.7814283189'),
    ),
  ],
  practice: 'Practice_Code',
  period: { kind: 'days', from: '2023-04-01', to: '2024-03-31' },
  measures: POPULATIONS.map(([column, measure, weightedFor]) => ({
    measure,
    unit: 'number',
    populationBasis: `registered population of 2022/23 weighted for ${weightedFor}`,
    figure: { kind: 'value', column },
  })),
};

export const description = describeLayout(layout);
