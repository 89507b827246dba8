import {
  addToMonth,
  type Exact,
  exact,
  exactText,
  financialYearOf,
  firstDayOf,
  isoOfMonth,
  type Month,
  monthOfDay,
  monthText,
  type Pence,
  pence,
  poundsFromPence,
} from '../../base/index.ts';
import { becameKnown } from '../arrears.ts';
import { Foundations } from '../foundations.ts';
import { numberText } from '../language/number-text.ts';
import type { ShownNumber, Working } from '../rests-on.ts';
import type { Known } from '../statement-input.ts';
import type { StatementLine } from '../statement-line.ts';
import type { Holding } from './holding.ts';
import { type HeldByHoldings, type Holder, linesOf } from './holding-lines.ts';

/** What somebody holds, as known at one moment. */
export type HeldKnown = {
  /** What is held for the whole of a month, and by whom: by the rates and lists of the moment. */
  readonly in: (month: Month) => { readonly holder: Holder; readonly holdings: readonly Holding[] };
  /** What lines rest on beside holdings and rates: the same, one by one, where none of it is another. */
  readonly basis: readonly unknown[];
};

/** What somebody holds as it is settled now, and as the months before were. */
export type HeldSettling = { readonly now: HeldKnown; readonly before: HeldKnown };

/** A line of a month as it would be now and as it was settled; absent: none, or it waited. */
type Sides = { readonly now?: StatementLine | undefined; readonly paid?: StatementLine | undefined };
/** Months in a row of which both sides are the same. */
type Period = Sides & { readonly months: readonly Month[]; readonly differencePence: Pence };

const NONE: HeldByHoldings = { lines: [], held: [] };

/** What holdings of a practice rest on of all that is known of it: its lists, by its contract and the weightings known then. */
export function basisOf({ practice, contracts, contractFrom, listSizes, knownOn }: Known): readonly unknown[] {
  const { weightings = [] } = practice;
  const known = knownOn === undefined ? weightings : weightings.filter(({ knownFrom }) => knownFrom <= knownOn);
  return [practice, known.length, contracts, contractFrom, listSizes];
}

/**
 * What earlier months of the financial year are owed on contracts that somebody holds (or owe), because a rate, a list, or what
 * is held or put in became known, or was corrected, after they were settled: for each line one line, which is exactly the pence
 * that those months would have been less the pence that they were. A line that waited was nothing; but where it waited
 * for a list, its own month pays it, and where it waits for one now, the arrears wait too.
 */
export function holdingArrears(settling: HeldSettling, month: Month): HeldByHoldings {
  const periods = new Map<string, Period[]>();
  const held = new Map<string, HeldByHoldings['held'][number]>();
  const first = monthOfDay(financialYearOf(firstDayOf(month)).start);
  for (let earlier = first; earlier < month; earlier = addToMonth(earlier, 1)) {
    for (const [now, paid] of changedIn(settling, earlier)) {
      const waiting = forList(now);
      if (forList(paid) !== undefined) continue;
      if (waiting === undefined) addMonth(periods, earlier, now, paid);
      else if (paid.lines.length > 0) held.set(waiting.term, arrearsHeld(waiting, earlier));
    }
  }
  const { code } = settling.now.in(month).holder;
  const lines = [...periods.values()].map((each) => arrearsLine(`${code}/${isoOfMonth(month)}`, each));
  return { lines, held: [...held.values()] };
}

/** What each holding of an earlier month comes to now and came to before, where that may be another. */
function* changedIn(
  { now, before }: HeldSettling,
  month: Month,
): Iterable<[now: HeldByHoldings, paid: HeldByHoldings]> {
  const [is, was] = [now.in(month), before.in(month)];
  const isSameBasis =
    now.basis.length === before.basis.length && now.basis.every((one, at) => one === before.basis[at]);
  for (const id of new Set([...is.holdings, ...was.holdings].map(({ json }) => json.id))) {
    const [later, earlier] = [is, was].map(({ holdings }) => holdings.find(({ json }) => json.id === id));
    const isSame = isSameBasis && later !== undefined && later.hash === earlier?.hash;
    if (isSame && isSameRates(later, is.holder, was.holder)) continue;
    yield [
      later === undefined ? NONE : linesOf(is.holder, later),
      earlier === undefined ? NONE : linesOf(was.holder, earlier),
    ];
  }
}

function isSameRates({ contract }: Holding, now: Holder, before: Holder): boolean {
  return now.rates.hash === before.rates.hash && !becameKnown(contract.json, now.rates, before.knownOn, now.knownOn);
}

function forList({ held }: HeldByHoldings): HeldByHoldings['held'][number] | undefined {
  return held.find(({ reason }) => reason.code === 'statement.no-list');
}

function arrearsHeld({ term, title, reason }: HeldByHoldings['held'][number], month: Month) {
  return { term: `${term}-arrears`, title: `${title} arrears for ${monthText(month)}`, reason };
}

