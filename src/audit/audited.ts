import type { Json, Purpose, RefusalCode, ReleaseLevel, Role } from '../base/index.ts';
import { type InstantColumn, type ReadDb, type Store, sql } from '../store/index.ts';

/** That somebody saw or did something, and why. */
export type AuditEvent = {
  readonly user: string;
  readonly role: Role;
  readonly purpose: Purpose;
  readonly verb: string;
  /** Our own ids (a practice, a statement, a run); never a value about a person. */
  readonly subject: string;
  /** The level at which figures were released; null when none were. */
  readonly release: ReleaseLevel | null;
  readonly outcome: 'ok' | RefusalCode;
};

/** An event as it was kept. `hash` chains it to the one before. */
export type AuditedEvent = AuditEvent & {
  /** 1, 2, 3 … without a gap. */
  readonly seq: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly previousHash: string;
  readonly hash: string;
};

export type AuditQuestion = {
  readonly user?: string;
  readonly subject?: string;
  /** What was done: any of these. */
  readonly verbs?: readonly string[];
  /** At most 1,000. */
  readonly limit: number;
};

const MOST_ROWS = 1000;

type EventTables = {
  audit_events: {
    seq: bigint;
    at: InstantColumn;
    user_id: string;
    role: Role;
    purpose: Purpose;
    verb: string;
    subject: string;
    release: ReleaseLevel | null;
    outcome: 'ok' | RefusalCode;
    previous_hash: string;
    hash: string;
  };
};

export function withEvents<Db extends ReadDb>(db: Db) {
  return db.$extendTables<EventTables>();
}

/** What is hashed of an event. */
export function contentOf(event: Omit<AuditedEvent, 'hash' | 'previousHash'>): Json {
  const { seq, at, user, role, purpose, verb, subject, release, outcome } = event;
  return { seq, at, user, role, purpose, verb, subject, release, outcome };
}

/** Events after `seq`, in order. */
export async function eventsAfter(db: ReadDb, seq: number, limit: number): Promise<AuditedEvent[]> {
  const rows = await withEvents(db)
    .selectFrom('audit_events')
    .selectAll()
    .where('seq', '>', BigInt(seq))
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map(eventFrom);
}

/** The latest event; undefined before the first. */
export async function latestEvent(db: ReadDb): Promise<AuditedEvent | undefined> {
  const row = await withEvents(db)
    .selectFrom('audit_events')
    .selectAll()
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : eventFrom(row);
}

/** Who looked at or did what: by user, by subject, or all; the latest first. */
export async function auditOf(store: Store, question: AuditQuestion): Promise<AuditedEvent[]> {
  const { user, subject, verbs } = question;
  return store.read(async (db) => {
    const rows = await withEvents(db)
      .selectFrom('audit_events')
      .selectAll()
      .where(user === undefined ? sql<boolean>`true` : sql<boolean>`user_id = ${user}`)
      .where(subject === undefined ? sql<boolean>`true` : sql<boolean>`subject = ${subject}`)
      .where(verbs === undefined ? sql<boolean>`true` : sql<boolean>`verb in (${sql.join(verbs)})`)
      .orderBy('seq', 'desc')
      .limit(Math.min(question.limit, MOST_ROWS))
      .execute();
    return rows.map(eventFrom);
  });
}

/** What was asked about under a verb, each subject once, in the order in which it was first asked. */
export async function subjectsAsked(store: Store, verb: string, beginning: string): Promise<string[]> {
  return store.read(async (db) => {
    const { rows } = await sql<{ subject: string }>`
      select subject from audit_events
       where verb = ${verb} and starts_with(subject, ${beginning})
       group by subject order by min(seq)`.execute(db);
    return rows.map((row) => row.subject);
  });
}

type EventRow = {
  seq: bigint;
  at: string;
  user_id: string;
  role: Role;
  purpose: Purpose;
  verb: string;
  subject: string;
  release: ReleaseLevel | null;
  outcome: 'ok' | RefusalCode;
  previous_hash: string;
  hash: string;
};

function eventFrom({ seq, user_id, previous_hash, ...row }: EventRow): AuditedEvent {
  return { ...row, seq: Number(seq), user: user_id, previousHash: previous_hash };
}
