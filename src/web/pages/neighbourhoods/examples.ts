import { odsCode } from '../../../base/index.ts';
import { MANAGEMENT, type PageExample, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { TRIGGERS_SHOWN } from '../assurance/examples.ts';
import { neighbourhoodsView } from './view.ts';

type Given = Parameters<typeof neighbourhoodsView>[0];
type Row = Given['rows'][number];
type Profile = Given['everybody']['value'];

const ROW: Row = {
  ...{ area: 'X01000012', indicator: 'HYP008', shortTitle: 'Blood pressure', direction: 'higher' },
  rate: shown(rate(120, 230), 'management'),
  judged: shown(
    {
      ...{ standing: 'outlier', side: 'worse', reliability: '0.81', z: '-3.6', expectedPercent: '69.5' },
      why: '3.6 deviations below what age and sex explain: beyond 3.09.',
    },
    'management',
  ),
};

const PROFILE: Profile = {
  ...{ people: 1640, under18Percent: '24.1', from65Percent: '12.2', consultations: '3.12', deprivationScore: '41.2' },
  mainPractice: { practice: odsCode('X00036'), name: 'Linden Park Surgery', percent: '61.0' },
};

const HIDDEN: Profile = {
  ...{ people: '1 to 7', under18Percent: null, from65Percent: null, consultations: null, deprivationScore: null },
  mainPractice: null,
};

const GIVEN: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  commissioner: { name: 'Westmarch' },
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END],
  areasCounted: 2,
  rows: [
    ROW,
    {
      ...{ ...ROW, area: 'X01000013', direction: 'lower' },
      judged: shown(
        { ...ROW.judged.value, standing: 'to watch', side: 'better', reliability: null, expectedPercent: null },
        'management',
      ),
    },
  ],
  everybody: shown({ ...PROFILE, mainPractice: null }, 'management'),
  areas: [
    { area: 'X01000012', profile: shown(PROFILE, 'management'), worse: 1, better: 0, notRanked: 9 },
    { area: 'X01000013', profile: shown(HIDDEN, 'management'), worse: 0, better: 1, notRanked: 10 },
  ],
  measures: [
    { indicator: 'HYP008', shortTitle: 'Blood pressure', compared: 40, notCompared: 160, reliability: '0.66' },
    { indicator: 'IND265', shortTitle: 'Health check', compared: 0, notCompared: 0, reliability: null },
  ],
  triggers: TRIGGERS_SHOWN,
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'neighbourhoods', page: () => neighbourhoodsView(GIVEN) },
  ...withEachMissing(GIVEN, ['rows', 'areas', 'measures']).map(({ path, report }) => ({
    name: `neighbourhoods without ${path}`,
    page: () => neighbourhoodsView(report),
  })),
];
