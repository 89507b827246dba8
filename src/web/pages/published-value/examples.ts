import type { PublishedValueReport, ValueGroup, ValuePractice } from '../../../reports/index.ts';
import { HASH, type PageExample, withEachMissing } from '../../examples/example.ts';
import { publishedValueView } from './view.ts';

const PRACTICE: ValuePractice = {
  practice: 'M87001',
  name: 'A REAL PRACTICE',
  area: '05C',
  areaName: 'NHS DUDLEY CCG',
  contractType: 'GMS',
  deprivationFifth: 2,
  index: '78.4',
  lower: '70.9',
  upper: '86.8',
  reliability: '0.84',
  isOutlier: false,
  pounds: '92.99',
  poundsLow: '92.98',
  poundsHigh: '93.22',
  place: 'less for less',
};

const spread = { median: '99.10', lowerQuartile: '85.20', upperQuartile: '113.40' };
const group = (called: string): ValueGroup => ({ group: called, practices: 46, index: spread, pounds: spread });

function practices(count: number): readonly ValuePractice[] {
  return Array.from({ length: count }, (_, at) => ({
    ...PRACTICE,
    practice: `M8${String(7000 + at)}`,
    name: at % 7 === 0 ? '' : `A REAL PRACTICE ${at}`,
    index: String(70 + (at % 60)),
    lower: String(62 + (at % 60)),
    upper: String(78 + (at % 60)),
    pounds: `${90 + ((at * 7) % 80)}.10`,
    poundsLow: at % 5 === 0 ? null : `${89 + ((at * 7) % 80)}.10`,
    poundsHigh: at % 5 === 0 ? null : `${91 + ((at * 7) % 80)}.10`,
    isOutlier: at % 50 === 0,
    place: at % 3 === 0 ? 'not told apart' : 'more for less',
  }));
}

const paid = (called: string, median: string) => ({
  ...{ group: called, practices: 2 },
  pounds: { median, lowerQuartile: '90.00', upperQuartile: '130.00' },
});

const ENGLAND: PublishedValueReport = {
  year: '2014/15',
  release: 'published',
  area: 'england',
  areaName: 'England',
  unit: 'England = 100',
  choice: {
    weights: [
      { id: 'hypertension', name: 'Hypertension', weight: 1 },
      { id: 'stroke', name: 'Stroke', weight: 0 },
    ],
    basis: 'ages',
    spread: 'index',
    per: 'weighted',
    qof: 'with',
  },
  conditions: [
    {
      id: 'hypertension',
      name: 'Hypertension',
      weight: 1,
      of: 'people aged 15 and over',
      status: 'unverified',
      basis: 'not in the file',
      recordedToExpected: '0.80',
    },
    {
      id: 'stroke',
      name: 'Stroke',
      weight: 0,
      of: 'people aged 55 to 74',
      status: 'unverified',
      basis: 'not in the file',
      recordedToExpected: null,
    },
  ],
  notUsed: [{ name: 'Depression', why: 'its percentage is of other people than the list' }],
  leftOutOfPayment: ['premises', 'dispensing fees', 'drugs'],
  medianPounds: '118.21',
  reliability: '0.84',
  placedInEngland: 7329,
  practices: practices(130),
  places: [
    { place: 'more for less', words: 'above everybody, and paid less than half of practices', practices: 87 },
    { place: 'not told apart', words: 'its interval holds everybody’s figure', practices: 43 },
  ],
  frontier: [
    { pounds: '92.10', index: '130.2', lower: '126.0', upper: '136.1' },
    { pounds: '118.20', index: '134.2', lower: '128.0', upper: '139.1' },
  ],
  sensitivity: [
    { choice: 'without stroke', practices: 7329, quality: '0.978', payment: null, samePlacePercent: '89' },
    {
      choice: 'payment for a registered patient',
      practices: 7325,
      quality: null,
      payment: '0.722',
      samePlacePercent: '86',
    },
  ],
  byContract: [group('GMS'), group('PMS')],
  byDeprivation: [group('most deprived fifth of practices'), group('no score was received')],
  byCommissioner: [{ area: '05C', ...group('NHS DUDLEY CCG') }],
  notPlaced: [
    { reason: 'it is not in the file of expected prevalence', practices: 1, which: ['M87999'] },
    {
      reason: 'its payment for a head is too far from all others',
      practices: 10,
      which: Array.from({ length: 10 }, (_, at) => `M8790${at}`),
    },
  ],
  years: [
    {
      ...{ year: '2014/15', hasCaseFinding: true, all: [paid('all practices', '98.10')] },
      ...{ byContract: [paid('GMS', '96.00')], byDeprivation: [paid('second', '98.20')] },
    },
    {
      ...{ year: '2018/19', hasCaseFinding: false, all: [paid('all practices', '119.40')] },
      ...{ byContract: [paid('GMS', '118.00'), paid('PMS', '121.00')], byDeprivation: [] },
    },
  ],
  files: { payments: HASH, prevalence: HASH },
};

const AREA: PublishedValueReport = {
  ...ENGLAND,
  area: '05C',
  areaName: 'NHS DUDLEY CCG',
  practices: practices(12),
  frontier: [],
  byCommissioner: [],
};

export const examples: readonly PageExample[] = [
  { name: 'published value of England', page: () => publishedValueView(ENGLAND, { query: '', marked: 'M87003' }) },
  { name: 'published value of a commissioner', page: () => publishedValueView(AREA, { query: 'per=registered' }) },
  {
    name: 'published value by standard deviations, without the QOF',
    page: () =>
      publishedValueView(
        {
          ...AREA,
          unit: 'standard deviations from the mean of practices',
          choice: { ...AREA.choice, spread: 'equal', basis: 'list', per: 'registered', qof: 'without' },
        },
        { query: '' },
      ),
  },
  ...withEachMissing(ENGLAND, [
    'practices',
    'sensitivity',
    'conditions',
    'frontier',
    'byContract',
    'byDeprivation',
    'byCommissioner',
    'notPlaced',
    'notUsed',
    'places',
  ]).map(({ path, report }) => ({
    name: `published value without ${path}`,
    page: () => publishedValueView(report, { query: '' }),
  })),
];
