import type { FeedsReport, ReceivedFileRow, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, shown, withEachMissing } from '../../examples/example.ts';
import { feedsView } from './view.ts';

type Given = FeedsReport & { readonly basis: ReportBasis };

const ROWS = shown({ read: 1_071_220, accepted: 1_071_217 });

export const FILE: ReceivedFileRow = {
  sha256: HASH,
  name: 'X00036-events.parquet',
  feed: 'practice-extract',
  sender: 'X00036',
  period: 'to 31 March 2026',
  receivedOn: '2026-04-03',
  importedAt: '2026-04-03T07:41:09.000Z',
  status: 'accepted',
  rows: ROWS,
  rejected: 3,
};

const FEEDS: Given = {
  basis: BASIS,
  feeds: [
    {
      feed: 'practice-extract',
      title: 'Practice extract',
      words: 'what practices record, without people who opted out; by the 5th working day',
      late: 1,
      senders: [
        {
          sender: 'X00036',
          name: 'Linden Park Surgery',
          lastReceivedOn: '2026-04-03',
          expectedOn: '2026-04-09',
          daysLate: 0,
          files: 5,
          rows: ROWS,
          rejected: 3,
          words: '5 files',
        },
        {
          sender: 'X00043',
          name: 'Sorrel Street Practice',
          lastReceivedOn: null,
          expectedOn: '2026-04-09',
          daysLate: 1,
          files: 0,
          rows: shown({ read: 0, accepted: 0 }),
          rejected: 0,
          words: 'nothing received for the period',
        },
      ],
    },
    {
      feed: 'list-size',
      title: 'Registered list size',
      words: 'patients by age and sex, each quarter',
      late: 0,
      senders: [],
    },
  ],
  files: [
    FILE,
    { ...FILE, name: 'odd.csv', status: 'refused', sender: null, period: null },
    { ...FILE, status: 'quarantined' },
    { ...FILE, feed: 'service-activity', rows: shown({ read: 'not shown', accepted: '1 to 7' }, 'management') },
  ],
  totalFiles: 412,
  mayImport: true,
};

export const examples: readonly PageExample[] = [
  { name: 'feeds', page: () => feedsView(FEEDS) },
  { name: 'feeds for somebody who may not import', page: () => feedsView({ ...FEEDS, mayImport: false }) },
  ...withEachMissing(FEEDS, ['feeds', 'files', 'feeds.0.senders', 'feeds.0.senders.0.expectedOn']).map(
    ({ path, report }) => ({ name: `feeds without ${path}`, page: () => feedsView(report) }),
  ),
];
