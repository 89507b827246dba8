import { day } from '../../../base/index.ts';
import type { ReportBasis, ShownUrgent, UrgentReport } from '../../../reports/index.ts';
import { BASIS, type PageExample } from '../../examples/example.ts';
import { urgentView } from './view.ts';

const PROPOSED: ShownUrgent = {
  ...{
    title: 'The roof',
    words: 'Pay for the roof.',
    why: 'Rain is forecast.',
    committee: 'primary-care-commissioning',
  },
  matter: { kind: 'discretionary payment', contract: 'any', subject: 'roof', contentHash: null, amountPence: 500_000 },
  ...{ subject: 'primary-care-commissioning 3f1c9a5e7b20', committeeName: 'Primary care commissioning committee' },
  ...{ proposedBy: 'Laurence Layman', proposedOn: '2026-04-09', isOwn: false, isTaken: false },
};

const GIVEN: UrgentReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  proposed: [PROPOSED, { ...PROPOSED, isOwn: true }, { ...PROPOSED, isTaken: true }],
  taken: [{ reference: 'PCCC 2026-04-10 urgent 1', title: 'The roof', ratifyBy: day('2026-05-22'), standing: 'live' }],
  committees: [
    { id: 'primary-care-commissioning', name: 'Primary care commissioning committee', who: 'chair and chief officer' },
  ],
  kinds: ['discretionary payment', 'premises'],
  contracts: ['any', 'PMS'],
};

export const examples: readonly PageExample[] = [
  { name: 'urgent decisions', page: () => urgentView(GIVEN) },
  { name: 'none, read only', page: () => urgentView({ ...GIVEN, proposed: [], taken: [], committees: [] }) },
];
