import { type ReadDb, sql, type WriteDb } from '../store/index.ts';

/** Money kept apart: debits equal credits within it, and nothing moves between two without an entry in both. */
export type Fund = { readonly id: string; readonly title: string };
export type AccountKind = 'asset' | 'liability' | 'income' | 'expense' | 'reserve';
export type Account = { readonly id: string; readonly title: string; readonly kind: AccountKind };

/** Opens a fund; one that is open stays as it is. */
export async function openFund(db: WriteDb, fund: Fund): Promise<void> {
  await sql`insert into ledger_funds (id, title) values (${fund.id}, ${fund.title})
            on conflict (id) do nothing`.execute(db);
}

/** Opens an account, for use in every fund; one that is open stays as it is. */
export async function openAccount(db: WriteDb, account: Account): Promise<void> {
  await sql`insert into ledger_accounts (id, title, kind) values (${account.id}, ${account.title}, ${account.kind})
            on conflict (id) do nothing`.execute(db);
}

export async function funds(db: ReadDb): Promise<Fund[]> {
  const { rows } = await sql<Fund>`select id, title from ledger_funds order by id collate "C"`.execute(db);
  return rows;
}

export async function accounts(db: ReadDb): Promise<Account[]> {
  const { rows } = await sql<Account>`select id, title, kind from ledger_accounts order by id collate "C"`.execute(db);
  return rows;
}
