import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openEmbedded, Store } from '../../src/store/index.ts';
import { testClock } from '../store-for-tests.ts';
import { given, MIGRATIONS } from './office.ts';

/** So many times a store is opened anew before the database itself is closed and opened from its folder. */
const REOPENINGS = 12;

/**
 * The database of every year of a process, in a folder: a year has a schema of its own in it. A process that dies is its
 * handle dropped in the midst of a write; what it had committed is found by the next handle. Now and then the database
 * drops too, and is opened from its folder; one that is held in memory, which takes less of the processor, stays.
 */
export class YearsDatabase {
  readonly #folder = mkdtempSync(join(tmpdir(), 'commonweal years '));
  readonly #isInMemory: boolean;
  #engine: Promise<Engine> | undefined;
  #years = 0;
  #reopened = 0;

  constructor(o: { readonly isInMemory?: boolean } = {}) {
    this.#isInMemory = o.isInMemory === true;
    process.once('exit', () => rmSync(this.#folder, { recursive: true, force: true }));
  }

  /** The name of a schema that no year has had. */
  newSchema(): string {
    this.#years += 1;
    return `year_${this.#years}`;
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

  /** A year that is over leaves nothing. */
  async drop(schema: string): Promise<void> {
    const engine = await this.#engine;
    await engine?.withSession((session) => session.run(`drop schema ${schema} cascade`));
  }

  async close(): Promise<void> {
    await (await this.#engine)?.close();
    this.#engine = undefined;
  }
}
