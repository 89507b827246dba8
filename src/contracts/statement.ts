import {
  accepted,
  dayText,
  firstDayOf,
  monthText,
  type Outcome,
  type Refusal,
  refused,
  sumPence,
} from '../base/index.ts';
import { isClosedOn } from '../practices/index.ts';
import { arrearsOf, type Settling, settledBefore } from './arrears.ts';
import type { ContractLine, LoadedContract } from './contract.ts';
import { type DueTo, isDue } from './due.ts';
import { type HeldByHoldings, holdingLines, practiceHolder } from './held/holding-lines.ts';
import { lineOf } from './line.ts';
import { contractFor, occasionOf } from './occasion.ts';
import { ofAnotherYear } from './other-year.ts';
import type { Occasion, StatementInput } from './statement-input.ts';
import { hashStatement } from './statement-json.ts';
import type { HeldLine, Statement, StatementLine, StatementPins } from './statement-line.ts';

/**
 * A practice's statement for a month, as known on a day. Pure.
 * Of a practice that is closed it holds arrears of earlier months alone.
 * Refuses `practice.closed` where there are none, `statement.no-contract`, `statement.no-list`, `statement.no-rate`, `statement.other-year` for what holds in
 * another year than the month's, and `statement.two-schemes` where a practice would be paid by the scheme that it takes
 * part in and by one beside it. A line of which the contract says so is held with its reason instead, and is not in the
 * total.
 */
export function prepareStatement(input: StatementInput): Outcome<Statement> {
  const contract = contractFor(input, input.month);
  if (!contract.ok) return contract;
  const wrong = ofAnotherYear(input) ?? paidTwice(dueOf(contract.value, input), input);
  if (wrong !== undefined) return refused(wrong);
  const occasion = occasionOf(input, contract.value, input.month);
  const settling = settlingOf(input, occasion);
  if (!settling.ok) return settling;
  const lines: StatementLine[] = [];
  const held: HeldLine[] = [];
  const addArrears = (line: ContractLine): void => {
    const arrears = arrearsOf(settling.value, line);
    if (arrears.kind === 'line') lines.push(arrears.line);
    if (arrears.kind === 'held') held.push(arrears.held);
  };
  const due = dueOf(contract.value, input);
  for (const line of due) {
    const amount = lineOf(occasion, line);
    if (!amount.ok && line.holdWhenRefused !== true) return amount;
    if (amount.ok) lines.push(amount.value);
    else held.push({ term: line.term, title: titleOf(occasion, line), reason: amount.refusal });
    addArrears(line);
  }
  for (const line of noLongerDue(settling.value, due)) addArrears(line);
  const isClosed = isClosedOn(input.practice, firstDayOf(input.month));
  if (isClosed && lines.length + held.length === 0) return refused(closedBefore(input));
  const beside = isClosed ? NOTHING : holdingLines(practiceHolder(occasion), input.holdings ?? []);
  const all = { lines: [...lines, ...beside.lines], held: [...held, ...beside.held] };
  return accepted(statementOf(occasion, all.lines, all.held, input.snapshot));
}

const NOTHING: HeldByHoldings = { lines: [], held: [] };

function closedBefore({ practice, month }: StatementInput): Refusal {
  const { name, closed } = practice;
  const when = closed === undefined ? '' : ` on ${dayText(closed.from)}, by ${closed.decision}`;
  return {
    code: 'practice.closed',
    message: `${name} closed${when}. Nothing is owed for ${monthText(month)}, and nothing more for the months before.`,
    remedy: 'Look at a month before it closed.',
  };
}

function dueOf({ json }: LoadedContract, to: DueTo): readonly ContractLine[] {
  return json.lines.filter((line) => isDue(line, to));
}

/** Lines that the months before were settled on and that are in the statement no more, be it because the practice has closed. */
function noLongerDue({ before }: Settling, due: readonly ContractLine[]): readonly ContractLine[] {
  const { code } = before.practice;
  return dueOf(before.contract, { ...before, practice: { code } }).filter(
    ({ term }) => !due.some((line) => line.term === term),
  );
}

/** The month as it is settled, and as everything up to the month before was. Where no contract held then, nothing was. */
function settlingOf(input: StatementInput, occasion: Occasion): Outcome<Settling> {
  const { settled, month, previousKnownOn = settledBefore(month) } = input;
  if (settled === undefined) return accepted({ now: occasion, before: { ...occasion, knownOn: previousKnownOn } });
  const [then, now] = [settled.before, settled.now ?? input];
  const [before, after] = [contractFor(then, month), contractFor(now, month)];
  if (!after.ok) return after;
  const settling = occasionOf(now, after.value, month);
  return accepted({ now: settling, before: before.ok ? occasionOf(then, before.value, month) : settling });
}

function paidTwice(
  due: readonly ContractLine[],
  { practice, month, participation }: StatementInput,
): Refusal | undefined {
  if (participation === undefined) return undefined;
  const beside = due.find(({ scheme }) => scheme !== undefined && scheme !== participation.scheme);
  if (beside === undefined) return undefined;
  return {
    code: 'statement.two-schemes',
    message: `The statement of ${practice.name} for ${monthText(month)} would pay ${participation.scheme} and ${beside.scheme}.`,
    remedy: `Have the agreement say that it replaces ${beside.scheme}, or end it on 31 March.`,
  };
}

function titleOf({ contract }: Occasion, line: ContractLine): string {
  return contract.terms.terms.get(line.term)?.title ?? line.term;
}

function statementOf(
  occasion: Occasion,
  lines: readonly StatementLine[],
  held: readonly HeldLine[],
  snapshot: string | undefined,
): Statement {
  const { practice, month, knownOn, contract } = occasion;
  const content = {
    practice: practice.code,
    practiceName: practice.name,
    month,
    knownOn,
    contractType: practice.contractType,
    contractTitle: contract.json.title,
    lines,
    held,
    totalPence: sumPence(lines.map((line) => line.amountPence)),
    pins: { ...pinsOf(occasion, lines), ...(snapshot === undefined ? {} : { snapshot }) },
  };
  return { ...content, contentHash: hashStatement(content) };
}

/** What the statement used, by hash. Framework and snapshot only where a line rests on counts. */
function pinsOf({ contract, rates }: Occasion, lines: readonly StatementLine[]): StatementPins {
  const pins = { contract: contract.hash, rates: rates.hash };
  const rests = lines.flatMap((line) => line.restsOn);
  const measure = rests.find((rest) => rest.kind === 'measure');
  const counts = rests.find((rest) => rest.kind === 'counts');
  return {
    ...pins,
    ...(measure === undefined ? {} : { framework: measure.frameworkHash }),
    ...(counts === undefined ? {} : { snapshot: counts.snapshot }),
  };
}
