import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEmbedded, Store } from '../../src/store/index.ts';
import { testClock } from '../store-for-tests.ts';
import { MIGRATIONS } from './office.ts';
import { given } from './office-policy.ts';

/** So many times a store is opened anew before the database itself is closed and opened from its folder. */
const REOPENINGS = 12;
/** Tables whose rows the migrations write. */
const OWN_TABLES = ['store_format', 'store_migrations', 'store_guards'];

/**
 * The database of every year of a process, in a folder: a year has a schema to itself. A process that dies is its handle
 * dropped in the midst of a write; what it had committed is found by the next handle. Now and then the database drops too,
 * and is opened from its folder; one that is held in memory, which takes less of the processor, stays.
 */
export class YearsDatabase {
  readonly #folder = mkdtempSync(join(tmpdir(), 'commonweal years '));
  readonly #isInMemory: boolean;
  #engine: Promise<Engine> | undefined;
  #schemas = 0;
  /** Schemas that are as the migrations left them. */
  readonly #empty: string[] = [];
  #reopened = 0;

  constructor(o: { readonly isInMemory?: boolean } = {}) {
    this.#isInMemory = o.isInMemory === true;
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** The name of a schema that nobody else has, in which nothing ever was or nothing is left. */
  takeSchema(): string {
    const empty = this.#empty.pop();
    if (empty !== undefined) return empty;
    this.#schemas += 1;
    return `year_${this.#schemas}`;
  }

  async open(schema: string): Promise<Store> {
    this.#engine ??= openEmbedded(this.#isInMemory ? 'memory' : join(this.#folder, 'postgres'));
    return given(await Store.over(await this.#engine, { schema, migrations: MIGRATIONS, clock: testClock }));
  }

  /** The store as a process finds it that is started after the one before it died. */
  async reopen(schema: string): Promise<Store> {
    this.#reopened += 1;
    if (this.#reopened % REOPENINGS === 0 && !this.#isInMemory) await this.close();
    return this.open(schema);
  }

  /** A year that is over leaves a schema as its migrations made it, which is sooner done than making another. */
  async leave(schema: string): Promise<void> {
    const engine = await this.#engine;
    await engine?.withSession(async (session) => {
      const of = `relnamespace = '${schema}'::regnamespace`;
      const names = async (sql: string) => (await session.query(sql, [])).rows.map(({ name }) => String(name));
      const tables = await names(`select relname as name from pg_class
        where ${of} and relkind = 'r' and relname <> all ('{${OWN_TABLES}}') and pg_relation_size(oid) > 0`);
      const [refusal] = await names(`select pg_get_functiondef('${schema}.refuse_change'::regproc) as name`);
      await session.run(`begin; set local search_path to ${schema}; set local session_replication_role to replica;
        create or replace function refuse_change() returns trigger language plpgsql as 'begin return old; end';
        ${tables.map((table) => `delete from ${table};`).join(' ')}
        ${refusal};
        select setval(oid, 1, false) from pg_class where ${of} and relkind = 'S';
        commit`);
      for (const table of tables) await session.run(`vacuum ${schema}.${table}`);
    });
    this.#empty.push(schema);
  }

  async close(): Promise<void> {
    await (await this.#engine)?.close();
    this.#engine = undefined;
  }
}
