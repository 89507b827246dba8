import { odsCode } from '../../../base/index.ts';
import type { AssuranceCompareReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { OUTLIER, STANDINGS, UNRANKED } from '../assurance/examples.ts';
import { assuranceCompareView } from './view.ts';

type Given = AssuranceCompareReport & { readonly basis: ReportBasis };

const COMPARED: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  periodEnd: YEAR_END,
  commissioner: { name: 'Westmarch' },
  practices: [
    { practice: odsCode('X00036'), name: 'Linden Park Surgery', standings: STANDINGS },
    { practice: odsCode('X00010'), name: 'Juniper Health', standings: STANDINGS },
  ],
  rows: [
    {
      ...{ indicator: 'HYP008', shortTitle: 'Blood pressure', domain: 'Blood pressure and heart' },
      commissioner: shown(rate(7120, 10_000), 'management'),
      results: [
        { rate: shown(rate(86, 100), 'management'), judged: shown(OUTLIER, 'management') },
        {
          rate: shown({ kind: 'none', words: 'nobody is in the denominator' }, 'management'),
          judged: shown(UNRANKED, 'management'),
        },
      ],
    },
  ],
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'assurance, practices compared', page: () => assuranceCompareView(COMPARED) },
  ...withEachMissing(COMPARED, ['rows']).map(({ path, report }) => ({
    name: `assurance, practices compared without ${path}`,
    page: () => assuranceCompareView(report),
  })),
];
