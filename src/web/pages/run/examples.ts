import { odsCode } from '../../../base/index.ts';
import type { ReportBasis, RunReport } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, payment, pounds, withEachMissing } from '../../examples/example.ts';
import { RUN } from '../runs/examples.ts';
import { runView } from './view.ts';

type Given = RunReport & { readonly basis: ReportBasis };

const NOTHING = { verb: null, allowed: false, needsDecision: false, mayWithdraw: false } as const;

const PAYMENT_RUN: Given = {
  basis: BASIS,
  run: RUN,
  stages: [
    {
      ...{ stage: 'prepared', by: 'Farid Lowe, finance lead', at: '2025-10-13T16:02:45.000Z', contentHash: HASH },
      comment: 'The list of Sorrel Street came late.',
      authority: 'the finance lead’s delegated authority, without limit',
      interests: 'none',
    },
    {
      ...{ stage: 'certified', by: 'Petra Lund, payment approver', at: '2025-10-14T09:12:00.000Z', contentHash: HASH },
      comment: null,
      authority: 'the committee’s decision PCCC 2025-10-14 item 5',
      interests: 'Juniper Health Centre',
    },
  ],
  statements: [
    {
      practice: PLACE.practice,
      name: PLACE.name,
      contractType: 'GMS',
      duePence: pounds('130315.54'),
      heldLines: 1,
      contentHash: HASH,
      entry: null,
      isReversed: false,
      payee: { id: PLACE.practice, name: PLACE.name, route: 'pcse' },
      isWaiting: false,
    },
    {
      practice: odsCode('X00010'),
      name: 'Juniper Health Centre',
      contractType: 'PMS',
      duePence: pounds('268004.10'),
      heldLines: 0,
      contentHash: HASH,
      entry: 'E-000411',
      isReversed: true,
      payee: { id: 'X00P01', name: 'Commonside Federation', route: 'pain.001' },
      isWaiting: false,
    },
    {
      practice: odsCode('X00031'),
      name: 'Fernbank Surgery',
      contractType: 'GMS',
      duePence: pounds('90210.02'),
      heldLines: 0,
      contentHash: HASH,
      entry: null,
      isReversed: false,
      payee: { id: 'X00P02', name: 'Brook Street Partners', route: 'bacs-18' },
      isWaiting: true,
    },
  ],
  exceptions: [
    {
      practice: odsCode('X00043'),
      name: 'Sorrel Street Practice',
      reason: 'The list size of the quarter from October 2025 was not received.',
    },
  ],
  payments: [],
  files: [],
  mayTakeFiles: false,
  next: {
    ...{ verb: 'release', allowed: true, needsDecision: true, mayWithdraw: true },
    words: 'The run is certified. You may release it for payment.',
  },
  only: null,
};

export const examples: readonly PageExample[] = [
  { name: 'run', page: () => runView(PAYMENT_RUN) },
  {
    name: 'run as a practice in it sees it',
    page: () =>
      runView({
        ...PAYMENT_RUN,
        run: { ...RUN, statements: 1, exceptions: 0, totalPence: pounds('130315.54') },
        statements: PAYMENT_RUN.statements.slice(0, 1),
        exceptions: [],
        next: { ...NOTHING, words: 'The commissioner releases payment runs.' },
        only: PLACE.practice,
      }),
  },
  {
    name: 'run to certify',
    page: () =>
      runView({
        ...PAYMENT_RUN,
        run: { ...RUN, stage: 'prepared', exceptions: 0 },
        next: {
          ...{ verb: 'certify', allowed: true, needsDecision: false, mayWithdraw: true },
          words: 'The run waits to be certified.',
        },
      }),
  },
  {
    name: 'run in whose place another was prepared',
    page: () =>
      runView({
        ...PAYMENT_RUN,
        run: { ...RUN, stage: 'prepared', replacedBy: '2025-10-2' },
        next: { ...NOTHING, words: 'Run 2025-10-2 was prepared in its place: this one pays nothing.' },
      }),
  },
  {
    name: 'run for somebody who may not decide',
    page: () => runView({ ...PAYMENT_RUN, next: { ...NOTHING, verb: 'release', words: 'Petra Lund may release it.' } }),
  },
  {
    name: 'run that was released',
    page: () =>
      runView({
        ...PAYMENT_RUN,
        run: { ...RUN, stage: 'released' },
        next: { ...NOTHING, words: 'The run is released.' },
        payments: (['instructed', 'paid', 'returned', 'taken back'] as const).map((state) => payment({ state })),
        files: (['pcse', 'isfe-payables', 'isfe-journal', 'pain.001', 'bacs-18'] as const).map((kind) => ({
          ...{ run: RUN.id, kind, name: `2025-10-1-${kind}.csv`, sha256: HASH, payments: 48 },
          ...{ totalPence: pounds('2764018.33'), madeBy: 'Constance Purse', madeAt: '2025-10-24T09:30:00.000Z' },
        })),
        mayTakeFiles: true,
      }),
  },
  {
    name: 'run that was sent back',
    page: () =>
      runView({
        ...PAYMENT_RUN,
        run: { ...RUN, stage: 'withdrawn' },
        next: { ...NOTHING, words: 'The run was withdrawn and pays nothing.' },
      }),
  },
  ...withEachMissing(PAYMENT_RUN, [
    'stages',
    'statements',
    'exceptions',
    'next.verb',
    'stages.0.authority',
    'stages.0.interests',
  ]).map(({ path, report }) => ({
    name: `run without ${path}`,
    page: () => runView(report),
  })),
];
