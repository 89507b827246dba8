import { addDays, type Day } from '../../base/index.ts';
import { brokenByStep } from './case-invariants.ts';
import type { CaseField, CaseKind, CaseKindsJson, CaseNeed, CaseStep } from './case-kind.ts';
import { afterEntry, type CaseState, openedCase } from './case-state.ts';
import { CASE_GUARDS, CASE_NEEDS_WORDS, type CaseGuards, type CaseWorld, notTaken } from './case-step.ts';

/** What was broken, and the step that broke it. */
export type CaseViolation = { readonly what: string; readonly stage: string; readonly step: string };

export type CaseExploration = {
  /** The id of the kind. */
  readonly kind: string;
  readonly states: number;
  readonly steps: number;
  /** How often an effect or a decision was reached, so that where nothing happens nothing is called safe. */
  readonly decided: number;
  readonly violations: readonly CaseViolation[];
};

/** A guard taken out on purpose. */
export type PlantedCaseFault = { readonly id: CaseNeed; readonly words: string; readonly guards: CaseGuards };

export const PLANTED_CASE_FAULTS: readonly PlantedCaseFault[] = Object.entries(CASE_NEEDS_WORDS).map(([id, words]) => {
  return { id: id as CaseNeed, words, guards: { ...CASE_GUARDS, [id]: () => true } };
});

/** Whether a kind has a step that asks for what a fault lets through. */
export function asksFor({ steps, changesServices, criteria }: CaseKind, need: CaseNeed): boolean {
  if (need === 'engagement' && !changesServices) return false;
  if (need === 'criteria' && criteria.length === 0) return false;
  return steps.some(({ needs }) => needs.includes(need));
}

const BEGINS = 0 as Day;
/** Days at which a period may be looked at: before, at and after those that the forms give. */
const DAYS_OF_PERIOD = [0, 19, 20, 27, 28, 60];
/** Days about the one on which what the forms ask for begins: 1 February 1970 is the 31st after the first. */
const DAYS_OF_BEGINNING = [0, 30, 31, 32];
const BEGINNING = { date: '1970-02-01', month: '1970-02' } as const;
const PEOPLE = ['opener', 'second', 'third'];

/** The days that a walk looks at. */
function daysOf({ period }: CaseKind): readonly number[] {
  return period === undefined ? DAYS_OF_BEGINNING : DAYS_OF_PERIOD;
}

/** A moment of the walk: the case, and what of the world is true. `day` counts along the days that the walk looks at. */
type Moment = {
  readonly state: CaseState;
  readonly day: number;
  readonly isDecided: boolean;
  readonly isHeld: boolean;
  readonly isLost: boolean;
};

/**
 * Walks every state that a case of a kind can reach, from its opening to its end: anything shown or not, decisions that come into
 * force and end, the function held and lost, days that pass, each step tried by each person with and without a reason.
 * The first state at which anything is broken ends it.
 */
export function exploreCases(
  kind: CaseKind,
  engagement: CaseKindsJson['engagement']['steps'],
  guards: CaseGuards = CASE_GUARDS,
): CaseExploration {
  const seen = new Set<string>();
  const open: Moment[] = [];
  const add = (moment: Moment): void => {
    const key = keyOf(moment);
    if (seen.has(key)) return;
    seen.add(key);
    open.push(moment);
  };
  for (const form of formsOf(kind)) {
    const opened = { rules: kind, engagement, practice: 'X00010', contract: 'GMS', form } as const;
    const state = openedCase(opened, { by: 'opener', on: BEGINS });
    add({ state, day: 0, isDecided: false, isHeld: true, isLost: false });
  }
  let [steps, decided] = [0, 0];
  const violations: CaseViolation[] = [];
  for (let at = open.pop(); at !== undefined && violations.length === 0; at = open.pop()) {
    for (const moved of worldMoves(at)) add(moved);
    for (const shown of notesOf(at.state)) add({ ...at, state: shown });
    for (const { step, world } of tries(at)) {
      if (notTaken(at.state, step, world, guards) !== undefined) continue;
      const entry = { kind: 'stepped', step: step.step, words: world.words, decision: step.decision ?? null } as const;
      const after = afterEntry(at.state, entry, world);
      steps += 1;
      if (step.decision !== undefined) decided += 1;
      const broken = brokenByStep(at.state, step, world);
      violations.push(...broken.map((what) => ({ what, stage: at.state.stage, step: step.step })));
      add({ ...at, state: after });
    }
  }
  return { kind: kind.id, states: seen.size, steps, decided, violations };
}

