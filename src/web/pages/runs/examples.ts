import { month } from '../../../base/index.ts';
import type { ReportBasis, RunRow, RunsReport } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, pounds, SEPTEMBER, withEachMissing } from '../../examples/example.ts';
import { runsView } from './view.ts';

type Given = RunsReport & { readonly basis: ReportBasis };

export const RUN: RunRow = {
  id: '2025-10',
  month: OCTOBER,
  stage: 'certified',
  state: 'certified',
  statements: 49,
  exceptions: 1,
  heldLines: 2,
  replacedBy: null,
  totalPence: pounds('2764018.33'),
  contentHash: HASH,
  preparedBy: 'Farid Lowe, finance lead',
  preparedAt: '2025-10-13T16:02:45.000Z',
};

const RUNS: Given = {
  basis: BASIS,
  runs: [
    RUN,
    { ...RUN, id: '2025-09', month: SEPTEMBER, stage: 'released', state: 'reconciled' },
    { ...RUN, stage: 'prepared', state: 'replaced', replacedBy: '2025-10-2' },
  ],
  mayPrepare: true,
  monthsToPrepare: [OCTOBER],
  monthToSettle: month('2026-04'),
};

export const examples: readonly PageExample[] = [
  { name: 'runs', page: () => runsView(RUNS) },
  { name: 'runs for somebody who may not prepare', page: () => runsView({ ...RUNS, mayPrepare: false }) },
  ...withEachMissing(RUNS, ['runs', 'monthsToPrepare', 'monthToSettle']).map(({ path, report }) => ({
    name: `runs without ${path}`,
    page: () => runsView(report),
  })),
];
