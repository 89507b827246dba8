import type { ValuePracticeReport } from '../../../reports/index.ts';
import { HASH, type PageExample, pounds, withEachMissing } from '../../examples/example.ts';
import { publishedValuePracticeView } from './view.ts';

const REPORT: ValuePracticeReport = {
  year: '2014/15',
  release: 'published',
  practice: 'M87001',
  name: 'A REAL PRACTICE',
  area: '05C',
  areaName: 'NHS DUDLEY CCG',
  contractType: 'GMS',
  placed: {
    practice: 'M87001',
    name: 'A REAL PRACTICE',
    area: '05C',
    areaName: 'NHS DUDLEY CCG',
    contractType: 'GMS',
    index: '78.4',
    lower: '70.9',
    upper: '86.8',
    pounds: '92.99',
    poundsLow: '92.98',
    poundsHigh: '93.22',
    place: 'less for less',
  },
  reason: null,
  conditions: [
    {
      id: 'hypertension',
      name: 'Hypertension',
      weight: 1,
      recorded: 1449,
      list: 7457,
      estimate: '26.9% (25.1% to 28.8%)',
      of: 'people aged 15 and over',
      people: '6061',
      expected: '1630.7',
      ratio: '0.89',
      englandRatio: '0.80',
      index: { index: '110.4', lower: '101.6', upper: '119.9' },
    },
    {
      id: 'stroke',
      name: 'Stroke',
      weight: 0,
      recorded: 'not received',
      list: 'not received',
      estimate: 'not received',
      of: 'people aged 55 to 74',
      people: 'not received',
      expected: 'not received',
      ratio: 'not worked out',
      englandRatio: 'not worked out',
      index: null,
    },
  ],
  payment: {
    totalPence: pounds('812345.00'),
    leftOut: [
      { name: 'premises', pence: pounds('60000.00') },
      { name: 'drugs', pence: null },
    ],
    qofPence: pounds('95000.00'),
    isQofLeftOut: false,
    remainsPence: pounds('752345.00'),
    registered: '7457',
    weighted: '7501',
    quarterlyLists: [7440, 7457, 7461],
    medianPounds: '118.21',
  },
  deprivation: '23.4',
  unit: 'England = 100',
  per: 'weighted',
  years: [
    { year: '2014/15', hasCaseFinding: true, contractType: 'GMS', pounds: '98.10', reason: null },
    { year: '2018/19', hasCaseFinding: false, contractType: 'GMS', pounds: null, reason: 'it closed' },
    { year: '2019/20', hasCaseFinding: false, contractType: null, pounds: null, reason: null },
  ],
  sources: [{ what: 'NHS Payments to General Practice', file: HASH, row: 59 }],
};

export const examples: readonly PageExample[] = [
  { name: 'published value of a practice', page: () => publishedValuePracticeView(REPORT, '') },
  {
    name: 'published value of a practice that is not on the map',
    page: () =>
      publishedValuePracticeView(
        { ...REPORT, placed: null, reason: 'it is not in the file of expected prevalence' },
        '',
      ),
  },
  ...withEachMissing(REPORT, [
    'conditions',
    'placed',
    'deprivation',
    'sources',
    'payment.totalPence',
    'payment.leftOut',
    'payment.qofPence',
    'payment.remainsPence',
    'payment.quarterlyLists',
  ]).map(({ path, report }) => ({
    name: `published value of a practice without ${path}`,
    page: () => publishedValuePracticeView(report, ''),
  })),
];
