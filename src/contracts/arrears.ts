import {
  assert,
  type Day,
  type Exact,
  exact,
  firstDayOf,
  isoOfMonth,
  type Month,
  monthOfDay,
  monthText,
  type Outcome,
  type Refusal,
} from '../base/index.ts';
import type { ContractLine } from './contract.ts';
import { type CheckedTerms, inputsOf } from './language/check.ts';
import { evaluateTerm, type PutIn, type Trace } from './language/evaluate.ts';
import { type Expression, multiply, subtract } from './language/expression.ts';
import { numberText } from './language/number-text.ts';
import { unitFromText } from './language/unit.ts';
import { lineFrom, traceOf } from './line.ts';
import { Foundations, membersOf, type Occasion, putIn, rateOn } from './put-in.ts';
import { rateWords } from './rate.ts';
import type { HeldLine, StatementLine } from './statement-line.ts';

export type Arrears =
  | { readonly kind: 'none' }
  | { readonly kind: 'line'; readonly line: StatementLine }
  | { readonly kind: 'held'; readonly held: HeldLine };

/** Months in a row whose arrears are worked out from the same numbers. */
type Period = {
  readonly months: readonly Month[];
  /** Pounds a month. */
  readonly difference: Exact;
  readonly now: Trace;
  readonly paid: Trace;
  readonly occasion: Occasion;
  readonly paidOccasion: Occasion;
};

const MONTHS = 'months-of-arrears';
const NOUGHT = exact(0);

/**
 * What earlier months of the contract year are owed on a line (or owe), because a rate became known after they were
 * paid: as now known less as paid, in one line, rounded once. A change that was known when the month before was
 * settled is not counted again.
 * @param previousKnownOn as known on which day everything up to the month before was settled
 */
export function arrearsOf(occasion: Occasion, line: ContractLine, previousKnownOn: Day): Arrears {
  if (occasion.knownOn <= previousKnownOn) return { kind: 'none' };
  const foundations = new Foundations();
  const periods: Period[] = [];
  for (const month of earlierMonths(occasion)) {
    const now = { ...occasion, month };
    const paid = { ...now, knownOn: previousKnownOn };
    if (changedInputs(now, paid, line).length === 0) continue;
    const period = periodOf(now, paid, line, foundations);
    if (!period.ok) return held(occasion, line, month, period.refusal);
    if (!period.value.difference.equals(NOUGHT)) addMonth(periods, period.value);
  }
  if (periods.length === 0) return { kind: 'none' };
  const trace = together(occasion, line, periods);
  return { kind: 'line', line: lineFrom(occasion, line, trace, foundations) };
}

function held(occasion: Occasion, line: ContractLine, month: Month, reason: Refusal): Arrears {
  const title = `${titleOf(occasion, line)} arrears for ${monthText(month)}`;
  return { kind: 'held', held: { term: `${line.term}-arrears`, title, reason } };
}

function titleOf({ contract }: Occasion, line: ContractLine): string {
  return contract.terms.terms.get(line.term)?.title ?? line.term;
}

function earlierMonths({ contract, contractFrom, month }: Occasion): Month[] {
  const first = Math.max(monthOfDay(contract.validFrom), monthOfDay(contractFrom));
  return Array.from({ length: Math.max(0, month - first) }, (_, index) => (first + index) as Month);
}

/** Inputs that a line rests on, were paid at one rate and are now known to be another. */
function changedInputs(now: Occasion, paid: Occasion, line: ContractLine): string[] {
  const { json, terms } = now.contract;
  const reached = inputsOf(terms, line.term);
  return Object.entries(json.inputs).flatMap(([name, { from }]) => {
    if (from?.kind !== 'rate' || !reached.has(name)) return [];
    const [rateNow, ratePaid] = [rateOn(now, from), rateOn(paid, from)];
    if (!rateNow.ok && !ratePaid.ok) return [];
    return rateNow.ok && ratePaid.ok && rateNow.value.value.equals(ratePaid.value.value) ? [] : [name];
  });
}

function periodOf(now: Occasion, paid: Occasion, line: ContractLine, foundations: Foundations): Outcome<Period> {
  const traceNow = traceOf(now, line.term, foundations);
  if (!traceNow.ok) return traceNow;
  const tracePaid = traceOf(paid, line.term, foundations);
  if (!tracePaid.ok) return tracePaid;
  const difference = traceNow.value.value.sub(tracePaid.value.value);
  const traces = { now: traceNow.value, paid: tracePaid.value };
  return { ok: true, value: { months: [now.month], difference, ...traces, occasion: now, paidOccasion: paid } };
}

/** Joins a month to the period before it where they follow one another and have the same numbers. */
function addMonth(periods: Period[], next: Period): void {
  const last = periods.at(-1);
  const isNext =
    last !== undefined &&
    last.months.at(-1) === (next.months[0] ?? 0) - 1 &&
    last.now.formulaWithNumbers === next.now.formulaWithNumbers &&
    last.paid.formulaWithNumbers === next.paid.formulaWithNumbers &&
    last.difference.equals(next.difference);
  if (!isNext) periods.push(next);
  else periods[periods.length - 1] = { ...last, months: [...last.months, ...next.months] };
}

