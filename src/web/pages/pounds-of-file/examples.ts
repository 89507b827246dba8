import type { PoundsOfFileReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { TOUCHED } from '../pounds-of-person/examples.ts';
import { poundsOfFileView } from './view.ts';

type Given = PoundsOfFileReport & { readonly basis: ReportBasis };

const POUNDS: Given = {
  basis: BASIS,
  file: { sha256: HASH, name: 'X00036-counts.csv', feed: 'practice-counts', receivedOn: '2025-04-08' },
  practices: [{ place: PLACE, pounds: TOUCHED }],
  words: 'An amount is the whole line; a line rests on more than one file.',
};

export const examples: readonly PageExample[] = [
  { name: 'pounds of a file', page: () => poundsOfFileView(POUNDS) },
  ...withEachMissing(POUNDS, ['practices']).map(({ path, report }) => ({
    name: `pounds of a file without ${path}`,
    page: () => poundsOfFileView(report),
  })),
];
