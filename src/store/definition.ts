import { sql } from 'kysely';
import { assert, canonical, type Day, isoOfDay, type Json, sha256 } from '../base/index.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** A definition as it is to be kept: policy in its one frozen JSON form. */
export type DefinitionDraft = {
  /** What sort of policy it is, e.g. `framework`, `contract`, `rates`, `sharing`, `practices`. */
  readonly kind: string;
  readonly id: string;
  readonly json: Json;
  /** The first day on which it is known. */
  readonly knownFrom: Day;
};

/** A definition as it was kept. `hash` is the SHA-256 of its canonical JSON, by which everything pins it. */
export type StoredDefinition = DefinitionDraft & { readonly hash: string };

type StoredRow = { kind: string; id: string; known_from: Day; sha256: string; json: string };

/**
 * Keeps a definition. Saving the one that is already current on `knownFrom` keeps nothing new; saving another for
 * the same day corrects it, and the one before stays.
 */
export async function saveDefinition(db: WriteDb, draft: DefinitionDraft): Promise<StoredDefinition> {
  const text = canonical(draft.json);
  const hash = sha256(text);
  const current = await currentDefinition(db, draft.kind, draft.id, draft.knownFrom);
  if (current?.hash === hash) return current;
  await insertDefinitions(db, [{ draft, text, hash }]);
  return { ...draft, hash };
}

type Written = { readonly draft: DefinitionDraft; readonly text: string; readonly hash: string };

async function insertDefinitions(db: WriteDb, written: readonly Written[]): Promise<void> {
  const rows = written.map(
    ({ draft: { kind, id, knownFrom }, text, hash }) => sql`(${kind}, ${id}, ${isoOfDay(knownFrom)}, ${hash}, ${text})`,
  );
  await sql`insert into store_definitions (kind, id, known_from, sha256, json) values ${sql.join(rows)}`.execute(db);
}

/** Keeps definitions, no two of one kind, id and day, as `saveDefinition` keeps one; asks and writes once a kind and day. */
export async function saveDefinitions(db: WriteDb, drafts: readonly DefinitionDraft[]): Promise<void> {
  const alike = Map.groupBy(drafts, ({ kind, knownFrom }) => `${kind} ${isoOfDay(knownFrom)}`);
  for (const group of alike.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const { rows } = await sql<{ id: string; sha256: string }>`
      select distinct on (id) id, sha256 from store_definitions
       where kind = ${first.kind} and known_from <= ${isoOfDay(first.knownFrom)}
       order by id, known_from desc, position desc`.execute(db);
    const current = new Map(rows.map((row) => [row.id, row.sha256]));
    const changed = group.flatMap((draft): Written[] => {
      const text = canonical(draft.json);
      const hash = sha256(text);
      return current.get(draft.id) === hash ? [] : [{ draft, text, hash }];
    });
    if (changed.length > 0) await insertDefinitions(db, changed);
  }
}

/** The definition as it was known on a day: the latest known by then; undefined when there was none. */
export async function currentDefinition(
  db: ReadDb,
  kind: string,
  id: string,
  knownOn: Day,
): Promise<StoredDefinition | undefined> {
  const { rows } = await sql<StoredRow>`
    select kind, id, known_from, sha256, json from store_definitions
     where kind = ${kind} and id = ${id} and known_from <= ${isoOfDay(knownOn)}
     order by known_from desc, position desc limit 1`.execute(db);
  return rows[0] === undefined ? undefined : fromRow(rows[0]);
}

/** Every definition of a kind as known on a day, in the order of their ids. */
export async function listDefinitions(db: ReadDb, kind: string, knownOn: Day): Promise<StoredDefinition[]> {
  const { rows } = await sql<StoredRow>`
    select distinct on (id collate "C") kind, id, known_from, sha256, json from store_definitions
     where kind = ${kind} and known_from <= ${isoOfDay(knownOn)}
     order by id collate "C", known_from desc, position desc`.execute(db);
  return rows.map(fromRow);
}

/** The hashes of what `listDefinitions` gives, by kind, without reading the definitions themselves. */
export async function currentHashes(
  db: ReadDb,
  kinds: readonly string[],
  knownOn: Day,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await sql<{ kind: string; sha256: string }>`
    select distinct on (kind, id collate "C") kind, sha256 from store_definitions
     where kind in (${sql.join(kinds)}) and known_from <= ${isoOfDay(knownOn)}
     order by kind, id collate "C", known_from desc, position desc`.execute(db);
  const byKind = Map.groupBy(rows, ({ kind }) => kind);
  return new Map(kinds.map((kind) => [kind, (byKind.get(kind) ?? []).map(({ sha256: hash }) => hash)]));
}

/**
 * The place of the last definition of some kinds that is known on a day, in the order in which they were kept: another
 * number says that something was kept since. Nought when there is none.
 */
export async function lastKept(db: ReadDb, kinds: readonly string[], knownOn: Day): Promise<bigint> {
  const { rows } = await sql<{ last: bigint | null }>`
    select max(position) as last from store_definitions
     where kind in (${sql.join(kinds)}) and known_from <= ${isoOfDay(knownOn)}`.execute(db);
  return rows[0]?.last ?? 0n;
}

/** Every version of a definition that was ever kept, in the order in which they come into force. */
export async function definitionVersions(db: ReadDb, kind: string, id: string): Promise<StoredDefinition[]> {
  const { rows } = await sql<StoredRow>`
    select kind, id, known_from, sha256, json from store_definitions
     where kind = ${kind} and id = ${id}
     order by known_from, position`.execute(db);
  return rows.map(fromRow);
}

/** Those of some definitions of a kind that were known on a day, in the order of their ids. */
export async function definitionsOf(
  db: ReadDb,
  kind: string,
  ids: readonly string[],
  knownOn: Day,
): Promise<StoredDefinition[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<StoredRow>`
    select distinct on (id collate "C") kind, id, known_from, sha256, json from store_definitions
     where kind = ${kind} and id in (${sql.join(ids)}) and known_from <= ${isoOfDay(knownOn)}
     order by id collate "C", known_from desc, position desc`.execute(db);
  return rows.map(fromRow);
}

/** The definition that a statement or run pinned; undefined when this store never held it. */
export async function definitionByHash(db: ReadDb, hash: string): Promise<StoredDefinition | undefined> {
  const { rows } = await sql<StoredRow>`
    select kind, id, known_from, sha256, json from store_definitions
     where sha256 = ${hash} order by position limit 1`.execute(db);
  return rows[0] === undefined ? undefined : fromRow(rows[0]);
}

function fromRow(row: StoredRow): StoredDefinition {
  assert(sha256(row.json) === row.sha256, `the definition ${row.kind} ${row.id} is as it was kept`);
  return {
    kind: row.kind,
    id: row.id,
    knownFrom: row.known_from,
    hash: row.sha256,
    json: JSON.parse(row.json) as Json,
  };
}
