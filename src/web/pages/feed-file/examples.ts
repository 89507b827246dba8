import type { FeedFileReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, shown, withEachMissing } from '../../examples/example.ts';
import { FILE } from '../feeds/examples.ts';
import { feedFileView } from './view.ts';

type Given = FeedFileReport & { readonly basis: ReportBasis };

const FEED_FILE: Given = {
  basis: BASIS,
  file: FILE,
  version: 1,
  table: 'events',
  replaced: shown(41),
  deleted: shown(2),
  problemCounts: [
    { code: 'BAD_DATE', count: 2 },
    { code: 'UNKNOWN_PRACTICE', count: 1 },
  ],
  problems: [
    {
      code: 'BAD_DATE',
      file: 'X00036-events.parquet',
      row: 812,
      message: 'The event date is not a date. Write dates as YYYY-MM-DD and send the row again.',
    },
    { code: 'UNKNOWN_PRACTICE', file: 'X00036-events.parquet', row: null, message: 'The sender is not known.' },
  ],
  totalProblems: 3,
  columns: [
    { name: 'row_id', words: 'The sender’s own number for the row', unit: '', allowed: 'unique', example: 'E0040811' },
    { name: 'event_date', words: 'When it happened', unit: 'date', allowed: '', example: '' },
  ],
};

const NONE = shown({ read: 1_071_220, accepted: 0 });

export const examples: readonly PageExample[] = [
  { name: 'feed file', page: () => feedFileView(FEED_FILE) },
  {
    name: 'feed file refused',
    page: () => feedFileView({ ...FEED_FILE, file: { ...FILE, status: 'refused', rows: NONE, sender: null } }),
  },
  ...withEachMissing(FEED_FILE, ['problems', 'problemCounts', 'columns', 'table', 'file.sender', 'file.period']).map(
    ({ path, report }) => ({ name: `feed file without ${path}`, page: () => feedFileView(report) }),
  ),
];
