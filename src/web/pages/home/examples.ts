import type { HomeReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { homeView } from './view.ts';

type Given = HomeReport & { readonly basis: ReportBasis };

const HOME: Given = {
  basis: BASIS,
  user: { id: 'pm-x00036', name: 'Priya Mistry', role: 'practice manager', organisation: PLACE.practice },
  practice: PLACE,
  needs: [
    {
      kind: 'rows rejected',
      title: '3 rows of your extract were rejected',
      detail: 'X00036-events.parquet, received on 3 April 2026: dates that are no dates.',
      to: { page: 'feed file', sha256: HASH },
    },
    {
      kind: 'line held',
      title: 'A line is held',
      detail: 'Premises: the rent review has not been received.',
      to: null,
    },
  ],
  changed: [
    { on: '2026-04-03', title: 'Extract received', detail: '1,071,220 rows', to: { page: 'feed file', sha256: HASH } },
    { on: '2026-04-01', title: 'List size received', detail: 'Quarter from April 2026', to: null },
  ],
  workingOut: null,
  visited: [
    {
      at: '2026-04-09T15:20:00.000Z',
      title: 'Linden Park Surgery: statement for October 2025',
      to: { page: 'statement', practice: PLACE.practice, month: OCTOBER },
    },
    { at: '2026-04-09T15:02:00.000Z', title: 'Feeds', to: { page: 'feeds' } },
  ],
  nothing: 'Nothing waits for you.',
};

export const examples: readonly PageExample[] = [
  { name: 'home', page: () => homeView(HOME) },
  {
    name: 'home while statements are worked out',
    page: () => homeView({ ...HOME, workingOut: { left: 12, practices: 50 } }),
  },
  {
    name: 'home with nothing worked out yet',
    page: () => homeView({ ...HOME, needs: [], workingOut: { left: 50, practices: 50 } }),
  },
  ...withEachMissing(HOME, ['needs', 'changed', 'visited', 'practice']).map(({ path, report }) => ({
    name: `home without ${path}`,
    page: () => homeView(report),
  })),
];
