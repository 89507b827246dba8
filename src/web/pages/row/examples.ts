import type { ReportBasis, RowReport } from '../../../reports/index.ts';
import { HASH, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { DIRECT_CARE } from '../people/examples.ts';
import { rowView } from './view.ts';

type Given = RowReport & { readonly basis: ReportBasis };

const ROW: Given = {
  basis: DIRECT_CARE,
  place: PLACE,
  table: 'events',
  rowId: 'E0040811',
  person: 'P36-004182',
  file: {
    name: 'X00036-events.parquet',
    sha256: HASH,
    receivedOn: '2026-04-03',
    importedAt: '2026-04-03T07:41:09.000Z',
  },
  row: 40_812,
  columns: [
    { name: 'code', value: '271649006', words: 'Systolic blood pressure' },
    { name: 'event_date', value: '2026-01-12', words: '12 January 2026' },
    { name: 'value_number', value: '152', words: '152 mmHg' },
    { name: 'value_code', value: '', words: '' },
  ],
};

export const examples: readonly PageExample[] = [
  { name: 'source row', page: () => rowView(ROW) },
  ...withEachMissing(ROW, ['columns']).map(({ path, report }) => ({
    name: `source row without ${path}`,
    page: () => rowView(report),
  })),
];
