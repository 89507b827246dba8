/**
 * One embedded database for the whole test process; a suite has a schema to itself in it, so that suites neither see
 * each other's rows nor clean up after themselves. None is closed: they hold memory alone and do not keep the process
 * alive.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { getTestContext } from 'node:test';
import { type Clock, sha256 } from '../src/base/index.ts';
import { type Engine, type Migration, openEmbedded, openServer, Store } from '../src/store/index.ts';

/** A clock that stands still. */
export const testClock: Clock = { now: () => '2026-04-10T09:30:00.000Z' };

/** A database that a suite runs on. */
export type TestDatabase = { readonly name: string; engine(): Promise<Engine> };

function once(open: () => Promise<Engine>): () => Promise<Engine> {
  let opening: Promise<Engine> | undefined;
  return () => {
    opening ??= open();
    return opening;
  };
}

const embedded: TestDatabase = { name: 'PGlite', engine: once(() => openEmbedded('memory')) };
const serverUrl = process.env.TEST_DATABASE_URL;

/** PGlite, and the PostgreSQL server that TEST_DATABASE_URL names, if it does: one kept for tests alone. */
export const testDatabases: readonly TestDatabase[] =
  serverUrl === undefined ? [embedded] : [embedded, { name: 'PostgreSQL', engine: once(() => openServer(serverUrl)) }];

/** The name of a schema that nobody has used. */
export function unusedSchema(): string {
  return `test_${randomUUID().replaceAll('-', '')}`;
}

/** A schema with the tables of some migrations, and the test file whose suites have it. */
type Lent = { readonly database: TestDatabase; readonly tables: string; readonly schema: string; to: string };
const lent: Lent[] = [];
/** The files whose suites have had one, the last of them those that run now. */
const borrowers = new Set<string>();

/**
 * An empty store with these migrations. Call it in a suite's `before`. Its schema is given on, emptied, to the suites
 * of a later file: making its hundreds of tables anew takes ten times as long.
 */
export function testStore(migrations: readonly Migration[] = [], database: TestDatabase = embedded): Promise<Store> {
  const file = fileUnderWay();
  if (file === undefined) return lastingStore(migrations, database);
  assert(!borrowers.has(file) || file === [...borrowers].at(-1), `${file} is over: what it had is another file's`);
  borrowers.add(file);
  const tables = migrations.map(({ sql }) => sha256(sql)).join();
  const free = lent.find((each) => each.database === database && each.tables === tables && each.to !== file);
  if (free !== undefined) {
    free.to = file;
    return emptied(free).then(() => storeIn(free.schema, migrations, database));
  }
  const schema = unusedSchema();
  lent.push({ database, tables, schema, to: file });
  return storeIn(schema, migrations, database);
}

/** A store whose schema is never given on: for what lives as long as the process. */
export function lastingStore(migrations: readonly Migration[], database: TestDatabase = embedded): Promise<Store> {
  return storeIn(unusedSchema(), migrations, database);
}

/**
 * The file whose suites run, as who asks was called by it: not so after waiting for what an earlier file began. What is
 * made before the first of all suites is of none: it lasts longer than they do.
 */
function fileUnderWay(): string | undefined {
  const context = getTestContext();
  return context === undefined || context.name === '<root>' ? undefined : context.filePath;
}

async function storeIn(schema: string, migrations: readonly Migration[], database: TestDatabase): Promise<Store> {
  const store = await Store.over(await database.engine(), { schema, migrations, clock: testClock });
  assert(store.ok, store.ok ? '' : store.refusal.message);
  return store.value;
}

/** What the store's own migration writes, and what refuses to be emptied while it stands. */
const KEPT = `'store_format', 'store_migrations', 'store_guards'`;

async function emptied({ database, schema }: Lent): Promise<void> {
  const engine = await database.engine();
  await engine.withSession((session) =>
    session.run(`begin; set local search_path to "${schema}";
      do $empty$
      declare
        refusing text := pg_get_functiondef('refuse_change'::regproc);
        written text := (select string_agg(format('%I', relname), ', ') from pg_class
          where relnamespace = current_schema()::regnamespace and relkind = 'r'
            and relname not in (${KEPT}) and pg_relation_size(oid) > 0);
      begin
        if written is null then return; end if;
        create or replace function refuse_change() returns trigger language plpgsql as 'begin return null; end';
        execute 'truncate ' || written || ' restart identity cascade';
        execute refusing;
      end $empty$;
      commit`),
  );
}
