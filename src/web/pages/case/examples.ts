import { day, month, pence } from '../../../base/index.ts';
import type { NextStep } from '../../../reports/index.ts';
import { BASIS, HASH, OCTOBER, type PageExample, withEachMissing } from '../../examples/example.ts';
import { SUMMARY } from '../cases/examples.ts';
import { caseView, type GivenCase } from './view.ts';

const STEP: Omit<NextStep, 'step' | 'to' | 'by'> = {
  ...{ who: ['practice manager of the practice'], decision: null, missing: [], from: null, due: null, last: null },
  ...{ isTheirs: true, isWithdrawal: false },
};

export const CASE: GivenCase = {
  commissioner: 'Westmarch',
  basis: BASIS,
  summary: SUMMARY,
  form: [{ label: 'Why the practices merge', value: 'Two partners retire' }],
  changesServices: true,
  evidence: [
    {
      ...{ id: 'business-case', label: 'The business case', words: 'Paper 3 of March' },
      files: [{ name: 'Business case <2026>.pdf', sha256: HASH, by: 'Clause Paragraph', on: day('2026-03-20') }],
    },
    { id: 'lists', label: 'Both lists reconciled', words: null, files: [] },
  ],
  engagement: [
    { id: 'audience', label: 'Audience analysis', words: 'Both lists were written to', isWaived: false },
    { id: 'insight', label: 'Insight', words: 'Nothing new since last year', isWaived: true },
    { id: 'equality', label: 'Equality impact assessment', words: null, isWaived: false },
  ],
  consultation: { isRequired: true, words: 'A door closes', outcome: null },
  scores: [
    { id: 'access', label: 'Access', weight: 20, most: 5, score: 4, words: 'A bus stops outside' },
    { id: 'value', label: 'Value', weight: 10, most: 5, score: null, words: null },
  ],
  scored: null,
  dates: [SUMMARY.next, { ...SUMMARY.next, words: 'acknowledged', doneOn: day('2026-03-04') }].flatMap((date) =>
    date === null ? [] : [date as NonNullable<typeof SUMMARY.next>],
  ),
  taken: [
    { step: 'receive', to: 'received', on: day('2026-03-02'), by: 'Clause Paragraph', words: '', decision: null },
    {
      step: 'grant',
      to: 'granted',
      on: day('2026-04-02'),
      by: 'Clause Paragraph',
      words: 'As decided',
      decision: 'PCCC 2026-04-01 item 2',
    },
  ],
  decisions: [{ reference: 'PCCC 2026-04-01 item 2', standing: 'live' }],
  states: [
    {
      what: 'list closed',
      case: SUMMARY.id,
      decision: 'PCCC 2026-04-01 item 2',
      from: day('2026-05-01'),
      to: day('2026-11-01'),
    },
    { what: 'branch closed', case: SUMMARY.id, decision: 'PCCC 2026-04-01 item 2', from: day('2026-05-01'), to: null },
  ],
  letters: [
    {
      id: 'granted',
      title: 'Your application is granted',
      to: 'Linden Park Surgery',
      on: '2 April 2026',
      step: 'grant',
      by: 'Clause <Paragraph>',
      paragraphs: ['It is granted.'],
    },
  ],
  next: [
    {
      ...STEP,
      ...{ step: 'put into effect', to: 'in force', by: 'sign case', who: ['finance lead'], decision: 'merger' },
      last: day('2026-04-30'),
    },
    {
      ...STEP,
      ...{ step: 'assess', to: 'ready', by: 'keep case', who: ['contract manager', 'quality lead'] },
      missing: ['To be shown: Both lists <reconciled>.', 'To be settled: whether formal consultation is required.'],
      ...{ from: day('2026-04-21'), due: day('2026-04-24') },
    },
    { ...STEP, step: 'decline', to: 'declined', by: 'keep case', who: [], isTheirs: false },
    { ...STEP, step: 'withdraw', to: 'withdrawn', by: 'open case', isWithdrawal: true },
  ],
  agenda: {
    kind: 'merger',
    contentHash: HASH,
    names: ['X00036', 'X00010'],
    amountPence: pence(300_000n),
    waits: 'Not all is shown.',
  },
  items: [
    {
      ...{ meeting: 'primary-care-commissioning-2026-03-17', committee: 'Primary care commissioning committee' },
      ...{ on: day('2026-03-17'), item: 2, stage: 'withdrawn' },
    },
  ],
  mayPutTo: [
    {
      ...{ id: 'primary-care-commissioning-2026-04-21', committee: 'Primary care commissioning committee' },
      on: day('2026-04-21'),
    },
  ],
  pays: { monthlyPence: pence(180_000n), from: OCTOBER, to: month('2026-03') },
  merged: {
    month: OCTOBER,
    sides: [
      { practice: 'X00036', name: 'Linden Park Surgery', registered: 13283, lines: 4, pence: pence(13031554n) },
      { practice: 'X00010', name: 'Juniper Health Centre', registered: null, lines: 3, pence: pence(20031554n) },
    ],
  },
  ...{ seesAll: true, mayShow: true, mayKeep: true },
};

export const examples: readonly PageExample[] = [
  { name: 'case', page: () => caseView(CASE) },
  {
    name: 'for everybody',
    page: () =>
      caseView({
        ...CASE,
        ...{ evidence: [], scores: [], letters: [], agenda: null, merged: null, next: [] },
        ...{
          seesAll: false,
          mayShow: false,
          mayKeep: false,
          consultation: { isRequired: false, words: 'No door closes', outcome: null },
        },
      }),
  },
  {
    name: 'with one thing missing',
    page: () =>
      caseView({
        ...CASE,
        agenda: null,
        next: CASE.next.slice(1).map((one) => ({ ...one, missing: one.missing.slice(1) })),
      }),
  },
  { name: 'with nothing but to withdraw', page: () => caseView({ ...CASE, agenda: null, next: CASE.next.slice(3) }) },
  {
    name: 'on an agenda',
    page: () =>
      caseView({
        ...CASE,
        items: CASE.items.map((one) => ({ ...one, on: day('2026-04-21'), stage: 'to come' })),
        mayPutTo: [],
      }),
  },
  {
    name: 'ready',
    page: () =>
      caseView({
        ...CASE,
        agenda: { kind: 'merger', contentHash: HASH, names: ['X00036'], amountPence: null, waits: null },
        scored: 72,
      }),
  },
  { name: 'ended', page: () => caseView({ ...CASE, summary: { ...SUMMARY, hasEnded: true }, next: [] }) },
  ...withEachMissing(CASE, [
    'form',
    'engagement',
    'consultation',
    'dates',
    'taken',
    'decisions',
    'states',
    'items',
    'pays',
    'mayPutTo',
    'agenda',
    'merged',
  ]).map(({ path, report }) => ({ name: `without ${path}`, page: () => caseView(report) })),
];
