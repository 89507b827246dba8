import type { OdsCode } from '../../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../../store/index.ts';

/** A session or a key that nobody can use any more, and the organisation that it was of; null: of none. */
type Unused = { readonly id: string; readonly organisation: OdsCode | null };

/** Sessions that were ended, or used for the last time, before a moment. One that is open now was used since. */
export async function sessionsUnusedSince(db: ReadDb, before: string): Promise<readonly Unused[]> {
  const { rows } = await sql<Unused>`
    select id, organisation from sessions
     where coalesce(ended_at, seen_at) < ${before}::timestamptz order by id`.execute(db);
  return rows;
}

/** Keys of feeds that ended, or were revoked, before a moment. */
export async function feedKeysUnusedSince(db: ReadDb, before: string): Promise<readonly Unused[]> {
  const { rows } = await sql<Unused>`
    select id, sender as organisation from feed_keys
     where least(ends_at, coalesce(revoked_at, ends_at)) < ${before}::timestamptz order by id`.execute(db);
  return rows;
}

/** Destroys what is known of sessions: who signed in, when. What was done in them stays in the audit. */
export async function forgetSessions(db: WriteDb, ids: readonly string[]): Promise<void> {
  await sql`delete from sessions where id = any (${[...ids]}::text[])`.execute(db);
}

export async function forgetFeedKeys(db: WriteDb, ids: readonly string[]): Promise<void> {
  await sql`delete from feed_keys where id = any (${[...ids]}::text[])`.execute(db);
}
