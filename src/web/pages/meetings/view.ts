import { dayText } from '../../../base/index.ts';
import type { MeetingSummary, MeetingsReport, ReportBasis } from '../../../reports/index.ts';
import {
  ANNUAL_REVIEW,
  CASES,
  DECISIONS,
  INTERESTS,
  MEETINGS,
  meetingAddress,
  PLANS,
  WHO_DECIDES,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { counted, dateCell } from '../../layout/figures.ts';
import type { Column, Page, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';

type Given = MeetingsReport & { readonly basis: ReportBasis };

/** The forward plan, meetings that were held, what is to be done and who came. */
export function meetingsView(report: Given): Page<'invented'> {
  const { mayCall } = report;
  return {
    realm: 'invented',
    template: 'meetings',
    heading: 'Meetings',
    trail: TO_HOME,
    tables: [plannedTable(report), heldTable(report), actionsTable(report), attendanceTable(report)],
    content: {
      answer: answerOf(report),
      links: [
        { text: 'Register of decisions', href: DECISIONS },
        { text: 'Register of interests', href: INTERESTS },
        { text: 'Who decides what', href: WHO_DECIDES },
        { text: 'Cases', href: CASES },
        { text: 'Plans and audits', href: PLANS },
        { text: 'Annual review', href: ANNUAL_REVIEW },
      ],
      calling:
        mayCall.length === 0
          ? null
          : { action: `${MEETINGS}/call`, committees: mayCall.map(({ id, name }) => ({ value: id, text: name })) },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ planned, actions }: Given): string {
  const [next] = planned;
  const overdue = actions.filter(({ isOverdue }) => isOverdue).length;
  const late = `${counted(overdue, 'action is', 'actions are')} overdue.`;
  if (next === undefined) return `No meeting is planned. ${late}`;
  return `The next meeting is the ${next.committee}’s on ${dayText(next.on)} at ${next.startsAt}. ${late}`;
}

const COLUMNS: readonly Column[] = [
  { heading: 'Committee', kind: 'text' },
  { heading: 'On', kind: 'date' },
  { heading: 'Where', kind: 'text' },
  { heading: 'Items', kind: 'number' },
  { heading: 'Standing', kind: 'text' },
];

const STANDING: Readonly<Record<MeetingSummary['stage'], string>> = {
  planned: 'planned, papers to come',
  published: 'agenda and papers published',
  open: 'in session',
  closed: 'held',
};

function rowOf(one: MeetingSummary): Table<'invented'>['rows'][number] {
  const minutes =
    one.stage === 'closed' ? { note: `minutes: ${one.minutes}; ${counted(one.decided, 'decision', 'decisions')}` } : {};
  return [
    { text: one.committee, href: meetingAddress(one.id), note: one.isPublic ? 'in public' : 'in private' },
    { ...dateCell(one.on), note: `${one.startsAt} to ${one.endsAt}` },
    { text: one.place },
    { text: String(one.items) },
    { text: STANDING[one.stage], ...minutes },
  ];
}

function plannedTable({ planned }: Given): Table<'invented'> {
  return {
    id: 'planned',
    caption: 'Forward plan',
    columns: COLUMNS,
    rows: planned.map(rowOf),
    whenEmpty: 'No meeting is called. Meetings appear here as soon as the secretary calls them.',
  };
}

function heldTable({ held }: Given): Table<'invented'> {
  return {
    id: 'held',
    caption: 'Meetings that were held',
    columns: COLUMNS,
    rows: held.map(rowOf),
    whenEmpty: 'No meeting was held yet.',
  };
}

function actionsTable({ actions }: Given): Table<'invented'> {
  return {
    id: 'actions',
    caption: 'Action log',
    columns: [
      { heading: 'Action', kind: 'text' },
      { heading: 'Owner', kind: 'text' },
      { heading: 'Due', kind: 'date' },
      { heading: 'Meeting', kind: 'text' },
      { heading: 'Standing', kind: 'text' },
    ],
    rows: actions.map(({ what, owner, due, meeting, committee, done, isOverdue }) => [
      { text: what },
      { text: owner },
      dateCell(due),
      { text: committee, href: meetingAddress(meeting) },
      done === null ? overdueCell(isOverdue) : { text: 'done', tag: 'green', note: done },
    ]),
    whenEmpty: 'Nothing was agreed to be done yet.',
  };
}

function overdueCell(isOverdue: boolean): Table<'invented'>['rows'][number][number] {
  return isOverdue ? { text: 'overdue', tag: 'red' } : { text: 'open', tag: 'blue' };
}

function attendanceTable({ attendance }: Given): Table<'invented'> {
  return {
    id: 'attendance',
    caption: 'Attendance in the last twelve months',
    columns: [
      { heading: 'Name', kind: 'text' },
      { heading: 'Committee', kind: 'text' },
      { heading: 'Seat', kind: 'text' },
      { heading: 'Held', kind: 'number' },
      { heading: 'Attended', kind: 'number' },
    ],
    rows: attendance.map(({ name, committee, seat, held, attended }) => [
      { text: name },
      { text: committee },
      { text: seat },
      { text: String(held) },
      { text: String(attended) },
    ]),
    whenEmpty: 'No meeting was held in the last twelve months.',
  };
}
