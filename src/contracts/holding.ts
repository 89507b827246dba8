import {
  accepted,
  type Day,
  dayFromIso,
  exactText,
  firstDayOf,
  hashOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  lastDayOf,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  quarterOf,
  refused,
  shape,
} from '../base/index.ts';
import { type LoadedContract, loadContract } from './contract.ts';
import { type TriedLine, tryLoaded, type WaitingLine } from './contract-trial.ts';
import { Foundations } from './foundations.ts';
import { traceOf } from './line.ts';
import type { LoadedRates } from './rate.ts';
import type { RestsOn, ShownNumber } from './rests-on.ts';
import type { Occasion } from './statement-input.ts';
import type { HeldLine, StatementLine } from './statement-line.ts';

/** What is worked out for an input of a contract that a practice holds beside its main one. */
export const DERIVED = ['first day of the month', 'registered list of the quarter', 'weighted list'] as const;
type Derived = (typeof DERIVED)[number];

/** A contract of the library that a practice holds beside its main one, with what is put in. Dates are ISO, both inside. */
export type HoldingJson = {
  readonly id: string;
  readonly holder: string;
  /** The contract's id in the library. */
  readonly contract: string;
  readonly validFrom: string;
  readonly validTo: string;
  /** Where the numbers come from. */
  readonly source: string;
  /** The terms that it pays the holder; absent: every line. */
  readonly terms?: readonly string[];
  readonly values: Readonly<Record<string, Json>>;
  readonly each?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;
  /** Inputs that are worked out for the month. */
  readonly derived?: Readonly<Record<string, Derived>>;
  /** The case and the decision that it is paid by, for as long as that is in force; absent: by the contract alone. */
  readonly decided?: { readonly case: string; readonly decision: string };
};

/** The same, checked. Only `loadHolding` makes one. */
export type Holding = {
  readonly json: HoldingJson;
  readonly hash: string;
  readonly holder: OdsCode;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly contract: LoadedContract;
};

const { list, named, one, optional, pattern, record, text } = shape;
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const anything: shape.Shape = { wrong: () => [], schema: {} };
const holdingShape = record({
  ...{ id: text, holder: text, contract: text, source: text, validFrom: isoDate, validTo: isoDate },
  terms: optional(list(text, 1)),
  values: named(anything),
  each: optional(named(named(named(anything)))),
  derived: optional(named(one(...DERIVED))),
  decided: optional(record({ case: text, decision: text })),
});

/** The set whose members are the months of a year, by name. */
const MONTHS = 'month';

/**
 * Reads what a practice holds. Refuses with `definition.invalid`, in words: a contract that the library does not have, and one
 * that pays by the quarter or year without saying which part is a month's.
 */
export function loadHolding(
  json: Json,
  contractNamed: (id: string) => Json | undefined,
  rates: LoadedRates,
): Outcome<Holding> {
  const [wrong] = holdingShape.wrong(json, 'the holding');
  if (wrong !== undefined) return invalid(`${wrong}.`);
  const holding = json as unknown as HoldingJson;
  const [validFrom, validTo] = [dayFromIso(holding.validFrom), dayFromIso(holding.validTo)];
  const holder = odsCodeFromText(holding.holder);
  const library = contractNamed(holding.contract);
  if (holder === undefined || validFrom === undefined || validTo === undefined || library === undefined) {
    return invalid(
      `${holding.id}: there is no contract ${holding.contract}, or holder and dates are not written right.`,
    );
  }
  const contract = loadContract(library, rates);
  if (!contract.ok) return contract;
  const { pays = 'month', lines } = contract.value.json;
  const isByMonth = pays === 'month' || pays === 'once' || lines.every(({ share }) => share?.among === MONTHS);
  if (!isByMonth) return invalid(`${holding.id}: ${holding.contract} does not say what it pays in a month.`);
  return accepted({ json: holding, hash: hashOf(json), holder, validFrom, validTo, contract: contract.value });
}

/** What holdings pay in a month: lines, and what waits. */
export type HeldByHoldings = { readonly lines: readonly StatementLine[]; readonly held: readonly HeldLine[] };

