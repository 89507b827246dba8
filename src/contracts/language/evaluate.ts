import { accepted, type Exact, exact, exactText, type Outcome, refused, roundHalfUp } from '../../base/index.ts';
import type { CheckedInput, CheckedTerm, CheckedTerms } from './check.ts';
import { type Expression, namesIn } from './expression.ts';
import {
  atom,
  differenceText,
  formulaInWords,
  keptText,
  ofText,
  type Piece,
  phrase,
  productText,
  quotientText,
  roundedText,
  sumText,
} from './formula-text.ts';
import { numberText } from './number-text.ts';

const NOUGHT = exact(0);

/** What is put in for an input. */
export type PutIn = {
  readonly value: Exact | boolean;
  /** Where it comes from, in words. */
  readonly source: string;
  /** Since when it has been known, ISO. */
  readonly known?: string;
  /** How it stands in the formula with numbers, in place of the number itself: `(£123.34 − £121.79)`. */
  readonly shown?: string;
  /** How it stands in the formula in words, in place of the input's label. */
  readonly label?: string;
};

/** Gives what is put in for an input; `indicator` is null for what stands once. */
export type Resolve = (input: string, indicator: string | null) => Outcome<PutIn>;

export type TracedInput = {
  readonly label: string;
  readonly unit: string;
  /** Exact: a decimal or n/d; a flag is `yes` or `no`. */
  readonly value: string;
  readonly source: string;
  readonly known?: string;
};

/** A term worked out: formula in words, formula with numbers, exact value, and the same for each term that it uses. */
export type Trace = {
  readonly term: string;
  readonly title: string;
  readonly unit: string;
  readonly value: Exact;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, TracedInput>>;
  readonly indicator: string | null;
  /** Why no formula was worked out, e.g. nobody in the denominator. */
  readonly because?: string;
  readonly workings: readonly Trace[];
};

type Result = { readonly value: Exact; readonly piece: Piece; readonly because?: string };

/** The indicators that a sum runs over, in order, or why there are none. */
export type Indicators = Outcome<readonly string[]>;

/**
 * Works out one term, and only what it rests on.
 * Refuses what `resolve` refuses, and `definition.invalid` for a divisor of zero.
 */
export function evaluateTerm(
  terms: CheckedTerms,
  id: string,
  indicators: Indicators,
  resolve: Resolve,
): Outcome<Trace> {
  return new Evaluation(terms, indicators, resolve).term(id, null);
}

class Evaluation {
  readonly #terms: CheckedTerms;
  readonly #indicators: Indicators;
  readonly #resolve: Resolve;
  readonly #traces = new Map<string, Outcome<Trace>>();
  readonly #inputs = new Map<string, Outcome<PutIn>>();

  constructor(terms: CheckedTerms, indicators: Indicators, resolve: Resolve) {
    this.#terms = terms;
    this.#indicators = indicators;
    this.#resolve = resolve;
  }

  term(id: string, indicator: string | null): Outcome<Trace> {
    const term = this.#terms.terms.get(id);
    if (term === undefined) return refuse(`There is no term called ${id}.`);
    const own = term.each === true ? indicator : null;
    const key = `${id} ${own ?? ''}`;
    const known = this.#traces.get(key);
    if (known !== undefined) return known;
    const trace = this.#workOut(term, own);
    this.#traces.set(key, trace);
    return trace;
  }

  #workOut(term: CheckedTerm, indicator: string | null): Outcome<Trace> {
    const scope = new Scope(this, this.#terms, this.#indicators, indicator);
    const result = scope.evaluate(term.formula);
    if (!result.ok) return result;
    const { value, piece, because } = result.value;
    return accepted({
      term: term.id,
      title: term.title,
      unit: term.unit,
      value,
      formula: formulaInWords(term.formula, (name) => scope.label(name)),
      formulaWithNumbers: piece.text,
      inputs: scope.inputs(term.formula),
      indicator,
      ...(because === undefined ? {} : { because }),
      workings: scope.workings(),
    });
  }

