import { type Actor, addDays, type Day, type OdsCode, type Tie } from '../base/index.ts';
import { insertOnly, type Migration, type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { CLINICIANS } from './rule.ts';

/** What a reviewer makes of a broken glass. */
export const VERDICTS = ['justified', 'not justified'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** That a clinician opened the record of a person who is not theirs, with their reason and what was made of it. */
export type BrokenGlass = {
  readonly id: string;
  readonly user: string;
  readonly practice: OdsCode;
  readonly person: string;
  readonly reason: string;
  /** ISO 8601, UTC. */
  readonly brokenAt: string;
  readonly closesAt: string;
  readonly review: {
    readonly by: string;
    readonly verdict: Verdict;
    readonly words: string;
    readonly at: string;
  } | null;
};

export const brokenGlassMigrations: readonly Migration[] = [
  {
    id: 'access-001-broken-glass',
    sql: `
      create table broken_glass (
        id bigint generated always as identity primary key,
        user_id text not null,
        practice text not null,
        person text not null,
        reason text not null,
        broken_at timestamptz not null,
        closes_at timestamptz not null check (closes_at > broken_at)
      );
      create index broken_glass_by_user on broken_glass (user_id, closes_at);
      create table broken_glass_reviews (
        glass bigint primary key references broken_glass (id),
        user_id text not null,
        verdict text not null check (verdict in ('justified', 'not justified')),
        words text not null,
        at timestamptz not null
      );
      ${insertOnly('broken_glass')}
      ${insertOnly('broken_glass_reviews')}
    `,
  },
];

export type BreakGlass = Pick<BrokenGlass, 'user' | 'practice' | 'person' | 'reason'> & {
  readonly at: string;
  readonly hours: number;
};

/** Keeps that the glass was broken. @returns its id */
export async function keepBrokenGlass(db: WriteDb, glass: BreakGlass): Promise<string> {
  const { user, practice, person, reason, at, hours } = glass;
  const { rows } = await sql<{ id: bigint }>`
    insert into broken_glass (user_id, practice, person, reason, broken_at, closes_at)
    values (${user}, ${practice}, ${person}, ${reason}, ${at}::timestamptz,
            ${at}::timestamptz + make_interval(hours => ${hours}::integer))
    returning id`.execute(db);
  return String(rows[0]?.id);
}

/** Keeps what a reviewer made of it. A glass is reviewed once: the database refuses a second. */
export async function keepGlassReview(
  db: WriteDb,
  review: {
    readonly id: string;
    readonly user: string;
    readonly verdict: Verdict;
    readonly words: string;
    readonly at: string;
  },
): Promise<void> {
  const { id, user, verdict, words, at } = review;
  await sql`
    insert into broken_glass_reviews (glass, user_id, verdict, words, at)
    values (${id}::bigint, ${user}, ${verdict}, ${words}, ${at}::timestamptz)`.execute(db);
}

const MOST_LISTED = 500;

/** Every broken glass, those that nobody has reviewed first, then the latest first. @param by whose; absent: everybody's */
export async function brokenGlasses(
  db: ReadDb,
  { id, by, practice }: { readonly id?: string; readonly by?: string; readonly practice?: OdsCode } = {},
): Promise<readonly BrokenGlass[]> {
  const { rows } = await sql<GlassRow>`
    select g.id, g.user_id, g.practice, g.person, g.reason, g.broken_at, g.closes_at,
           r.user_id as reviewed_by, r.verdict, r.words, r.at as reviewed_at
      from broken_glass g left join broken_glass_reviews r on r.glass = g.id
     where ${id === undefined ? sql<boolean>`true` : sql<boolean>`g.id::text = ${id}`}
       and ${by === undefined ? sql<boolean>`true` : sql<boolean>`g.user_id = ${by}`}
       and ${practice === undefined ? sql<boolean>`true` : sql<boolean>`g.practice = ${practice}`}
     order by r.glass is not null, g.id desc
     limit ${MOST_LISTED}`.execute(db);
  return rows.map(glassFrom);
}

/** One of them; undefined when there is none of this id. */
export async function brokenGlass(db: ReadDb, id: string): Promise<BrokenGlass | undefined> {
  const [glass] = await brokenGlasses(db, { id });
  return glass;
}

/**
 * What ties a clinician to people because they broke the glass, while the hours that it opens have not run out by the
 * clock: for the day on which they ask. Nobody else has any.
 */
export async function glassTies(db: ReadDb, actor: Actor, now: string, on: Day): Promise<readonly Tie[]> {
  if (!CLINICIANS.includes(actor.role)) return [];
  const { rows } = await sql<{ practice: OdsCode; person: string }>`
    select practice, person from broken_glass
     where user_id = ${actor.user} and broken_at <= ${now}::timestamptz and closes_at > ${now}::timestamptz`.execute(
    db,
  );
  return rows.map(({ practice, person }) => ({
    ...{ kind: 'broken glass', organisation: practice, person },
    ...{ from: on, to: addDays(on, 1) },
  }));
}

type GlassRow = {
  id: bigint;
  user_id: string;
  practice: OdsCode;
  person: string;
  reason: string;
  broken_at: string;
  closes_at: string;
  reviewed_by: string | null;
  verdict: Verdict | null;
  words: string | null;
  reviewed_at: string | null;
};

function glassFrom(row: GlassRow): BrokenGlass {
  const { id, user_id, practice, person, reason, broken_at, closes_at, reviewed_by, verdict, words, reviewed_at } = row;
  const isReviewed = reviewed_by !== null && verdict !== null && words !== null && reviewed_at !== null;
  return {
    ...{ id: String(id), user: user_id, practice, person, reason, brokenAt: broken_at, closesAt: closes_at },
    review: isReviewed ? { by: reviewed_by, verdict, words, at: reviewed_at } : null,
  };
}
