import type { AreaMeasure, BoroughReport, ReportBasis } from '../../../reports/index.ts';
import {
  BASIS,
  HASH,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  rate,
  SEPTEMBER,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { COUNTS } from '../practice/examples.ts';
import { PLACE_RATES } from '../rate/examples.ts';
import { boroughView } from './view.ts';

type Given = BoroughReport & { readonly basis: ReportBasis };

export const AREA_MEASURES: readonly AreaMeasure[] = [
  {
    indicator: 'HYP008',
    shortTitle: 'Blood pressure 140/90 or less, 79 and under',
    periodEnd: YEAR_END,
    counts: shown(COUNTS, 'management'),
    rate: shown(rate(28_415, 38_770), 'management'),
    previousRate: shown(rate(27_905, 38_610), 'management'),
    lowerPercent: 40,
    upperPercent: 77,
    practicesCounted: 49,
    practices: 50,
  },
  {
    indicator: 'DEM004',
    shortTitle: 'Dementia care plan reviewed',
    periodEnd: YEAR_END,
    counts: shown(COUNTS, 'management'),
    rate: shown({ kind: 'none', words: 'nobody is in the denominator' }, 'management'),
    previousRate: null,
    lowerPercent: 35,
    upperPercent: 70,
    practicesCounted: 0,
    practices: 50,
  },
];

const BOROUGH: Given = {
  basis: MANAGEMENT,
  commissioner: PLACE.commissioner,
  month: OCTOBER,
  months: [SEPTEMBER, OCTOBER],
  localities: [
    {
      id: 'north',
      name: 'North',
      practices: 10,
      listsReceived: 10,
      registered: shown(61_004, 'published'),
      weighted: shown(60_112, 'published'),
      payment: { kind: 'statement', totalPence: pounds('612004.18'), heldLines: 0, isPaid: false },
      practicesPaid: 10,
    },
    {
      id: 'west',
      name: 'West',
      practices: 9,
      listsReceived: 0,
      registered: shown('not received', 'published'),
      weighted: shown('not received', 'published'),
      payment: { kind: 'statement', totalPence: pounds('590417.77'), heldLines: 2, isPaid: true },
      practicesPaid: 8,
    },
  ],
  payment: { kind: 'statement', totalPence: pounds('1202421.95'), heldLines: 2, isPaid: true },
  measures: AREA_MEASURES,
  rates: PLACE_RATES,
  mayReviewPremiums: true,
  missingFeeds: [
    { words: 'Practice counts of Sorrel Street Practice: 6 days late', to: { page: 'feed file', sha256: HASH } },
  ],
};

const NOT_SHOWN = { kind: 'not shown', reason: 'Your role does not see what practices are paid.' } as const;
const WITHOUT_MONEY: Given = {
  ...BOROUGH,
  basis: BASIS,
  localities: BOROUGH.localities.map((locality) => ({ ...locality, payment: NOT_SHOWN, practicesPaid: 'not shown' })),
  payment: NOT_SHOWN,
};

export const examples: readonly PageExample[] = [
  { name: 'borough', page: () => boroughView(BOROUGH) },
  { name: 'borough without money', page: () => boroughView(WITHOUT_MONEY) },
  ...withEachMissing(BOROUGH, [
    'localities',
    'measures',
    'rates',
    'missingFeeds',
    'months',
    'measures.0.previousRate',
  ]).map(({ path, report }) => ({ name: `borough without ${path}`, page: () => boroughView(report) })),
];
