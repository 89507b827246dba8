import { type Month, month, odsCode, type Pence } from '../../../base/index.ts';
import type { PmsReviewReport, ReportBasis, ReviewedPremium, ShownTest } from '../../../reports/index.ts';
import { LAST_YEAR_END, MANAGEMENT, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { pmsReviewView } from './view.ts';

const TESTS: readonly ShownTest[] = [
  {
    test: 'plan',
    words: 'It reflects the joint strategic plan for primary care.',
    recorded: { isMet: true, evidence: 'Paper 4 of March 2025.', by: 'Clause Paragraph', on: LAST_YEAR_END },
  },
  {
    test: 'fairness',
    words: 'It supports fairer distribution of money between local practices.',
    recorded: { isMet: false, evidence: 'Others do the same unpaid.', by: 'Clause Paragraph', on: LAST_YEAR_END },
  },
  { test: 'beyond', words: 'It secures services beyond what core contracts ask for.', recorded: null },
];

export const PREMIUM: ReviewedPremium = {
  practice: odsCode('X00010'),
  name: 'Juniper Health Centre',
  weightedList: 26503,
  baselinePence: pounds('3220000.00'),
  revisedBaselinePence: pounds('3220000.00'),
  gmsEquivalentPence: pounds('3113988.00'),
  premiumPence: pounds('106012.00'),
  premiumPerWeightedHead: '4.00',
  definedPence: pounds('55656.30'),
  undefinedPence: pounds('50355.70'),
  services: [{ service: 'Weekly rounds in nursing homes', amountPence: pounds('31803.60'), perWeightedHead: '1.20' }],
  tests: TESTS,
  isKept: false,
};

export const YEARS: PmsReviewReport['years'] = [1, 2, 3, 4].map((elapsed) => {
  const freed = (1258892n * BigInt(elapsed)) as Pence;
  const given = freed / 4n;
  return {
    elapsed,
    begins: (month('2026-04') + 12 * (elapsed - 1)) as Month,
    freedPence: freed,
    reinvestedPence: freed,
    practices: [
      {
        practice: 'X00010',
        keptPence: pounds('10000.00'),
        freedPence: freed,
        reinvestedPence: given as Pence,
        netPence: (given - freed) as Pence,
        corePence: pounds('3200000.00'),
      },
      {
        practice: 'X00036',
        keptPence: 0n as Pence,
        freedPence: 0n as Pence,
        reinvestedPence: (freed - given) as Pence,
        netPence: (freed - given) as Pence,
        corePence: pounds('1500000.00'),
      },
    ],
  };
});

const REVIEW: PmsReviewReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  year: '2025/26',
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  taperYears: 4,
  reinvestment: 'weighted list',
  price: '123.34',
  outOfHoursShare: '4.75',
  premiums: [
    PREMIUM,
    { ...PREMIUM, practice: odsCode('X00001'), name: 'Alder Street Surgery', isKept: true, tests: TESTS.slice(0, 1) },
  ],
  totals: {
    premiumPence: pounds('106012.00'),
    definedPence: pounds('55656.30'),
    undefinedPence: pounds('50355.70'),
    taperedPence: pounds('40355.70'),
    perWeightedHead: '4.00',
  },
  years: YEARS,
  cores: [
    {
      practice: odsCode('X00010'),
      name: 'Juniper Health Centre',
      contractType: 'PMS',
      before: '121.48',
      after: '119.60',
    },
    {
      practice: odsCode('X00036'),
      name: 'Linden Park Surgery',
      contractType: 'GMS',
      before: '117.48',
      after: '118.02',
    },
    {
      practice: odsCode('X00043'),
      name: 'Sorrel Street Practice',
      contractType: 'APMS',
      before: '140.00',
      after: '140.54',
    },
  ],
  leftOut: [{ practice: odsCode('X00050'), name: 'Zinnia Surgery' }],
  source: 'Invented for the demonstration',
};

const NOTHING: typeof REVIEW = {
  ...REVIEW,
  premiums: [],
  cores: [],
  years: [],
  totals: { ...REVIEW.totals, taperedPence: 0n as Pence },
};

export const examples: readonly PageExample[] = [
  { name: 'review of premiums', page: () => pmsReviewView(REVIEW) },
  { name: 'no premium', page: () => pmsReviewView(NOTHING) },
  ...withEachMissing(REVIEW, ['premiums', 'leftOut', 'cores']).map(({ path, report }) => ({
    name: `review without ${path}`,
    page: () => pmsReviewView(report),
  })),
];
