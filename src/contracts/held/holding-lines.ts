import {
  accepted,
  addToMonth,
  type Day,
  exactText,
  financialYearOf,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  lastDayOf,
  type Month,
  monthOfDay,
  monthText,
  type OdsCode,
  type Outcome,
  quarterOf,
  refused,
} from '../../base/index.ts';
import { byRates } from '../contract.ts';
import { type TriedLine, tryLoaded, type WaitingLine } from '../contract-trial.ts';
import { Foundations } from '../foundations.ts';
import { traceOf } from '../line.ts';
import { contractFor, occasionOf } from '../occasion.ts';
import type { LoadedRates } from '../rate.ts';
import type { RestsOn, ShownNumber } from '../rests-on.ts';
import type { Known } from '../statement-input.ts';
import type { HeldLine, StatementLine } from '../statement-line.ts';
import { type Derived, type Holding, MONTHS } from './holding.ts';

/** What holdings pay in a month: lines, and what waits. */
export type HeldByHoldings = { readonly lines: readonly StatementLine[]; readonly held: readonly HeldLine[] };

/** Who holds contracts, for one month, by which rates, and what is derived of their lists. */
export type Holder = {
  readonly code: OdsCode;
  readonly month: Month;
  readonly rates: LoadedRates;
  /** Rates are those known by this day. */
  readonly knownOn: Day;
  /** An exact number, or a day; notes what it rests on. */
  readonly derive: (what: Derived, foundations: Foundations) => Outcome<string>;
};

/** A practice as the holder of what it holds beside its main contract. */
export function practiceHolder(known: Known, month: Month): Holder {
  const { practice, rates, knownOn = firstDayOf(month) } = known;
  const derive: Holder['derive'] = (what, foundations) => derivedOf(known, month, what, foundations);
  return { code: practice.code, month, rates, knownOn, derive };
}

/** Contracts that somebody holds for the whole of a month. */
export function heldIn(holdings: readonly Holding[], code: OdsCode, month: Month): readonly Holding[] {
  const [from, to] = [firstDayOf(month), lastDayOf(month)];
  return holdings.filter(({ holder, validFrom, validTo }) => holder === code && validFrom <= from && to <= validTo);
}

/** The lines of a month of what somebody holds. A line that cannot be worked out is held with its reason. */
export function holdingLines(holder: Holder, holdings: readonly Holding[]): HeldByHoldings {
  const all = heldIn(holdings, holder.code, holder.month).map((holding) => linesOf(holder, holding));
  return { lines: all.flatMap(({ lines }) => lines), held: all.flatMap(({ held }) => held) };
}

/** The lines of one holding in the holder's month. */
export function linesOf(holder: Holder, holding: Holding): HeldByHoldings {
  const { json, contract } = holding;
  const derived = derivedFor(holder, json.derived ?? {});
  if (!derived.ok)
    return { lines: [], held: [{ term: json.contract, title: contract.json.title, reason: derived.refusal }] };
  const { values, rests } = derived.value;
  const trial = tryLoaded(byRates(contract, holder.rates), {
    ...{ on: isoOfDay(firstDayOf(holder.month)), knownOn: isoOfDay(holder.knownOn) },
    ...{ values: { ...json.values, ...values }, each: json.each ?? {} },
  });
  if (trial.kind === 'refused') {
    const reason = trial.refusals[0] ?? { code: 'definition.invalid', message: 'The contract was refused.' };
    return { lines: [], held: [{ term: json.contract, title: contract.json.title, reason }] };
  }
  const isOwn = ({ term, member }: { readonly term: string; readonly member?: string }): boolean =>
    (json.terms ?? [term]).includes(term) && isOfMonth(holding, term, member, holder.month);
  const own: RestsOn = { kind: 'contract', id: `${json.id}: what is put in`, hash: holding.hash };
  const decided = json.decided === undefined ? [] : [{ kind: 'decision' as const, reference: json.decided.decision }];
  const restsOn = [...rests, own, ...decided];
  return {
    lines: trial.lines.filter(isOwn).map((line) => statementLine(holder, holding, line, restsOn)),
    held: trial.held
      .filter(isOwn)
      .map(({ title, reason, ...line }) => ({ term: termOf(holding, line), title, reason })),
  };
}