/** Forms that a guard on forms and periods tells apart: a part left out, a long period, a short one with and without its reason. */
function formsOf({ fields, period }: CaseKind): readonly Readonly<Record<string, string>>[] {
  const full = Object.fromEntries(fields.map(({ id, kind, choices }) => [id, choices?.[0] ?? filledWith(kind)]));
  const [first = ''] = fields.map(({ id }) => id);
  const partial = { ...full, [first]: '' };
  if (period === undefined) return [full, partial];
  const bare = { ...full, [period.reason]: '' };
  return [bare, partial, { ...full, [period.days]: '20' }, { ...bare, [period.days]: '20' }];
}

function filledWith(kind: CaseField['kind']): string {
  if (kind === 'date' || kind === 'month') return BEGINNING[kind];
  return kind === 'whole' ? '28' : 'given';
}

function worldMoves(at: Moment): Moment[] {
  const { rules } = at.state;
  const moves: Moment[] = [
    { ...at, isDecided: !at.isDecided },
    { ...at, isHeld: !at.isHeld },
  ];
  if (rules.steps.some(({ needs }) => needs.includes('lost motion'))) moves.push({ ...at, isLost: !at.isLost });
  if (at.day < daysOf(rules).length - 1) moves.push({ ...at, day: at.day + 1 });
  return moves;
}

/** All that is to be shown but the last, then the last: what is nearly shown is not shown. */
function notesOf(state: CaseState): CaseState[] {
  const by = { by: 'second', on: BEGINS };
  const { rules, engagement } = state;
  const enterAll = (entries: readonly Parameters<typeof afterEntry>[1][]): CaseState =>
    entries.reduce((sofar, entry) => afterEntry(sofar, entry, by), state);
  const evidence = rules.evidence.map(({ id }) => ({ kind: 'evidenced', evidence: id, words: 'shown' }) as const);
  const scores = rules.criteria.map(({ id }) => ({ kind: 'scored', criterion: id, score: 1, words: 'so' }) as const);
  const steps = engagement.map(({ id }, index) => {
    return { kind: index % 2 === 0 ? 'engaged' : 'waived', step: id, words: 'so' } as const;
  });
  const shown = [evidence, scores, ...(rules.changesServices ? [steps] : [])].filter((each) => each.length > 0);
  const consultations = rules.changesServices
    ? [
        { kind: 'consultation', isRequired: false, words: 'no', outcome: null } as const,
        { kind: 'consultation', isRequired: true, words: 'yes', outcome: null } as const,
        { kind: 'consultation', isRequired: true, words: 'yes', outcome: 'held' } as const,
      ]
    : [];
  return [
    ...shown.flatMap((entries) => [enterAll(entries.slice(0, -1)), enterAll(entries)]),
    ...consultations.map((entry) => enterAll([entry])),
  ];
}

function tries({ state, day, isDecided, isHeld, isLost }: Moment): { step: CaseStep; world: CaseWorld }[] {
  const on = addDays(BEGINS, daysOf(state.rules)[day] ?? 0);
  return state.rules.steps
    .filter(({ from }) => from === state.stage)
    .flatMap((step) =>
      PEOPLE.flatMap((by) =>
        ['', 'because'].map((words) => ({ step, world: { on, by, words, isDecided, isHeld, isLost } })),
      ),
    );
}

/** A short text that no state has in which anything else can still happen. */
function keyOf({ state, day, isDecided, isHeld, isLost }: Moment): string {
  const { stage, form, evidence, engaged, scores, consultation, taken, rules } = state;
  const issued = taken.find(({ to }) => to === rules.period?.from)?.on;
  const decider = taken.findLast(({ decision }) => decision !== null)?.by;
  const consulted = consultation === null ? '' : `${consultation.isRequired}${consultation.outcome !== null}`;
  const world = [day, isDecided, isHeld, isLost];
  return [
    stage,
    Object.values(form),
    evidence.size,
    engaged.size,
    scores.size,
    consulted,
    issued,
    decider,
    ...world,
  ].join('/');
}
