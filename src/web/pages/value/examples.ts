import { odsCode } from '../../../base/index.ts';
import type { ReportBasis, ValueGroup, ValueReport, ValueRow } from '../../../reports/index.ts';
import {
  BASIS,
  LAST_YEAR_END,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  SEPTEMBER,
  shown,
  withEachMissing,
  YEAR_END,
} from '../../examples/example.ts';
import { valueView } from './view.ts';

type Given = ValueReport & { readonly basis: ReportBasis };

const ROW: ValueRow = {
  practice: odsCode('X00036'),
  name: 'Linden Park Surgery',
  locality: 'West',
  contractType: 'GMS',
  deprivationFifth: 2,
  quality: shown({ index: '4.10', lower: '1.20', upper: '7.00' }),
  reliability: shown('0.84'),
  before: shown({ index: '-0.50', lower: '-3.40', upper: '2.40' }),
  change: shown('higher'),
  pounds: { kind: 'pounds', pounds: '10.42', low: '10.31', high: '10.50' },
  place: 'more for more',
  reason: null,
};
const OTHER: ValueRow = {
  ...ROW,
  practice: odsCode('X00010'),
  name: 'Juniper Health Centre',
  quality: shown({ index: '-2.00', lower: '-4.90', upper: '0.90' }),
  before: shown(null),
  change: shown(null),
  pounds: { kind: 'pounds', pounds: '9.80', low: '9.80', high: '9.80' },
  place: 'not told apart',
};
const MISSING: ValueRow = {
  ...ROW,
  practice: odsCode('X00043'),
  name: 'Sorrel Street Practice',
  deprivationFifth: null,
  quality: shown(null),
  reliability: shown(null),
  change: shown('by chance'),
  pounds: { kind: 'none', reason: 'its list of the quarter was not received' },
  place: null,
  reason: 'too few of its measures have a figure that may be shown',
};

const spread = { median: '1.10', lowerQuartile: '-2.20', upperQuartile: '3.40' };
const group = (called: string): ValueGroup => ({ group: called, practices: 2, index: spread, pounds: spread });

const REPORT: Given = {
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  month: OCTOBER,
  months: [SEPTEMBER, OCTOBER],
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END, LAST_YEAR_END],
  beforeEnd: LAST_YEAR_END,
  hasMonthBefore: false,
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
  measures: [
    {
      rule: 'HYP008',
      indicator: 'HYP008',
      shortTitle: 'Blood pressure',
      direction: 'higher',
      weight: 1,
      overall: shown('72.4'),
      practices: 2,
    },
    {
      rule: 'IND9',
      indicator: 'IND9',
      shortTitle: 'Waits',
      direction: 'lower',
      weight: 0,
      overall: shown(null),
      practices: 0,
    },
  ],
  isMoneyShown: true,
  rows: [ROW, OTHER, MISSING],
  medianPounds: '10.11',
  reliability: '0.71',
  places: [
    { place: 'more for more', words: 'above the whole, and paid more than half of practices', practices: 1 },
    { place: 'not told apart', words: 'its interval holds the figure of the whole', practices: 1 },
  ],
  frontier: [
    { pounds: '9.80', index: '-2.00', lower: '-4.90', upper: '0.90' },
    { pounds: '10.42', index: '4.10', lower: '1.20', upper: '7.00' },
  ],
  sensitivity: [
    { choice: 'without Blood pressure', practices: 2, quality: '0.978', payment: null, samePlacePercent: '89' },
    {
      choice: 'payment for a registered patient',
      practices: 2,
      quality: null,
      payment: '0.722',
      samePlacePercent: '86',
    },
  ],
  byContract: [group('GMS')],
  byDeprivation: [group('most deprived fifth of practices')],
  notPlaced: [{ reason: 'too few of its measures have a figure that may be shown', which: [odsCode('X00043')] }],
  basis: BASIS,
};

/** Who may not see what the others are paid: everybody's quality, and its own payment. */
const OF_A_PRACTICE: Given = {
  ...REPORT,
  basis: MANAGEMENT,
  isMoneyShown: false,
  rows: [
    { ...ROW, place: null, reason: 'what every practice is paid is not for you to see, so there is no map' },
    {
      ...OTHER,
      pounds: { kind: 'not shown' },
      place: null,
      reason: 'what every practice is paid is not for you to see, so there is no map',
    },
  ],
  medianPounds: null,
  frontier: [],
  sensitivity: [],
  byContract: [],
  byDeprivation: [],
};

export const examples: readonly PageExample[] = [
  { name: 'value', page: () => valueView(REPORT, { query: '', marked: 'X00036' }) },
  {
    name: 'value of another choice and month',
    page: () =>
      valueView(
        {
          ...REPORT,
          hasMonthBefore: true,
          beforeEnd: null,
          unit: 'standard deviations from the mean of practices',
          choice: { spread: 'equal', missing: 'all', per: 'registered', qof: 'without' },
        },
        { query: 'per=registered&month=2025-09', marked: '' },
      ),
  },
  { name: 'value as a practice sees it', page: () => valueView(OF_A_PRACTICE, { query: '', marked: 'X00036' }) },
  {
    name: 'value without any figure',
    page: () => valueView({ ...REPORT, rows: [MISSING], places: [], medianPounds: null }, { query: '', marked: '' }),
  },
  ...withEachMissing(REPORT, [
    'rows',
    'months',
    'periodEnds',
    'measures',
    'places',
    'frontier',
    'sensitivity',
    'byContract',
    'byDeprivation',
    'notPlaced',
    'medianPounds',
    'reliability',
    'policy.leftOutOfValue',
  ]).map(({ path, report }) => ({
    name: `value without ${path}`,
    page: () => valueView(report, { query: '', marked: '' }),
  })),
];
