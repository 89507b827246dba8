import { day } from '../../../base/index.ts';
import type { LineReport, ReportBasis, ShownWorking } from '../../../reports/index.ts';
import {
  BASIS,
  HASH,
  LAST_YEAR_END,
  MANAGEMENT,
  OCTOBER,
  type PageExample,
  PLACE,
  pounds,
  shown,
  withEachMissing,
} from '../../examples/example.ts';
import { lineView } from './view.ts';

type Given = LineReport & { readonly basis: ReportBasis };

const STEP: ShownWorking = {
  id: 'points',
  title: 'Points for HYP008 last year',
  formula: 'points × (achievement − lower) ÷ (upper − lower), between nothing and all',
  formulaWithNumbers: '14 × (72.9% − 40%) ÷ (77% − 40%)',
  inputs: [
    {
      key: 'achievement',
      label: 'Achievement',
      value: '72.9',
      unit: '%',
      source: 'counts sent by the practice, 1,102 of 1,511 at 31 March 2025',
      knownFrom: '2025-04-08',
    },
  ],
  result: '12.45',
  unit: 'points',
  indicator: 'HYP008',
  because: null,
  workings: [],
};

export const LINE: Given = {
  basis: BASIS,
  place: PLACE,
  month: OCTOBER,
  standing: {
    kind: 'in a run',
    run: '2025-10',
    stage: 'released',
    isPaid: true,
    words: 'Paid in the payment run for October 2025.',
  },
  id: 'aspiration',
  term: 'aspiration',
  account: 'quality',
  title: 'Quality: payment on account',
  formula: '80% of last year’s achievement, at this year’s value of a point, ÷ 12',
  formulaWithNumbers: '80% × £61,204.37 × £225.49 ÷ £220.62 ÷ 12 = £4,170.36',
  inputs: [
    {
      key: 'achievement',
      label: 'Last year’s achievement payment',
      value: '£61,204.37',
      unit: '£ a year',
      source: 'verified results at 31 March 2025',
      knownFrom: '2025-06-27',
    },
    {
      key: 'point-value',
      label: 'Value of a point, 2025/26',
      value: '£225.49',
      unit: '£ a point',
      source: 'NHS England, GP contract 2025/26',
      knownFrom: null,
    },
  ],
  exactPounds: '4170.3577',
  amountPence: pounds('4170.36'),
  workings: shown([{ ...STEP, workings: [{ ...STEP, id: 'inner', title: 'Achievement', workings: [] }] }]),
  measures: [
    {
      indicator: 'HYP008',
      shortTitle: 'Blood pressure 140/90 or less, 79 and under',
      periodEnd: LAST_YEAR_END,
      mark: { validity: 'good', reliability: 'fair', evidence: [] },
    },
  ],
  restsOn: [
    { what: 'Contract GMS 2025/26', version: '1', source: 'definitions', receivedOn: null, to: null },
    {
      what: 'Counts at 31 March 2025',
      version: 'counts, version 1',
      source: 'Linden Park Surgery',
      receivedOn: '2025-04-08',
      to: { page: 'feed file', sha256: HASH },
    },
  ],
  checks: [
    { words: 'The counts sent and the counts found differ by no more than the people who opted out.', passed: true },
    { words: 'Both calculators agree, person for person.', passed: false },
  ],
  decision: {
    id: 'D-2025-0117',
    words: 'Payment run for October 2025 certified',
    by: 'Petra Lund, payment approver',
    at: '2025-10-14T09:12:00.000Z',
  },
  postings: [
    {
      entry: 'E-000412',
      reference: '2025-10/X00036',
      date: day('2025-10-15'),
      account: 'Quality payments',
      fund: 'Delegated primary medical services',
      amountPence: pounds('4170.36'),
    },
  ],
  contact: { name: 'Farid Lowe', role: 'finance lead', reachedAt: '020 7946 0199' },
};

const AT_MANAGEMENT: Given = {
  ...LINE,
  basis: MANAGEMENT,
  workings: shown(
    { kind: 'withheld', words: 'The steps hold exact counts, which only the contracting parties see.' },
    'management',
  ),
};

const OPTIONAL = [
  'inputs',
  'inputs.0.knownFrom',
  'measures',
  'restsOn',
  'checks',
  'decision',
  'postings',
  'workings.value',
  'workings.value.0.indicator',
];

export const examples: readonly PageExample[] = [
  { name: 'line', page: () => lineView(LINE) },
  { name: 'line at management level', page: () => lineView(AT_MANAGEMENT) },
  ...withEachMissing(LINE, OPTIONAL).map(({ path, report }) => ({
    name: `line without ${path}`,
    page: () => lineView(report),
  })),
];
