import {
  accepted,
  type Day,
  type Exact,
  exact,
  exactText,
  isoOfDay,
  type Outcome,
  refused,
  roundHalfUp,
} from '../../base/index.ts';
import type { CheckedInput, CheckedTerm, CheckedTerms } from './check.ts';
import { type Condition, type Expression, isCondition, namesIn } from './expression.ts';
import {
  atom,
  comparedText,
  differenceText,
  formulaInWords,
  joinedText,
  keptText,
  notText,
  ofText,
  oneOfText,
  type Piece,
  phrase,
  productText,
  quotientText,
  roundedText,
  sumText,
} from './formula-text.ts';
import { flagText, numberText } from './number-text.ts';
import { INDICATORS, setOf } from './terms.ts';
import type { Members, PutIn, Trace, TracedInput } from './trace.ts';
import { DATE, YES_OR_NO } from './unit.ts';

/** A formula worked out: a yes or no is 1 or 0. */
type Result = { readonly value: Exact; readonly piece: Piece; readonly because?: string };

/** Where a scope finds other terms and inputs. */
type Lookup = {
  term(id: string, member: string | null): Outcome<Trace>;
  input(name: string, input: CheckedInput, member: string | null): Outcome<PutIn>;
};

const WORDS = new WeakMap<CheckedTerm, string>();
const NOUGHT = exact(0);
const ONE = exact(1);

/** The working out of one term: what it took in, in order. */
export class Scope {
  readonly #lookup: Lookup;
  readonly #terms: CheckedTerms;
  readonly #members: Members;
  readonly #member: string | null;
  readonly #taken = new Map<string, PutIn>();
  readonly #traces = new Map<string, Trace>();

  constructor(lookup: Lookup, terms: CheckedTerms, members: Members, member: string | null) {
    this.#lookup = lookup;
    this.#terms = terms;
    this.#members = members;
    this.#member = member;
  }

  /** The formula of a term in words; the same for every member, unless something was put in under its own label. */
  inWords(term: CheckedTerm): string {
    const isOwn = [...this.#taken.values()].some((put) => put.label !== undefined);
    const known = isOwn ? undefined : WORDS.get(term);
    if (known !== undefined) return known;
    const words = formulaInWords(term.formula, {
      label: (name) => this.#label(name),
      membersOf: (name) => `the ${this.#setNamed(name).label}`,
    });
    if (!isOwn) WORDS.set(term, words);
    return words;
  }

  #label(name: string): string {
    const input = this.#terms.inputs.get(name);
    if (input?.constant !== undefined) return numberText(exact(input.constant), input.unit);
    return this.#taken.get(name)?.label ?? input?.label ?? lowerFirst(this.#terms.terms.get(name)?.title ?? name);
  }

  #setNamed(term: string): { readonly set: string; readonly label: string } {
    const set = setOf(this.#terms.terms.get(term) ?? {}) ?? INDICATORS;
    return { set, label: this.#terms.sets.get(set)?.label ?? set };
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
    const value = valueText(trace.value, trace.unit);
    return { label: lowerFirst(trace.title), unit: trace.unit, value, source: 'worked out below' };
  }

  #tracedInput(name: string): TracedInput | undefined {
    const input = this.#terms.inputs.get(name);
    const taken = this.#taken.get(name);
    if (input === undefined || taken === undefined || input.constant !== undefined) return undefined;
    const { value, source, known } = taken;
    const text = typeof value === 'object' ? valueText(value, input.unit) : choiceText(value);
    const label = taken.label ?? input.label;
    return { label, unit: input.unit, value: text, source, ...(known === undefined ? {} : { known }) };
  }

