import { accepted, exact, type Outcome, refused } from '../../base/index.ts';
import type { CheckedInput, CheckedTerm, CheckedTerms } from './check.ts';
import { Scope } from './scope.ts';
import { setOf } from './terms.ts';
import type { Members, PutIn, Resolve, Trace } from './trace.ts';

/**
 * Works out one term, and only what it rests on.
 * Refuses what `resolve` refuses, `line.held` where the definition says so, and `definition.invalid` for a divisor of
 * zero.
 * @param member the member of the term's set; null for a term that stands once
 */
export function evaluateTerm(
  terms: CheckedTerms,
  id: string,
  members: Members,
  resolve: Resolve,
  member: string | null = null,
): Outcome<Trace> {
  return new Evaluation(terms, members, resolve).term(id, member);
}

/** Digits that a number may have above and below the line: multiplying a number by itself must end somewhere. */
const DIGITS = 300;
const LONGEST = 10n ** BigInt(DIGITS);

/** Works out terms of one definition with one set of numbers; each term and input once. */
export class Evaluation {
  readonly #terms: CheckedTerms;
  readonly #members: Members;
  readonly #resolve: Resolve;
  readonly #traces = new Map<string, Outcome<Trace>>();
  readonly #inputs = new Map<string, Outcome<PutIn>>();

  constructor(terms: CheckedTerms, members: Members, resolve: Resolve) {
    this.#terms = terms;
    this.#members = members;
    this.#resolve = resolve;
  }

  term(id: string, member: string | null): Outcome<Trace> {
    const term = this.#terms.terms.get(id);
    if (term === undefined) return refused({ code: 'definition.invalid', message: `There is no term called ${id}.` });
    const own = term.each === undefined ? null : member;
    const key = `${id} ${own ?? ''}`;
    const known = this.#traces.get(key);
    if (known !== undefined) return known;
    const trace = this.#workOut(term, own);
    this.#traces.set(key, trace);
    return trace;
  }

  #workOut(term: CheckedTerm, member: string | null): Outcome<Trace> {
    const scope = new Scope(this, this.#terms, this.#members, member);
    const result = scope.evaluate(term.formula);
    if (!result.ok) return result;
    const { value, piece, because } = result.value;
    if (value.n > LONGEST || value.d > LONGEST) {
      return refused({
        code: 'definition.invalid',
        message: `${term.title} comes to a number of more than ${DIGITS} digits, which no payment needs.`,
      });
    }
    const set = setOf(term);
    return accepted({
      term: term.id,
      title: term.title,
      unit: term.unit,
      value,
      formula: scope.inWords(term),
      formulaWithNumbers: piece.text,
      inputs: scope.inputs(term.formula),
      of: set === undefined || member === null ? null : { set, member },
      ...(because === undefined ? {} : { because }),
      workings: scope.workings(),
    });
  }

  input(name: string, input: CheckedInput, member: string | null): Outcome<PutIn> {
    if (input.constant !== undefined) return accepted({ value: exact(input.constant), source: 'in the contract' });
    const own = input.each === undefined ? null : member;
    const key = `${name} ${own ?? ''}`;
    const known = this.#inputs.get(key);
    if (known !== undefined) return known;
    const found = this.#resolve(name, own);
    this.#inputs.set(key, found);
    return found;
  }
}
