import { odsCode } from '../../../base/index.ts';
import type { AssuranceGroupReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, rate, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { assuranceGroupView } from './view.ts';

type Given = AssuranceGroupReport & { readonly basis: ReportBasis };

const TOGETHER: Given = {
  framework: { id: 'spine/2025-26', title: 'The spine, 2025/26' },
  commissioner: { code: odsCode('X00'), name: 'Westmarch' },
  group: 'network',
  id: 'X00N1',
  name: 'South Network',
  periodEnd: YEAR_END,
  periodEnds: [YEAR_END],
  practices: [
    { practice: odsCode('X00010'), name: 'Juniper Health', mergedInto: null },
    { practice: odsCode('X00036'), name: 'Linden Park Surgery', mergedInto: odsCode('X00010') },
  ],
  rows: [
    {
      ...{ indicator: 'HYP008', shortTitle: 'Blood pressure', domain: 'Blood pressure and heart' },
      rate: shown(rate(86, 100), 'management'),
      interval: shown({ lowerPercent: '77.9', upperPercent: '91.5' }, 'management'),
      practicesWithFigure: 1,
      commissioner: shown(rate(7120, 10_000), 'management'),
    },
    {
      ...{ indicator: 'DM020', shortTitle: 'Blood sugar', domain: 'Diabetes' },
      rate: shown({ kind: 'none', words: 'none of them has a figure' }, 'management'),
      interval: shown(null, 'management'),
      practicesWithFigure: 0,
      commissioner: shown(rate(620, 1000), 'management'),
    },
  ],
  localities: [{ id: 'south', name: 'South' }],
  teams: [{ id: 'south-1', name: 'South 1' }],
  networks: [{ id: 'X00N1', name: 'South Network' }],
  basis: MANAGEMENT,
};

export const examples: readonly PageExample[] = [
  { name: 'assurance, a network together', page: () => assuranceGroupView(TOGETHER) },
  ...withEachMissing(TOGETHER, ['rows', 'networks']).map(({ path, report }) => ({
    name: `assurance, a network together without ${path}`,
    page: () => assuranceGroupView(report),
  })),
];
