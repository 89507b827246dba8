import { day } from '../../../base/index.ts';
import type { DecisionsReport, ReportBasis, ShownDecision } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, withEachMissing } from '../../examples/example.ts';
import { decisionsView } from './view.ts';

export const DECISION: ShownDecision = {
  standing: 'live',
  decision: {
    reference: 'PCCC 2025-09-16 item 2',
    committee: 'primary-care-commissioning',
    committeeName: 'Primary care commissioning committee',
    meeting: 'primary-care-commissioning-2025-09-16',
    item: 2,
    title: 'Extended access at Juniper Health Centre',
    words: 'The contract is varied as the paper says.',
    matter: {
      kind: 'contract award',
      contract: 'PMS',
      subject: 'pms/2025-26',
      contentHash: HASH,
      amountPence: 1200000,
    },
    function: 'contract-award',
    conditions: [{ words: 'The lease is signed', isBefore: true }],
    decidedOn: '2025-09-16',
    expiresOn: '2026-06-30',
    conflicts: [{ who: 'Dr Stella Stethoscope', interest: 'Partner', handling: 'leave for the item' }],
    votes: { inFavour: 4, against: 0, abstained: 0 },
    urgent: null,
    met: new Map([[0, 'Signed on 1 October']]),
    ended: null,
    ratifiedBy: null,
    used: [],
    entries: [],
  },
};

export const REVOKED: ShownDecision = {
  standing: 'revoked',
  decision: {
    ...DECISION.decision,
    matter: { ...DECISION.decision.matter, contentHash: null, amountPence: null },
    conditions: [],
    met: new Map(),
    expiresOn: null,
    conflicts: [],
    used: ['contract pms/2025-26'],
    ended: {
      ...{ number: 2, by: 'PCCC 2026-01-13 item 1', on: day('2026-01-13'), at: '2026-01-13T15:00:00.000Z' },
      ...{ kind: 'revoked', words: 'The premises are gone.', says: {} },
    },
    entries: [
      {
        ...{ number: 2, by: 'secretary', on: day('2026-01-13'), at: '2026-01-13T15:00:00.000Z' },
        says: { kind: 'revoked', by: 'PCCC 2026-01-13 item 1', words: 'The premises are gone.' },
      },
    ],
  },
};

const GIVEN: DecisionsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  decisions: [DECISION, REVOKED],
  procurement: [DECISION, REVOKED],
  maySeeVariations: true,
  maySeeUrgent: true,
};

export const examples: readonly PageExample[] = [
  { name: 'decisions', page: () => decisionsView(GIVEN) },
  ...withEachMissing(GIVEN, ['decisions', 'procurement']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => decisionsView(report),
  })),
];
