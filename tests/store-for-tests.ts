/**
 * One embedded database for the whole test process; each suite has a schema of its own in it, so that suites neither
 * see each other's rows nor clean up after themselves. The first store takes a few seconds, each further one 0.1 s.
 * None is closed: they hold memory alone and do not keep the process alive.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Clock } from '../src/base/index.ts';
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

/** An empty store with these migrations. Call it in a suite's `before`. */
export async function testStore(
  migrations: readonly Migration[] = [],
  database: TestDatabase = embedded,
): Promise<Store> {
  const engine = await database.engine();
  const store = await Store.over(engine, { schema: unusedSchema(), migrations, clock: testClock });
  assert(store.ok, store.ok ? '' : store.refusal.message);
  return store.value;
}