/** A line that is shared among the months is each month's own part; one that waits waits in each of them. */
function isOfMonth({ contract }: Holding, term: string, member: string | undefined, month: Month): boolean {
  const line = contract.json.lines.find((one) => one.term === term);
  return member === undefined || line?.share?.among !== MONTHS || monthText(month).startsWith(`${member} `);
}

/** Several members of one term are lines of their own, and so is what each case is paid. */
function termOf({ json, contract }: Holding, { term, member }: Pick<WaitingLine, 'term' | 'member'>): string {
  if (json.decided !== undefined) return `${term}-${json.decided.case}`;
  const isShared = contract.json.lines.some((line) => line.term === term && line.share?.among === MONTHS);
  return member === undefined || isShared ? term : `${term}-${member.replaceAll(' ', '-')}`;
}

function statementLine(
  { code, month }: Holder,
  holding: Holding,
  line: TriedLine,
  rests: readonly RestsOn[],
): StatementLine {
  const { account, formula, formulaWithNumbers, exactPounds, amountPence, workings } = line;
  const term = termOf(holding, line);
  const title = line.member === undefined || term === line.term ? line.title : `${line.title}, ${line.member}`;
  const inputs = Object.entries(line.inputs).map(([name, input]) => [name, sourced(holding, name, input)] as const);
  return {
    id: `${code}/${isoOfMonth(month)}/${term}`,
    ...{ term, title, account, formula, formulaWithNumbers, exactPounds, amountPence, workings },
    inputs: Object.fromEntries(inputs),
    restsOn: [...line.restsOn, ...rests],
  };
}

/** What was put in says where it comes from. */
function sourced({ json }: Holding, name: string, input: ShownNumber): ShownNumber {
  if (input.source !== 'put in') return input;
  return { ...input, source: json.derived?.[name] ?? json.source };
}

type Worked = { readonly values: Readonly<Record<string, Json>>; readonly rests: readonly RestsOn[] };

function derivedFor(holder: Holder, derived: Readonly<Record<string, Derived>>): Outcome<Worked> {
  const values: Record<string, Json> = {};
  const foundations = new Foundations();
  for (const [name, what] of Object.entries(derived)) {
    const value = holder.derive(what, foundations);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return accepted({ values, rests: foundations.list() });
}

/** What is derived of a practice's own list in a month. Refuses `statement.no-contract` where it had none. */
export function derivedOf(known: Known, month: Month, what: Derived, foundations: Foundations): Outcome<string> {
  if (what === 'first day of the month') return accepted(isoOfDay(firstDayOf(month)));
  const contract = contractFor(known, month);
  if (!contract.ok) return contract;
  const occasion = occasionOf(known, contract.value, month);
  if (what === 'weighted list') {
    const weighted = traceOf(occasion, 'weighted-list', foundations);
    return weighted.ok ? accepted(exactText(weighted.value.value)) : weighted;
  }
  const quarter = what === 'registered list at 1 January' ? lastJanuary(occasion.month) : quarterOf(occasion.month);
  const received = occasion.listSizes(quarter);
  if (received === 'not received') {
    return refused({
      code: 'statement.no-list',
      message: `The registered list of ${occasion.practice.name} at 1 ${monthText(quarter)} was not received.`,
      remedy: 'Import the list-size file of that quarter.',
    });
  }
  foundations.add({ kind: 'list size', quarter: isoOfMonth(quarter), file: received.file, row: received.row });
  return accepted(String(received.registered));
}

/** The January before the financial year of a month. */
function lastJanuary(month: Month): Month {
  return addToMonth(monthOfDay(financialYearOf(firstDayOf(month)).start), -3);
}
