import {
  accepted,
  firstDayOf,
  lastDayOf,
  monthText,
  type Outcome,
  type Refusal,
  refused,
  sumPence,
} from '../base/index.ts';
import { arrearsOf, settledBefore } from './arrears.ts';
import type { ContractLine, LoadedContract } from './contract.ts';
import { lineOf } from './line.ts';
import { type Participation, QOF } from './participation.ts';
import { Foundations, type Occasion } from './put-in.ts';
import { hashStatement } from './statement-json.ts';
import type { HeldLine, Statement, StatementInput, StatementLine, StatementPins } from './statement-line.ts';

/**
 * A practice's statement for a month, as known on a day. Pure.
 * Refuses `statement.no-contract`, `statement.no-list`, `statement.no-rate`, and `statement.two-schemes` where a practice
 * would be paid by the scheme that it takes part in and by one beside it. A line of which the contract says so
 * is held with its reason instead, and is not in the total.
 */
export function prepareStatement(input: StatementInput): Outcome<Statement> {
  const contract = contractFor(input);
  if (!contract.ok) return contract;
  const occasion = occasionOf(input, contract.value);
  const lines: StatementLine[] = [];
  const held: HeldLine[] = [];
  const due = contract.value.json.lines.filter((line) => isDue(line, input.participation));
  const twice = paidTwice(due, input);
  if (twice !== undefined) return refused(twice);
  for (const line of due) {
    const amount = lineOf(occasion, line, new Foundations());
    if (!amount.ok && line.holdWhenRefused !== true) return amount;
    if (!amount.ok) {
      held.push({ term: line.term, title: titleOf(occasion, line), reason: amount.refusal });
      continue;
    }
    lines.push(amount.value);
    const arrears = arrearsOf(occasion, line, input.previousKnownOn ?? settledBefore(input.month));
    if (arrears.kind === 'line') lines.push(arrears.line);
    if (arrears.kind === 'held') held.push(arrears.held);
  }
  return accepted(statementOf(occasion, lines, held));
}

/** Lines of a scheme are due to those who are in it: in QOF whoever signed for no other. */
function isDue({ scheme }: ContractLine, participation: Participation | undefined): boolean {
  if (scheme === undefined) return true;
  if (participation === undefined) return scheme === QOF;
  return !participation.replaces.some((replaced) => replaced.scheme === scheme);
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

function contractFor({ practice, month, contracts, contractFrom }: StatementInput): Outcome<LoadedContract> {
  const [from, to] = [firstDayOf(month), lastDayOf(month)];
  const contract = contracts.find(
    (one) => one.json.contractType === practice.contractType && one.validFrom <= from && to <= one.validTo,
  );
  if (contract !== undefined && (contractFrom ?? from) <= from) return accepted(contract);
  return refused({
    code: 'statement.no-contract',
    message: `${practice.name} has no ${practice.contractType} contract that holds in ${monthText(month)}.`,
    remedy: 'Choose a month of a contract year that is defined.',
  });
}

function occasionOf(input: StatementInput, contract: LoadedContract): Occasion {
  const { practice, rates, listSizes, month, quality, participation } = input;
  const knownOn = input.knownOn ?? firstDayOf(month);
  const contractFrom = input.contractFrom ?? contract.validFrom;
  const joined = participation === undefined ? {} : { participation };
  return { practice, rates, listSizes, contract, contractFrom, month, knownOn, quality, ...joined };
}

function titleOf({ contract }: Occasion, line: ContractLine): string {
  return contract.terms.terms.get(line.term)?.title ?? line.term;
}

function statementOf(occasion: Occasion, lines: readonly StatementLine[], held: readonly HeldLine[]): Statement {
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
    pins: pinsOf(occasion, lines),
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
