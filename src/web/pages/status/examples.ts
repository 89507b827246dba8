import type { ReportBasis, StatusReport } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, shown, withEachMissing, YEAR_END } from '../../examples/example.ts';
import { RUN } from '../runs/examples.ts';
import { statusView } from './view.ts';

type Given = StatusReport & { readonly basis: ReportBasis };

const STATUS: Given = {
  basis: BASIS,
  snapshot: HASH,
  tables: [{ table: 'events', segments: 50, rows: shown(25_140_112), bytes: 145_002_331 }],
  practices: 50,
  files: 412,
  rejectedRows: 37,
  awaitingErasure: [{ practice: PLACE.practice, people: 1, since: '2026-04-10' }],
  lateFeeds: [{ feed: 'practice-counts', sender: 'Sorrel Street Practice', daysLate: 6 }],
  framework: { id: 'spine/2025-26', hash: HASH, measures: 12 },
  results: [{ periodEnd: YEAR_END, practicesVerified: 49, practices: 50, words: 'One practice has not sent counts.' }],
  calculators: {
    people: shown(314_850),
    compared: shown(3_778_200),
    differences: 0,
    at: '2026-04-03T08:02:00.000Z',
    practices: 50,
    notCompared: 0,
  },
  queries: { open: 3, overdue: 1 },
  runs: [RUN],
};

export const examples: readonly PageExample[] = [
  { name: 'status', page: () => statusView(STATUS) },
  {
    name: 'status with differences',
    page: () =>
      statusView({
        ...STATUS,
        calculators: {
          people: shown(10),
          compared: shown(120),
          ...{ differences: 2, at: '2026-04-03', practices: 50, notCompared: 1 },
        },
      }),
  },
  ...withEachMissing(STATUS, ['tables', 'lateFeeds', 'results', 'calculators', 'runs']).map(({ path, report }) => ({
    name: `status without ${path}`,
    page: () => statusView(report),
  })),
];
