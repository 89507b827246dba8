import { randomBytes } from 'node:crypto';
import { type Actor, type OdsCode, sha256 } from '../../base/index.ts';
import { type Migration, type ReadDb, sql, type WriteDb } from '../../store/index.ts';

/** What lets a sender's own system send files of one feed, and nothing else. Of the key itself a hash alone is kept. */
export type FeedKey = {
  readonly id: string;
  /** The feed and the organisation of which it sends files. */
  readonly feed: string;
  readonly sender: OdsCode;
  /** What it is for, in the operator's words. */
  readonly name: string;
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly endsAt: string;
  /** When it was last used; null: never. */
  readonly usedAt: string | null;
  /** When somebody ended it before its time; null: nobody did. */
  readonly revokedAt: string | null;
};

export const feedKeyMigrations: readonly Migration[] = [
  {
    id: 'access-003-feed-keys',
    sql: `
      create table feed_keys (
        id text primary key,
        key_sha256 text not null unique,
        feed text not null,
        sender text not null,
        name text not null,
        created_by text not null,
        created_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > created_at),
        used_at timestamptz,
        revoked_at timestamptz,
        revoked_by text,
        check ((revoked_at is null) = (revoked_by is null))
      );
    `,
  },
];

const KEY_BYTES = 32;
const ID_BYTES = 6;
/** So that whoever finds one in a file or a log sees what it is. */
const MARK = 'commonweal-feed';

export type NewFeedKey = Pick<FeedKey, 'feed' | 'sender' | 'name' | 'createdBy' | 'createdAt' | 'endsAt'>;

/** Keeps a new key. @returns its id, and the key, which is kept nowhere and told once */
export async function keepFeedKey(
  db: WriteDb,
  { feed, sender, name, createdBy, createdAt, endsAt }: NewFeedKey,
): Promise<{ readonly id: string; readonly key: string }> {
  const id = randomBytes(ID_BYTES).toString('hex');
  const key = `${MARK}-${id}-${randomBytes(KEY_BYTES).toString('base64url')}`;
  await sql`
    insert into feed_keys (id, key_sha256, feed, sender, name, created_by, created_at, ends_at)
    values (${id}, ${sha256(key)}, ${feed}, ${sender}, ${name}, ${createdBy}, ${createdAt}::timestamptz,
            ${endsAt}::timestamptz)`.execute(db);
  return { id, key };
}

/** The key that somebody showed, while it holds; undefined when there is none, it has ended or was revoked. */
export async function feedKeyShown(db: ReadDb, key: string, now: string): Promise<FeedKey | undefined> {
  const { rows } = await sql<KeyRow>`
    select * from feed_keys
     where key_sha256 = ${sha256(key)} and revoked_at is null and ends_at > ${now}::timestamptz`.execute(db);
  const [row] = rows;
  return row && keyFrom(row);
}

/** Every key that there ever was, the latest first. */
export async function feedKeys(db: ReadDb): Promise<readonly FeedKey[]> {
  const { rows } = await sql<KeyRow>`select * from feed_keys order by created_at desc, id`.execute(db);
  return rows.map(keyFrom);
}

/** Keeps that a key was used. */
export async function useFeedKey(db: WriteDb, id: string, at: string): Promise<void> {
  await sql`update feed_keys set used_at = ${at}::timestamptz where id = ${id}`.execute(db);
}

/** Ends a key before its time. @returns whether there was one that held */
export async function revokeFeedKey(db: WriteDb, id: string, by: string, at: string): Promise<boolean> {
  const { rows } = await sql`
    update feed_keys set revoked_at = ${at}::timestamptz, revoked_by = ${by}
     where id = ${id} and revoked_at is null and ends_at > ${at}::timestamptz
    returning id`.execute(db);
  return rows.length > 0;
}

/** Who acts when a key is used. */
export function feedSender({ id, name, sender }: FeedKey): Actor {
  return { user: `feed-key-${id}`, name, role: 'feed sender', organisation: sender };
}

type KeyRow = {
  id: string;
  feed: string;
  sender: OdsCode;
  name: string;
  created_by: string;
  created_at: string;
  ends_at: string;
  used_at: string | null;
  revoked_at: string | null;
};

function keyFrom({ created_by, created_at, ends_at, used_at, revoked_at, ...row }: KeyRow): FeedKey {
  const { id, feed, sender, name } = row;
  const when = { createdAt: created_at, endsAt: ends_at, usedAt: used_at, revokedAt: revoked_at };
  return { id, feed, sender, name, createdBy: created_by, ...when };
}
