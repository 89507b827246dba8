import { addMonths, type Day, dayFromIso, dayText } from '../../base/index.ts';
import {
  type Case,
  type CaseEffect,
  casesKept,
  decisionsKept,
  filledIn,
  hasEnded,
  type RegisterDecision,
} from '../../governance/index.ts';
import type { Closing, Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';

/** A state of a practice that a case brought about. */
export type StandingState = {
  /** e.g. `list closed` */
  readonly what: string;
  readonly case: string;
  readonly decision: string;
  readonly from: Day;
  /** The first day on which it is over; null: it has no end yet. */
  readonly to: Day | null;
};

type StateEffect = Extract<CaseEffect, { readonly kind: 'state' }>;

/** The states that a case brought about, each until its time is over, the case has ended, or its decision has. */
export function standingStates(
  { id, state }: Case,
  decisions: readonly RegisterDecision[],
  on: Day,
): readonly StandingState[] {
  const { rules, taken, form } = state;
  return taken.flatMap((one, index) => {
    const from = index === 0 ? null : (taken[index - 1]?.to ?? null);
    const effect = rules.steps.find((step) => step.step === one.step && step.from === from)?.effect;
    if (effect?.kind !== 'state' || one.decision === null) return [];
    const decision = decisions.find(({ reference }) => reference === one.decision);
    const begins = dayFromIso(filledIn(form, effect.from ?? '') ?? '') ?? one.on;
    const ends = [
      plannedEnd(effect, form, begins),
      hasEnded(state) && effect.isUntilEnd === true ? taken.at(-1)?.on : undefined,
    ];
    const ended = decision?.ended != null && decision.ended.on <= on ? decision.ended.on : undefined;
    const to = [...ends, ended].filter((day) => day !== undefined).toSorted((a, b) => a - b)[0] ?? null;
    return [{ what: effect.what, case: id, decision: one.decision, from: begins, to }];
  });
}

function plannedEnd({ months }: StateEffect, form: Case['state']['form'], from: Day): Day | undefined {
  return months === undefined ? undefined : addMonths(from, Number(form[months]));
}

/** What stands of a practice, as its page says it; `case` null where it is known from the list of practices. */
export type PracticeState = { readonly words: string; readonly case: string | null; readonly decision: string };

/** What stands of a practice on the business date or begins later: what its cases brought about, mergers, and that it closes. */
export async function statesOfPractice(
  { store, register, businessDate }: ReportContext,
  { code, mergedInto, closed }: Practice,
): Promise<readonly PracticeState[]> {
  const [cases, decisions] = await store.read(async (db) => [await casesKept(db), await decisionsKept(db)] as const);
  const own = cases.filter(({ state }) => state.practice === code);
  const states = own.flatMap((each) => standingStates(each, decisions, businessDate));
  const standing = states.filter(({ to }) => to === null || to > businessDate);
  const gone = mergedInto === undefined ? [] : [goneWords(`goes into ${mergedInto.successor}`, mergedInto)];
  const came = register.practices().flatMap((other) => {
    return other.mergedInto?.successor === code ? [goneWords(`${other.name} goes into it`, other.mergedInto)] : [];
  });
  const shut = closed === undefined ? [] : [goneWords('closed', closed)];
  return [...gone, ...shut, ...came, ...standing.map((state) => ({ ...state, words: stateWords(state) }))];
}

function goneWords(what: string, { from, decision }: Closing): PracticeState {
  return { words: `${what} from ${dayText(from)}`, case: null, decision };
}

function stateWords({ what, from, to }: StandingState): string {
  return `${what} from ${dayText(from)}${to === null ? '' : ` until ${dayText(to)}`}`;
}
