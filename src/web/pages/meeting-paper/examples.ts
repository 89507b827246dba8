import type { PaperReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample } from '../../examples/example.ts';
import { SUMMARY } from '../meetings/examples.ts';
import { meetingPaperView } from './view.ts';

const GIVEN: PaperReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  meeting: SUMMARY,
  item: 1,
  title: 'Extended access at Juniper Health Centre',
  cover: { decisionSought: 'Agree', money: '£1', conflicts: 'None', involvement: 'Asked', equality: '', risk: 'Low' },
  paper: {
    sha256: HASH,
    name: 'The case',
    kind: 'text',
    bytes: new TextEncoder().encode('First line\n\nSecond line'),
    madeFrom: 'measure proposal 1',
  },
};

export const examples: readonly PageExample[] = [
  { name: 'made from a report', page: () => meetingPaperView(GIVEN) },
  {
    name: 'a PDF without cover',
    page: () => meetingPaperView({ ...GIVEN, cover: null, paper: { ...GIVEN.paper, kind: 'pdf', madeFrom: null } }),
  },
];
