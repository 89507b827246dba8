import { accepted, type Day, dayFromIso, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';

const { isoDate, list, one, optional, record, text } = shape;

const PLAN_KINDS = ['timetable', 'strategy', 'work plan'] as const;

/** Something to be reached by a day (ISO). */
export type Milestone = { readonly id: string; readonly words: string; readonly dueOn: string };

/** One action of a plan: what it is measured by, its milestones, who owns it, and whom it owes a report. */
export type PlanAction = {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly outcome: { readonly measure: string; readonly baseline: string; readonly target: string };
  readonly milestones: readonly Milestone[];
  readonly reports: readonly { readonly to: string; readonly dueOn: string }[];
};

/** The frozen form of a plan. */
export type PlanJson = {
  readonly id: string;
  readonly title: string;
  readonly kind: (typeof PLAN_KINDS)[number];
  readonly source: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly actions: readonly PlanAction[];
  /** The decision by which it was adopted; absent: it was there from the beginning. */
  readonly decided?: string;
};

const planShape = record({
  id: text,
  title: text,
  kind: one(...PLAN_KINDS),
  source: text,
  status: one('found', 'unverified', 'invented'),
  decided: optional(text),
  actions: list(
    record({
      id: text,
      title: text,
      owner: text,
      outcome: record({ measure: text, baseline: text, target: text }),
      milestones: list(record({ id: text, words: text, dueOn: isoDate }), 1),
      reports: list(record({ to: text, dueOn: isoDate })),
    }),
    1,
  ),
});

/** Reads a plan. Refuses `definition.invalid`: also an action or milestone that is named twice, and a day that there is not. */
export function loadPlan(json: Json): Outcome<PlanJson> {
  const wrong = planShape.wrong(json, 'plan');
  const plan = json as unknown as PlanJson;
  const faults = wrong.length > 0 ? wrong : planFaults(plan);
  if (faults.length === 0) return accepted(plan);
  return refused({ code: 'definition.invalid', message: `This plan cannot be used: ${faults.join('; ')}.` });
}

function planFaults({ actions }: PlanJson): string[] {
  const ids = [actions.map(({ id }) => id), ...actions.map(({ milestones }) => milestones.map(({ id }) => id))];
  const twice = ids.flatMap((each) => each.filter((id, index) => each.indexOf(id) < index));
  const days = actions.flatMap(({ milestones, reports }) => [...milestones, ...reports].map(({ dueOn }) => dueOn));
  return [
    ...twice.map((id) => `${id} is named twice`),
    ...days.filter((each) => dayFromIso(each) === undefined).map((each) => `${each} is no day`),
  ];
}

/** What is entered about a plan. */
export type PlanEntry =
  | { readonly kind: 'met'; readonly action: string; readonly milestone: string; readonly words: string }
  | { readonly kind: 'measured'; readonly action: string; readonly value: string; readonly words: string }
  | {
      readonly kind: 'reported';
      readonly action: string;
      readonly to: string;
      readonly dueOn: string;
      readonly words: string;
    };

export type Due = 'done' | 'to come' | 'overdue';
export type PlanMilestone = Milestone & {
  readonly due: Due;
  readonly shown: string | null;
  readonly metOn: Day | null;
};
export type OwedReport = {
  readonly to: string;
  readonly dueOn: string;
  readonly due: Due;
  readonly shown: string | null;
};
export type ActionStanding = Omit<PlanAction, 'milestones' | 'reports'> & {
  readonly milestones: readonly PlanMilestone[];
  readonly reports: readonly OwedReport[];
  /** The latest value of its outcome measure, and what shows it; null: not measured yet. */
  readonly measured: { readonly value: string; readonly words: string; readonly on: Day } | null;
};
export type PlanStanding = Omit<PlanJson, 'actions'> & {
  readonly actions: readonly ActionStanding[];
  /** Why it holds no more: the decision by which it was adopted is not in force; null while it holds. */
  readonly stopped: string | null;
};

/** How a plan stands on a day. */
export function planStanding(
  plan: PlanJson,
  entries: readonly Kept<PlanEntry>[],
  on: Day,
  stopped: string | null = null,
): PlanStanding {
  return { ...plan, stopped, actions: plan.actions.map((action) => actionStanding(action, entries, on)) };
}

function actionStanding(action: PlanAction, entries: readonly Kept<PlanEntry>[], on: Day): ActionStanding {
  const own = entries.filter(({ says }) => says.action === action.id);
  const measured = own.findLast(({ says }) => says.kind === 'measured');
  return {
    ...action,
    milestones: action.milestones.map((milestone) => {
      const met = own.findLast(({ says }) => says.kind === 'met' && says.milestone === milestone.id);
      return {
        ...milestone,
        due: dueOf(met !== undefined, milestone.dueOn, on),
        shown: met?.says.words ?? null,
        metOn: met?.on ?? null,
      };
    }),
    reports: action.reports.map(({ to, dueOn }) => {
      const made = own.findLast(({ says }) => says.kind === 'reported' && says.to === to && says.dueOn === dueOn);
      return { to, dueOn, due: dueOf(made !== undefined, dueOn, on), shown: made?.says.words ?? null };
    }),
    measured:
      measured?.says.kind === 'measured'
        ? { value: measured.says.value, words: measured.says.words, on: measured.on }
        : null,
  };
}

function dueOf(isDone: boolean, dueOn: string, on: Day): Due {
  if (isDone) return 'done';
  return (dayFromIso(dueOn) as Day) < on ? 'overdue' : 'to come';
}

/** What keeps an entry out of a plan, in words; undefined when nothing does. */
export function planEntryFault({ actions }: PlanJson, entry: PlanEntry): string | undefined {
  const action = actions.find(({ id }) => id === entry.action);
  if (action === undefined) return `The plan has no action ${entry.action}.`;
  if (entry.words.trim() === '') return 'Say what shows it.';
  if (entry.kind === 'measured') return entry.value.trim() === '' ? 'Give the value that was measured.' : undefined;
  if (entry.kind === 'met') {
    return action.milestones.some(({ id }) => id === entry.milestone)
      ? undefined
      : `There is no milestone ${entry.milestone}.`;
  }
  const isOwed = action.reports.some(({ to, dueOn }) => to === entry.to && dueOn === entry.dueOn);
  return isOwed ? undefined : `Nobody is owed that report: ${entry.to}, ${entry.dueOn}.`;
}