/** Adds a month's differences, line by line, each to the period before it where they follow one another and are the same. */
function addMonth(periods: Map<string, Period[]>, month: Month, now: HeldByHoldings, paid: HeldByHoldings): void {
  for (const term of new Set([...now.lines, ...paid.lines].map((line) => line.term))) {
    const [is, was] = [now, paid].map(({ lines }) => lines.find((line) => line.term === term));
    const differencePence = pence(penceOf(is) - penceOf(was));
    if (differencePence === 0n) continue;
    const ofTerm = periods.get(term) ?? [];
    const last = ofTerm.at(-1);
    const isNext = last?.months.at(-1) === month - 1 && isSameLine(last.now, is) && isSameLine(last.paid, was);
    if (last !== undefined && isNext) ofTerm[ofTerm.length - 1] = { ...last, months: [...last.months, month] };
    else ofTerm.push({ months: [month], differencePence, now: is, paid: was });
    periods.set(term, ofTerm);
  }
}

function penceOf(line: StatementLine | undefined): bigint {
  return line?.amountPence ?? 0n;
}

function isSameLine(one: StatementLine | undefined, other: StatementLine | undefined): boolean {
  return one?.amountPence === other?.amountPence && one?.formulaWithNumbers === other?.formulaWithNumbers;
}

/** One line of all periods, and what every side of them rests on. @param statement its holder and month, as ids begin */
function arrearsLine(statement: string, periods: readonly Period[]): StatementLine {
  const { term, title, account } = lineOf(periods[0]);
  const workings = periods.map(workingOfPeriod);
  const owed = periods.map(owedOf);
  const sum = owed.reduce((all, one) => all.add(one), exact(0));
  const foundations = new Foundations();
  for (const { now, paid } of periods) foundations.add(...(now?.restsOn ?? []), ...(paid?.restsOn ?? []));
  const [only] = workings;
  const shown =
    only !== undefined && workings.length === 1
      ? { ...only, workings: only.workings ?? [] }
      : {
          title: `${title} arrears`,
          formula: workings.map((working) => working.title).join(' + '),
          formulaWithNumbers: owed.map((one) => numberText(one, 'pounds')).join(' + '),
          inputs: {},
          workings,
        };
  return {
    ...{ id: `${statement}/${term}-arrears`, term: `${term}-arrears`, title: shown.title, account },
    ...{ formula: shown.formula, formulaWithNumbers: shown.formulaWithNumbers, inputs: shown.inputs },
    exactPounds: exactText(sum),
    amountPence: pence(periods.reduce((all, period) => all + penceOfPeriod(period), 0n)),
    workings: shown.workings,
    restsOn: foundations.list(),
  };
}

function lineOf(period: Period | undefined): StatementLine {
  return (period?.now ?? period?.paid) as StatementLine;
}

function penceOfPeriod({ differencePence, months }: Period): bigint {
  return differencePence * BigInt(months.length);
}

function owedOf(period: Period): Exact {
  return poundsFromPence(pence(penceOfPeriod(period)));
}

/** As now known less as paid, for each of its months, both worked out below. */
function workingOfPeriod(period: Period): Working {
  const { months, now, paid } = period;
  const { term, title } = lineOf(period);
  const first = months[0] as Month;
  const last = months.at(-1) as Month;
  const when = first === last ? monthText(first) : `${monthText(first)} to ${monthText(last)}`;
  const [is, was] = [`${title} as now known`, `${title} as paid`];
  const inputs = {
    'as-now-known': amountOf(is, now),
    'as-paid': amountOf(was, paid),
    'months-of-arrears': { value: String(months.length), unit: 'months', label: 'months of arrears', source: when },
  };
  const [isText, wasText] = [now, paid].map((line) => numberText(poundsFromPence(pence(penceOf(line))), 'pounds'));
  return {
    id: `${term}-arrears-${isoOfMonth(first)}`,
    title: `${title} arrears, ${when}`,
    formula: `(${is} − ${was}) × months of arrears`,
    formulaWithNumbers: `(${isText} − ${wasText}) × ${months.length}`,
    inputs,
    result: exactText(owedOf(period)),
    unit: 'pounds',
    workings: [...below(is, now), ...below(was, paid)],
  };
}

function amountOf(label: string, line: StatementLine | undefined): ShownNumber {
  const source = line === undefined ? 'no such line was to be paid' : 'worked out below, to the penny';
  return { label, unit: 'pounds per month', value: exactText(poundsFromPence(pence(penceOf(line)))), source };
}

function below(title: string, line: StatementLine | undefined): Working[] {
  if (line === undefined) return [];
  const { term, formula, formulaWithNumbers, inputs, exactPounds, workings } = line;
  return [{ id: term, title, formula, formulaWithNumbers, inputs, result: exactPounds, unit: 'pounds', workings }];
}
