import {
  accepted,
  type Day,
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
import { basisOf, type HeldKnown, holdingArrears } from './held/holding-arrears.ts';
import { type HeldByHoldings, heldIn, holdingLines, practiceHolder } from './held/holding-lines.ts';
import { lineOf } from './line.ts';
import { contractFor, occasionOf } from './occasion.ts';
import { ofAnotherYear } from './other-year.ts';
import type { Known, Occasion, StatementInput } from './statement-input.ts';
import { hashStatement } from './statement-json.ts';
import type { HeldLine, Statement, StatementLine, StatementPins } from './statement-line.ts';

/**
 * A practice's statement for a month, as known on a day; of one that is closed, arrears of earlier months alone. Pure.
 * Refuses `practice.closed` where it is owed none, `statement.no-contract`, `statement.no-list`, `statement.no-rate`,
 * `statement.other-year` for what holds in another year than the month's, and `statement.two-schemes` where a practice
 * would be paid by the scheme that it takes part in and by one beside it. A line of which the contract says so is held with its reason instead, and is not in the
 * total.
 */
export function prepareStatement(input: StatementInput): Outcome<Statement> {
  const contract = contractFor(input, input.month);
  if (!contract.ok) return contract;
  const wrong = ofAnotherYear(input) ?? paidTwice(dueOf(contract.value, input), input);
  if (wrong !== undefined) return refused(wrong);
  const occasion = occasionOf(input, contract.value, input.month);
  const settled = settledOf(input);
  const settling = settlingOf(input, settled);
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
  const beside = besideOf(input, settled);
  const all = { lines: [...lines, ...beside.lines], held: [...held, ...beside.held] };
  const isClosed = isClosedOn(input.practice, firstDayOf(input.month));
  if (isClosed && all.lines.length + all.held.length === 0) return refused(closedBefore(input));
  return accepted(statementOf(occasion, all.lines, all.held, input.snapshot));
}

/** What the practice holds beside, and what earlier months are owed on it. */
function besideOf(input: StatementInput, { now, before }: SettledKnown): HeldByHoldings {
  const { month } = input;
  const { holder, holdings } = heldBy(input).in(month);
  const own = holdingLines(holder, holdings);
  const arrears = holdingArrears({ now: heldBy(now), before: heldBy(before) }, month);
  return { lines: [...own.lines, ...arrears.lines], held: [...own.held, ...arrears.held] };
}

/** A practice that is closed holds nothing more. */
function heldBy(known: Known): HeldKnown {
  const { practice, holdings = [] } = known;
  return {
    in: (month) => ({
      holder: practiceHolder(known, month),
      holdings: isClosedOn(practice, firstDayOf(month)) ? [] : heldIn(holdings, practice.code, month),
    }),
    basis: basisOf(known),
  };
}

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

/** All that is known as a month is settled, and as everything up to the month before was. */
type SettledKnown = { readonly now: Known & KnownBy; readonly before: Known & KnownBy };
type KnownBy = { readonly knownOn: Day };

function settledOf(input: StatementInput): SettledKnown {
  const { settled, month, previousKnownOn = settledBefore(month) } = input;
  const by = (known: Known): Known & KnownBy => ({ ...known, knownOn: known.knownOn ?? firstDayOf(month) });
  if (settled === undefined) return { now: by(input), before: { ...input, knownOn: previousKnownOn } };
  return { now: by(settled.now ?? input), before: by(settled.before) };
}

/** The month's main contract as both settle it. Where no contract held then, nothing was. */
function settlingOf({ month }: StatementInput, { now, before }: SettledKnown): Outcome<Settling> {
  const [is, was] = [contractFor(now, month), contractFor(before, month)];
  if (!is.ok) return is;
  const settling = occasionOf(now, is.value, month);
  return accepted({ now: settling, before: was.ok ? occasionOf(before, was.value, month) : settling });
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
