import { accepted, canonical, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Measure, Rule, Step } from '../model/framework.ts';
import { testShape } from '../model/framework-shape.ts';
import { loadFramework } from '../model/load.ts';
import { codelistsUnder } from '../model/walk.ts';
import { testWords } from '../model/words.ts';
import { type NumberKind, numbersIn, rewritten } from './numbers-in.ts';

const { list, optional, pattern, record, whole } = shape;
type Shape = shape.Shape;

/**
 * What is changed in one step of a copied rule: a number that stands in it, or whether it is there at all.
 * Every form is JSON, as `propose --change` takes it.
 */
export type ClauseChange =
  /** The age limit in full years. */
  | { readonly step: number; readonly age: number }
  /** The months of a window that ends with the period; `from` says which where the step has several. */
  | { readonly step: number; readonly months: number; readonly from?: number }
  /** The value that a record is compared with, a decimal; `from` says which where the step has several. */
  | { readonly step: number; readonly value: string; readonly from?: string }
  /** The blood pressure in the clinic, mmHg; the target at home moves with it. */
  | { readonly step: number; readonly systolic: number; readonly diastolic: number }
  /** The step is left out. */
  | { readonly step: number; readonly remove: true }
  /** The step asks something else. */
  | { readonly step: number; readonly when: Test };

/** A rule with changes made to a copy of it, in a framework that holds nothing else. */
export type ChangedRule = {
  readonly framework: LoadedFramework;
  readonly rule: Rule;
  /** What was changed, in words: `step 1 “aged over 79” is now “aged over 74”`. */
  readonly words: readonly string[];
};

const step = whole(1, 99);
const decimal = pattern(/^-?\d{1,9}(\.\d{1,3})?$/, 'a decimal with at most three places');
const isTrue: Shape = {
  wrong: (value, path) => (value === true ? [] : [`${path} is not true`]),
  schema: { const: true },
};
const SHAPES: Readonly<Record<string, Shape>> = {
  age: record({ step, age: whole(0, 130) }),
  months: record({ step, months: whole(1, 1200), from: optional(whole(1, 1200)) }),
  value: record({ step, value: decimal, from: optional(decimal) }),
  systolic: record({ step, systolic: whole(1, 400), diastolic: whole(1, 400) }),
  remove: record({ step, remove: isTrue }),
  when: record({ step, when: testShape }),
};

/** One change of a clause. */
export const clauseChangeShape: Shape = {
  wrong(value, path) {
    const kind = Object.keys(SHAPES).find((name) => typeof value === 'object' && value !== null && name in value);
    if (kind === undefined) return [`${path} names none of ${Object.keys(SHAPES).join(', ')}`];
    return (SHAPES[kind] as Shape).wrong(value, path);
  },
  schema: { oneOf: Object.values(SHAPES).map((shape) => shape.schema) },
};

/** Reads one change or a list of them. Refuses `input.invalid` with every fault in words. */
export function readClauseChanges(json: Json): Outcome<readonly ClauseChange[]> {
  const many = Array.isArray(json) ? json : [json];
  const faults = list(clauseChangeShape, 1).wrong(many, 'change');
  if (faults.length === 0) return accepted(many as unknown as readonly ClauseChange[]);
  return refused({
    code: 'input.invalid',
    message: `That is not a change of a clause: ${faults.join('; ')}.`,
    remedy: 'For example: {"step": 1, "age": 74}, {"step": 2, "months": 9} or {"step": 3, "remove": true}.',
  });
}

/**
 * A copy of a measure and its rule with changes made, checked as any definition is. Refuses `input.invalid` when the
 * step or the number is not there, and `definition.invalid` when the changed rule means nothing.
 */
export function changeRule(
  framework: LoadedFramework,
  measure: Measure,
  changes: readonly ClauseChange[],
): Outcome<ChangedRule> {
  let rule = framework.rule(measure.rule);
  const words: string[] = [];
  for (const each of changes) {
    const changed = changeStep(rule, each);
    if (!changed.ok) return changed;
    rule = changed.value.rule;
    words.push(changed.value.words);
  }
  const numbered = { ...rule, steps: rule.steps.map((each, index) => ({ ...each, n: index + 1 })) };
  const loaded = loadFramework(onlyRule(framework, measure, numbered));
  return loaded.ok ? accepted({ framework: loaded.value, rule: loaded.value.rule(rule.id), words }) : loaded;
}

