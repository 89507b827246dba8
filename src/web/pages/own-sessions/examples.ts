import type { ReportBasis, SessionsReport } from '../../../reports/index.ts';
import { BASIS, type PageExample } from '../../examples/example.ts';
import { ownSessionsView } from './view.ts';

type Given = SessionsReport & { readonly basis: ReportBasis };

const HERE = {
  id: '3f1c9a5e7b20',
  way: 'provider',
  user: 'finance',
  name: 'Penny Ledger',
  role: 'finance lead',
  startedAt: '2026-04-10T08:31:00.000Z',
  seenAt: '2026-04-10T09:30:00.000Z',
  provedAt: '2026-04-10T08:30:12.000Z',
} as const;

const REPORT: Given = {
  basis: BASIS,
  idleMinutes: 30,
  longestHours: 12,
  sessions: [HERE, { ...HERE, id: '4486c1e0f9a2', startedAt: '2026-04-10T07:02:00.000Z', provedAt: null }],
};

export const examples: readonly PageExample[] = [
  { name: 'own sessions', page: () => ownSessionsView(REPORT, HERE.id) },
  { name: 'own session, here alone', page: () => ownSessionsView({ ...REPORT, sessions: [HERE] }, HERE.id) },
  { name: 'own sessions: none', page: () => ownSessionsView({ ...REPORT, sessions: [] }, undefined) },
];
