import { day } from '../../../base/index.ts';
import type { AuditReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { auditView } from './view.ts';

type Given = AuditReport & { readonly basis: ReportBasis };

const EVENT = {
  seq: 4182,
  at: '2026-04-09T22:20:11.000Z',
  user: 'gp',
  name: 'Dr Gwen Pryce',
  role: 'general practitioner',
  purpose: 'direct care',
  verb: 'read person',
  subject: 'person X00036/P36-004182',
  release: 'exact',
  outcome: 'ok',
  basis: 'practice-own-people',
  people: 1,
  origin: '192.0.2.17',
} as const;

const FOUND: Given = {
  basis: BASIS,
  events: [
    EVENT,
    { ...EVENT, seq: 4181, release: null, outcome: 'access.denied', basis: null, people: null, origin: null },
  ],
  before: 4181,
  unusual: [
    {
      pattern: 'out of hours',
      words: 'looked at people at night or at a weekend',
      user: 'gp',
      name: 'Dr Gwen Pryce',
      on: '2026-04-09',
      count: 3,
    },
  ],
  watchedSince: day('2026-03-11'),
  users: [{ user: 'gp', name: 'Dr Gwen Pryce' }],
};
const ASKED = { user: 'gp', person: 'P36-004182', words: 'read', from: day('2026-04-01'), to: day('2026-04-10') };

export const examples: readonly PageExample[] = [
  { name: 'audit', page: () => auditView(FOUND, {}) },
  { name: 'audit searched', page: () => auditView(FOUND, { ...ASKED, refusedOnly: true }) },
  { name: 'audit without bounds', page: () => auditView({ ...FOUND, unusual: [], watchedSince: null }, {}) },
  ...withEachMissing(FOUND, ['events', 'before', 'unusual', 'users']).map(({ path, report }) => ({
    name: `audit without ${path}`,
    page: () => auditView(report, {}),
  })),
];