  input(name: string, input: CheckedInput, indicator: string | null): Outcome<PutIn> {
    if (input.constant !== undefined) return accepted({ value: exact(input.constant), source: 'in the contract' });
    const own = input.each === true ? indicator : null;
    const key = `${name} ${own ?? ''}`;
    const known = this.#inputs.get(key);
    if (known !== undefined) return known;
    const found = this.#resolve(name, own);
    this.#inputs.set(key, found);
    return found;
  }
}

/** The working out of one term: what it took in, in order. */
class Scope {
  readonly #evaluation: Evaluation;
  readonly #terms: CheckedTerms;
  readonly #indicators: Indicators;
  readonly #indicator: string | null;
  readonly #taken = new Map<string, PutIn>();
  readonly #traces = new Map<string, Trace>();

  constructor(evaluation: Evaluation, terms: CheckedTerms, indicators: Indicators, indicator: string | null) {
    this.#evaluation = evaluation;
    this.#terms = terms;
    this.#indicators = indicators;
    this.#indicator = indicator;
  }

  label(name: string): string {
    const input = this.#terms.inputs.get(name);
    if (input?.constant !== undefined) return numberText(exact(input.constant), input.unit);
    return this.#taken.get(name)?.label ?? input?.label ?? lowerFirst(this.#terms.terms.get(name)?.title ?? name);
  }

  workings(): Trace[] {
    return [...this.#traces.values()];
  }

  inputs(formula: Expression): Record<string, TracedInput> {
    const shown: Record<string, TracedInput> = {};
    for (const name of namesIn(formula)) {
      const traced = this.#tracedTerm(name) ?? this.#tracedInput(name);
      if (traced !== undefined) shown[name] = traced;
    }
    return shown;
  }

  #tracedTerm(name: string): TracedInput | undefined {
    const trace = this.#traces.get(name);
    if (trace === undefined) return undefined;
    const value = exactText(trace.value);
    return { label: lowerFirst(trace.title), unit: trace.unit, value, source: 'worked out below' };
  }

