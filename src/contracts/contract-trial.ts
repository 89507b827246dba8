import {
  accepted,
  assert,
  type Exact,
  exact,
  exactText,
  isoOfDay,
  type Json,
  monthOfDay,
  type Outcome,
  type Pence,
  poundsFromPence,
  type Refusal,
  refused,
  sumPence,
} from '../base/index.ts';
import { type ContractLine, type LineShare, type LoadedContract, loadContract } from './contract.ts';
import { Foundations } from './foundations.ts';
import { type GivenNumbers, readNumbers } from './given-numbers.ts';
import { Evaluation } from './language/evaluate.ts';
import { numberText } from './language/number-text.ts';
import { setOf } from './language/terms.ts';
import type { PutIn, Trace } from './language/trace.ts';
import { type LoadedRates, rateAt, rateWords, restsOnRate } from './rate.ts';
import type { RestsOn, ShownNumber, Working } from './rests-on.ts';
import { penceBy, shareOut, USUAL_ROUNDING } from './rounding.ts';
import { stepOf, stepsBelow } from './working.ts';

/** A line of a contract worked out with the numbers that were put in. */
export type TriedLine = {
  readonly term: string;
  /** The member of a set that it is of: a claim, a party, a month. */
  readonly member?: string;
  readonly title: string;
  readonly account: string;
  readonly payee?: string;
  readonly earner?: string;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, ShownNumber>>;
  /** Exact pounds before rounding: a decimal or n/d. */
  readonly exactPounds: string;
  readonly amountPence: Pence;
  /** The terms that it was worked out from, each once, what rests on least first. */
  readonly workings: readonly Working[];
  /** Why the amount is what it is where the contract says so, e.g. outside the claim window. */
  readonly because?: string;
  readonly restsOn: readonly RestsOn[];
};

/** A line that waits for an answer, and why. It is not £0. */
export type WaitingLine = {
  readonly term: string;
  readonly member?: string;
  readonly title: string;
  readonly reason: Refusal;
};

/** What a contract pays for the numbers put in, or everything that it was refused for. */
export type ContractTrial =
  | {
      readonly kind: 'worked out';
      readonly contract: LoadedContract;
      readonly lines: readonly TriedLine[];
      readonly held: readonly WaitingLine[];
      readonly totalPence: Pence;
    }
  | { readonly kind: 'refused'; readonly id: string | null; readonly refusals: readonly Refusal[] };

/** Loads a contract and works out its lines with the numbers given. Pure. */
export function tryContract(json: Json, inputs: Json, table: LoadedRates): ContractTrial {
  const id = idOf(json);
  const contract = loadContract(json, table);
  if (!contract.ok) return { kind: 'refused', id, refusals: [contract.refusal] };
  return tryLoaded(contract.value, inputs);
}

/** The same of a contract that was loaded. Pure. */
export function tryLoaded(contract: LoadedContract, inputs: Json): ContractTrial {
  const { id } = contract.json;
  const numbers = readNumbers(contract, inputs);
  if (!numbers.ok) return { kind: 'refused', id, refusals: [numbers.refusal] };
  const trial = new Trial(contract, numbers.value);
  const [lines, held, refusals]: [TriedLine[], WaitingLine[], Refusal[]] = [[], [], []];
  for (const { line, member, outcome } of contract.json.lines.flatMap((each) => trial.linesOf(each))) {
    if (outcome.ok) lines.push(...outcome.value);
    else if (outcome.refusal.code === 'line.held' || line.holdWhenRefused === true) {
      held.push({ term: line.term, ...ofMember(member), title: trial.titleOf(line), reason: outcome.refusal });
    } else refusals.push(outcome.refusal);
  }
  if (refusals.length > 0) return { kind: 'refused', id, refusals: eachOnce(refusals) };
  const totalPence = sumPence(lines.map((line) => line.amountPence));
  if (isTooMuch(totalPence)) return { kind: 'refused', id, refusals: [tooMuch('The total')] };
  return { kind: 'worked out', contract, lines, held, totalPence };
}

/** One term that stands once, worked out with the numbers given: a cap, a share. Pure. */
export function tryTerm(contract: LoadedContract, inputs: Json, term: string): Outcome<Exact> {
  const numbers = readNumbers(contract, inputs);
  return numbers.ok ? new Trial(contract, numbers.value).termOf(term) : numbers;
}

