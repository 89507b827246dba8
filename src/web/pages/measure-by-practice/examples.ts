import { odsCode } from '../../../base/index.ts';
import type { MeasureByPracticeReport, PracticeResult, ReportBasis } from '../../../reports/index.ts';
import {
  LAST_YEAR_END,
  MANAGEMENT,
  type PageExample,
  PLACE,
  rate,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { AREA_MEASURES } from '../borough/examples.ts';
import { RULE } from '../measure/examples.ts';
import { measureByPracticeView } from './view.ts';

type Given = MeasureByPracticeReport & { readonly basis: ReportBasis };

const NAMES = ['Alder Street Surgery', 'Bramble Lane Practice', 'Canalside Medical Centre', 'Damson Tree Surgery'];

const OTHERS: readonly PracticeResult[] = Array.from({ length: 40 }, (_, index) => {
  const [met, counted] = [300 + ((index * 37) % 260), 600 + ((index * 91) % 500)];
  return {
    practice: odsCode(`X000${String(index + 10)}`),
    name: `${NAMES[index % NAMES.length]} ${index + 1}`,
    locality: 'North',
    team: 'North 1',
    isReaders: false,
    numerator: shown(met, 'management'),
    denominator: shown(counted, 'management'),
    rate: shown(rate(met, counted), 'management'),
    interval: { lowerPercent: '44.1', upperPercent: '51.9' },
    isRanked: index !== 3,
    words: '',
  };
});

const BY_PRACTICE: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine of 2025/26' },
  basis: MANAGEMENT,
  commissioner: PLACE.commissioner,
  indicator: 'HYP008',
  title: 'Patients aged 79 and under with hypertension in whom the last blood pressure in 12 months is 140/90 or less',
  shortTitle: 'Blood pressure 140/90 or less, 79 and under',
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END, LAST_YEAR_END],
  rule: RULE,
  practices: [
    {
      practice: PLACE.practice,
      name: PLACE.name,
      locality: 'West',
      team: 'West 2',
      isReaders: true,
      numerator: shown(1102),
      denominator: shown(1511),
      rate: shown(rate(1102, 1511)),
      interval: { lowerPercent: '70.6', upperPercent: '75.1' },
      isRanked: true,
      words: '',
    },
    {
      practice: odsCode('X00044'),
      name: 'Thistledown Surgery',
      locality: 'Central',
      team: 'Central 1',
      isReaders: false,
      numerator: shown('1 to 7', 'management'),
      denominator: shown('not received', 'management'),
      rate: shown({ kind: 'none', words: 'the numerator is 1 to 7' }, 'management'),
      interval: null,
      isRanked: true,
      words: 'No rate: the numerator is 1 to 7.',
    },
    ...OTHERS,
  ],
  borough: AREA_MEASURES[0] as (typeof AREA_MEASURES)[number],
};

const WITHOUT_RATE: Given = { ...BY_PRACTICE, borough: AREA_MEASURES[1] as (typeof AREA_MEASURES)[number] };

export const examples: readonly PageExample[] = [
  { name: 'measure by practice', page: () => measureByPracticeView(BY_PRACTICE) },
  { name: 'measure by practice without the area’s rate', page: () => measureByPracticeView(WITHOUT_RATE) },
  ...withEachMissing(BY_PRACTICE, ['practices', 'rule', 'periodEnds', 'practices.0.interval']).map(
    ({ path, report }) => ({
      name: `measure by practice without ${path}`,
      page: () => measureByPracticeView(report),
    }),
  ),
];
