import { type Actor, canonical, type Day, isoOfDay, type Json } from '../../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../../store/index.ts';

/** Books to which governance adds: each subject of a book has a numbered row of entries, and none is ever changed. */
export type GovernanceBook = 'interests' | 'breaches' | 'meetings' | 'decisions' | 'cases' | 'procurements' | 'plans';

/** Who adds an entry, and when: `on` is the business date, `at` the clock (ISO 8601, UTC). */
export type Doing = { readonly by: Actor; readonly on: Day; readonly at: string };

/** What was entered: what it says, by whom, and when. */
export type Kept<E> = {
  /** From 1, within its subject. */
  readonly number: number;
  readonly says: E;
  readonly by: string;
  readonly on: Day;
  readonly at: string;
};

type Row = {
  readonly subject: string;
  readonly number: number;
  readonly json: string;
  readonly by_user: string;
  readonly on_day: Day;
  readonly at: string;
};

/** The entries of one subject, in their order. */
export async function entriesAbout<E>(db: ReadDb, book: GovernanceBook, subject: string): Promise<Kept<E>[]> {
  const { rows } = await sql<Row>`
    select * from governance_entries where book = ${book} and subject = ${subject} order by number`.execute(db);
  return rows.map(keptFrom<E>);
}

/** The entries of every subject of a book, by subject, in the order in which the subjects were begun. */
export async function entriesOf<E>(db: ReadDb, book: GovernanceBook): Promise<ReadonlyMap<string, Kept<E>[]>> {
  const { rows } = await sql<Row>`
    select * from governance_entries where book = ${book} order by position`.execute(db);
  const grouped = Map.groupBy(rows, ({ subject }) => subject);
  return new Map([...grouped].map(([subject, own]) => [subject, own.map(keptFrom<E>)]));
}

/**
 * Adds an entry as the next of its subject. `after` is how many the writer has seen: when another was added since, the
 * database refuses the number and the transaction fails, so that nothing is decided on what has changed.
 */
export async function addEntry<E>(
  db: WriteDb,
  where: { readonly book: GovernanceBook; readonly subject: string; readonly after: number },
  says: E,
  { by, on, at }: Doing,
): Promise<Kept<E>> {
  const number = where.after + 1;
  const json = canonical(says as unknown as Json);
  await sql`
    insert into governance_entries (book, subject, number, json, by_user, on_day, at)
    values (${where.book}, ${where.subject}, ${number}, ${json}, ${by.user}, ${isoOfDay(on)}, ${at})`.execute(db);
  return { number, says, by: by.user, on, at };
}

function keptFrom<E>({ number, json, by_user: by, on_day: on, at }: Row): Kept<E> {
  return { number, says: JSON.parse(json) as E, by, on, at };
}
