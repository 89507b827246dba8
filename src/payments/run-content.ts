import {
  assert,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  type Pence,
  penceToJson,
  sumPence,
} from '../base/index.ts';
import type { StatementLine } from '../contracts/index.ts';
import { type EntryDraft, entryDraftJson } from '../ledger/index.ts';
import type { PayableStatement } from './run-shape.ts';
import { entryForStatement } from './statement-entry.ts';

/** What a run asks to have approved: the entries, and the frozen form that is hashed. */
export type RunContent = { readonly value: readonly EntryDraft[]; readonly json: Json };

/**
 * The content of a run, the same each time it is worked out from the same statements. In order of practice.
 * @param withdrawn runs of the month that were withdrawn before, or released while a statement of these waited: what was
 *   approved of them is void, so that the same statements have to be proposed and approved anew
 * @throws Bug when a statement's lines do not add to its total
 */
export function runContent(
  month: Month,
  statements: readonly PayableStatement[],
  withdrawn: readonly string[] = [],
): RunContent {
  const inOrder = [...statements].sort((a, b) => (a.statement.practice < b.statement.practice ? -1 : 1));
  for (const statement of inOrder) assertAdds(statement);
  const value = inOrder.flatMap((statement) => entryForStatement(statement) ?? []);
  const json = {
    month: isoOfMonth(month),
    statements: inOrder.map(statementJson),
    totalPence: penceToJson(totalOf(inOrder)),
    entries: value.map(entryDraftJson),
    ...(withdrawn.length === 0 ? {} : { withdrawn }),
  };
  return { value, json };
}

function statementJson({ statement: { practice, knownOn, contentHash }, due, payee }: PayableStatement): Json {
  const content = { practice, knownOn: isoOfDay(knownOn), contentHash, totalPence: penceToJson(amountOf(due)) };
  return payee === undefined ? content : { ...content, payee };
}

function amountOf(lines: readonly StatementLine[]): Pence {
  return sumPence(lines.map((line) => line.amountPence));
}

/** What the lines that are due come to, of all statements. */
export function totalOf(statements: readonly PayableStatement[]): Pence {
  return sumPence(statements.map(({ due }) => amountOf(due)));
}

function assertAdds({ statement: { practice, lines, totalPence } }: PayableStatement): void {
  assert(amountOf(lines) === totalPence, `the lines of ${practice} add to the total of its statement`);
}
