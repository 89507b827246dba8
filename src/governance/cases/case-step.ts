import type { Day } from '../../base/index.ts';
import type { DecisionKind } from '../decisions/decision-kind.ts';
import type { CaseNeed, CaseStep } from './case-kind.ts';
import { type CaseState, filledIn, noticeEnds } from './case-state.ts';
import { cannotBegin } from './effect-date.ts';

/** What is known of the world when somebody would take a step. */
export type CaseWorld = {
  readonly on: Day;
  readonly by: string;
  /** What they say of it. */
  readonly words: string;
  /** Whether a decision in force allows the step. */
  readonly isDecided: boolean;
  /** Whether the commissioner holds the function on the day. */
  readonly isHeld: boolean;
  /** Whether a motion about the case was put and lost. */
  readonly isLost: boolean;
};

export type StepAsked = { readonly state: CaseState; readonly step: CaseStep; readonly world: CaseWorld };
/** Whether each need holds, apart from the steps, so that each can be taken out to see that the exploration notices. */
export type CaseGuards = Readonly<Record<CaseNeed, (asked: StepAsked) => boolean>>;

export const CASE_GUARDS: CaseGuards = {
  form: ({ state: { rules, form } }) =>
    rules.fields.every(({ id, isOptional }) => isOptional === true || filledIn(form, id) !== undefined),
  reason: ({ world }) => world.words.trim() !== '',
  evidence: ({ state: { rules, evidence } }) => rules.evidence.every(({ id }) => evidence.has(id)),
  engagement: ({ state }) => !state.rules.changesServices || isEngaged(state),
  criteria: ({ state: { rules, scores } }) => rules.criteria.every(({ id }) => scores.has(id)),
  period: ({
    state: {
      rules: { period },
      form,
    },
  }) => {
    if (period === undefined) return true;
    return Number(form[period.days]) >= period.leastDays || filledIn(form, period.reason) !== undefined;
  },
  'period over': ({ state, world }) => {
    const ends = noticeEnds(state);
    return ends !== undefined && world.on >= ends;
  },
  function: ({ world }) => world.isHeld,
  decision: ({ world }) => world.isDecided,
  'lost motion': ({ world }) => world.isLost,
  'another person': ({ state, world }) => {
    const { rules, taken } = state;
    const keeping = rules.steps.filter(({ by }) => by === 'keep case').map((one) => one.step);
    const recorded = taken.findLast(({ step, decision }) => decision !== null && keeping.includes(step));
    return world.by !== taken[0]?.by && world.by !== recorded?.by;
  },
  'can begin': ({ state, world }) => cannotBegin(state, world.on) === undefined,
};

function isEngaged({ engagement, engaged, consultation }: CaseState): boolean {
  const isConsulted = consultation !== null && (!consultation.isRequired || consultation.outcome !== null);
  return isConsulted && engagement.every(({ id }) => engaged.has(id));
}

/** What each guard, taken out, lets through. */
export const CASE_NEEDS_WORDS: Readonly<Record<CaseNeed, string>> = {
  form: 'a form with a gap goes on',
  reason: 'a case ends without a reason',
  evidence: 'what is not evidenced is decided',
  engagement: 'services change without engagement',
  criteria: 'a request is decided without its scores',
  period: 'a notice is shorter without a reason',
  'period over': 'a notice lapses before its period is over',
  function: 'who does not hold the function acts',
  decision: 'a step needs no decision',
  'lost motion': 'a case is declined without a vote',
  'another person': 'one person keeps a case and signs it',
  'can begin': 'what is granted could not begin any more',
};

/** Why a step is not taken. */
export const CASE_REFUSALS: Readonly<Record<CaseNeed | 'stage', string>> = {
  stage: 'The case is not at a stage at which this can happen.',
  form: 'The form is not filled in.',
  reason: 'Say why: the reason is published with the case.',
  evidence: 'What has to be shown first is not all shown.',
  engagement:
    'It changes services: each step of engagement is evidenced or waived with a reason first, and whether formal consultation is required is settled.',
  criteria: 'It is not yet scored on every criterion.',
  period: 'A period shorter than the contract gives needs its reason recorded.',
  'period over': 'The period of the notice is not over.',
  function: 'The commissioner does not hold the function on this day.',
  decision: 'No decision in force allows this.',
  'lost motion': 'A case is declined when a committee has voted on it and not carried it.',
  'another person': 'Whoever opened the case, or recorded its decision, does not also sign it.',
  'can begin': 'What is asked for could not begin any more on the day that the form gives.',
};
export type CaseRefused = keyof typeof CASE_REFUSALS;

/** The step of this name from where the case stands; undefined when there is none. */
export function stepNamed(state: CaseState, name: string): CaseStep | undefined {
  return state.rules.steps.find(({ step, from }) => step === name && from === state.stage);
}

/** The steps that lead on from where the case stands. */
export function stepsFrom({ rules, stage }: CaseState): readonly CaseStep[] {
  return rules.steps.filter(({ from }) => from === stage);
}

/** What keeps a step from being taken; undefined when nothing does. */
export function notTaken(
  state: CaseState,
  step: CaseStep,
  world: CaseWorld,
  guards: CaseGuards = CASE_GUARDS,
): CaseRefused | undefined {
  if (step.from !== state.stage) return 'stage';
  return step.needs.find((need) => !guards[need]({ state, step, world }));
}

/** Needs that hold or not when something is put to a decision. */
const BEFORE_DECISION: readonly CaseNeed[] = ['form', 'evidence', 'engagement', 'criteria', 'period', 'can begin'];

/** Why a case cannot be put to a decision of a kind on a day; undefined when it can. */
export function notReady(state: CaseState, decision: DecisionKind, on: Day): string | undefined {
  const waiting = stepsFrom(state).find((step) => step.decision === decision);
  if (waiting === undefined) return `The case is ${state.stage}: there is nothing to decide as ${decision} now.`;
  const world: CaseWorld = { on, by: '', words: '', isDecided: false, isHeld: false, isLost: false };
  const lacks = BEFORE_DECISION.find((need) => !CASE_GUARDS[need]({ state, step: waiting, world }));
  return lacks === undefined ? undefined : refusalWords(state, lacks, on);
}

/** Why a step is not taken, in words. */
export function refusalWords(state: CaseState, lacks: CaseRefused, on: Day): string {
  return (lacks === 'can begin' ? cannotBegin(state, on) : undefined) ?? CASE_REFUSALS[lacks];
}