function together(occasion: Occasion, line: ContractLine, periods: readonly Period[]): Trace {
  const traces = periods.map((period) => traceOfPeriod(period, line));
  const [only] = traces;
  const term = `${line.term}-arrears`;
  if (only !== undefined && traces.length === 1) return { ...only, term };
  return {
    term,
    title: `${titleOf(occasion, line)} arrears`,
    unit: 'pounds',
    value: traces.reduce((sum, trace) => sum.add(trace.value), NOUGHT),
    formula: traces.map((trace) => trace.title).join(' + '),
    formulaWithNumbers: traces.map((trace) => numberText(trace.value, 'pounds')).join(' + '),
    inputs: {},
    of: null,
    workings: traces,
  };
}

function traceOfPeriod(period: Period, line: ContractLine): Trace {
  const due = period.difference.mul(BigInt(period.months.length));
  const short = inOneFormula(period, line);
  const trace = short?.value.equals(due) ? short : asADifference(period, line);
  assert(trace.value.equals(due), 'arrears are what is now known less what was paid, for each month');
  return trace;
}

/**
 * The line's own formula with the difference of the one rate that changed in its place, where that gives the same
 * amount: weighted list × (price now known − as paid) × … × months.
 */
function inOneFormula(period: Period, line: ContractLine): Trace | undefined {
  const { occasion, paidOccasion } = period;
  const changed = changedInputs(occasion, paidOccasion, line);
  const [name] = changed;
  const difference = name === undefined || changed.length > 1 ? undefined : rateDifference(period, name);
  const formula = occasion.contract.terms.terms.get(line.term)?.formula;
  if (difference === undefined || formula === undefined) return undefined;
  const foundations = new Foundations();
  return evaluated(period, line, multiply(formula, MONTHS), {}, (input, indicator) =>
    input === name ? { ok: true, value: difference } : putIn(occasion, foundations, input, indicator),
  );
}

function rateDifference({ occasion, paidOccasion }: Period, name: string): PutIn | undefined {
  const input = occasion.contract.json.inputs[name];
  if (input?.from?.kind !== 'rate') return undefined;
  const [now, paid] = [rateOn(occasion, input.from), rateOn(paidOccasion, input.from)];
  if (!now.ok || !paid.ok) return undefined;
  const [numberNow, numberPaid] = [numberText(now.value.value, input.unit), numberText(paid.value.value, input.unit)];
  return {
    value: now.value.value.sub(paid.value.value),
    source: `${rateWords(now.value)}; less ${rateWords(paid.value)}`,
    shown: `(${numberNow} − ${numberPaid})`,
    label: `(${input.label} now known − as paid)`,
  };
}

/** The line as now known less the line as paid, each worked out below. */
function asADifference(period: Period, line: ContractLine): Trace {
  const { now, paid } = period;
  const puts: Record<string, PutIn> = {
    'as-now-known': { value: now.value, source: 'worked out below' },
    'as-paid': { value: paid.value, source: 'worked out below' },
  };
  const labels = { 'as-now-known': `${now.title} as now known`, 'as-paid': `${now.title} as paid` };
  const formula = multiply(subtract('as-now-known', 'as-paid'), MONTHS);
  const trace = evaluated(period, line, formula, labels, (input) => {
    const value = puts[input];
    assert(value !== undefined, `${input} is put in`);
    return { ok: true, value };
  });
  assert(trace !== undefined, 'a difference of two amounts is worked out');
  const workings = [
    { ...now, title: labels['as-now-known'] },
    { ...paid, title: labels['as-paid'] },
  ];
  return { ...trace, workings };
}

type Resolving = (input: string, indicator: string | null) => Outcome<PutIn>;

/** Works out a formula of arrears, which is not in the contract but made from its terms; undefined when refused. */
function evaluated(
  period: Period,
  line: ContractLine,
  formula: Expression,
  labels: Readonly<Record<string, string>>,
  resolve: Resolving,
): Trace | undefined {
  const { occasion, months } = period;
  const first = months[0] ?? occasion.month;
  const term = `${line.term}-arrears-${isoOfMonth(first)}`;
  const title = `${titleOf(occasion, line)} arrears, ${periodText(first, months.at(-1) ?? first)}`;
  const terms = withArrears(occasion.contract.terms, { id: term, title, unit: 'pounds', formula }, labels);
  const trace = evaluateTerm(terms, term, membersOf(occasion), (input, indicator) =>
    input === MONTHS
      ? { ok: true, value: { value: exact(months.length), source: periodText(first, months.at(-1) ?? first) } }
      : resolve(input, indicator),
  );
  return trace.ok ? trace.value : undefined;
}

function withArrears(
  terms: CheckedTerms,
  term: { readonly id: string; readonly title: string; readonly unit: string; readonly formula: Expression },
  labels: Readonly<Record<string, string>>,
): CheckedTerms {
  const inputs = new Map(terms.inputs);
  for (const [name, label] of Object.entries({ [MONTHS]: 'months of arrears', ...labels })) {
    const unit = name === MONTHS ? 'months' : 'pounds per month';
    inputs.set(name, { label, unit, powers: powersOf(unit) });
  }
  const withTerm = new Map(terms.terms).set(term.id, { ...term, powers: powersOf(term.unit) });
  return { ...terms, inputs, terms: withTerm };
}

function powersOf(unit: string): ReadonlyMap<string, number> {
  const powers = unitFromText(unit);
  assert(powers.ok, `${unit} is a unit`);
  return powers.value;
}

function periodText(first: Month, last: Month): string {
  return first === last ? monthText(first) : `${monthText(first)} to ${monthText(last)}`;
}

/** The default day on which the month before was settled: its first. */
export function settledBefore(month: Month): Day {
  return firstDayOf((month - 1) as Month);
}