/** Whole numbers of JSON are exact up to here. */
const MOST_PENCE = BigInt(Number.MAX_SAFE_INTEGER);

function isTooMuch(amount: Pence): boolean {
  return amount > MOST_PENCE || amount < -MOST_PENCE;
}

function tooMuch(what: string): Refusal {
  return { code: 'input.invalid', message: `${what} comes to more pounds than a payment can be.` };
}

function idOf(json: Json): string | null {
  const id = typeof json === 'object' && json !== null && 'id' in json ? json.id : null;
  return typeof id === 'string' ? id : null;
}

function eachOnce(refusals: readonly Refusal[]): Refusal[] {
  return [...new Map(refusals.map((refusal) => [`${refusal.code} ${refusal.message}`, refusal])).values()];
}

function ofMember(member: string | null): { member?: string } {
  return member === null ? {} : { member };
}

type Worked = {
  readonly line: ContractLine;
  readonly member: string | null;
  readonly outcome: Outcome<readonly TriedLine[]>;
};

class Trial {
  readonly #contract: LoadedContract;
  readonly #given: GivenNumbers;

  constructor(contract: LoadedContract, given: GivenNumbers) {
    this.#contract = contract;
    this.#given = given;
  }

  titleOf({ term }: ContractLine): string {
    return this.#contract.terms.terms.get(term)?.title ?? term;
  }

  termOf(term: string): Outcome<Exact> {
    const trace = this.#evaluation(this.#foundations()).term(term, null);
    return trace.ok ? accepted(trace.value.value) : trace;
  }

  /** A line; one for each member where its term is for each of a set. */
  linesOf(line: ContractLine): Worked[] {
    const set = setOf(this.#contract.terms.terms.get(line.term) ?? {});
    if (set === undefined) {
      const outcome = line.share === undefined ? this.#line(line, null) : this.#shared(line, line.share);
      return [{ line, member: null, outcome }];
    }
    const members = this.#members(set);
    if (!members.ok) return [{ line, member: null, outcome: members }];
    return members.value.map((member) => ({ line, member, outcome: this.#line(line, member) }));
  }

  #line(line: ContractLine, member: string | null): Outcome<readonly TriedLine[]> {
    const foundations = this.#foundations();
    const trace = this.#evaluation(foundations).term(line.term, member);
    if (!trace.ok) return trace;
    const amountPence = penceBy(this.#contract.json.rounding ?? USUAL_ROUNDING, trace.value.value);
    if (isTooMuch(amountPence)) return refused(tooMuch(trace.value.title));
    return accepted([{ ...lineFrom(line, member, trace.value, foundations), amountPence }]);
  }

  /** The line's amount in pence, shared out so that the parts add to it. */
  #shared(line: ContractLine, share: LineShare): Outcome<readonly TriedLine[]> {
    const whole = this.#line(line, null);
    if (!whole.ok) return whole;
    const [one] = whole.value;
    assert(one !== undefined, 'a line that stands once is one line');
    const members = this.#members(share.among);
    if (!members.ok) return members;
    const weights = this.#weights(share, members.value);
    if (!weights.ok) return weights;
    const month = monthOfDay(this.#given.on);
    const amounts = shareOut(one.amountPence, weights.value, share.oddPennies, month);
    return accepted(
      members.value.map((member, index) => {
        const weight = weights.value[index] ?? exact(0);
        return {
          ...this.#part(one, share, weight, weights.value),
          member,
          amountPence: amounts[index] ?? (0n as Pence),
        };
      }),
    );
  }

  #part(whole: TriedLine, share: LineShare, weight: Exact, weights: readonly Exact[]): TriedLine {
    const { terms, inputs, sets } = this.#contract.terms;
    const total = weights.reduce((sum, one) => sum.add(one), exact(0));
    const by = share.by === undefined ? undefined : (inputs.get(share.by) ?? terms.get(share.by));
    const unit = by?.unit ?? 'number';
    const label = by === undefined ? 'equal shares' : 'label' in by ? by.label : by.title;
    const pounds = poundsFromPence(whole.amountPence);
    const amount = numberText(pounds, 'pounds');
    return {
      ...whole,
      formula: `${whole.title}, shared among the ${sets.get(share.among)?.label} by ${label}, odd pennies by ${share.oddPennies}`,
      formulaWithNumbers: `${amount} × ${numberText(weight, unit)} ÷ ${numberText(total, unit)}`,
      inputs: {
        [whole.term]: { label: whole.title, unit: 'pounds', value: exactText(pounds), source: 'worked out below' },
        share: { label, unit, value: exactText(weight), source: 'share of the member' },
      },
      exactPounds: exactText(pounds.mul(weight).div(total)),
      workings: [...whole.workings, wholeAsWorking(whole)],
    };
  }

  #weights({ among, by }: LineShare, members: readonly string[]): Outcome<Exact[]> {
    const weights: Exact[] = [];
    for (const member of members) {
      const weight = by === undefined ? accepted(exact(1)) : this.#weight(by, member);
      if (!weight.ok) return weight;
      if (weight.value.s < 0n && weight.value.n !== 0n) return refuse(`The share of ${among} ${member} is negative.`);
      weights.push(weight.value);
    }
    const isNothing = weights.every((weight) => weight.n === 0n);
    return isNothing ? refuse(`No ${among} has a share, so nothing is shared out.`) : accepted(weights);
  }

  #weight(by: string, member: string): Outcome<Exact> {
    const evaluation = this.#evaluation(new Foundations());
    const input = this.#contract.terms.inputs.get(by);
    if (input === undefined) {
      const trace = evaluation.term(by, member);
      return trace.ok ? accepted(trace.value.value) : trace;
    }
    const put = evaluation.input(by, input, member);
    if (!put.ok) return put;
    return typeof put.value.value === 'object' ? accepted(put.value.value) : refuse(`${by} is no number to share by.`);
  }

  #foundations(): Foundations {
    const foundations = new Foundations();
    foundations.add({ kind: 'contract', id: this.#contract.json.id, hash: this.#contract.hash });
    return foundations;
  }

  #evaluation(foundations: Foundations): Evaluation {
    return new Evaluation(
      this.#contract.terms,
      (set) => this.#members(set),
      (input, member) => this.#putIn(input, member, foundations),
    );
  }

  #members(set: string): Outcome<readonly string[]> {
    const members = this.#given.membersOf(set);
    if (members !== undefined) return accepted(members);
    const label = this.#contract.terms.sets.get(set)?.label ?? set;
    return refuse(`Nobody has said what ${label} there are: the inputs have no "each" for ${set}.`);
  }

