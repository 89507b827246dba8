import { dayText } from '../../../base/index.ts';
import { type MeetingReport, quorumWords, type ReportBasis } from '../../../reports/index.ts';
import { DECISIONS, decisionAddress, MEETINGS, meetingAddress, meetingPaperAddress } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, sentenceCase } from '../../layout/figures.ts';
import type { Fact, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { formsFor } from './forms-shown.ts';
import { itemSections } from './item-sections.ts';

export type Given = MeetingReport & { readonly basis: ReportBasis };

/** A meeting: its agenda and papers, and for those who take part interests, the live count, and what can be entered now. */
export function meetingView(report: Given): Page<'invented'> {
  const { meeting } = report;
  const address = meetingAddress(meeting.id);
  return {
    realm: 'invented',
    template: 'meeting',
    heading: `${meeting.committee}, ${dayText(meeting.on)}`,
    trail: [...TO_HOME, { text: 'Meetings', href: MEETINGS }],
    tables: [
      itemsTable(report),
      papersTable(report),
      membersTable(report),
      attendanceTable(report),
      actionsTable(report),
      conflictsTable(report),
    ],
    content: {
      answer: answerOf(report),
      facts: factsOf(report),
      count: countFacts(report),
      sections: itemSections(report),
      takesPart: report.conflicts !== null,
      links: [
        { text: 'Take it into a calendar', href: `${address}/calendar.ics` },
        { text: 'Register of decisions', href: DECISIONS },
      ],
      questions: report.questions.map(({ words, answer }) => ({ name: words, value: answer })),
      forms: formsFor(report, address),
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ meeting, count, current, minutesApprovedAt }: Given): string {
  const { stage, startsAt, endsAt, place, decided } = meeting;
  if (stage === 'closed') {
    const minutes =
      minutesApprovedAt === null
        ? 'The minutes are a draft until the next meeting approves them.'
        : 'The minutes are approved.';
    return `${counted(decided, 'item was', 'items were')} decided. ${minutes}`;
  }
  if (stage !== 'open') {
    const papers = stage === 'published' ? 'Its agenda and papers are published.' : 'Its papers are not published yet.';
    return `It meets from ${startsAt} to ${endsAt} at ${place}. ${papers}`;
  }
  if (count === null || current === null) return 'The meeting is in session. No item is before it.';
  const blocked =
    count.missing.length === 0
      ? 'It may vote.'
      : `It may not vote: it lacks ${count.missing.join(', ')}. Refer the item, invite somebody from outside, or convene a panel without interests.`;
  return `Item ${current} is before the meeting. ${counted(count.counted, 'member counts', 'members count')} after recusals. ${blocked}`;
}

function factsOf({ meeting, papersBy, lateReason, quorum, minutesApprovedAt }: Given): readonly Fact<'invented'>[] {
  return [
    { name: 'Held', value: meeting.isPublic ? 'in public' : 'in private' },
    { name: 'Where and when', value: `${meeting.place}, ${meeting.startsAt} to ${meeting.endsAt}` },
    ...(meeting.inCommonWith === null
      ? []
      : [
          {
            name: 'Held in common with',
            value: meeting.inCommonWith,
            note: 'each committee counts its own quorum and decides for itself',
          },
        ]),
    { name: 'Quorum after recusals', value: sentenceCase(quorumWords(quorum)) },
    {
      name: 'Papers',
      value: `published by ${dayText(papersBy)} to be in time`,
      ...(lateReason === null ? {} : { note: `late: ${lateReason}` }),
    },
    ...(minutesApprovedAt === null
      ? []
      : [{ name: 'Minutes approved', value: minutesApprovedAt, href: meetingAddress(minutesApprovedAt) }]),
  ];
}

/** What stands on the chair's screen while an item is before the meeting. */
function countFacts({ count, members }: Given): readonly Fact<'invented'>[] {
  if (count === null) return [];
  const { present, counted: counts, majority, presiding, missing } = count;
  const chair = members.find(({ seat }) => seat === presiding)?.name;
  return [
    { name: 'There', value: String(present) },
    { name: 'Count after recusals', value: String(counts) },
    { name: 'Carry a motion', value: counted(majority, 'vote', 'votes'), note: 'where everybody who counts votes' },
    { name: 'Presides', value: chair ?? 'nobody: chair and vice-chair are away or take no part' },
    { name: 'Quorum', value: missing.length === 0 ? 'met' : `lacks ${missing.join(', ')}` },
  ];
}

function itemsTable({ items }: Given): Table<'invented'> {
  return {
    id: 'agenda',
    caption: 'Agenda',
    columns: [
      { heading: 'Item', kind: 'text' },
      { heading: 'Title', kind: 'text' },
      { heading: 'For', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
      { heading: 'Decision', kind: 'text' },
    ],
    rows: items.map(({ number, title, purpose, stage, reference, privateGround, withdrawn }) => [
      { text: String(number) },
      { text: title, ...(privateGround === null ? {} : { note: `in private: ${privateGround}` }) },
      { text: purpose },
      { text: stage, ...(withdrawn === null ? {} : { note: withdrawn }) },
      reference === null ? { text: 'none' } : { text: reference, href: decisionAddress(reference) },
    ]),
    whenEmpty: 'Nothing is on the agenda yet.',
  };
}

function papersTable({ items, meeting }: Given): Table<'invented'> {
  return {
    id: 'papers',
    caption: 'Papers',
    columns: [
      { heading: 'Item', kind: 'text' },
      { heading: 'Paper', kind: 'text' },
      { heading: 'Made from', kind: 'text' },
      { heading: 'Frozen as', kind: 'text' },
    ],
    rows: items.flatMap(({ number, papers }) =>
      papers.map(({ name, sha256, madeFrom }) => [
        { text: String(number) },
        { text: name, href: meetingPaperAddress(meeting.id, sha256) },
        { text: madeFrom ?? 'uploaded' },
        { text: sha256.slice(0, 12), csv: sha256 },
      ]),
    ),
    whenEmpty: 'No paper is to be seen here yet: papers are published with the agenda.',
  };
}

/** Who sits on it; while it meets also who is there, and who may vote on the item that is before it. */
function membersTable({ meeting, members }: Given): Table<'invented'> {
  const isMeeting = meeting.stage === 'open';
  return {
    id: 'members',
    caption: 'Who sits on it',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Seat', kind: 'text', ...(isMeeting ? {} : { isMain: true }) },
      { heading: 'Votes', kind: 'text' },
      ...(isMeeting ? [column('There'), { ...column('On this item'), isMain: true as const }] : []),
    ],
    rows: members.map(({ name, seat, role, isVoting, isPresent, mayVote, vote }) => [
      { text: name },
      { text: seat, ...(seat === role ? {} : { note: role }) },
      { text: isVoting ? 'yes' : 'no' },
      ...(isMeeting ? [{ text: isPresent ? 'yes' : 'no' }, { text: vote ?? onItem(mayVote) }] : []),
    ]),
    whenEmpty: 'Nobody sits on it on that day.',
  };
}

function column(heading: string) {
  return { heading, kind: 'text' } as const;
}

function onItem(mayVote: boolean | null): string {
  if (mayVote === null) return 'no item';
  return mayVote ? 'may vote' : 'may not vote';
}

function attendanceTable({ attendance }: Given): Table<'invented'> {
  return {
    id: 'attendance',
    caption: 'Who came and left',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'At', kind: 'text' },
      { heading: 'What', kind: 'text' },
    ],
    rows: attendance.map(({ name, at, what }) => [{ text: name }, { text: at }, { text: what }]),
    whenEmpty: 'Nobody has come yet.',
  };
}