  #tracedInput(name: string): TracedInput | undefined {
    const input = this.#terms.inputs.get(name);
    const taken = this.#taken.get(name);
    if (input === undefined || taken === undefined || input.constant !== undefined) return undefined;
    const { value, source, known } = taken;
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : exactText(value);
    const label = taken.label ?? input.label;
    return { label, unit: input.unit, value: text, source, ...(known === undefined ? {} : { known }) };
  }

  evaluate(formula: Expression): Outcome<Result> {
    if ('ref' in formula) return this.#named(formula.ref);
    if ('sum' in formula) return this.#sum(formula.sum);
    if ('choose' in formula) return this.#choose(formula);
    if ('ifZero' in formula) return this.#ifZero(formula);
    if ('divide' in formula) return this.#divide(formula.divide, formula.by);
    if ('keep' in formula) return this.#keep(formula);
    if ('round' in formula) {
      const what = this.evaluate(formula.round);
      if (!what.ok) return what;
      const value = exact(roundHalfUp(what.value.value));
      return accepted({ value, piece: roundedText(what.value.piece, formula.to) });
    }
    return this.#several(formula);
  }

  #several(formula: Expression): Outcome<Result> {
    const [operation, operands] = Object.entries(formula)[0] as [Several, readonly Expression[]];
    const results: Result[] = [];
    for (const operand of operands) {
      const result = this.evaluate(operand);
      if (!result.ok) return result;
      results.push(result.value);
    }
    const pieces = results.map((result) => result.piece);
    const value = results.map((result) => result.value).reduce(SEVERAL[operation].value);
    return accepted({ value, piece: SEVERAL[operation].piece(pieces) });
  }

  #named(name: string): Outcome<Result> {
    const input = this.#terms.inputs.get(name);
    if (input === undefined) return this.#term(name, this.#indicator);
    const put = this.#take(name, input);
    if (!put.ok) return put;
    const { value, shown } = put.value;
    if (typeof value === 'boolean') return refuse(`${input.label} is a yes or no, not a number.`);
    return accepted({ value, piece: atom(shown ?? numberText(value, input.unit)) });
  }

  #take(name: string, input: CheckedInput): Outcome<PutIn> {
    const put = this.#evaluation.input(name, input, this.#indicator);
    if (put.ok) this.#taken.set(name, put.value);
    return put;
  }

  #term(name: string, indicator: string | null): Outcome<Result> {
    const trace = this.#evaluation.term(name, indicator);
    if (!trace.ok) return trace;
    this.#traces.set(indicator === this.#indicator ? name : `${name} ${indicator}`, trace.value);
    return accepted({ value: trace.value.value, piece: atom(numberText(trace.value.value, trace.value.unit)) });
  }

  #sum(term: string): Outcome<Result> {
    if (!this.#indicators.ok) return this.#indicators;
    const results: Result[] = [];
    for (const indicator of this.#indicators.value) {
      const result = this.#term(term, indicator);
      if (!result.ok) return result;
      results.push(result.value);
    }
    if (results.length === 0) return refuse(`There is no indicator to add up ${term} over.`);
    const value = results.reduce((total, result) => total.add(result.value), NOUGHT);
    return accepted({ value, piece: sumText(results.map((result) => result.piece)) });
  }

  #choose(formula: Extract<Expression, { choose: string }>): Outcome<Result> {
    const input = this.#terms.inputs.get(formula.choose);
    if (input === undefined) return refuse(`There is no input called ${formula.choose}.`);
    const flag = this.#take(formula.choose, input);
    if (!flag.ok) return flag;
    const chosen = this.evaluate(flag.value.value === true ? formula.use : formula.otherwise);
    if (!chosen.ok) return chosen;
    const text = `${chosen.value.piece.text} (${input.label}: ${flag.value.value === true ? 'yes' : 'no'})`;
    return accepted({ ...chosen.value, piece: phrase(text) });
  }

  #ifZero(formula: Extract<Expression, { ifZero: string }>): Outcome<Result> {
    const number = this.#named(formula.ifZero);
    if (!number.ok) return number;
    if (!number.value.value.equals(NOUGHT)) return this.evaluate(formula.otherwise);
    const used = this.evaluate(formula.use);
    return used.ok ? accepted({ ...used.value, because: formula.because }) : used;
  }

  #divide(what: Expression, by: string): Outcome<Result> {
    const [above, below] = [this.evaluate(what), this.#named(by)];
    if (!above.ok) return above;
    if (!below.ok) return below;
    if (below.value.value.equals(NOUGHT)) return refuse(`${this.label(by)} is nought, so nothing is divided by it.`);
    const value = above.value.value.div(below.value.value);
    return accepted({ value, piece: quotientText(above.value.piece, below.value.piece) });
  }

  #keep(formula: Extract<Expression, { keep: Expression }>): Outcome<Result> {
    const [what, from, to] = [this.evaluate(formula.keep), this.#named(formula.from), this.#named(formula.to)];
    if (!what.ok) return what;
    if (!from.ok) return from;
    if (!to.ok) return to;
    const raised = greater(what.value.value, from.value.value);
    const piece = keptText(what.value.piece, from.value.piece, to.value.piece);
    return accepted({ value: lesser(raised, to.value.value), piece });
  }
}

type Several = 'add' | 'subtract' | 'multiply' | 'lesser' | 'greater';

const SEVERAL: Readonly<
  Record<Several, { value: (a: Exact, b: Exact) => Exact; piece: (pieces: readonly Piece[]) => Piece }>
> = {
  add: { value: (a, b) => a.add(b), piece: sumText },
  subtract: { value: (a, b) => a.sub(b), piece: ([from, what]) => differenceText(from as Piece, what as Piece) },
  multiply: { value: (a, b) => a.mul(b), piece: productText },
  lesser: { value: lesser, piece: (pieces) => ofText('lesser', pieces) },
  greater: { value: greater, piece: (pieces) => ofText('greater', pieces) },
};

function lesser(a: Exact, b: Exact): Exact {
  return a.lte(b) ? a : b;
}

function greater(a: Exact, b: Exact): Exact {
  return a.gte(b) ? a : b;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message: message.charAt(0).toUpperCase() + message.slice(1) });
}
