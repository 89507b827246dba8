import { day, pence } from '../../../base/index.ts';
import type { ChallengeGroupReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, type PageExample } from '../../examples/example.ts';
import { GROUP, SMALL } from '../challenges/examples.ts';
import { challengeGroupView } from './view.ts';

const RECORDS: ChallengeGroupReport['records'] = [
  {
    id: 'h-1',
    rowId: 'X00H1-J12',
    givenOn: day('2026-02-03'),
    chargedPence: pence(18_400n),
    policyPence: pence(4_354n),
    stage: 'sent',
    words: 'Sent before the reconciliation date, 14 April 2026.',
  },
  {
    id: 'h-2',
    rowId: 'X00H1-J40',
    givenOn: day('2026-02-09'),
    chargedPence: pence(16_800n),
    policyPence: null,
    stage: 'contested',
    words: 'The GP had referred the patient for it.',
  },
];

const GIVEN: ChallengeGroupReport & { readonly basis: ReportBasis } = {
  basis: MANAGEMENT,
  group: GROUP,
  records: null,
  mayAnswer: false,
  maySettle: true,
};

export const examples: readonly PageExample[] = [
  { name: 'to the commissioner', page: () => challengeGroupView(GIVEN) },
  {
    name: 'to the hospital',
    page: () => challengeGroupView({ ...GIVEN, basis: BASIS, records: RECORDS, mayAnswer: true, maySettle: false }),
  },
  {
    name: 'small, too late, without a record',
    page: () => challengeGroupView({ ...GIVEN, group: SMALL, records: [], maySettle: false }),
  },
];
