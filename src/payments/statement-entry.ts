import { isoOfMonth, lastDayOf, type Month, monthText, type OdsCode, type Pence, sumPence } from '../base/index.ts';
import type { Statement } from '../contracts/index.ts';
import type { Account, EntryDraft, Fund, PostingDraft } from '../ledger/index.ts';
import type { PayableStatement } from './run-shape.ts';

/** The fund that practices are paid from. */
export const DELEGATED_PMC: Fund = { id: 'DELEGATED_PMC', title: 'Delegated primary medical care' };

/**
 * Names a payment of a practice's month: one entry in the ledger, whatever run pays it. What was held or taken back is
 * paid by the next attempt, which has a name of its own.
 * @param attempt 1 for the first payment
 */
export function statementReference(practice: OdsCode, month: Month, attempt: number): string {
  const first = `statement:${practice}:${isoOfMonth(month)}`;
  return attempt === 1 ? first : `${first}:${attempt}`;
}

/** What is owed to a practice. */
export function payableAccount(practice: OdsCode): string {
  return `payable: ${practice}`;
}

/**
 * The ledger entry of a statement, dated on the last day of its month: each line that is due is a debit of its
 * expenditure account, the total a credit of what is payable to the practice. A line that takes money back is a credit. Undefined
 * when every line is of nothing.
 */
export function entryForStatement({ statement, due, attempt }: PayableStatement): EntryDraft | undefined {
  const { practice, practiceName, month, contractType } = statement;
  const lines = due.filter((line) => line.amountPence !== 0n);
  if (lines.length === 0) return undefined;
  const debits: PostingDraft[] = lines.map((line) => ({
    account: line.account,
    amountPence: line.amountPence,
    subject: practice,
    lineId: line.id,
  }));
  const totalPence = sumPence(lines.map((line) => line.amountPence));
  const payable = { account: payableAccount(practice), amountPence: -totalPence as Pence, subject: practice };
  return {
    reference: statementReference(practice, month, attempt),
    date: lastDayOf(month),
    fund: DELEGATED_PMC.id,
    description: `${contractType} statement of ${practiceName} (${practice}) for ${monthText(month)}`,
    postings: totalPence === 0n ? debits : [...debits, payable],
  };
}

/** The accounts that an entry of a statement posts to. */
export function accountsOf(statement: Statement): Account[] {
  const names = new Set(statement.lines.map((line) => line.account));
  const expenditure = [...names].map((name): Account => ({ id: name, title: name, kind: 'expense' }));
  const title = `Payable to ${statement.practiceName}`;
  return [...expenditure, { id: payableAccount(statement.practice), title, kind: 'liability' }];
}