function actionsTable({ actions }: Given): Table<'invented'> {
  return {
    id: 'actions',
    caption: 'Actions',
    columns: [
      { heading: 'Number', kind: 'text' },
      { heading: 'Action', kind: 'text' },
      { heading: 'Owner', kind: 'text' },
      { heading: 'Due', kind: 'date' },
      { heading: 'Done', kind: 'text' },
    ],
    rows: actions.map(({ number, item, what, owner, due, done }) => [
      { text: String(number), note: `item ${item}` },
      { text: what },
      { text: owner },
      { text: dayText(due) },
      { text: done ?? 'not yet' },
    ]),
    whenEmpty: 'Nothing was agreed to be done.',
  };
}

function conflictsTable({ conflicts }: Given): Table<'invented'> {
  return {
    id: 'conflicts',
    caption: 'Interests that touch an item',
    columns: [
      { heading: 'Item', kind: 'text' },
      { heading: 'Member', kind: 'text' },
      { heading: 'Interest', kind: 'text' },
      { heading: 'How near', kind: 'text' },
      { heading: 'Proposed', kind: 'text' },
      { heading: 'Recorded', kind: 'text' },
    ],
    rows: (conflicts ?? []).map(({ item, name, seat, why, interest, conflict, proposed, handling }) => [
      { text: String(item) },
      { text: name, note: seat },
      { text: why, ...(interest === null ? { note: 'not in the register' } : { note: interest }) },
      { text: conflict },
      { text: proposed },
      handling === null ? { text: 'nothing yet', tag: 'yellow' as const } : { text: handling },
    ]),
    whenEmpty: 'No interest of anybody who sits on it touches what the items name.',
  };
}
