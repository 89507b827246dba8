import { day } from '../../../base/index.ts';
import type { OwnInterestsReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample } from '../../examples/example.ts';
import { SHOWN } from '../interests/examples.ts';
import { ownInterestsView } from './view.ts';

const ENTERED = { number: 1, by: 'gp-x00010', on: day('2025-04-20'), at: '2025-04-20T10:00:00.000Z' };
const { interest } = SHOWN;
const HISTORY = [
  { ...ENTERED, says: { kind: 'declared' as const, interest: 1, details: interest.details } },
  { ...ENTERED, number: 2, says: { kind: 'withheld' as const, interest: 1, ground: 'Risk of violence' } },
  { ...ENTERED, number: 3, says: { kind: 'shown again' as const, interest: 1 } },
  { ...ENTERED, number: 4, says: { kind: 'ended' as const, interest: 1, to: '2026-01-31' } },
];

const GIVEN: OwnInterestsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  user: 'gp-x00010',
  name: SHOWN.name,
  interests: [{ ...SHOWN, interest: { ...interest, history: HISTORY } }],
  gifts: [],
  questions: [
    {
      user: 'gp-x00010',
      organisation: 'X00L1',
      name: 'Juniper Premises Limited',
      why: 'owns the premises of their practice',
      standing: 'not answered',
    },
  ],
  reminder: { user: 'gp-x00010', name: SHOWN.name, confirmBy: day('2026-04-20'), standing: 'due soon' },
  rules: {} as OwnInterestsReport['rules'],
  mayDeclare: true,
  mayWithhold: false,
};

export const examples: readonly PageExample[] = [
  { name: 'own', page: () => ownInterestsView(GIVEN) },
  { name: 'kept by the secretary', page: () => ownInterestsView({ ...GIVEN, mayWithhold: true }) },
  { name: 'nothing declared', page: () => ownInterestsView({ ...GIVEN, interests: [], questions: [] }) },
  { name: 'not theirs to change', page: () => ownInterestsView({ ...GIVEN, mayDeclare: false }) },
];
