import { month, odsCode } from '../../../base/index.ts';
import type { ReportBasis, ValueYearsReport, YearGroup } from '../../../reports/index.ts';
import { BASIS, LAST_YEAR_END, type PageExample, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { valueYearsView } from './view.ts';

type Given = ValueYearsReport & { readonly basis: ReportBasis };

const group = (called: string, median: string): YearGroup => ({
  ...{ group: called, withQuality: 2, quality: '1.10', withPounds: 2 },
  pounds: { median, lowerQuartile: '9.10', upperQuartile: '10.90' },
});
const COMPOSITE = { index: '4.10', lower: '1.20', upper: '7.00' };
const PRACTICE = {
  code: odsCode('X00036'),
  name: 'Linden Park Surgery',
  contractType: 'GMS',
  deprivationFifth: 2,
} as const;

const GIVEN: Given = {
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  periodEnd: YEAR_END,
  policy: {
    ...{ validFrom: '2023-04-01', status: 'invented', source: 'Set for the demonstration' },
    measures: [{ rule: 'HYP008', weight: 1 }],
    usual: { spread: 'points', missing: 'others', per: 'weighted', qof: 'with' },
    ...{ leastWeightPercent: 60, leftOutOfValue: [], qualityAccounts: [], fences: 3 },
  },
  isMoneyShown: true,
  years: [
    {
      ...{ periodEnd: LAST_YEAR_END, month: month('2025-03'), percent: shown('71.9') },
      ...{ all: [group('all', '9.20')], byContract: [group('GMS', '9.20')], byDeprivation: [] },
    },
    {
      ...{ periodEnd: YEAR_END, month: month('2026-03'), percent: shown(null) },
      all: [group('all', '9.90')],
      byContract: [group('GMS', '9.80'), group('PMS', '10.10')],
      byDeprivation: [{ ...group('second', '9.90'), quality: null, pounds: null }],
    },
  ],
  rows: [
    {
      ...PRACTICE,
      years: [
        { quality: shown(null), pounds: { kind: 'none', reason: 'its list of the quarter was not received' } },
        { quality: shown(COMPOSITE), pounds: { kind: 'pounds', pounds: '9.90', low: '9.90', high: '9.90' } },
      ],
    },
    {
      ...{ ...PRACTICE, code: odsCode('X00010'), name: 'Juniper Health Centre', deprivationFifth: null },
      years: [
        { quality: shown(COMPOSITE), pounds: { kind: 'not shown' } },
        { quality: shown(null), pounds: { kind: 'not shown' } },
      ],
    },
  ],
  basis: BASIS,
};

export const examples: readonly PageExample[] = [
  { name: 'value over the years', page: () => valueYearsView(GIVEN) },
  { name: 'value over one year', page: () => valueYearsView({ ...GIVEN, years: GIVEN.years.slice(1), rows: [] }) },
  { name: 'as a practice sees it', page: () => valueYearsView({ ...GIVEN, isMoneyShown: false }) },
  ...withEachMissing(GIVEN, ['rows', 'years']).map(({ path, report }) => ({
    name: `value over the years without ${path}`,
    page: () => valueYearsView(report),
  })),
];
