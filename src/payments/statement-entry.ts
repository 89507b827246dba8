import { isoOfMonth, lastDayOf, type Month, monthText, type OdsCode, type Pence, sumPence } from '../base/index.ts';
import type { Statement, StatementLine } from '../contracts/index.ts';
import type { Account, ChartOfAccounts, EntryDraft, Fund, PostingDraft } from '../ledger/index.ts';
import type { PayableStatement } from './run-shape.ts';

/** The fund that practices are paid from. */
export const DELEGATED_PMC: Fund = { id: 'DELEGATED_PMC', title: 'Delegated primary medical care' };
const NETWORK: Fund = { id: 'NETWORK', title: 'Primary care networks' };
const CORE_PROGRAMME: Fund = { id: 'CORE_PROGRAMME', title: 'Core programme' };

/** Expenditure accounts that are not charged to delegated primary medical care, by how their names begin. */
const OTHER_FUNDS: readonly (readonly [beginning: string, fund: Fund])[] = [
  ['Network', NETWORK],
  ['Hospital', CORE_PROGRAMME],
  ['Community', CORE_PROGRAMME],
  ['Integrated provider', CORE_PROGRAMME],
  ['Gain and loss share', CORE_PROGRAMME],
  ['Quality Premium', CORE_PROGRAMME],
  ['Voluntary sector', CORE_PROGRAMME],
];

/** The fund that an expenditure account is charged to. */
export function fundOf(account: string): Fund {
  return OTHER_FUNDS.find(([beginning]) => account.startsWith(beginning))?.[1] ?? DELEGATED_PMC;
}

/** Every fund that a statement's lines are charged to, that of its first line first. */
export function fundsOf({ lines }: Pick<Statement, 'lines'>): Fund[] {
  return [...new Map(lines.map(({ account }) => [fundOf(account).id, fundOf(account)])).values()];
}

/**
 * Names a payment of a practice's month: one entry in the ledger, whatever run pays it. What was held or taken back is
 * paid by the next attempt, which has a name of its own.
 * @param attempt 1 for the first payment
 */
export function statementReference(practice: OdsCode, month: Month, attempt: number): string {
  const first = `statement:${practice}:${isoOfMonth(month)}`;
  return attempt === 1 ? first : `${first}:${attempt}`;
}

/** The payment that an entry of this reference was made for, as files name it; undefined of any other entry. */
export function paymentReferenceOf(reference: string): string | undefined {
  const [, practice, month, attempt = '1'] = /^statement:([^:]+):(\d{4}-\d{2})(?::(\d+))?$/.exec(reference) ?? [];
  return practice === undefined ? undefined : `${practice}-${month}-${attempt}`;
}

/** What is owed to a practice. */
export function payableAccount(practice: OdsCode): string {
  return `payable: ${practice}`;
}

/**
 * The ledger entry of a statement, dated on the last day of its month: each line that is due is a debit of its
 * expenditure account in the account's fund, and what each fund comes to is a credit there of what is payable to the
 * practice. A line that takes money back is a credit. Undefined when every line is of nothing.
 */
export function entryForStatement({ statement, due, attempt }: PayableStatement): EntryDraft | undefined {
  const { practice, practiceName, month, contractType } = statement;
  const lines = due.filter((line) => line.amountPence !== 0n);
  const [main] = fundsOf({ lines });
  if (main === undefined) return undefined;
  const byFund = Map.groupBy(lines, ({ account }) => fundOf(account).id);
  return {
    reference: statementReference(practice, month, attempt),
    date: lastDayOf(month),
    fund: main.id,
    description: `${contractType} statement of ${practiceName} (${practice}) for ${monthText(month)}`,
    postings: [...byFund].flatMap(([fund, own]) => postingsIn(fund === main.id ? {} : { fund }, practice, own)),
  };
}

function postingsIn(
  within: Pick<PostingDraft, 'fund'>,
  practice: OdsCode,
  lines: readonly StatementLine[],
): PostingDraft[] {
  const debits = lines.map(({ account, amountPence, id: lineId }) => ({
    account,
    amountPence,
    subject: practice,
    lineId,
    ...within,
  }));
  const total = sumPence(lines.map(({ amountPence }) => amountPence));
  const payable = { account: payableAccount(practice), amountPence: -total as Pence, subject: practice, ...within };
  return total === 0n ? debits : [...debits, payable];
}

/** The accounts that an entry of a statement posts to: what is withheld is no less spent, but owed to somebody else. */
export function accountsOf(statement: Statement, chart: ChartOfAccounts): Account[] {
  const names = new Set(statement.lines.map((line) => line.account));
  const charged = [...names].map(
    (name): Account => ({ id: name, title: name, kind: chart.account(name)?.kind ?? 'expense' }),
  );
  const title = `Payable to ${statement.practiceName}`;
  return [...charged, { id: payableAccount(statement.practice), title, kind: 'liability' }];
}
