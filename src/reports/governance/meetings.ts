import { type Actor, accepted, addMonths, type Day, dayFromIso } from '../../base/index.ts';
import { committeesKnown, type Meeting, type MeetingAction, meetingsKept } from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A meeting in a list. */
export type MeetingSummary = {
  readonly id: string;
  readonly committee: string;
  readonly on: Day;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly place: string;
  /** The committee of another commissioner that meets at the same table; null: it meets alone. */
  readonly inCommonWith: string | null;
  readonly stage: Meeting['state']['stage'];
  readonly isPublic: boolean;
  readonly items: number;
  /** Items on which something was decided. */
  readonly decided: number;
  readonly minutes: 'not yet' | 'draft' | 'approved';
};

/** What somebody is to do, by which meeting. */
export type ShownAction = MeetingAction & {
  readonly meeting: string;
  readonly committee: string;
  readonly due: Day;
  readonly isOverdue: boolean;
};

/** How often somebody was at meetings that were held while they sat. */
export type AttendanceRow = {
  readonly committee: string;
  readonly seat: string;
  readonly name: string;
  readonly held: number;
  readonly attended: number;
};

export type MeetingsReport = {
  /** Those to come, the soonest first, then those that were, the latest first. */
  readonly planned: readonly MeetingSummary[];
  readonly held: readonly MeetingSummary[];
  readonly actions: readonly ShownAction[];
  readonly attendance: readonly AttendanceRow[];
  /** Committees whose meetings the reader may call. */
  readonly mayCall: readonly { readonly id: string; readonly name: string }[];
};

/** How far back attendance is counted. */
const MONTHS_OF_ATTENDANCE = 12;

/** The forward plan, the meetings that were held, the action log and attendance. Anybody may read it. */
export function meetingsReport(context: ReportContext, reader: Actor): Report<MeetingsReport> {
  const what = { actions: ['see published'] as const, verb: 'read meetings', subject: 'meetings' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const committees = await committeesKnown(db, context.businessDate);
      if (!committees.ok) return committees;
      const meetings = await meetingsKept(db);
      const summaries = meetings.map(summaryOf);
      const since = addMonths(context.businessDate, -MONTHS_OF_ATTENDANCE);
      const counted = meetings.filter((one) => one.state.stage === 'closed' && dayOf(one) > since);
      return accepted({
        planned: summaries.filter(({ stage }) => stage !== 'closed'),
        held: summaries.filter(({ stage }) => stage === 'closed').toReversed(),
        actions: meetings.flatMap((meeting) => actionsOf(context, meeting)),
        attendance: attendanceOf(context, counted),
        mayCall: context.rules.may(reader, 'keep meetings', {}).ok ? committees.value : [],
      });
    }),
  );
}

export function dayOf({ state }: Meeting): Day {
  return dayFromIso(state.called.on) as Day;
}

export function summaryOf(meeting: Meeting): MeetingSummary {
  const { id, state } = meeting;
  const { terms, startsAt, endsAt, place, inCommonWith } = state.called;
  return {
    id,
    committee: terms.name,
    on: dayOf(meeting),
    startsAt,
    endsAt,
    place,
    inCommonWith,
    stage: state.stage,
    isPublic: terms.meets === 'in public',
    items: state.items.length,
    decided: state.items.filter(({ live }) => live?.stage === 'carried').length,
    minutes: state.stage !== 'closed' ? 'not yet' : state.minutesApprovedAt === null ? 'draft' : 'approved',
  };
}

/** What was agreed to be done, and whether it is overdue. */
export function actionsOf({ businessDate }: ReportContext, { id, state }: Meeting): ShownAction[] {
  return state.actions.map((action) => {
    const due = dayFromIso(action.dueOn) as Day;
    const isOverdue = action.done === null && due < businessDate;
    return { ...action, meeting: id, committee: state.called.terms.name, due, isOverdue };
  });
}

function attendanceOf(context: ReportContext, meetings: readonly Meeting[]): AttendanceRow[] {
  const rows = meetings.flatMap(({ state: { called, attendance } }) =>
    Object.entries(called.sitting).map(([seat, user]) => ({
      committee: called.terms.name,
      seat,
      name: nameOf(context, user),
      wasThere: attendance.some((each) => each.seat === seat && each.what === 'came'),
    })),
  );
  const byPerson = Map.groupBy(rows, ({ committee, seat, name }) => `${committee}/${seat}/${name}`);
  return [...byPerson.values()].map((own) => {
    const [{ committee, seat, name }] = own as [(typeof own)[number]];
    return { committee, seat, name, held: own.length, attended: own.filter(({ wasThere }) => wasThere).length };
  });
}
