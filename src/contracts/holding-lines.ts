import {
  accepted,
  exactText,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  lastDayOf,
  type Month,
  monthText,
  type Outcome,
  quarterOf,
  refused,
} from '../base/index.ts';
import { type TriedLine, tryLoaded, type WaitingLine } from './contract-trial.ts';
import { Foundations } from './foundations.ts';
import { type Derived, type Holding, MONTHS } from './holding.ts';
import { traceOf } from './line.ts';
import type { RestsOn, ShownNumber } from './rests-on.ts';
import type { Occasion } from './statement-input.ts';
import type { HeldLine, StatementLine } from './statement-line.ts';

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
