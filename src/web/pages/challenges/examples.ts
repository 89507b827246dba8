import { day, month, odsCode, pence } from '../../../base/index.ts';
import type { ChallengeGroupShown, ChallengesReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, type PageExample, shown } from '../../examples/example.ts';
import { challengesView } from './view.ts';

export const GROUP: ChallengeGroupShown = {
  provider: odsCode('X00H1'),
  name: 'Westmarch General Hospital',
  month: month('2026-02'),
  rule: 'GP_SITE',
  words: 'The GP is the clinician for this site; it was given in hospital after assessment there, not referred back.',
  appeal: 'Contest the challenge with the reason, record by record.',
  outcome: 'reprice',
  charged: shown({ count: 25, sumPence: pence(460_000n) }, 'management'),
  askedBack: shown({ count: 25, sumPence: pence(350_000n) }, 'management'),
  stages: ['sent'],
  reconcileBy: day('2026-04-14'),
  isTooLate: false,
  answerBy: day('2026-04-24'),
  policy: 'joint-injections-2025-26',
};
export const SMALL: ChallengeGroupShown = {
  ...GROUP,
  rule: 'NO_PRIOR_APPROVAL',
  outcome: 'hold',
  charged: shown({ count: '1 to 7', sumPence: 'not shown' }, 'management'),
  askedBack: shown({ count: 0, sumPence: pence(0n) }, 'management'),
  stages: ['raised'],
  isTooLate: true,
  answerBy: null,
};

const GIVEN: ChallengesReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  groups: [GROUP, SMALL, { ...GROUP, stages: ['agreed', 'repriced'], answerBy: null }],
  policies: [
    { id: 'joint-injections-2025-26', title: 'Joint injections policy', from: day('2025-04-01'), source: 'Its papers' },
  ],
  contracts: [
    { name: 'Westmarch General Hospital', carriesFrom: '2025-10-01' },
    { name: 'Eastmarch Treatment Centre', carriesFrom: null },
  ],
  mayValidate: false,
  isExact: false,
};

export const examples: readonly PageExample[] = [
  { name: 'to the commissioner', page: () => challengesView(GIVEN) },
  {
    name: 'in the controlled setting',
    page: () => challengesView({ ...GIVEN, basis: BASIS, mayValidate: true, isExact: true }),
  },
  { name: 'none', page: () => challengesView({ ...GIVEN, groups: [], policies: [], contracts: [] }) },
];
