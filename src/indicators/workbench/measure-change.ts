import { accepted, canonical, type Json, type Outcome, type Refusal, refused, shape } from '../../base/index.ts';
import type { LoadedFramework, Measure, Rule } from '../model/framework.ts';
import { type ChangedRule, type ClauseChange, changeRule, clauseChangeShape } from './clause-change.ts';

const { list, optional, pattern, record, text, whole } = shape;

/** What somebody would have otherwise in a measure. What is absent stays as it is. */
export type MeasureChange = {
  readonly lowerPercent?: number;
  readonly upperPercent?: number;
  readonly points?: number;
  /** Pounds for a point, an exact decimal. The price stands in the rates, not in the framework. */
  readonly price?: string;
  readonly clauses?: readonly ClauseChange[];
};

/** A measure and its rule, as they are and as they would be. */
export type ChangedMeasure = {
  readonly framework: LoadedFramework;
  readonly before: Measure;
  readonly after: Measure;
  readonly changed: ChangedRule;
  readonly price: string | undefined;
  readonly clauses: readonly ClauseChange[];
  /** What is changed, each in words. */
  readonly words: readonly string[];
};

/**
 * A measure with changes made to a copy. Refuses `input.invalid` when nothing is changed or a step or number is not
 * there, and `definition.invalid` when the changed measure means nothing.
 */
export function changeMeasure(
  framework: LoadedFramework,
  before: Measure,
  change: MeasureChange,
): Outcome<ChangedMeasure> {
  const { lowerPercent = before.lowerPercent, upperPercent = before.upperPercent, points = before.points } = change;
  const after = { ...before, lowerPercent, upperPercent, points };
  const { clauses = [], price } = change;
  const changed = changeRule(framework, after, clauses);
  if (!changed.ok) return meansNothing(changed.refusal);
  const words = [...measureWords(before, after, price), ...changed.value.words];
  if (words.length === 0) return nothingChanged(before);
  return accepted({ framework, before, after, changed: changed.value, price, clauses, words });
}

function measureWords(before: Measure, after: Measure, price: string | undefined): readonly string[] {
  const changed = (what: string, one: number, other: number, unit: string): readonly string[] =>
    one === other ? [] : [`${what} is ${other}${unit} instead of ${one}${unit}`];
  return [
    ...changed('the lower threshold', before.lowerPercent, after.lowerPercent, '%'),
    ...changed('the upper threshold', before.upperPercent, after.upperPercent, '%'),
    ...changed('the number of points', before.points, after.points, ''),
    ...(price === undefined ? [] : [`a point is worth £${price}`]),
  ];
}

/** What is wrong with the changed measure is for whoever asks to put right: nothing was kept that could be corrected. */
function meansNothing(refusal: Refusal): Outcome<never> {
  if (refusal.code !== 'definition.invalid') return refused(refusal);
  return refused({ ...refusal, remedy: 'Ask for a change with which the measure still holds together.' });
}

function nothingChanged(measure: Measure): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: `Nothing of ${measure.id} is changed.`,
    remedy: 'Give another threshold, number of points, price of a point, or a changed clause.',
  });
}

/** A change in its one JSON form, with what it is a change of: what is proposed, hashed and kept. */
export type MeasureChangeJson = MeasureChange & {
  readonly framework: string;
  readonly frameworkHash: string;
  readonly measure: string;
};

const decimalPounds = pattern(/^\d{1,6}(\.\d{1,4})?$/, 'pounds, written 225.49');
const measureChangeShape = record({
  framework: text,
  frameworkHash: text,
  measure: text,
  lowerPercent: optional(whole(0, 100)),
  upperPercent: optional(whole(0, 100)),
  points: optional(whole(0, 1000)),
  price: optional(decimalPounds),
  clauses: optional(list(clauseChangeShape)),
});

/** The JSON form of a change: only what differs. */
export function measureChangeJson({ framework, before, after, price, clauses }: ChangedMeasure): Json {
  const differs = (name: 'lowerPercent' | 'upperPercent' | 'points') =>
    before[name] === after[name] ? {} : { [name]: after[name] };
  return {
    framework: framework.id,
    frameworkHash: framework.hash,
    measure: before.id,
    ...differs('lowerPercent'),
    ...differs('upperPercent'),
    ...differs('points'),
    ...(price === undefined ? {} : { price }),
    ...(clauses.length === 0 ? {} : { clauses: clauses as unknown as Json }),
  };
}

/** Reads the JSON form of a change. Refuses `input.invalid` with every fault in words. */
export function readMeasureChange(json: Json): Outcome<MeasureChangeJson> {
  const faults = measureChangeShape.wrong(json, 'change');
  if (faults.length === 0) return accepted(json as unknown as MeasureChangeJson);
  return refused({ code: 'input.invalid', message: `That is not a change of a measure: ${faults.join('; ')}.` });
}

/** Who answers for a changed rule: never one and the same. */
export type SignedBy = { readonly author: string; readonly checker: string };

/** The JSON form of the whole framework with a changed measure in place of the one that it has. */
export function frameworkWith({ framework, before, after, changed, clauses }: ChangedMeasure, by: SignedBy): Json {
  const { hash: _, rule: _rule, register: _register, ruleHash: _ruleHash, ...frozen } = framework;
  const rule: Rule = clauses.length === 0 ? framework.rule(before.rule) : { ...changed.rule, ...by };
  const whole = {
    ...frozen,
    measures: framework.measures.map((one) => (one.id === before.id ? after : one)),
    rules: framework.rules.map((one) => (one.id === rule.id ? rule : one)),
  };
  return JSON.parse(canonical(whole as unknown as Json)) as Json;
}
