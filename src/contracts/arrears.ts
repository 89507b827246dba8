import {
  accepted,
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
import type { ContractJson, ContractLine } from './contract.ts';
import { isDue } from './due.ts';
import { Foundations } from './foundations.ts';
import { type CheckedTerms, inputsOf } from './language/check.ts';
import { evaluateTerm } from './language/evaluate.ts';
import { type Expression, multiply, namesIn, subtract } from './language/expression.ts';
import { numberText } from './language/number-text.ts';
import type { PutIn, Trace } from './language/trace.ts';
import { unitFromText } from './language/unit.ts';
import { lineFrom, traceOf } from './line.ts';
import { membersOf, putIn } from './put-in.ts';
import type { LoadedRates } from './rate.ts';
import type { Occasion } from './statement-input.ts';
import type { HeldLine, StatementLine } from './statement-line.ts';

export type Arrears =
  | { readonly kind: 'none' }
  | { readonly kind: 'line'; readonly line: StatementLine }
  | { readonly kind: 'held'; readonly held: HeldLine };

/** A line of a month worked out as known at one moment; absent where it was in no contract then. */
type Side = { readonly occasion: Occasion; readonly trace?: Trace };

/** Months in a row whose arrears are worked out from the same numbers. */
type Period = {
  readonly months: readonly Month[];
  /** Pounds a month. */
  readonly difference: Exact;
  readonly now: Side;
  readonly paid: Side;
};

/** A practice's month as it is settled now, and as the months before it were settled. */
export type Settling = { readonly now: Occasion; readonly before: Occasion };

const MONTHS = 'months-of-arrears';
const NOUGHT = exact(0);

/**
 * What earlier months of the contract year are owed on a line (or owe), because a rate, list, weighting, count or term
 * became known, or was corrected, after they were settled: as now known less as settled, in one line, rounded once.
 * A change that was known when the month before was settled is not counted again. A line that was held then is no
 * arrears: its own month pays it.
 */
export function arrearsOf(settling: Settling, line: ContractLine): Arrears {
  const { now } = settling;
  if (!mayDiffer(settling)) return { kind: 'none' };
  const foundations = new Foundations();
  const periods: Period[] = [];
  for (const month of earlierMonths(now)) {
    const period = periodOf(settling, month, line, foundations);
    if (!period.ok) return held(now, line, month, period.refusal);
    if (period.value !== undefined && !period.value.difference.equals(NOUGHT)) addMonth(periods, period.value);
  }
  if (periods.length === 0) return { kind: 'none' };
  const trace = together(now, line, periods);
  return { kind: 'line', line: lineFrom(now, line, trace, foundations.list()) };
}

/** Whether anything at all became known between two settlements: most months nothing did, and nothing is worked out. */
function mayDiffer({ now, before }: Settling): boolean {
  if (!isSameData(now, before) || becameKnown(now.contract.json, now.rates, before.knownOn, now.knownOn)) return true;
  const { weightings = [] } = now.practice;
  return weightings.some(({ knownFrom }) => before.knownOn < knownFrom && knownFrom <= now.knownOn);
}

function isSameData(now: Occasion, before: Occasion): boolean {
  return (
    now.contract.hash === before.contract.hash &&
    now.rates === before.rates &&
    now.listSizes === before.listSizes &&
    now.quality === before.quality &&
    now.practice === before.practice &&
    now.participation?.hash === before.participation?.hash
  );
}

/** Whether a value of a rate that a contract names became known after a day, by another. */
export function becameKnown(contract: ContractJson, rates: LoadedRates, after: Day, by: Day): boolean {
  return knownDaysOf(contract, rates).some((known) => after < known && known <= by);
}

const knownDays = new WeakMap<LoadedRates, WeakMap<ContractJson, readonly Day[]>>();

/** Every day on which a value of a rate that a contract names became known. Kept: neither ever changes. */
function knownDaysOf(contract: ContractJson, rates: LoadedRates): readonly Day[] {
  const ofTable = knownDays.get(rates) ?? new WeakMap<ContractJson, readonly Day[]>();
  knownDays.set(rates, ofTable);
  const kept = ofTable.get(contract);
  if (kept !== undefined) return kept;
  const ids = Object.values(contract.inputs).flatMap(({ from }) => (from?.kind === 'rate' ? [from.rate] : []));
  const values = [...new Set(ids)].flatMap((id) => rates.rates.get(id)?.values ?? []);
  const days = [...new Set(values.map(({ known }) => known))];
  ofTable.set(contract, days);
  return days;
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

/** A month's arrears; undefined where it was held then, or where neither can be worked out. */
function periodOf(
  settling: Settling,
  month: Month,
  line: ContractLine,
  foundations: Foundations,
): Outcome<Period | undefined> {
  const paid = sideOf({ ...settling.before, month }, line, foundations);
  if (!paid.ok && line.holdWhenRefused === true) return accepted(undefined);
  const now = sideOf({ ...settling.now, month }, line, foundations);
  if (!now.ok && !paid.ok) return accepted(undefined);
  if (!now.ok) return now;
  if (!paid.ok) return paid;
  const difference = amountOf(now.value).sub(amountOf(paid.value));
  return accepted({ months: [month], difference, now: now.value, paid: paid.value });
}

function sideOf(occasion: Occasion, line: ContractLine, foundations: Foundations): Outcome<Side> {
  const isIn = occasion.contract.json.lines.some(({ term }) => term === line.term);
  if (!isIn || !isDue(line, occasion)) return accepted({ occasion });
  const trace = traceOf(occasion, line.term, foundations);
  return trace.ok ? accepted({ occasion, trace: trace.value }) : trace;
}

function amountOf({ trace }: Side): Exact {
  return trace?.value ?? NOUGHT;
}

/** Joins a month to the period before it where they follow one another and have the same numbers. */
function addMonth(periods: Period[], next: Period): void {
  const last = periods.at(-1);
  const isNext =
    last !== undefined &&
    last.months.at(-1) === (next.months[0] ?? 0) - 1 &&
    last.now.trace?.formulaWithNumbers === next.now.trace?.formulaWithNumbers &&
    last.paid.trace?.formulaWithNumbers === next.paid.trace?.formulaWithNumbers &&
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
 * The line's own formula with the difference of the one number that changed in its place, where it stands there itself and
 * that gives the same amount: weighted list × (price now known − as paid) × … × months.
 */
function inOneFormula(period: Period, line: ContractLine): Trace | undefined {
  const { now, paid } = period;
  if (now.occasion.contract.hash !== paid.occasion.contract.hash) return undefined;
  const formula = now.occasion.contract.terms.terms.get(line.term)?.formula;
  const changed = onlyChange(period, line);
  if (changed === undefined || formula === undefined || !namesIn(formula).includes(changed.name)) return undefined;
  const foundations = new Foundations();
  return evaluated(period, line, multiply(formula, MONTHS), {}, (input, indicator) =>
    input === changed.name ? accepted(changed.difference) : putIn(now.occasion, foundations, input, indicator),
  );
}

type Changed = { readonly name: string; readonly difference: PutIn };

/** The one number that a line rests on and that is now known to be another; undefined where there are several. */
function onlyChange({ now, paid }: Period, line: ContractLine): Changed | undefined {
  const { json, terms } = now.occasion.contract;
  const foundations = new Foundations();
  const changed: Changed[] = [];
  for (const name of inputsOf(terms, line.term)) {
    const input = json.inputs[name];
    const isEach = terms.inputs.get(name)?.each !== undefined;
    if (input?.from === undefined || input.from.kind === 'constant') continue;
    if (isEach && now.occasion.quality !== paid.occasion.quality) return undefined;
    if (isEach) continue;
    const [is, was] = [now, paid].map(({ occasion }) => putIn(occasion, foundations, name, null));
    if (is?.ok !== true || was?.ok !== true) return undefined;
    const difference = differenceOf(is.value, was.value, input);
    if (difference !== undefined) changed.push({ name, difference });
  }
  return changed.length === 1 ? changed[0] : undefined;
}

/** One number less another, as it stands in a formula; undefined where they are the same. */
function differenceOf(is: PutIn, was: PutIn, { unit, label }: { unit: string; label: string }): PutIn | undefined {
  if (typeof is.value !== 'object' || typeof was.value !== 'object') return undefined;
  if (is.value.equals(was.value)) return undefined;
  return {
    value: is.value.sub(was.value),
    source: `${is.source}; less ${was.source}`,
    shown: `(${numberText(is.value, unit)} − ${numberText(was.value, unit)})`,
    label: `(${label} now known − as paid)`,
  };
}

/** The line as now known less the line as paid, each worked out below. */
function asADifference(period: Period, line: ContractLine): Trace {
  const { now, paid } = period;
  const title = titleOf((now.trace === undefined ? paid : now).occasion, line);
  const below = (side: Side): PutIn => ({
    value: amountOf(side),
    source: side.trace === undefined ? 'no such line in the contract' : 'worked out below',
  });
  const puts: Record<string, PutIn> = { 'as-now-known': below(now), 'as-paid': below(paid) };
  const labels = { 'as-now-known': `${title} as now known`, 'as-paid': `${title} as paid` };
  const formula = multiply(subtract('as-now-known', 'as-paid'), MONTHS);
  const trace = evaluated(period, line, formula, labels, (input) => {
    const value = puts[input];
    assert(value !== undefined, `${input} is put in`);
    return accepted(value);
  });
  assert(trace !== undefined, 'a difference of two amounts is worked out');
  const workings = [
    ...(now.trace === undefined ? [] : [{ ...now.trace, title: labels['as-now-known'] }]),
    ...(paid.trace === undefined ? [] : [{ ...paid.trace, title: labels['as-paid'] }]),
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
  const { months, now, paid } = period;
  const { occasion } = now.trace === undefined ? paid : now;
  const first = months[0] ?? occasion.month;
  const term = `${line.term}-arrears-${isoOfMonth(first)}`;
  const title = `${titleOf(occasion, line)} arrears, ${periodText(first, months.at(-1) ?? first)}`;
  const terms = withArrears(occasion.contract.terms, { id: term, title, unit: 'pounds', formula }, labels);
  const trace = evaluateTerm(terms, term, membersOf(occasion), (input, indicator) =>
    input === MONTHS
      ? accepted({ value: exact(months.length), source: periodText(first, months.at(-1) ?? first) })
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
