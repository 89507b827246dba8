import { canonical, type Json } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import type {
  AdjustmentStage,
  AnsweredMeasure,
  Codelist,
  Framework,
  Measure,
  Register,
  Rule,
  Step,
  WatchedMeasure,
} from '../model/framework.ts';
import type { Rate } from '../model/rate.ts';
import { codelistsOfRate } from '../model/rate-walk.ts';
import type { TestPeople } from '../model/signed.ts';
import { codelistsUnder } from '../model/walk.ts';
import { codelistsShown } from '../people/rate-coverage.ts';

/** `Omit` that keeps the members of a union apart. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type Unnumbered<T extends { readonly n: number }> = Without<T, 'n'>;

/** A step before `rule` numbers it by its place. */
export type StepDraft = Unnumbered<Step>;
export type RegisterStepDraft = Unnumbered<Register['steps'][number]>;

/** Takes somebody out of the indicator without counting why as an adjustment. */
export function exclude(code: string, words: string, when: Test): StepDraft {
  return { kind: 'exclusion', code, words, when };
}

/** Counts somebody in the numerator. Nothing below it can remove them. */
export function succeed(words: string, when: Test): StepDraft {
  return { kind: 'success', words, when };
}

/** A personalised care adjustment for a reason specific to the care that the indicator asks for. */
export function adjustSpecific(stage: AdjustmentStage, code: string, words: string, when: Test): StepDraft {
  return { kind: 'adjustment', adjustment: 'specific', stage, code, words, when };
}

/** A personalised care adjustment for a reason general to the condition's care. */
export function adjustGeneral(
  stage: Exclude<AdjustmentStage, 'clinical' | 'declined this care'>,
  code: string,
  words: string,
  when: Test,
): StepDraft {
  return { kind: 'adjustment', adjustment: 'general', stage, code, words, when };
}

export function select(words: string, when: Test): RegisterStepDraft {
  return { kind: 'select', words, when };
}

export function reject(words: string, when: Test): RegisterStepDraft {
  return { kind: 'reject', words, when };
}

function numbered<T>(drafts: readonly T[]): readonly (T & { readonly n: number })[] {
  return drafts.map((draft, index) => ({ n: index + 1, ...draft }));
}

export type RegisterDraft = Omit<Register, 'steps'> & { readonly steps: readonly RegisterStepDraft[] };

/** Who is on a register. Steps are numbered as written; whoever none selects is not on it. */
export function register(draft: RegisterDraft): Register {
  return { ...draft, steps: numbered(draft.steps) };
}

export type RuleDraft = Omit<Rule, 'steps' | 'register'> & {
  readonly register: Register;
  readonly steps: readonly StepDraft[];
};

/** An indicator. Steps are numbered as written; whoever none decides counts as missed. */
export function rule(draft: RuleDraft): Rule {
  return { ...draft, register: draft.register.id, steps: numbered(draft.steps) as readonly Step[] };
}

/** The test people of rules, by the rule's id. */
export type PeopleOfRules = ReadonlyMap<string, TestPeople>;

export type FrameworkDraft = {
  readonly id: string;
  readonly title: string;
  readonly year: string;
  readonly registers: readonly Register[];
  readonly rules: readonly Rule[];
  /** Rates, ratios and means. */
  readonly rates?: readonly Rate[];
  readonly measures: readonly Measure[];
  /** What is paid for on an answer. */
  readonly answered?: readonly AnsweredMeasure[];
  /** What is watched and not paid for. */
  readonly watched?: readonly WatchedMeasure[];
};

/**
 * The JSON form of a framework, with the codelists that its rules and their people name and no others. A codelist that was not
 * handed in is left out; `loadFramework` refuses it by name.
 * @param people the test people of rules, by the rule’s id
 */
export function framework(
  draft: FrameworkDraft,
  codelists: ReadonlyMap<string, Codelist>,
  people: PeopleOfRules = new Map(),
): Json {
  const steps = [...draft.registers, ...draft.rules].flatMap((each) => [...each.steps]);
  const ofRates = (draft.rates ?? []).flatMap(codelistsOfRate);
  const names = [...new Set([...steps.flatMap((step) => codelistsUnder(step.when)), ...ofRates])].sort();
  const shown = [...draft.rules, ...(draft.rates ?? [])].flatMap(({ id }) => codelistsShown(people.get(id)));
  const used = [...new Set([...names, ...shown])].sort().flatMap((name) => pinned(name, codelists.get(name)));
  const rules = draft.rules.map((each) => withPeople(each, people));
  const rates = draft.rates ? { rates: draft.rates.map((each) => withPeople(each, people)) } : {};
  const whole: Framework = { format: 1, ...draft, rules, ...rates, codelists: Object.fromEntries(used) };
  return JSON.parse(canonical(whole as unknown as Json)) as Json;
}

function withPeople<T extends { readonly id: string }>(definition: T, people: PeopleOfRules): T {
  const own = people.get(definition.id);
  return own ? { ...definition, people: own } : definition;
}

/** A codelist as a framework holds it: without the terms. */
function pinned(name: string, found: Codelist | undefined): (readonly [string, Codelist])[] {
  if (!found) return [];
  const { title, status, source, version, codes } = found;
  return [[name, { title, status, source, version, codes }]];
}
