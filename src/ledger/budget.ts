import {
  type Actor,
  type FinancialYear,
  isoOfMonth,
  type Month,
  monthFromIso,
  monthOfDay,
  type Pence,
  type Problem,
  pence,
  type WithProblems,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { openAccount, openFund } from './chart.ts';
import type { ChartOfAccounts } from './chart-of-accounts.ts';
import { eachRecord, type NamedRecord, penceOfPounds, type Uploaded } from './uploaded.ts';

/** The columns of a budget file. Amounts are in pounds; months, both inside, say over which the amount is spread. */
export const BUDGET_COLUMNS = [
  'kind',
  'line',
  'title',
  'fund',
  'account',
  'holder',
  'recurrence',
  'amount',
  'from_month',
  'to_month',
] as const;

/** What a fund is given (`allocation`) or what is planned to be spent on an account of it (`budget`). */
export type BudgetLine = {
  /** Of the file as uploaded. */
  readonly row: number;
  readonly kind: 'allocation' | 'budget';
  /** Names the line within the year. */
  readonly line: string;
  readonly title: string;
  readonly fund: string;
  readonly account: string;
  /** The user who answers for it. */
  readonly holder: string;
  readonly recurrence: 'recurrent' | 'non-recurrent';
  readonly amountPence: Pence;
  readonly fromMonth: Month;
  readonly toMonth: Month;
};

/** A budget as it was uploaded. The latest of a year is in force; the others are kept. */
export type BudgetVersion = {
  readonly version: string;
  readonly year: string;
  readonly file: string;
  readonly sha256: string;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
};

/** Reads a budget file: the lines that can be used, and what is wrong with the others, row by row. */
export function readBudget(
  uploaded: Uploaded,
  year: FinancialYear,
  chart: ChartOfAccounts,
): WithProblems<readonly BudgetLine[]> {
  const problems: Problem[] = [];
  const accepted = new Map<string, BudgetLine>();
  eachRecord(uploaded, BUDGET_COLUMNS, problems, (record) => {
    const line = lineOf(record, year, chart);
    if (line === undefined) return;
    if (accepted.has(line.line)) record.wrong('DUPLICATE_LINE', `The line ${line.line} stands in the file before.`);
    else if ([...accepted.values()].some((other) => isSamePlace(other, line)))
      record.wrong(
        'DUPLICATE_ACCOUNT',
        `${line.account} of ${line.fund} has a line already: what is spent on it could not be told apart.`,
      );
    else accepted.set(line.line, line);
  });
  return { accepted: [...accepted.values()], problems };
}

function isSamePlace(other: BudgetLine, line: BudgetLine): boolean {
  return (
    line.kind === 'budget' && other.kind === 'budget' && other.fund === line.fund && other.account === line.account
  );
}

function lineOf(record: NamedRecord, year: FinancialYear, chart: ChartOfAccounts): BudgetLine | undefined {
  const { value, wrong, row } = record;
  const [kind, recurrence] = [value('kind'), value('recurrence')];
  const faults: [string, string][] = [];
  if (kind !== 'allocation' && kind !== 'budget')
    faults.push(['UNKNOWN_KIND', `kind is allocation or budget, not ${kind || 'nothing'}.`]);
  if (recurrence !== 'recurrent' && recurrence !== 'non-recurrent')
    faults.push(['UNKNOWN_RECURRENCE', `recurrence is recurrent or non-recurrent, not ${recurrence || 'nothing'}.`]);
  for (const column of ['line', 'title', 'holder'])
    if (value(column) === '') faults.push(['MISSING_VALUE', `${column} is missing.`]);
  const fund = value('fund');
  if (!chart.funds.some(({ id }) => id === fund))
    faults.push(['UNKNOWN_FUND', `There is no fund ${fund} in the chart of accounts.`]);
  const account = value('account');
  const found = chart.account(account);
  if (found === undefined) faults.push(['UNKNOWN_ACCOUNT', `There is no account ${account} in the chart of accounts.`]);
  else if (kind === 'budget' && found.kind !== 'expense')
    faults.push(['NOT_SPENT', `${account} is not an expenditure account.`]);
  const amount = penceOfPounds(value('amount'));
  if (amount === undefined)
    faults.push(['BAD_AMOUNT', `amount is pounds such as 1234.56, not ${value('amount') || 'nothing'}.`]);
  const months = monthsOf(record, year);
  if (months === undefined)
    faults.push([
      'BAD_MONTHS',
      `from_month and to_month are months of ${year.label} such as ${isoOfMonth(monthOfDay(year.start))}, the first not after the second.`,
    ]);
  for (const [code, message] of faults) wrong(code, message);
  if (faults.length > 0 || amount === undefined || months === undefined) return undefined;
  const [line, title, holder] = [value('line'), value('title'), value('holder')];
  const named = { row, line, title, fund, account, holder, amountPence: pence(amount), ...months };
  return { ...named, kind: kind as BudgetLine['kind'], recurrence: recurrence as BudgetLine['recurrence'] };
}

function monthsOf({ value }: NamedRecord, { start, end }: FinancialYear) {
  const [fromMonth, toMonth] = [monthFromIso(value('from_month')), monthFromIso(value('to_month'))];
  if (fromMonth === undefined || toMonth === undefined || fromMonth > toMonth) return undefined;
  if (fromMonth < monthOfDay(start) || toMonth > monthOfDay(end)) return undefined;
  return { fromMonth, toMonth };
}

/** How much of a line is planned to the end of a month: spread evenly, the odd pence in the earliest months. */
export function plannedTo({ amountPence, fromMonth, toMonth }: BudgetLine, month: Month): Pence {
  const months = BigInt(toMonth - fromMonth + 1);
  const gone = BigInt(Math.min(Math.max(month - fromMonth + 1, 0), toMonth - fromMonth + 1));
  const odd = amountPence % months;
  const extra = odd < 0n ? (gone < -odd ? -gone : odd) : gone < odd ? gone : odd;
  return pence((amountPence / months) * gone + extra);
}

/** Keeps a budget as the next version of its year, and opens the funds and accounts that it names. */
export async function saveBudget(
  db: WriteDb,
  o: {
    readonly year: string;
    readonly uploaded: Omit<Uploaded, 'records'>;
    readonly lines: readonly BudgetLine[];
    readonly chart: ChartOfAccounts;
    readonly by: Actor;
    readonly at: string;
  },
): Promise<BudgetVersion> {
  const standing = (await budgetVersions(db)).find((one) => one.year === o.year);
  if (standing?.sha256 === o.uploaded.sha256) return standing;
  await openNamed(db, o.lines, o.chart);
  const { rows } = await sql<VersionRow>`
    insert into ledger_budget_versions (year, file, sha256, uploaded_by, uploaded_at)
    values (${o.year}, ${o.uploaded.file}, ${o.uploaded.sha256}, ${o.by.user}, ${o.at}) returning *`.execute(db);
  const [row] = rows;
  for (const one of o.lines) {
    await sql`insert into ledger_budget_lines
                (version, row, kind, line, title, fund, account, holder, recurrence, amount_pence, from_month, to_month)
              values (${row?.version}, ${one.row}, ${one.kind}, ${one.line}, ${one.title}, ${one.fund}, ${one.account},
                      ${one.holder}, ${one.recurrence}, ${one.amountPence}, ${isoOfMonth(one.fromMonth)},
                      ${isoOfMonth(one.toMonth)})`.execute(db);
  }
  return versionFrom(row as VersionRow);
}

async function openNamed(db: WriteDb, lines: readonly BudgetLine[], chart: ChartOfAccounts): Promise<void> {
  const named = new Set(lines.map(({ fund }) => fund));
  for (const fund of chart.funds) if (named.has(fund.id)) await openFund(db, fund);
  for (const account of new Set(lines.map((line) => line.account))) {
    await openAccount(db, { id: account, title: account, kind: chart.account(account)?.kind ?? 'expense' });
  }
}

type VersionRow = {
  version: bigint;
  year: string;
  file: string;
  sha256: string;
  uploaded_by: string;
  uploaded_at: string;
};

function versionFrom(row: VersionRow): BudgetVersion {
  const { year, file, sha256, uploaded_by: uploadedBy, uploaded_at: uploadedAt } = row;
  return { version: String(row.version), year, file, sha256, uploadedBy, uploadedAt };
}

/** Every budget that was uploaded, the latest first. */
export async function budgetVersions(db: ReadDb): Promise<BudgetVersion[]> {
  const { rows } = await sql<VersionRow>`select * from ledger_budget_versions order by version desc`.execute(db);
  return rows.map(versionFrom);
}

type LineRow = {
  row: number;
  kind: BudgetLine['kind'];
  line: string;
  title: string;
  fund: string;
  account: string;
  holder: string;
  recurrence: BudgetLine['recurrence'];
  amount_pence: Pence;
  from_month: string;
  to_month: string;
};

/** The lines of a version, in the order of the file. */
export async function budgetLines(db: ReadDb, version: string): Promise<BudgetLine[]> {
  const { rows } = await sql<LineRow>`
    select * from ledger_budget_lines where version = ${version}::bigint order by row`.execute(db);
  return rows.flatMap((row) => {
    const [fromMonth, toMonth] = [monthFromIso(row.from_month), monthFromIso(row.to_month)];
    if (fromMonth === undefined || toMonth === undefined) return [];
    const { row: at, kind, line, title, fund, account, holder, recurrence, amount_pence: amountPence } = row;
    return [{ row: at, kind, line, title, fund, account, holder, recurrence, amountPence, fromMonth, toMonth }];
  });
}
