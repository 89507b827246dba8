import { day } from '../../../base/index.ts';
import type { MeetingReport, ReportBasis, ShownConflict, ShownItem } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, withEachMissing } from '../../examples/example.ts';
import { SUMMARY } from '../meetings/examples.ts';
import { meetingView } from './view.ts';

type Given = MeetingReport & { readonly basis: ReportBasis };

const COVER = {
  decisionSought: 'Agree to vary the contract',
  money: '£12,000 a year',
  conflicts: 'A member is a partner of the practice',
  involvement: 'The participation group was asked',
  equality: '',
  risk: 'Low',
};

const ITEM: ShownItem = {
  number: 1,
  title: 'Extended access at Juniper Health Centre',
  purpose: 'decision',
  matter: { kind: 'contract variation', contract: 'PMS', subject: 'pms/2025-26', contentHash: null, amountPence: null },
  names: ['X00010'],
  privateGround: null,
  cover: COVER,
  papers: [{ name: 'The case', sha256: HASH, madeFrom: null }],
  withheld: null,
  withdrawn: null,
  stage: 'to come',
  motion: null,
  votes: null,
  reference: null,
  minute: [],
  guests: [],
};

const MEMBER = {
  ...{ seat: 'chair', name: 'Laurence Layman', role: 'lay member', isVoting: true, office: 'chair' },
  ...{ isPresent: false, mayVote: null, vote: null },
};
const GP = { ...MEMBER, seat: 'general practitioner 1', name: 'Dr Stella Stethoscope', role: 'general practitioner' };

const GIVEN: Given = {
  basis: BASIS,
  meeting: { ...SUMMARY, inCommonWith: 'Primary care committee of Eastmoor' },
  lateReason: null,
  papersBy: day('2026-04-14'),
  items: [
    ITEM,
    {
      ...ITEM,
      number: 2,
      purpose: 'information',
      matter: null,
      cover: null,
      papers: [],
      privateGround: 'Named patients',
      withheld: 'Named patients',
    },
  ],
  members: [MEMBER, GP],
  attendance: [],
  conflicts: null,
  current: null,
  count: null,
  quorum: { atLeast: 4, of: ['voting member'] },
  actions: [],
  questions: [],
  minutesApprovedAt: null,
  ownSeat: null,
  mayKeep: false,
  mayHandle: false,
};

const CONFLICT: ShownConflict = {
  item: 1,
  seat: GP.seat,
  name: GP.name,
  conflict: 'close',
  interest: 'gp-x00010/1',
  why: 'financial interest in Juniper Health Centre: Partner',
  handling: null,
  proposed: 'leave for the item',
};

const COUNT = { present: 4, counted: 3, majority: 2, presiding: 'chair', missing: ['at least 4 voting members'] };

const RUNNING: Given = {
  ...GIVEN,
  meeting: { ...SUMMARY, stage: 'open' },
  items: [{ ...ITEM, stage: 'before the meeting', guests: [] }],
  members: [{ ...MEMBER, isPresent: true, mayVote: true }, GP],
  attendance: [{ name: 'Laurence Layman', at: '14:00', what: 'came' }],
  conflicts: [CONFLICT, { ...CONFLICT, item: 2, interest: null, handling: 'noted' }],
  current: 1,
  count: COUNT,
  ownSeat: 'chair',
  mayKeep: true,
  mayHandle: true,
};

const GUEST = {
  seat: { id: 'guest 1', role: 'nurse', isVoting: true, office: null },
  name: 'Nora Neighbour',
  from: 'another commissioner',
} as const;

export const examples: readonly PageExample[] = [
  { name: 'published', page: () => meetingView(GIVEN) },
  { name: 'not quorate', page: () => meetingView(RUNNING) },
  {
    name: 'to be moved',
    page: () => meetingView({ ...RUNNING, count: { ...COUNT, presiding: null, missing: [] } }),
  },
  {
    name: 'voting',
    page: () =>
      meetingView({
        ...RUNNING,
        count: { ...COUNT, missing: [] },
        items: [{ ...ITEM, stage: 'before the meeting', motion: 'Vary the contract.', guests: [GUEST] }],
      }),
  },
  {
    name: 'being planned',
    page: () =>
      meetingView({ ...GIVEN, meeting: { ...SUMMARY, stage: 'planned' }, mayKeep: true, lateReason: 'Illness' }),
  },
  { name: 'between items', page: () => meetingView({ ...RUNNING, current: null, count: null, items: [ITEM] }) },
  {
    name: 'minuted',
    page: () =>
      meetingView({
        ...GIVEN,
        meeting: { ...SUMMARY, stage: 'closed', decided: 1 },
        mayKeep: true,
        items: [
          {
            ...ITEM,
            stage: 'decided',
            reference: 'PCCC 2026-04-21 item 1',
            minute: ['Decided.'],
            votes: { inFavour: 4, against: 0, abstained: 1 },
          },
          { ...ITEM, number: 2, stage: 'withdrawn', withdrawn: 'Not ready' },
        ],
        actions: [
          {
            ...{ number: 1, item: 1, what: 'Write', owner: 'Clause Paragraph', dueOn: '2026-05-01', done: null },
            ...{ meeting: SUMMARY.id, committee: SUMMARY.committee, due: day('2026-05-01'), isOverdue: false },
          },
        ],
        questions: [{ words: 'When does it begin?', answer: 'In May.' }],
      }),
  },
  {
    name: 'approved',
    page: () => meetingView({ ...GIVEN, meeting: { ...SUMMARY, stage: 'closed' }, minutesApprovedAt: SUMMARY.id }),
  },
  ...withEachMissing(RUNNING, ['items', 'members', 'conflicts', 'attendance']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => meetingView({ ...report, current: null, count: null }),
  })),
];