/** The lines of a month of what its practice holds. A line that cannot be worked out is held with its reason. */
export function holdingLines(occasion: Occasion, holdings: readonly Holding[]): HeldByHoldings {
  const [from, to] = [firstDayOf(occasion.month), lastDayOf(occasion.month)];
  const inForce = holdings.filter(
    ({ holder, validFrom, validTo }) => holder === occasion.practice.code && validFrom <= from && to <= validTo,
  );
  const all = inForce.map((holding) => linesOf(occasion, holding));
  return { lines: all.flatMap(({ lines }) => lines), held: all.flatMap(({ held }) => held) };
}

function linesOf(occasion: Occasion, holding: Holding): HeldByHoldings {
  const { json, contract } = holding;
  const derived = derivedFor(occasion, json.derived ?? {});
  if (!derived.ok)
    return { lines: [], held: [{ term: json.contract, title: contract.json.title, reason: derived.refusal }] };
  const { values, rests } = derived.value;
  const on = isoOfDay(firstDayOf(occasion.month));
  const trial = tryLoaded(contract, { on, values: { ...json.values, ...values }, each: json.each ?? {} });
  if (trial.kind === 'refused') {
    const reason = trial.refusals[0] ?? { code: 'definition.invalid', message: 'The contract was refused.' };
    return { lines: [], held: [{ term: json.contract, title: contract.json.title, reason }] };
  }
  const isOwn = ({ term, member }: { readonly term: string; readonly member?: string }): boolean =>
    (json.terms ?? [term]).includes(term) && isOfMonth(holding, term, member, occasion.month);
  const own: RestsOn = { kind: 'contract', id: `${json.id}: what is put in`, hash: holding.hash };
  const decided = json.decided === undefined ? [] : [{ kind: 'decision' as const, reference: json.decided.decision }];
  const restsOn = [...rests, own, ...decided];
  return {
    lines: trial.lines.filter(isOwn).map((line) => statementLine(occasion, holding, line, restsOn)),
    held: trial.held
      .filter(isOwn)
      .map(({ title, reason, ...line }) => ({ term: termOf(holding, line), title, reason })),
  };
}

/** A line that is shared among the months is each month's own part. */
function isOfMonth({ contract }: Holding, term: string, member: string | undefined, month: Month): boolean {
  const line = contract.json.lines.find((one) => one.term === term);
  return line?.share?.among !== MONTHS || monthText(month).startsWith(`${member} `);
}

/** Several members of one term are lines of their own, and so is what each case is paid. */
function termOf({ json, contract }: Holding, { term, member }: Pick<WaitingLine, 'term' | 'member'>): string {
  if (json.decided !== undefined) return `${term}-${json.decided.case}`;
  const isShared = contract.json.lines.some((line) => line.term === term && line.share?.among === MONTHS);
  return member === undefined || isShared ? term : `${term}-${member.replaceAll(' ', '-')}`;
}

function statementLine(
  { practice, month }: Occasion,
  holding: Holding,
  line: TriedLine,
  rests: readonly RestsOn[],
): StatementLine {
  const { account, formula, formulaWithNumbers, exactPounds, amountPence, workings } = line;
  const term = termOf(holding, line);
  const title = line.member === undefined || term === line.term ? line.title : `${line.title}, ${line.member}`;
  const inputs = Object.entries(line.inputs).map(([name, input]) => [name, sourced(holding, name, input)] as const);
  return {
    id: `${practice.code}/${isoOfMonth(month)}/${term}`,
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

function derivedFor(occasion: Occasion, derived: Readonly<Record<string, Derived>>): Outcome<Worked> {
  const values: Record<string, Json> = {};
  const foundations = new Foundations();
  for (const [name, what] of Object.entries(derived)) {
    const value = derivedValue(occasion, what, foundations);
    if (!value.ok) return value;
    values[name] = value.value;
  }
  return accepted({ values, rests: foundations.list() });
}

function derivedValue(occasion: Occasion, what: Derived, foundations: Foundations): Outcome<string> {
  if (what === 'first day of the month') return accepted(isoOfDay(firstDayOf(occasion.month)));
  if (what === 'weighted list') {
    const weighted = traceOf(occasion, 'weighted-list', foundations);
    return weighted.ok ? accepted(exactText(weighted.value.value)) : weighted;
  }
  const quarter = quarterOf(occasion.month);
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

function invalid<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