type ChangedStep = { readonly rule: Rule; readonly words: string };

/** Steps keep their numbers until all changes are made, so that each change names them as the rule in service does. */
function changeStep(rule: Rule, asked: ClauseChange): Outcome<ChangedStep> {
  const before = rule.steps.find((each) => each.n === asked.step);
  if (before === undefined) {
    return invalid(`${rule.id} has no step ${asked.step}.`, `Its steps: ${rule.steps.map(stepWords).join('; ')}.`);
  }
  const said = `step ${before.n} “${before.words}”`;
  if ('remove' in asked) {
    const steps = rule.steps.filter((each) => each !== before);
    return accepted({ rule: { ...rule, steps }, words: `${said} is left out` });
  }
  const when = changedTest(before, asked);
  if (!when.ok) return when;
  const after = { ...before, when: when.value, words: testWords(when.value) } as Step;
  const steps = rule.steps.map((each) => (each === before ? after : each));
  return accepted({ rule: { ...rule, steps }, words: `${said} is now “${after.words}”` });
}

function stepWords(each: Step): string {
  return `${each.n} ${each.words}`;
}

function changedTest(before: Step, asked: Exclude<ClauseChange, { remove: true }>): Outcome<Test> {
  if ('when' in asked) return accepted(asked.when);
  if ('age' in asked) return withNumber(before, 'age', String(asked.age), undefined);
  if ('months' in asked) {
    return withNumber(
      before,
      'months',
      String(asked.months),
      asked.from === undefined ? undefined : String(asked.from),
    );
  }
  if ('value' in asked) return withNumber(before, 'value', asked.value, asked.from);
  return withNumber(before, 'blood pressure', `${asked.systolic}/${asked.diastolic}`, undefined);
}

const KIND_WORDS: Readonly<Record<NumberKind, string>> = {
  age: 'age limit',
  months: 'window in months',
  value: 'value',
  'blood pressure': 'blood pressure target',
};

/** The step's test with one number for another, wherever it stands in the step. */
function withNumber(before: Step, kind: NumberKind, to: string, from: string | undefined): Outcome<Test> {
  const found = [...new Set(numbersIn(before.when, kind))];
  const what = KIND_WORDS[kind];
  if (found.length === 0) return invalid(`Step ${before.n} “${before.words}” has no ${what}.`);
  if (from !== undefined && !found.includes(from)) {
    return invalid(`Step ${before.n} “${before.words}” has no ${what} of ${from}.`, `It has: ${found.join(', ')}.`);
  }
  if (from === undefined && found.length > 1) {
    return invalid(
      `Step ${before.n} “${before.words}” has several: ${what} of ${found.join(', ')}.`,
      'Say which with "from".',
    );
  }
  return accepted(rewritten(before.when, kind, from ?? (found[0] as string), to));
}

function invalid(message: string, remedy?: string): Outcome<never> {
  return refused({ code: 'input.invalid', message, ...(remedy === undefined ? {} : { remedy }) });
}

/** The JSON form of a framework with one measure, its rule and register, and the codelists that they name. */
function onlyRule(framework: LoadedFramework, measure: Measure, rule: Rule): Json {
  const { format, id, title, year } = framework;
  const register = framework.register(rule.register);
  const names = [...new Set([...register.steps, ...rule.steps].flatMap((each) => codelistsUnder(each.when)))].sort();
  const codelists = Object.fromEntries(
    names.flatMap((name) => (framework.codelists[name] === undefined ? [] : [[name, framework.codelists[name]]])),
  );
  const whole = { format, id, title, year, registers: [register], rules: [rule], measures: [measure], codelists };
  return JSON.parse(canonical(whole as unknown as Json)) as Json;
}