  #putIn(name: string, member: string | null, foundations: Foundations): Outcome<PutIn> {
    const value = this.#given.valueOf(name, member);
    if (value !== undefined) return accepted({ value, source: 'put in' });
    const input = this.#contract.json.inputs[name];
    if (input?.from?.kind === 'rate') {
      const { on, knownOn, achievementYearEnd } = this.#given;
      const day = input.from.on === 'the month' ? on : achievementYearEnd;
      const rate = rateAt(this.#contract.rates, input.from.rate, day, knownOn);
      if (!rate.ok) return rate;
      foundations.add(restsOnRate(rate.value));
      const { value: amount, knownFrom } = rate.value;
      return accepted({ value: amount, source: rateWords(rate.value), known: isoOfDay(knownFrom) });
    }
    const whose = member === null ? '' : ` of ${member}`;
    return refused({
      code: 'input.invalid',
      message: `Nothing was put in for ${name}${whose}: ${input?.label ?? name}, in ${input?.unit ?? 'numbers'}.`,
      remedy: 'Have it put in, with where it comes from.',
    });
  }
}

function lineFrom(
  { account, payee, earner }: ContractLine,
  member: string | null,
  trace: Trace,
  foundations: Foundations,
): Omit<TriedLine, 'amountPence'> {
  const { id, title, formula, formulaWithNumbers, inputs, because } = stepOf(trace);
  return {
    term: id,
    ...ofMember(member),
    title,
    account,
    ...(payee === undefined ? {} : { payee }),
    ...(earner === undefined ? {} : { earner }),
    formula,
    formulaWithNumbers,
    inputs,
    exactPounds: exactText(trace.value),
    ...(because === undefined ? {} : { because }),
    workings: stepsBelow(trace),
    restsOn: foundations.list(),
  };
}

function wholeAsWorking(whole: TriedLine): Working {
  const { term, title, formula, formulaWithNumbers, inputs, exactPounds } = whole;
  return { id: term, title, formula, formulaWithNumbers, inputs, result: exactPounds, unit: 'pounds' };
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'input.invalid', message });
}