  evaluate(formula: Expression): Outcome<Result> {
    if ('ref' in formula) return this.#named(formula.ref);
    if ('sum' in formula) return this.#sum(formula.sum);
    if ('choose' in formula) return this.#choose(formula);
    if ('onlyIf' in formula) return this.#onlyIf(formula);
    if ('ifZero' in formula) return this.#ifZero(formula);
    if ('divide' in formula) return this.#divide(formula.divide, formula.by);
    if ('keep' in formula) return this.#keep(formula);
    if ('round' in formula) {
      const what = this.evaluate(formula.round);
      if (!what.ok) return what;
      const value = exact(roundHalfUp(what.value.value));
      return accepted({ value, piece: roundedText(what.value.piece, formula.to) });
    }
    return isCondition(formula) ? this.#condition(formula) : this.#several(formula);
  }

  #several(formula: Expression): Outcome<Result> {
    const [operation, operands] = Object.entries(formula)[0] as [Several, readonly Expression[]];
    const results = this.#each(operands);
    if (!results.ok) return results;
    const pieces = results.value.map((result) => result.piece);
    const value = results.value.map((result) => result.value).reduce(SEVERAL[operation].value);
    return accepted({ value, piece: SEVERAL[operation].piece(pieces) });
  }

  #each(operands: readonly Expression[]): Outcome<Result[]> {
    const results: Result[] = [];
    for (const operand of operands) {
      const result = this.evaluate(operand);
      if (!result.ok) return result;
      results.push(result.value);
    }
    return accepted(results);
  }

  /** Every part of a condition is worked out, so that nothing missing goes unseen behind what decided it. */
  #condition(condition: Condition): Outcome<Result> {
    if ('isOneOf' in condition) return this.#isOneOf(condition);
    if ('not' in condition) {
      const what = this.evaluate(condition.not);
      return what.ok ? accepted(flagged(what.value.value.equals(NOUGHT), notText(what.value.piece))) : what;
    }
    const [operation, operands] = Object.entries(condition)[0] as [Deciding, readonly Expression[]];
    const results = this.#each(operands);
    if (!results.ok) return results;
    const { holds, piece } = DECIDING[operation];
    const values = results.value.map((result) => result.value);
    return accepted(flagged(holds(values), piece(results.value.map((result) => result.piece))));
  }

  #isOneOf({ isOneOf, of }: Extract<Condition, { isOneOf: string }>): Outcome<Result> {
    const input = this.#terms.inputs.get(isOneOf);
    if (input === undefined) return refuse(`There is no input called ${isOneOf}.`);
    const put = this.#take(isOneOf, input);
    if (!put.ok) return put;
    const chosen = String(put.value.value);
    return accepted(flagged(of.includes(chosen), oneOfText(chosen, of)));
  }

  #named(name: string): Outcome<Result> {
    const input = this.#terms.inputs.get(name);
    if (input === undefined) return this.#term(name, this.#member);
    const put = this.#take(name, input);
    if (!put.ok) return put;
    const { value, shown } = put.value;
    if (typeof value === 'boolean') return accepted(flagged(value, atom(`${input.label}: ${flagText(value)}`)));
    if (typeof value === 'string') return refuse(`${input.label} is a choice, not a number.`);
    return accepted({ value, piece: atom(shown ?? numberText(value, input.unit)) });
  }

  #take(name: string, input: CheckedInput): Outcome<PutIn> {
    const put = this.#lookup.input(name, input, this.#member);
    if (put.ok) this.#taken.set(name, put.value);
    return put;
  }

  #term(name: string, member: string | null): Outcome<Result> {
    const found = this.#lookup.term(name, member);
    if (!found.ok) return found;
    const { value, unit, title } = found.value;
    this.#traces.set(member === this.#member ? name : `${name} ${member}`, found.value);
    const text = numberText(value, unit);
    return accepted({ value, piece: atom(unit === YES_OR_NO ? `${lowerFirst(title)}: ${text}` : text) });
  }

  #sum(term: string): Outcome<Result> {
    const { set, label } = this.#setNamed(term);
    const members = this.#members(set);
    if (!members.ok) return members;
    const results: Result[] = [];
    for (const member of members.value) {
      const result = this.#term(term, member);
      if (!result.ok) return result;
      results.push(result.value);
    }
    if (results.length === 0 && set === INDICATORS) return refuse(`There is no indicator to add up ${term} over.`);
    if (results.length === 0) return accepted({ value: NOUGHT, piece: phrase(`0, there being no ${label}`) });
    const value = results.reduce((total, result) => total.add(result.value), NOUGHT);
    return accepted({ value, piece: sumText(results.map((result) => result.piece)) });
  }

  #flag(name: string): Outcome<boolean> {
    const flag = this.#named(name);
    return flag.ok ? accepted(!flag.value.value.equals(NOUGHT)) : flag;
  }

  #choose(formula: Extract<Expression, { choose: string }>): Outcome<Result> {
    const flag = this.#flag(formula.choose);
    if (!flag.ok) return flag;
    const chosen = this.evaluate(flag.value ? formula.use : formula.otherwise);
    if (!chosen.ok) return chosen;
    const text = `${chosen.value.piece.text} (${this.#label(formula.choose)}: ${flagText(flag.value)})`;
    const because = flag.value ? undefined : formula.because;
    return accepted({ ...chosen.value, piece: phrase(text), ...(because === undefined ? {} : { because }) });
  }

  #onlyIf(formula: Extract<Expression, { onlyIf: string }>): Outcome<Result> {
    const flag = this.#flag(formula.onlyIf);
    if (!flag.ok) return flag;
    if (flag.value) return this.evaluate(formula.use);
    return refused({
      code: 'line.held',
      message: upperFirst(formula.hold),
      remedy: 'The line waits until that is answered; the rest is paid.',
    });
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
    if (below.value.value.equals(NOUGHT)) {
      const divisor = this.#terms.inputs.get(by)?.label ?? this.#label(by);
      return refuse(`${divisor} is nought, so nothing is divided by it.`);
    }
    const value = above.value.value.div(below.value.value);
    return accepted({ value, piece: quotientText(above.value.piece, below.value.piece) });
  }

  #keep(formula: Extract<Expression, { keep: Expression }>): Outcome<Result> {
    const [what, from, to] = [this.evaluate(formula.keep), this.#named(formula.from), this.#named(formula.to)];
    if (!what.ok) return what;
    if (!from.ok) return from;
    if (!to.ok) return to;
    if (from.value.value.gt(to.value.value)) {
      return refuse(`${this.#label(formula.from)} is more than ${this.#label(formula.to)}; nothing lies between them.`);
    }
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

type Deciding = 'atLeast' | 'moreThan' | 'all' | 'any';
type Decided = { holds: (values: readonly Exact[]) => boolean; piece: (pieces: readonly Piece[]) => Piece };

const DECIDING: Readonly<Record<Deciding, Decided>> = {
  atLeast: {
    holds: ([what, least]) => (what as Exact).gte(least as Exact),
    piece: ([what, least]) => comparedText(what as Piece, '≥', least as Piece),
  },
  moreThan: {
    holds: ([what, than]) => (what as Exact).gt(than as Exact),
    piece: ([what, than]) => comparedText(what as Piece, '>', than as Piece),
  },
  all: { holds: (values) => values.every((value) => !value.equals(NOUGHT)), piece: (of) => joinedText('and', of) },
  any: { holds: (values) => values.some((value) => !value.equals(NOUGHT)), piece: (of) => joinedText('or', of) },
};

function flagged(holds: boolean, piece: Piece): Result {
  return { value: holds ? ONE : NOUGHT, piece };
}

/** A number as JSON keeps it. */
function valueText(value: Exact, unit: string): string {
  if (unit === YES_OR_NO) return flagText(!value.equals(NOUGHT));
  return unit === DATE ? isoOfDay(Number(value.n) as Day) : exactText(value);
}

function choiceText(value: boolean | string): string {
  return typeof value === 'string' ? value : flagText(value);
}

function lesser(a: Exact, b: Exact): Exact {
  return a.lte(b) ? a : b;
}

function greater(a: Exact, b: Exact): Exact {
  return a.gte(b) ? a : b;
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message: upperFirst(message) });
}
