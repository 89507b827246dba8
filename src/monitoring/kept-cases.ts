import {
  type Actor,
  accepted,
  canonical,
  type Day,
  hashOf,
  isoOfDay,
  type Json,
  type Outcome,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import type { CaseEntry, QualityCaseNote } from './case-entry.ts';
import { entryFault, noteFault } from './entry-fault.ts';
import type { MonitoringPolicy } from './monitoring-policy.ts';
import { caseOf, type Entered, type QualityCase } from './quality-case.ts';

/** Who enters something, and when: `on` is the business date, `at` the clock (ISO 8601, UTC). */
export type Entering = { readonly by: Actor; readonly on: Day; readonly at: string };

type Row = {
  readonly quality_case: string;
  readonly number: number;
  readonly json: string;
  readonly by_user: string;
  readonly on_day: Day;
  readonly at: string;
};

/** Every case, in the order in which they were opened. */
export async function casesKept(db: ReadDb): Promise<readonly QualityCase[]> {
  return casesFrom(db, undefined);
}

/** The case of that id; undefined when there is none. */
export async function caseNamed(db: ReadDb, id: string): Promise<QualityCase | undefined> {
  return (await casesFrom(db, id))[0];
}

async function casesFrom(db: ReadDb, id: string | undefined): Promise<readonly QualityCase[]> {
  const only = id === undefined ? sql`true` : sql`quality_case = ${id}`;
  const { rows: steps } = await sql<Row>`select * from monitoring_steps where ${only} order by position`.execute(db);
  const { rows: notes } = await sql<Row>`select * from monitoring_notes where ${only} order by position`.execute(db);
  const key = ({ quality_case: of, number }: Row): string => `${of} ${number}`;
  const beside = Map.groupBy(notes, key);
  const byCase = Map.groupBy(steps, ({ quality_case: of }) => of);
  return [...byCase].map(([of, own]) =>
    caseOf(
      of,
      own.map((step) => ({
        ...enteredFrom<CaseEntry>(step),
        notes: (beside.get(key(step)) ?? []).map(enteredFrom<QualityCaseNote>),
      })),
    ),
  );
}

function enteredFrom<E>({ number, json, by_user: by, on_day: on, at }: Row): Entered<E> {
  return { number, says: JSON.parse(json) as E, by, on, at };
}

/** Opens a case under an id that tells nothing of how many others there are. Refuses `input.invalid`. */
export async function openKeptCase(
  db: WriteDb,
  entry: Extract<CaseEntry, { readonly kind: 'opened' }>,
  policy: MonitoringPolicy,
  entering: Entering,
): Promise<Outcome<QualityCase>> {
  const fault = entryFault(undefined, entry, policy, entering.on);
  if (fault !== undefined) return refused(fault);
  const { rows } = await sql<{ steps: number }>`select count(*)::integer as steps from monitoring_steps`.execute(db);
  const content = [entry as unknown as Json, entering.by.user, entering.at, rows[0]?.steps ?? 0];
  const id = `QM-${hashOf(content).slice(0, 10)}`;
  return addStep(db, id, 1, entry, entering);
}

/** Takes a case a step further. Refuses `run.wrong-stage` and `input.invalid`. */
export async function enterStep(
  db: WriteDb,
  standing: QualityCase,
  entry: CaseEntry,
  policy: MonitoringPolicy,
  entering: Entering,
): Promise<Outcome<QualityCase>> {
  const fault = entryFault(standing, entry, policy, entering.on);
  if (fault !== undefined) return refused(fault);
  return addStep(db, standing.id, standing.steps.length + 1, entry, entering);
}

/** The next number is a key: when another entry was added since, the database refuses it. */
async function addStep(
  db: WriteDb,
  id: string,
  number: number,
  entry: CaseEntry,
  { by, on, at }: Entering,
): Promise<Outcome<QualityCase>> {
  await sql`
    insert into monitoring_steps (quality_case, number, stage, json, by_user, on_day, at)
    values (${id}, ${number}, ${entry.kind}, ${canonical(entry as unknown as Json)}, ${by.user}, ${isoOfDay(on)}, ${at})`.execute(
    db,
  );
  return accepted((await caseNamed(db, id)) as QualityCase);
}

/** Writes something beside an entry. Refuses `not-found` and `input.invalid`. */
export async function enterNote(
  db: WriteDb,
  standing: QualityCase,
  number: number,
  note: QualityCaseNote,
  { by, on, at }: Entering,
): Promise<Outcome<QualityCase>> {
  const fault = noteFault(standing, number, note, on);
  if (fault !== undefined) return refused(fault);
  await sql`
    insert into monitoring_notes (quality_case, number, json, by_user, on_day, at)
    values (${standing.id}, ${number}, ${canonical(note as unknown as Json)}, ${by.user}, ${isoOfDay(on)}, ${at})`.execute(
    db,
  );
  return accepted((await caseNamed(db, standing.id)) as QualityCase);
}
