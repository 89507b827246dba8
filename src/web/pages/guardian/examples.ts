import { day } from '../../../base/index.ts';
import type { GuardianReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { guardianView } from './view.ts';

type Given = GuardianReport & { readonly basis: ReportBasis };

const USE = {
  role: 'practice manager',
  purpose: 'direct care',
  basis: 'practice-own-people',
  words: 'A practice sees the people registered with it, because it cares for them.',
  users: 2,
  events: 40,
  readings: 31,
  people: 12,
  refused: 0,
} as const;

const REPORT: Given = {
  basis: { ...BASIS, purpose: 'audit' },
  from: day('2026-03-11'),
  to: day('2026-04-10'),
  uses: [USE, { ...USE, role: 'finance lead', basis: null, words: null, readings: 0, people: 0, refused: 3 }],
  origins: [
    { origin: 'network', origins: 3, users: 4, events: 61 },
    { origin: 'command line', origins: 1, users: 1, events: 9 },
  ],
  glasses: [
    {
      ...{ id: '2', by: 'Dr Stella Stethoscope', practice: PLACE.practice, person: 'P36-004182' },
      reason: 'Collapsed in our waiting room, alone and unable to speak.',
      ...{ brokenAt: '2026-04-10T09:10:00.000Z', closesAt: '2026-04-10T13:10:00.000Z', isOpen: true },
      review: null,
    },
  ],
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
};

export const examples: readonly PageExample[] = [
  { name: 'guardian report', page: () => guardianView(REPORT) },
  ...withEachMissing(REPORT, ['uses', 'origins', 'glasses', 'unusual']).map(({ path, report }) => ({
    name: `guardian report without ${path}`,
    page: () => guardianView(report),
  })),
];
