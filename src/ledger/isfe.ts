import {
  type Actor,
  accepted,
  canonical,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthFromIso,
  monthText,
  type Outcome,
  type Pence,
  type Problem,
  pence,
  penceToJson,
  refused,
  type WithProblems,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { balances } from './balance.ts';
import type { ChartOfAccounts } from './chart-of-accounts.ts';
import { head } from './period.ts';
import { eachRecord, penceOfPounds, type Uploaded } from './uploaded.ts';

/** The columns of a balance file of the organisation's main ledger. Balances are pounds, a debit positive. */
export const ISFE_COLUMNS = ['month', 'code', 'description', 'balance'] as const;

export type IsfeBalance = {
  readonly row: number;
  readonly code: string;
  readonly description: string;
  readonly balancePence: Pence;
};

/** One code on which the two ledgers do not stand the same. */
export type IsfeDifference = {
  /** A code string; what the chart has no account for stands under suspense. */
  readonly code: string;
  readonly what: string;
  readonly oursPence: Pence;
  readonly theirsPence: Pence;
  /** Ours less theirs. */
  readonly differencePence: Pence;
};

export type IsfeAgreement = {
  readonly month: Month;
  readonly differences: number;
  readonly words: string;
  readonly head: string;
  readonly agreedBy: string;
  readonly agreedAt: string;
};

/** How this ledger and the main one stand to each other at the end of a month. */
export type IsfeStanding = {
  readonly month: Month;
  /** Null while no balance file of the month was received. */
  readonly file: {
    readonly id: string;
    readonly name: string;
    readonly importedBy: string;
    readonly importedAt: string;
  } | null;
  readonly codes: number;
  readonly differences: readonly IsfeDifference[];
  /** The latest; null while nobody has agreed. */
  readonly agreement: IsfeAgreement | null;
};

/** Reads a balance file of one month: the balances, and what is wrong with the other rows. */
export function readIsfe(
  uploaded: Uploaded,
  month: Month,
  chart: ChartOfAccounts,
): WithProblems<readonly IsfeBalance[]> {
  const problems: Problem[] = [];
  const found = new Map<string, IsfeBalance>();
  eachRecord(uploaded, ISFE_COLUMNS, problems, ({ row, value, wrong }) => {
    const code = value('code');
    const balance = penceOfPounds(value('balance'));
    const fault = chart.codeFault(code);
    if (monthFromIso(value('month')) !== month)
      wrong('OTHER_MONTH', `The row is of ${value('month') || 'no month'}, not of ${isoOfMonth(month)}.`);
    else if (fault !== undefined) wrong('BAD_CODE', `${fault}.`);
    else if (found.has(code)) wrong('DUPLICATE_CODE', `${code} stands in the file before.`);
    else if (balance === undefined)
      wrong('BAD_AMOUNT', `balance is pounds such as 1234.56, not ${value('balance') || 'nothing'}.`);
    else found.set(code, { row, code, description: value('description'), balancePence: pence(balance) });
  });
  return { accepted: [...found.values()], problems };
}

/** Keeps a balance file; the latest of a month is the one that is compared with. */
export async function saveIsfe(
  db: WriteDb,
  o: {
    readonly month: Month;
    readonly uploaded: Omit<Uploaded, 'records'>;
    readonly rows: readonly IsfeBalance[];
    readonly by: Actor;
    readonly at: string;
  },
): Promise<void> {
  const standing = await fileOf(db, o.month);
  if (standing?.sha256 === o.uploaded.sha256) return;
  const { rows } = await sql<{ id: bigint }>`
    insert into ledger_isfe_files (month, file, sha256, imported_by, imported_at)
    values (${isoOfMonth(o.month)}, ${o.uploaded.file}, ${o.uploaded.sha256}, ${o.by.user}, ${o.at}) returning id`.execute(
    db,
  );
  const id = rows[0]?.id;
  for (const { row, code, description, balancePence } of o.rows) {
    await sql`insert into ledger_isfe_balances (file_id, row, code, description, balance_pence)
              values (${id}, ${row}, ${code}, ${description}, ${balancePence})`.execute(db);
  }
}

type FileRow = { id: bigint; file: string; sha256: string; imported_by: string; imported_at: string };

async function fileOf(db: ReadDb, month: Month): Promise<FileRow | undefined> {
  const { rows } = await sql<FileRow>`
    select * from ledger_isfe_files where month = ${isoOfMonth(month)} order by id desc limit 1`.execute(db);
  return rows[0];
}

/** Compares what stands here at the end of a month with the balance file, code by code. */
export async function isfeStanding(db: ReadDb, month: Month, chart: ChartOfAccounts): Promise<IsfeStanding> {
  const file = await fileOf(db, month);
  const agreement = await agreementOf(db, month);
  if (file === undefined) return { month, file: null, codes: 0, differences: [], agreement };
  const { rows } = await sql<{ code: string; description: string; balance_pence: Pence }>`
    select code, description, balance_pence from ledger_isfe_balances where file_id = ${file.id}`.execute(db);
  const theirs = new Map(rows.map((row) => [row.code, row]));
  const ours = await balancesByCode(db, month, chart);
  const codes = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  const differences = codes.flatMap((code) => {
    const [here, there] = [ours.get(code)?.sum ?? pence(0n), theirs.get(code)?.balance_pence ?? pence(0n)];
    const what = ours.get(code)?.what ?? theirs.get(code)?.description ?? '';
    if (here === there) return [];
    return [{ code, what, oursPence: here, theirsPence: there, differencePence: pence(here - there) }];
  });
  const { file: name, imported_by: importedBy, imported_at: importedAt } = file;
  return {
    month,
    file: { id: String(file.id), name, importedBy, importedAt },
    codes: codes.length,
    differences,
    agreement,
  };
}

/** What stands at the end of a month on every code. */
async function balancesByCode(db: ReadDb, month: Month, chart: ChartOfAccounts) {
  const sums = new Map<string, { sum: Pence; what: string }>();
  for (const { fund, account, balancePence } of await balances(db, { until: lastDayOf(month) })) {
    const code = chart.code(fund, account);
    const what = `${chart.account(account)?.id ?? account} of ${fund}`;
    sums.set(code, { sum: pence((sums.get(code)?.sum ?? 0n) + balancePence), what });
  }
  return sums;
}

type AgreementRow = { differences: string; words: string; head: string; agreed_by: string; agreed_at: string };

async function agreementOf(db: ReadDb, month: Month): Promise<IsfeAgreement | null> {
  const { rows } = await sql<AgreementRow>`
    select * from ledger_isfe_agreements where month = ${isoOfMonth(month)} order by id desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  const { words, head: hash, agreed_by: agreedBy, agreed_at: agreedAt } = row;
  return {
    month,
    differences: (JSON.parse(row.differences) as unknown[]).length,
    words,
    head: hash,
    agreedBy,
    agreedAt,
  };
}

/**
 * Records that somebody agreed this ledger to the main one for a month, with the differences as they are. Refuses
 * `not-found` without a balance file, and `input.invalid` where there are differences and no words about them.
 */
export async function agreeToIsfe(
  db: WriteDb,
  asked: {
    readonly month: Month;
    readonly words: string;
    readonly chart: ChartOfAccounts;
    readonly by: Actor;
    readonly at: string;
  },
): Promise<Outcome<IsfeStanding>> {
  const { month, words, chart, by, at } = asked;
  const { file, differences } = await isfeStanding(db, month, chart);
  if (file === null) {
    return refused({
      code: 'not-found',
      message: `No balance file of ISFE for ${monthText(month)} was received.`,
      remedy: 'Import it first.',
    });
  }
  if (differences.length > 0 && words.trim() === '') {
    return refused({
      code: 'input.invalid',
      message: `There are ${differences.length} differences.`,
      remedy: 'Say in words what they are and what is done about them.',
    });
  }
  const kept = differences.map(({ code, oursPence, theirsPence }) => ({
    code,
    oursPence: penceToJson(oursPence),
    theirsPence: penceToJson(theirsPence),
  }));
  await sql`insert into ledger_isfe_agreements (month, file_id, differences, words, head, agreed_by, agreed_at)
            values (${isoOfMonth(month)}, ${file.id}::bigint, ${canonical(kept)}, ${words}, ${(await head(db)).hash},
                    ${by.user}, ${at})`.execute(db);
  return accepted(await isfeStanding(db, month, chart));
}
