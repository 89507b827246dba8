import { day, odsCode, pence } from '../../../base/index.ts';
import type { ClaimsOfMonth, ClaimsReport, ReportBasis, ShownDispute } from '../../../reports/index.ts';
import { BASIS, MANAGEMENT, OCTOBER, type PageExample, PLACE, shown } from '../../examples/example.ts';
import { claimsView } from './view.ts';

export const DISPUTE: ShownDispute = {
  id: 'd-1a2b3c',
  provider: PLACE.practice,
  name: PLACE.name,
  scheme: 'enhanced-services-2025-26',
  schemeTitle: 'Enhanced services 2025/26',
  service: 'influenza-vaccination',
  serviceTitle: 'Influenza vaccination',
  month: OCTOBER,
  claim: 'c-0f1e2d',
  words: 'The person had moved to us the day before.',
  openedBy: 'Linden Desk',
  openedOn: day('2026-04-10'),
  owner: 'Clause Paragraph',
  dueOn: day('2026-04-24'),
  isOverdue: false,
  answer: null,
};
export const ANSWERED: ShownDispute = {
  ...DISPUTE,
  id: 'd-4d5e6f',
  claim: null,
  answer: {
    outcome: 'upheld',
    words: 'The registration was sent late.',
    by: 'Clause Paragraph',
    on: day('2026-04-14'),
  },
};

const MONTH: ClaimsOfMonth = {
  provider: PLACE.practice,
  name: PLACE.name,
  scheme: 'enhanced-services-2025-26',
  schemeTitle: 'Enhanced services 2025/26',
  month: OCTOBER,
  waiting: shown(12),
  refused: shown(3),
  approved: shown(128),
  paid: shown(0),
  valued: shown({ count: 128, sumPence: pence(128_768n) }),
  on: day('2026-04-10'),
};
const SUPPRESSED: ClaimsOfMonth = {
  ...MONTH,
  provider: odsCode('X00010'),
  refused: shown('1 to 7', 'management'),
  valued: shown({ count: '1 to 7', sumPence: 'not shown' }, 'management'),
};

const GIVEN: ClaimsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  months: [MONTH],
  disputes: [DISPUTE, { ...DISPUTE, isOverdue: true }, ANSWERED],
  schemes: [{ id: 'enhanced-services-2025-26', title: 'Enhanced services 2025/26' }],
  mayCheck: false,
  mayApprove: false,
  mayRecord: true,
};

export const examples: readonly PageExample[] = [
  { name: 'a provider’s own', page: () => claimsView(GIVEN) },
  { name: 'who checks and approves', page: () => claimsView({ ...GIVEN, mayCheck: true, mayApprove: true }) },
  { name: 'small numbers', page: () => claimsView({ ...GIVEN, basis: MANAGEMENT, months: [MONTH, SUPPRESSED] }) },
  { name: 'none', page: () => claimsView({ ...GIVEN, months: [], disputes: [], mayRecord: false, mayCheck: true }) },
];
