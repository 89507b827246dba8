import { accepted, canonical, type Exact, exactText, type Json, type Outcome, refused } from '../base/index.ts';
import {
  type ChangedRule,
  type ClauseChange,
  changeRule,
  type LoadedFramework,
  type Measure,
} from '../indicators/index.ts';
import type { ReportContext } from './context.ts';
import { frameworkNamed } from './framework-named.ts';
import { measureNamed } from './measure-named.ts';

/** What somebody would have otherwise in a measure. What is absent stays as it is. */
export type ProposedChange = {
  readonly indicator: string;
  readonly framework?: string;
  readonly lowerPercent?: number;
  readonly upperPercent?: number;
  readonly points?: number;
  /** Pounds for a point. */
  readonly price?: Exact;
  readonly clauses?: readonly ClauseChange[];
};

/** A change read against the framework in service. */
export type ReadChange = {
  readonly framework: LoadedFramework;
  readonly before: Measure;
  readonly after: Measure;
  readonly changed: ChangedRule;
  readonly price: Exact | undefined;
  readonly clauses: readonly ClauseChange[];
  /** What is changed, each in words. */
  readonly words: readonly string[];
};

/**
 * Reads a change. Refuses `not-found` or `indicator.unknown`, `input.invalid` when nothing is changed or a step or
 * number is not there, and `definition.invalid` when the changed measure means nothing.
 */
export function readChange(context: ReportContext, asked: ProposedChange): Outcome<ReadChange> {
  const framework = frameworkNamed(context, asked.framework);
  if (!framework.ok) return framework;
  const found = measureNamed(framework.value, asked.indicator);
  if (!found.ok) return found;
  const before = found.value;
  const { lowerPercent = before.lowerPercent, upperPercent = before.upperPercent, points = before.points } = asked;
  const after = { ...before, lowerPercent, upperPercent, points };
  const { clauses = [], price } = asked;
  const changed = changeRule(framework.value, after, clauses);
  if (!changed.ok) return changed;
  const words = [...measureWords(before, after, price), ...changed.value.words];
  if (words.length === 0) return nothingChanged(before);
  return accepted({ framework: framework.value, before, after, changed: changed.value, price, clauses, words });
}

function measureWords(before: Measure, after: Measure, price: Exact | undefined): readonly string[] {
  const changed = (what: string, one: number, other: number, unit: string): readonly string[] =>
    one === other ? [] : [`${what} is ${other}${unit} instead of ${one}${unit}`];
  return [
    ...changed('the lower threshold', before.lowerPercent, after.lowerPercent, '%'),
    ...changed('the upper threshold', before.upperPercent, after.upperPercent, '%'),
    ...changed('the number of points', before.points, after.points, ''),
    ...(price === undefined ? [] : [`a point is worth £${exactText(price)}`]),
  ];
}

function nothingChanged(measure: Measure): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: `Nothing of ${measure.id} is changed.`,
    remedy: 'Give another threshold, number of points, price of a point, or a changed clause.',
  });
}

/** The change in its one JSON form: what is proposed, hashed and asked about. */
export function changeJson({ framework, before, after, price, clauses }: ReadChange): Json {
  return {
    framework: framework.id,
    frameworkHash: framework.hash,
    indicator: before.id,
    lowerPercent: after.lowerPercent,
    upperPercent: after.upperPercent,
    points: after.points,
    price: price === undefined ? null : exactText(price),
    clauses: clauses as unknown as Json,
  };
}

/** The clauses of a change as one text, by which questions about them are told apart. */
export function clausesText(clauses: readonly ClauseChange[]): string {
  return canonical(clauses as unknown as Json);
}
