import type { OdsCode } from '../base/index.ts';
import { insertOnly, type Migration, type ReadDb, sql, type WriteDb } from '../store/index.ts';

/** That something is not to be destroyed, whatever the schedule says, until whoever placed the hold ends it. */
export type LegalHold = {
  readonly id: string;
  /** Null: everything of every practice. */
  readonly practice: OdsCode | null;
  /** The pseudonym of one person of the practice; null: everybody of it. */
  readonly person: string | null;
  readonly reason: string;
  readonly placedBy: string;
  /** ISO 8601, UTC. */
  readonly placedAt: string;
  readonly end: { readonly by: string; readonly words: string; readonly at: string } | null;
};

/** What was destroyed under a rule, as it was recorded: how much, never of whom. */
export type Destruction = {
  readonly id: string;
  readonly rule: string;
  readonly practice: OdsCode;
  readonly things: number;
  /** The hash of the list that was agreed to. */
  readonly list: string;
  readonly by: string;
  readonly at: string;
};

export const keepingMigrations: readonly Migration[] = [
  {
    id: 'keeping-001-retention',
    sql: `
      create table legal_holds (
        id bigint generated always as identity primary key,
        practice text,
        person text check (person is null or practice is not null),
        reason text not null,
        placed_by text not null,
        placed_at timestamptz not null
      );
      create table legal_hold_ends (
        hold bigint primary key references legal_holds (id),
        ended_by text not null,
        words text not null,
        ended_at timestamptz not null
      );
      create table destructions (
        id bigint generated always as identity primary key,
        rule text not null,
        practice text not null,
        things integer not null check (things > 0),
        list text not null,
        done_by text not null,
        done_at timestamptz not null
      );
      ${['legal_holds', 'legal_hold_ends', 'destructions'].map(insertOnly).join('')}
    `,
  },
];

type HoldRow = {
  id: bigint;
  practice: OdsCode | null;
  person: string | null;
  reason: string;
  placed_by: string;
  placed_at: string;
  ended_by: string | null;
  words: string | null;
  ended_at: string | null;
};

/** Every hold, those in force first, then the latest first. */
export async function legalHolds(db: ReadDb): Promise<readonly LegalHold[]> {
  const { rows } = await sql<HoldRow>`
    select h.id, h.practice, h.person, h.reason, h.placed_by, h.placed_at, e.ended_by, e.words, e.ended_at
      from legal_holds h left join legal_hold_ends e on e.hold = h.id
     order by e.hold is not null, h.id desc`.execute(db);
  return rows.map(({ id, practice, person, reason, placed_by, placed_at, ended_by, words, ended_at }) => ({
    ...{ id: String(id), practice, person, reason, placedBy: placed_by, placedAt: placed_at },
    end: ended_by === null || words === null || ended_at === null ? null : { by: ended_by, words, at: ended_at },
  }));
}

/** @returns the hold's id */
export async function placeHold(
  db: WriteDb,
  hold: Pick<LegalHold, 'practice' | 'person' | 'reason' | 'placedBy' | 'placedAt'>,
): Promise<string> {
  const { practice, person, reason, placedBy, placedAt } = hold;
  const { rows } = await sql<{ id: bigint }>`
    insert into legal_holds (practice, person, reason, placed_by, placed_at)
    values (${practice}, ${person}, ${reason}, ${placedBy}, ${placedAt}::timestamptz) returning id`.execute(db);
  return String(rows[0]?.id);
}

/** A hold is ended once: the database refuses a second time. */
export async function endHold(
  db: WriteDb,
  { id, by, words, at }: { readonly id: string; readonly by: string; readonly words: string; readonly at: string },
): Promise<void> {
  await sql`
    insert into legal_hold_ends (hold, ended_by, words, ended_at)
    values (${id}::bigint, ${by}, ${words}, ${at}::timestamptz)`.execute(db);
}

/** What is held, of the holds in force: to be asked of each thing that is due. */
export class Held {
  readonly #holds: readonly LegalHold[];

  constructor(holds: readonly LegalHold[]) {
    this.#holds = holds.filter(({ end }) => end === null);
  }

  /** Whether a person may not be destroyed. */
  person(practice: OdsCode, person: string): boolean {
    const isTheirs = (hold: LegalHold) => hold.person === null || hold.person === person;
    return this.#holds.some((hold) => this.#concerns(hold, practice) && isTheirs(hold));
  }

  /** Whether something with several people of a practice in it may not: a hold on any one of them holds it. */
  practice(practice: OdsCode): boolean {
    return this.#holds.some((hold) => this.#concerns(hold, practice));
  }

  /** Whether anything at all is held: what has people of any practice in it is then not destroyed. */
  anything(): boolean {
    return this.#holds.length > 0;
  }

  #concerns(hold: LegalHold, practice: OdsCode): boolean {
    return hold.practice === null || hold.practice === practice;
  }
}

export async function keepDestruction(db: WriteDb, done: Omit<Destruction, 'id'>): Promise<void> {
  const { rule, practice, things, list, by, at } = done;
  await sql`
    insert into destructions (rule, practice, things, list, done_by, done_at)
    values (${rule}, ${practice}, ${things}, ${list}, ${by}, ${at}::timestamptz)`.execute(db);
}

const MOST_LISTED = 500;

/** What was destroyed, the latest first. */
export async function destructions(db: ReadDb): Promise<readonly Destruction[]> {
  const { rows } = await sql<Omit<Destruction, 'id' | 'by' | 'at'> & { id: bigint; done_by: string; done_at: string }>`
    select id, rule, practice, things, list, done_by, done_at from destructions
     order by id desc limit ${MOST_LISTED}`.execute(db);
  return rows.map(({ id, done_by, done_at, ...row }) => ({ ...row, id: String(id), by: done_by, at: done_at }));
}
