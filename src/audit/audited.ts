import {
  addDays,
  assert,
  canonical,
  type Day,
  type Json,
  type Purpose,
  type RefusalCode,
  type ReleaseLevel,
  type Role,
  startInLondon,
} from '../base/index.ts';
import {
  chainHash,
  type InstantColumn,
  type RawBuilder,
  type ReadDb,
  type Selectable,
  type Store,
  sql,
  type WriteDb,
} from '../store/index.ts';

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
  /** The id of the rule on sharing that allowed it; null or absent: none did, or it was not asked. */
  readonly basis?: string | null;
  /** Whose people-level record was shown: how many; null or absent: nobody's, figures alone. */
  readonly people?: number | null;
  /** From where it was asked: an internet address, or `command line`; null or absent: not known. */
  readonly origin?: string | null;
};

/**
 * Which of an event's fields are hashed. Form 1 knows no basis, number of people or origin; its events stay as they were
 * written and are verified as such. An event that is passed off as of another form no longer has its hash.
 */
export const EVENT_FORM = 2;

/** An event as it was kept. `hash` chains it to the one before. */
export type AuditedEvent = Required<AuditEvent> & {
  readonly form: number;
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
  /** The pseudonym of a person, at whichever practice. */
  readonly person?: string;
  /** Part of a verb or a subject, as it is written. */
  readonly words?: string;
  /** What was done: any of these. */
  readonly verbs?: readonly string[];
  /** Only what was refused. */
  readonly isRefused?: true;
  /** Days of London, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** Only events before this one. */
  readonly before?: number;
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
    form: number;
    basis: string | null;
    people: number | null;
    origin: string | null;
  };
};

export function withEvents<Db extends ReadDb>(db: Db) {
  return db.$extendTables<EventTables>();
}

/** An event that is not in the chain yet. */
type NewEvent = Omit<AuditedEvent, 'seq' | 'hash' | 'previousHash'>;

/** After which number and hash events were linked, and the hash of the last of them. */
type Linked = { readonly after_seq: bigint; readonly after_hash: string; readonly last_hash: string };

/** What is hashed of an event. */
export function contentOf(event: NewEvent & Pick<AuditedEvent, 'seq'>): Json {
  const { form, seq, at, user, role, purpose, verb, subject, release, outcome, basis, people, origin } = event;
  const first = { seq, at, user, role, purpose, verb, subject, release, outcome };
  return form === 1 ? first : { ...first, form, basis, people, origin };
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

/**
 * Adds events to the end of the chain and takes the chain until the transaction ends, so that no two follow the same one. Every answer
 * waits for this, so that it is one question: the database numbers and links them, and what it linked is worked out once more here.
 * @throws Bug where it is not what was given
 */
export async function appendEvents(db: WriteDb, events: readonly NewEvent[]): Promise<void> {
  const lines = events.map((event) => canonical(contentOf({ ...event, seq: 0 }))).join('\n');
  const { rows } = await sql<Linked>`select * from keep_audit_events(${lines})`.execute(db);
  const [linked] = rows;
  assert(linked !== undefined, 'the database says how events were linked');
  let hash = linked.after_hash;
  let seq = Number(linked.after_seq);
  for (const event of events) {
    seq += 1;
    hash = chainHash(hash, contentOf({ ...event, seq }));
  }
  assert(hash === linked.last_hash, 'the database links events as they were given');
}

/** How many of the latest events are looked through first; then four times as many, and so on. */
const LOOKED_THROUGH_FIRST = 5000n;
/** A period of so many days is looked up by its instants, a longer one looked through from its end. */
const SHORT_PERIOD = 7;

/**
 * Who looked at or did what: by user, by subject, or all; the latest first. What no index finds is looked for among the latest
 * events first, so that the cost is of how far back the answer lies and not of how long the audit is.
 */
export async function auditOf(store: Store, question: AuditQuestion): Promise<AuditedEvent[]> {
  const limit = Math.min(question.limit, MOST_ROWS);
  return store.read(async (db) => {
    const found: AuditedEvent[] = [];
    let upTo = question.before === undefined ? await lastNumber(db) : BigInt(question.before) - 1n;
    for (let many = isLookedUp(question) ? upTo : LOOKED_THROUGH_FIRST; found.length < limit && upTo > 0n; many *= 4n) {
      const among = { after: upTo - many, upTo, limit: limit - found.length };
      found.push(...(await eventsAmong(db, question, among)));
      upTo = among.after;
    }
    return found;
  });
}

function isLookedUp({ subject, person, from, to }: AuditQuestion): boolean {
  return subject !== undefined || person !== undefined || isShort(from, to);
}

function isShort(from: Day | undefined, to: Day | undefined): boolean {
  return from !== undefined && to !== undefined && to - from < SHORT_PERIOD;
}

type Among = { readonly after: bigint; readonly upTo: bigint; readonly limit: number };

async function eventsAmong(db: ReadDb, question: AuditQuestion, among: Among): Promise<readonly AuditedEvent[]> {
  const { user, subject, verbs, person, words, isRefused } = question;
  const given = (value: unknown, condition: RawBuilder<boolean>) =>
    value === undefined ? sql<boolean>`true` : condition;
  const rows = await withPeriod(db, question)
    .selectAll()
    .where('seq', '>', among.after)
    .where('seq', '<=', among.upTo)
    .where(given(user, sql`user_id = ${user}`))
    .where(given(subject, sql`subject = ${subject}`))
    .where(given(verbs, sql`verb in (${sql.join(verbs ?? [])})`))
    .where(given(person, sql`starts_with(subject, 'person ') and split_part(subject, '/', 2) = ${person}`))
    .where(given(words, sql`(strpos(verb, ${words}) > 0 or strpos(subject, ${words}) > 0)`))
    .where(given(isRefused, sql`outcome <> 'ok'`))
    .orderBy('seq', 'desc')
    .limit(among.limit)
    .execute();
  return rows.map(eventFrom);
}

/** The events of the period that is asked about. `offset 0` keeps the database from looking through all others for a short one. */
function withPeriod(db: ReadDb, { from, to }: AuditQuestion) {
  const first = from === undefined ? sql<boolean>`true` : sql<boolean>`at >= ${startInLondon(from)}::timestamptz`;
  const last = to === undefined ? sql<boolean>`true` : sql<boolean>`at < ${startInLondon(addDays(to, 1))}::timestamptz`;
  const within = withEvents(db).selectFrom('audit_events').selectAll().where(first).where(last);
  return withEvents(db).selectFrom((isShort(from, to) ? within.offset(0) : within).as('events'));
}

/** The number of the last event; 0 before the first. */
export async function lastNumber(db: ReadDb): Promise<bigint> {
  const { rows } = await sql<{ last: bigint | null }>`select max(seq) as last from audit_events`.execute(db);
  return rows[0]?.last ?? 0n;
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

function eventFrom({ seq, user_id, previous_hash, ...row }: Selectable<EventTables['audit_events']>): AuditedEvent {
  return { ...row, seq: Number(seq), user: user_id, previousHash: previous_hash };
}
