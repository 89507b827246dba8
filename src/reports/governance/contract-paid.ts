import { type Month, type OdsCode, type Pence, sumPence } from '../../base/index.ts';
import type { ContractJson } from '../../contracts/index.ts';
import type { PaidLine } from '../../payments/index.ts';

/** What runs paid somebody under one contract and did not take back. */
export type PaidUnder = {
  readonly pence: Pence;
  /** The last month that was paid, and what its own lines come to, without arrears. */
  readonly lastMonth: Month;
  readonly lastMonthPence: Pence;
};

/** A contract as its lines are found again: whose, from when, and the terms that it pays. */
export type PayingContract = {
  readonly holder: OdsCode;
  readonly from: Month;
  readonly to: Month;
  readonly terms: readonly string[];
};

/** The terms of a contract’s lines, as a statement names those of what a case is paid by. */
export function termsPaid({ lines }: Pick<ContractJson, 'lines'>, caseId?: string): readonly string[] {
  return lines.map(({ term }) => (caseId === undefined ? term : `${term}-${caseId}`));
}

/** What was paid under contracts: undefined for one of which no line was paid yet. Each line counts for the contract that names it most closely. */
export function paidUnder(
  lines: readonly PaidLine[],
  contracts: readonly PayingContract[],
): (contract: PayingContract) => PaidUnder | undefined {
  const byHolder = Map.groupBy(contracts, ({ holder }) => holder);
  const paid = Map.groupBy(lines, (line) => payingFor(byHolder.get(line.practice) ?? [], line));
  return (contract) => summed(paid.get(contract) ?? []);
}

function payingFor(contracts: readonly PayingContract[], { term, month }: PaidLine): PayingContract | undefined {
  const closeness = ({ terms }: PayingContract): number =>
    Math.max(0, ...terms.filter((own) => term === own || term.startsWith(`${own}-`)).map(({ length }) => length));
  const candidates = contracts.filter(({ from, to }) => from <= month && month <= to);
  const best = candidates.toSorted((one, other) => closeness(other) - closeness(one))[0];
  return best !== undefined && closeness(best) > 0 ? best : undefined;
}

function summed(lines: readonly PaidLine[]): PaidUnder | undefined {
  const lastMonth = lines.map(({ month }) => month).toSorted((one, other) => other - one)[0];
  if (lastMonth === undefined) return undefined;
  const ofMonth = lines.filter(({ month, term }) => month === lastMonth && !term.endsWith('-arrears'));
  const pence = (of: readonly PaidLine[]): Pence => sumPence(of.map(({ amountPence }) => amountPence));
  return { pence: pence(lines), lastMonth, lastMonthPence: pence(ofMonth) };
}
