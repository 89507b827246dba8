import { day } from '../../../base/index.ts';
import type { CaseKind, CaseSummary, CasesReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { casesView } from './view.ts';

export const SUMMARY: CaseSummary = {
  ...{ id: 'merger-1', kind: 'Merger of practices', practice: 'X00036', practiceName: 'Linden Park Surgery' },
  ...{ stage: 'acknowledged', openedOn: day('2026-03-02'), hasEnded: false },
  next: {
    ...{ words: 'decided', due: day('2026-03-23'), doneOn: null },
    ...{ source: 'From memory', status: 'unverified', isOverdue: true },
  },
};

const KIND: CaseKind = {
  ...{
    id: 'merger',
    name: 'Merger of practices',
    changesServices: true,
    evidence: [],
    criteria: [],
    steps: [],
    dates: [],
  },
  fields: [
    { id: 'absorbed', label: 'The practice that goes into this one', kind: 'practice' },
    { id: 'on', label: 'From which day', kind: 'date' },
    { id: 'reasons', label: 'Why the practices merge', kind: 'text' },
    { id: 'months', label: 'For how many months', kind: 'whole', atLeast: 1, atMost: 12 },
    { id: 'shorter', label: 'Why it is shorter', kind: 'choice', isOptional: true, choices: ['safety', 'money'] },
  ],
  ...{ ends: [], letters: [] },
};

const GIVEN: CasesReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  open: [SUMMARY, { ...SUMMARY, id: 'list-closure-2', next: null }],
  ended: [{ ...SUMMARY, id: 'breach-notice-1', stage: 'closed', hasEnded: true, next: null }],
  ranked: [{ summary: { ...SUMMARY, id: 'premises-1' }, score: 72 }],
  mayOpen: [KIND, { ...KIND, id: 'remedial-notice', name: 'Remedial notice', changesServices: false }],
  practices: [{ code: 'X00036', name: 'Linden Park Surgery' }],
};

export const examples: readonly PageExample[] = [
  { name: 'cases', page: () => casesView({ ...GIVEN, mayOpen: [], practices: [] }, '') },
  { name: 'opening a notice', page: () => casesView(GIVEN, 'remedial-notice') },
  { name: 'opening a merger', page: () => casesView(GIVEN, 'merger') },
  ...withEachMissing(GIVEN, ['open', 'ended', 'ranked']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => casesView(report, ''),
  })),
];
