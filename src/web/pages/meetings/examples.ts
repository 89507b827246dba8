import { day } from '../../../base/index.ts';
import type { MeetingSummary, MeetingsReport, ReportBasis } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { meetingsView } from './view.ts';

export const SUMMARY: MeetingSummary = {
  id: 'primary-care-commissioning-2026-04-21',
  committee: 'Primary care commissioning committee',
  on: day('2026-04-21'),
  startsAt: '14:00',
  endsAt: '16:00',
  place: 'Town hall',
  inCommonWith: null,
  stage: 'published',
  isPublic: true,
  items: 2,
  decided: 0,
  minutes: 'not yet',
};

const GIVEN: MeetingsReport & { readonly basis: ReportBasis } = {
  basis: BASIS,
  planned: [SUMMARY, { ...SUMMARY, stage: 'open', isPublic: false }],
  held: [{ ...SUMMARY, stage: 'closed', decided: 1, minutes: 'draft' }],
  actions: [
    {
      ...{ number: 1, item: 1, what: 'Write to the practice', owner: 'Clause Paragraph', dueOn: '2026-03-01' },
      ...{ done: null, meeting: SUMMARY.id, committee: SUMMARY.committee, due: day('2026-03-01'), isOverdue: true },
    },
    {
      ...{ number: 2, item: 1, what: 'Ask the group', owner: 'Verity Funnel', dueOn: '2026-05-01' },
      ...{ done: 'It was asked', meeting: SUMMARY.id, committee: SUMMARY.committee, due: day('2026-05-01') },
      isOverdue: false,
    },
  ],
  attendance: [{ committee: SUMMARY.committee, seat: 'chair', name: 'Laurence Layman', held: 3, attended: 2 }],
  mayCall: [],
};

export const examples: readonly PageExample[] = [
  { name: 'meetings', page: () => meetingsView(GIVEN) },
  {
    name: 'for the secretary',
    page: () => meetingsView({ ...GIVEN, mayCall: [{ id: 'governing-body', name: 'Governing body' }] }),
  },
  ...withEachMissing(GIVEN, ['planned', 'held', 'actions', 'attendance']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => meetingsView(report),
  })),
];
