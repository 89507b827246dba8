import { canonical, type Json, type OdsCode, type Outcome, penceToJson, type Refusal } from '../base/index.ts';
import { isBesideTheMonth, type Statement, type StatementLine } from '../contracts/index.ts';
import type { PayableStatement, PaymentPolicy, RunDeed, StatementOfPractice } from './run-shape.ts';

/**
 * Practices of a run whose inputs are no longer those that were frozen: a line that the run pays comes out otherwise,
 * rests on another file, row or definition, or is no longer there; a line came to a first payment; or somebody else is
 * now the payee. That the whole warehouse is in another state does not count: what others sent changes nobody's line. Nor
 * do claims that were valued meanwhile: a further run pays them.
 */
export function changedSince(
  policy: PaymentPolicy,
  frozen: readonly PayableStatement[],
  now: readonly StatementOfPractice[],
  { on }: Pick<RunDeed, 'on'>,
): OdsCode[] {
  const current = new Map(now.map(({ practice, statement }) => [practice, statement]));
  return frozen
    .filter(
      (payable) => hasChanged(payable, current.get(payable.statement.practice)) || isPaidToAnother(policy, payable, on),
    )
    .map(({ statement }) => statement.practice);
}

function hasChanged(payable: PayableStatement, now: Outcome<Statement> | undefined): boolean {
  if (now === undefined || !now.ok) return true;
  const { statement, due, attempt } = payable;
  const lines = new Map(now.value.lines.map((line) => [line.id, inputsOf(line)]));
  if (due.some((line) => lines.get(line.id) !== inputsOf(line))) return true;
  const frozen = new Set([...statement.lines, ...statement.held].map((line) => line.term));
  return attempt === 1 && now.value.lines.some((line) => !frozen.has(line.term) && !isBesideTheMonth(line));
}

/** Everything that a line rests on, without the state that the whole warehouse was in. */
function inputsOf(line: StatementLine): string {
  const restsOn = line.restsOn.map((rest) => {
    const { snapshot: _everybodys, ...own } = rest as { readonly snapshot?: string };
    return own;
  });
  return canonical({ ...line, amountPence: penceToJson(line.amountPence), restsOn } as unknown as Json);
}

function isPaidToAnother(
  { payees }: PaymentPolicy,
  { statement, payee }: PayableStatement,
  on: RunDeed['on'],
): boolean {
  if (payee === undefined) return false;
  const now = payees.payeeOf(statement.practice, statement.practiceName, on);
  return now.id !== payee.id || now.route !== payee.route;
}

/** Why a run whose inputs have changed can be neither certified nor released. */
export function inputsChanged(run: string, practices: readonly OdsCode[]): Refusal {
  const whose =
    practices.length > 5
      ? `${practices.slice(0, 5).join(', ')} and ${practices.length - 5} more`
      : practices.join(', ');
  return {
    code: 'approval.changed-since',
    message: `What run ${run} rests on has changed since it was prepared, for ${whose}: what was approved of it no longer holds.`,
    remedy: 'Prepare the month again; it is then certified and released anew.',
  };
}
