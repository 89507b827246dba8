import type { ReportBasis, ValueOfPracticeReport } from '../../../reports/index.ts';
import {
  BASIS,
  LAST_YEAR_END,
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
import { valuePracticeView } from './view.ts';

type Given = ValueOfPracticeReport & { readonly basis: ReportBasis };

const SCORE = { index: '4.10', lower: '1.20', upper: '7.00' };
const REPORT: Given = {
  place: PLACE,
  month: OCTOBER,
  periodEnd: YEAR_END,
  beforeEnd: LAST_YEAR_END,
  unit: 'percentage points from all practices together',
  choice: { spread: 'points', missing: 'others', per: 'weighted', qof: 'with' },
  policy: {
    validFrom: '2023-04-01',
    status: 'invented',
    source: 'Set for the demonstration',
    measures: [{ rule: 'HYP008', weight: 1 }],
    usual: { spread: 'points', missing: 'others', per: 'weighted', qof: 'with' },
    leastWeightPercent: 60,
    leftOutOfValue: [{ begins: 'Premises', name: 'premises', why: 'They are no care' }],
    qualityAccounts: ['QOF aspiration'],
    fences: 3,
  },
  medianPounds: '10.11',
  row: {
    practice: PLACE.practice,
    name: PLACE.name,
    locality: 'West',
    contractType: 'GMS',
    deprivationFifth: 2,
    quality: shown(SCORE),
    reliability: shown('0.84'),
    before: shown({ index: '-0.50', lower: '-3.40', upper: '2.40' }),
    change: shown('higher'),
    pounds: { kind: 'pounds', pounds: '10.42', low: '10.31', high: '10.50' },
    place: 'more for more',
    reason: null,
  },
  measures: [
    {
      rule: 'HYP008',
      indicator: 'HYP008',
      shortTitle: 'Blood pressure',
      direction: 'higher',
      weight: 1,
      overall: shown('72.4'),
      practices: 49,
      rate: shown(rate(765, 1000)),
      isStopped: false,
      score: shown('4.10'),
      adds: shown('4.10'),
    },
    {
      rule: 'IND9',
      indicator: 'IND9',
      shortTitle: 'Waits',
      direction: 'lower',
      weight: 0,
      overall: shown(null),
      practices: 0,
      rate: shown({ kind: 'none', words: 'nobody is in the denominator' }),
      isStopped: true,
      score: shown(null),
      adds: shown(null),
    },
  ],
  payment: {
    parts: [
      { account: 'GMS global sum', use: 'counted', pence: pounds('10000.00') },
      { account: 'QOF aspiration', use: 'for quality', pence: pounds('420.00') },
      { account: 'Premises: rent', use: 'left out', pence: pounds('900.00') },
      { account: 'Services paid by claim', use: 'by claim', pence: pounds('120.00') },
    ],
    countedPence: pounds('10420.00'),
    heldLines: 1,
    lists: [
      { quarter: OCTOBER, registered: 1000, weighted: 1000 },
      { quarter: SEPTEMBER, registered: 990, weighted: 992 },
    ],
  },
  basis: BASIS,
};

export const examples: readonly PageExample[] = [
  { name: 'value of a practice', page: () => valuePracticeView(REPORT, '') },
  {
    name: 'value of a practice whose payment is not for the reader',
    page: () =>
      valuePracticeView(
        {
          ...REPORT,
          basis: MANAGEMENT,
          medianPounds: null,
          payment: null,
          row: { ...REPORT.row, pounds: { kind: 'not shown' }, place: null, reason: 'there is no map' },
        },
        'per=registered',
      ),
  },
  {
    name: 'value of a practice without a statement',
    page: () =>
      valuePracticeView(
        {
          ...REPORT,
          choice: { ...REPORT.choice, per: 'registered', qof: 'without' },
          payment: 'no statement of the month could be worked out',
          row: {
            ...REPORT.row,
            quality: shown(null),
            before: shown(null),
            deprivationFifth: null,
            pounds: { kind: 'none', reason: 'no statement of the month could be worked out' },
            place: null,
            reason: 'no statement of the month could be worked out',
          },
        },
        '',
      ),
  },
  ...withEachMissing(REPORT, [
    'measures',
    'beforeEnd',
    'medianPounds',
    'payment.parts',
    'payment.lists',
    'row.place',
  ]).map(({ path, report }) => ({
    name: `value of a practice without ${path}`,
    page: () => valuePracticeView(report, ''),
  })),
];
