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
 * @throws Bug when a statement's lines do not add to its total
 */
export function runContent(month: Month, statements: readonly PayableStatement[]): RunContent {
  const inOrder = [...statements].sort((a, b) => (a.statement.practice < b.statement.practice ? -1 : 1));
  for (const statement of inOrder) assertAdds(statement);
  const value = inOrder.flatMap((statement) => entryForStatement(statement) ?? []);
  const json = {
    month: isoOfMonth(month),
    statements: inOrder.map(statementJson),
    totalPence: penceToJson(totalOf(inOrder)),
    entries: value.map(entryDraftJson),
  };
  return { value, json };
}

function statementJson({ statement: { practice, knownOn, contentHash }, due }: PayableStatement): Json {
  return { practice, knownOn: isoOfDay(knownOn), contentHash, totalPence: penceToJson(amountOf(due)) };
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
