import { randomBytes } from 'node:crypto';
import { type Actor, type OdsCode, type Role, sha256 } from '../../base/index.ts';
import { type Migration, type ReadDb, sql, type WriteDb } from '../../store/index.ts';

/** How somebody signed in: chosen from the demonstration's list, or by an identity provider. */
export type SignInWay = 'list' | 'provider';

/** Who is signed in, from when on. `id` names it in lists; what the browser holds is its token, kept here as a hash alone. */
export type Session = {
  readonly id: string;
  readonly way: SignInWay;
  /** As they were when they signed in. */
  readonly actor: Actor;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** When it was last used, to the minute. */
  readonly seenAt: string;
  /** When they last proved who they are; null: not known. */
  readonly provedAt: string | null;
  /** When the provider last said what their role and organisation are. */
  readonly checkedAt: string;
  /** The hash of what its claims meant then; null: no provider was asked. */
  readonly mapping: string | null;
};

export const sessionMigrations: readonly Migration[] = [
  {
    id: 'access-002-sessions',
    sql: `
      create table sessions (
        id text primary key,
        token_sha256 text not null unique,
        way text not null check (way in ('list', 'provider')),
        user_id text not null,
        name text not null,
        role text not null,
        organisation text,
        started_at timestamptz not null,
        seen_at timestamptz not null,
        proved_at timestamptz,
        ended_at timestamptz,
        ended_by text,
        check ((ended_at is null) = (ended_by is null))
      );
      create index sessions_open_by_user on sessions (user_id) where ended_at is null;
    `,
  },
];

export const sessionCheckMigrations: readonly Migration[] = [
  {
    id: 'access-004-session-checks',
    sql: `
      alter table sessions add column checked_at timestamptz;
      alter table sessions add column mapping_sha256 text;
    `,
  },
];

export const sessionClinicianMigrations: readonly Migration[] = [
  { id: 'access-005-session-clinician', sql: 'alter table sessions add column clinician text;' },
];

const TOKEN_BYTES = 32;
const ID_BYTES = 6;

export type NewSession = Pick<Session, 'actor' | 'way' | 'provedAt'> & {
  readonly at: string;
  readonly mapping?: string | null;
};

/** Keeps a new session. @returns its id and its token, which is kept nowhere */
export async function startSession(
  db: WriteDb,
  { actor, way, at, provedAt, mapping = null }: NewSession,
): Promise<{ readonly id: string; readonly token: string }> {
  const { user, name, role, organisation, clinician = null } = actor;
  const id = randomBytes(ID_BYTES).toString('hex');
  const token = newToken();
  await sql`
    insert into sessions (id, token_sha256, way, user_id, name, role, organisation, clinician, started_at, seen_at, proved_at,
                          checked_at, mapping_sha256)
    values (${id}, ${sha256(token)}, ${way}, ${user}, ${name}, ${role}, ${organisation ?? null}, ${clinician}, ${at}::timestamptz,
            ${at}::timestamptz, ${provedAt}::timestamptz, ${at}::timestamptz, ${mapping})`.execute(db);
  return { id, token };
}

const COLUMNS = sql.raw(`id, way, user_id, name, role, organisation, clinician, started_at, seen_at, proved_at,
  coalesce(checked_at, started_at) as checked_at, mapping_sha256`);

/** The session that a token is of; undefined when nobody holds one, or it was ended. Whether it is too old is policy. */
export async function sessionOfToken(db: ReadDb, token: string): Promise<Session | undefined> {
  const { rows } = await sql<SessionRow>`
    select ${COLUMNS} from sessions
     where token_sha256 = ${sha256(token)} and ended_at is null`.execute(db);
  const [row] = rows;
  return row && sessionFrom(row);
}

/** Every session that was not ended, the latest used first. @param user whose; absent: everybody's */
export async function openSessions(db: ReadDb, user?: string): Promise<readonly Session[]> {
  const { rows } = await sql<SessionRow>`
    select ${COLUMNS} from sessions
     where ended_at is null and ${user === undefined ? sql<boolean>`true` : sql<boolean>`user_id = ${user}`}
     order by seen_at desc, id`.execute(db);
  return rows.map(sessionFrom);
}

/** What users are called, by what was said of them when they signed in. */
export async function namesSignedIn(db: ReadDb): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ user_id: string; name: string }>`
    select distinct on (user_id) user_id, name from sessions order by user_id, started_at desc`.execute(db);
  return new Map(rows.map(({ user_id, name }) => [user_id, name]));
}

/** Keeps that a session was used. */
export async function seeSession(db: WriteDb, id: string, at: string): Promise<void> {
  await sql`update sessions set seen_at = ${at}::timestamptz where id = ${id} and ended_at is null`.execute(db);
}

/**
 * Gives a session another token after its holder has shown again who they are; the one before opens nothing any more.
 * @param actor as the provider now says that they are
 */
export async function renewSession(
  db: WriteDb,
  id: string,
  { at, provedAt, actor, mapping = null }: Pick<NewSession, 'at' | 'provedAt' | 'actor' | 'mapping'>,
): Promise<string> {
  const token = newToken();
  const { name, role, organisation = null, clinician = null } = actor;
  await sql`
    update sessions set token_sha256 = ${sha256(token)}, proved_at = ${provedAt}::timestamptz, seen_at = ${at}::timestamptz,
           checked_at = ${at}::timestamptz, name = ${name}, role = ${role}, organisation = ${organisation},
           clinician = ${clinician}, mapping_sha256 = ${mapping}
     where id = ${id} and ended_at is null`.execute(db);
  return token;
}

/** Ends sessions that are open: one of a user, or all of theirs. @returns how many */
export async function endSessions(
  db: WriteDb,
  { user, id, by, at }: { readonly user: string; readonly id?: string; readonly by: string; readonly at: string },
): Promise<number> {
  const { rows } = await sql`
    update sessions set ended_at = ${at}::timestamptz, ended_by = ${by}
     where ended_at is null and user_id = ${user}
       and ${id === undefined ? sql<boolean>`true` : sql<boolean>`id = ${id}`}
    returning id`.execute(db);
  return rows.length;
}

function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

type SessionRow = {
  id: string;
  way: SignInWay;
  user_id: string;
  name: string;
  role: Role;
  organisation: OdsCode | null;
  clinician: string | null;
  started_at: string;
  seen_at: string;
  proved_at: string | null;
  checked_at: string;
  mapping_sha256: string | null;
};

function sessionFrom(row: SessionRow): Session {
  const { id, way, user_id: user, name, role, organisation, clinician, started_at, seen_at, proved_at: provedAt } = row;
  const known = clinician === null ? {} : { clinician };
  const actor: Actor = { user, name, role, organisation: organisation ?? undefined, ...known, provedAt };
  const { checked_at: checkedAt, mapping_sha256: mapping } = row;
  return { id, way, actor, startedAt: started_at, seenAt: seen_at, provedAt, checkedAt, mapping };
}
