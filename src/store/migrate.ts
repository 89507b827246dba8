import { sql } from 'kysely';
import { accepted, type Clock, type Outcome, type Refusal, refused, sha256 } from '../base/index.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { changedGuards, recordGuards } from './guards.ts';
import { insertOnly, REFUSE_CHANGE_SQL } from './insert-only.ts';

/** One change of the schema. Never edited once it has run anywhere: add another. `id` is `<room>-001-<what>`. */
export type Migration = { readonly id: string; readonly sql: string };

/** Opens transactions for the migrations; `script` runs several statements without parameters within one. */
export type Transactions = {
  read<T>(fn: (db: ReadDb) => Promise<T>): Promise<T>;
  write<T>(fn: (db: WriteDb, script: (statements: string) => Promise<void>) => Promise<T>): Promise<T>;
};

/** The arrangement of the store's own tables. Raised when rows written before can no longer be read. */
const FORMAT = 1;

const FOUNDATION = `
  create table store_format (version integer primary key);
  insert into store_format values (${FORMAT});
  create table store_migrations (
    id text primary key,
    sha256 text not null,
    applied_at timestamptz not null
  );
  create table store_guards (
    position bigint generated always as identity primary key,
    recorded_at timestamptz not null,
    sha256 text not null,
    guards text not null
  );
  create table store_definitions (
    position bigint generated always as identity primary key,
    kind text not null,
    id text not null,
    known_from date not null,
    sha256 text not null,
    json text not null
  );
  create index store_definitions_by_id on store_definitions (kind, id, known_from, position);
  create index store_definitions_by_hash on store_definitions (sha256);
  ${REFUSE_CHANGE_SQL}
  ${['store_format', 'store_migrations', 'store_guards', 'store_definitions'].map(insertOnly).join('')}
`;

const FOUNDATION_MIGRATION: Migration = { id: 'store-001-foundation', sql: FOUNDATION };

/**
 * Brings the schema to what this version needs: each migration once, in order, all that are missing in one transaction.
 * Refuses with `store.format` rows that another version arranged, and with `store.tampered` when a migration that has
 * run has since been edited, or a trigger or constraint is not as the migrations left it.
 */
export async function migrate(
  transactions: Transactions,
  migrations: readonly Migration[],
  clock: Clock,
): Promise<Outcome<undefined>> {
  const wanted = [FOUNDATION_MIGRATION, ...migrations];
  const hashes = new Map(wanted.map((migration) => [migration.id, sha256(migration.sql)]));
  const found = await transactions.read((db) => inspect(db, hashes));
  if (!found.ok) return found;
  const missing = wanted.filter(({ id }) => !found.value.has(id));
  if (missing.length > 0) await transactions.write((db, script) => apply(db, script, missing, clock.now()));
  return accepted(undefined);
}

/** The migrations that have run, when the store is sound and of this version. */
async function inspect(db: ReadDb, hashes: ReadonlyMap<string, string>): Promise<Outcome<Set<string>>> {
  if (!(await isFounded(db))) return accepted(new Set());
  const { rows } = await sql<{ version: number }>`select version from store_format`.execute(db);
  const version = rows[0]?.version;
  if (version !== FORMAT) return refused(otherFormat(version));
  return inspectMigrations(db, hashes);
}

async function isFounded(db: ReadDb): Promise<boolean> {
  const { rows } = await sql<{ here: boolean }>`select to_regclass('store_format') is not null as here`.execute(db);
  return rows[0]?.here === true;
}

async function inspectMigrations(db: ReadDb, hashes: ReadonlyMap<string, string>): Promise<Outcome<Set<string>>> {
  const { rows } = await sql<{ id: string; sha256: string }>`select id, sha256 from store_migrations`.execute(db);
  for (const row of rows) {
    const hash = hashes.get(row.id);
    if (hash === undefined) return refused(unknownMigration(row.id));
    if (hash !== row.sha256) return refused(tampered(`The migration ${row.id} is not the one that ran`));
  }
  const changed = await changedGuards(db);
  if (changed.length > 0) return refused(tampered(`Changed since it was set up: ${changed.join('; ')}`));
  return accepted(new Set(rows.map((row) => row.id)));
}

/** Applies migrations, but for those that another process has applied since the store was inspected. */
async function apply(
  db: WriteDb,
  script: (statements: string) => Promise<void>,
  migrations: readonly Migration[],
  now: string,
): Promise<void> {
  const ran = await migrationsRun(db);
  const missing = migrations.filter(({ id }) => !ran.has(id));
  if (missing.length === 0) return;
  for (const { sql: statements } of missing) await script(statements);
  const rows = missing.map(({ id, sql: statements }) => sql`(${id}, ${sha256(statements)}, ${now})`);
  await sql`insert into store_migrations (id, sha256, applied_at) values ${sql.join(rows)}`.execute(db);
  await recordGuards(db, now);
}

async function migrationsRun(db: ReadDb): Promise<ReadonlySet<string>> {
  if (!(await isFounded(db))) return new Set();
  const { rows } = await sql<{ id: string }>`select id from store_migrations`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

function otherFormat(version: number | undefined): Refusal {
  const age = version !== undefined && version > FORMAT ? 'a newer' : 'an older';
  return {
    code: 'store.format',
    message: `The store was written by ${age} version of Commonweal (format ${version ?? 'unknown'}; this one reads ${FORMAT}).`,
    remedy:
      age === 'a newer'
        ? 'Use the version of Commonweal that wrote it.'
        : 'Move the store folder away and build it again, or open it with the version that wrote it.',
  };
}

function unknownMigration(id: string): Refusal {
  return {
    code: 'store.format',
    message: `The store was written by a newer version of Commonweal: this one does not know its change ${id}.`,
    remedy: 'Use the version of Commonweal that wrote it.',
  };
}

function tampered(what: string): Refusal {
  return {
    code: 'store.tampered',
    message: `${what}. The store is not opened, because what protects the ledger may no longer hold.`,
    remedy: 'Restore the store from a copy, or ask an auditor to compare it before it is used again.',
  };
}
