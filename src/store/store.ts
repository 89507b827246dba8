import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accepted, assert, type Clock, type Outcome, type Refusal, refused } from '../base/index.ts';
import { acquireOwnerLock, type LockHolder, type OwnerLock } from '../owner/index.ts';
import type { ReadDb, WriteDb } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { Heard } from './heard.ts';
import { type Migration, migrate } from './migrate.ts';
import { openServer } from './server.ts';
import type { Engine } from './session.ts';
import { assertOutsideTransaction, type Queue, transact } from './transaction.ts';
import { Turns } from './turns.ts';

/** Where a store is. */
export type StorePlace = {
  /** The folder of the embedded store, with its owner lock and socket. Made when it is not there. */
  readonly directory: string;
  /** A PostgreSQL server's address; the folder is then not used. */
  readonly databaseUrl?: string;
  readonly clock: Clock;
};

export type StoreOptions = StorePlace & {
  /** The migrations of every room that keeps rows, in the order of the rooms. */
  readonly migrations: readonly Migration[];
};

/** A store whose database is being opened, which a thread of its own or a server does: time to load what works over it. */
export type OpeningStore = {
  /**
   * Brings its schema to this version. Refuses with `store.format` and `store.tampered`.
   * @throws DatabaseFault when the database does not open
   */
  ready(migrations: readonly Migration[]): Promise<Outcome<Store>>;
};

/** The release of PostgreSQL whose files PGlite reads: the content of PG_VERSION. */
const EMBEDDED_MAJOR = '18';

/** What is written once and kept: definitions, ledger, decisions, audit. In a folder (PGlite) or on a server. */
export class Store {
  readonly #engine: Engine;
  readonly #schema: string;
  readonly #lock: OwnerLock | undefined;
  /** Writes of this process wait here, not on as many connections, for their queue's turn. */
  readonly #turns: Readonly<Record<Queue, Turns>> = { main: new Turns(), audit: new Turns() };
  #isClosed = false;
  #writes = 0;
  readonly #heard: Heard;

  private constructor(engine: Engine, schema: string, lock: OwnerLock | undefined) {
    this.#engine = engine;
    this.#schema = schema;
    this.#heard = new Heard(engine, schema);
    this.#lock = lock;
  }

  /** Begins to open the store and readies it. Refuses as `begin` and `OpeningStore.ready` do. @throws DatabaseFault as `ready` does */
  static async open({ migrations, ...place }: StoreOptions): Promise<Outcome<Store>> {
    const begun = await Store.begin(place);
    return begun.ok ? begun.value.ready(migrations) : begun;
  }

  /**
   * Takes the folder for this process and has its database opened. Refuses with `store.locked` when a live process owns
   * the folder (see `lockHolder`), and with `store.format`.
   */
  static async begin({ directory, databaseUrl, clock }: StorePlace): Promise<Outcome<OpeningStore>> {
    if (databaseUrl !== undefined) return accepted(Store.#opening(openServer(databaseUrl), clock, undefined));
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const lock = await acquireOwnerLock(directory, clock.now());
    if (!lock.ok) return lock;
    const dataDirectory = join(directory, 'postgres');
    const otherRelease = refusalOfOtherRelease(dataDirectory);
    if (otherRelease === undefined) return accepted(Store.#opening(openEmbedded(dataDirectory), clock, lock.value));
    await lock.value.release();
    return refused(otherRelease);
  }

  static #opening(engine: Promise<Engine>, clock: Clock, lock: OwnerLock | undefined): OpeningStore {
    const opened = engine.catch(async (fault) => {
      await lock?.release();
      throw fault;
    });
    opened.catch(() => undefined); // `ready` tells
    return { ready: async (migrations) => Store.#overOwn(await opened, { migrations, clock, lock }) };
  }

  /** Over an engine that nobody else uses: closed, and the folder let go, when the store cannot be readied. */
  static async #overOwn(
    engine: Engine,
    options: { migrations: readonly Migration[]; clock: Clock; lock: OwnerLock | undefined },
  ): Promise<Outcome<Store>> {
    const letGo = async (): Promise<void> => {
      await engine.close();
      await options.lock?.release();
    };
    try {
      const opened = await Store.over(engine, { ...options, schema: 'public' });
      if (!opened.ok) await letGo();
      return opened;
    } catch (error) {
      await letGo();
      throw error;
    }
  }

  /** Opens a store over an engine that stays its owner's to close, in a schema that is made when it is not there. */
  static async over(
    engine: Engine,
    options: {
      readonly schema: string;
      readonly migrations: readonly Migration[];
      readonly clock: Clock;
      readonly lock?: OwnerLock | undefined;
    },
  ): Promise<Outcome<Store>> {
    const store = new Store(engine, options.schema, options.lock);
    const sound = await store.#prepare(options);
    return sound.ok ? accepted(store) : sound;
  }

  async #prepare(options: { migrations: readonly Migration[]; clock: Clock }): Promise<Outcome<undefined>> {
    assert(/^[a-z][a-z0-9_]*$/.test(this.#schema), 'a schema has a plain name');
    await this.#engine.withSession((session) => session.run(makeSchema(this.#schema)));
    const transactions = {
      read: <T>(fn: (db: ReadDb) => Promise<T>) => this.read(fn),
      write: <T>(fn: (db: WriteDb, script: (statements: string) => Promise<void>) => Promise<T>) =>
        transact(this.#engine, this.#schema, { kind: 'write', queue: 'main' }, (db, lease) =>
          fn(db, (statements) => lease.run(statements)),
        ),
    };
    return migrate(transactions, options.migrations, options.clock);
  }

  /** Whose lock was taken over at opening, because that process had died without closing. */
  get tookOverLockOf(): LockHolder | undefined {
    return this.#lock?.tookOverFrom;
  }

  /** Where this store's owner answers other processes' verbs; undefined on a server, which needs no owner. */
  get socketPath(): string | undefined {
    return this.#lock?.holder.socket;
  }

  /**
   * Runs `fn` in one read-only transaction: all of it sees the same rows.
   * @throws Bug inside another read or write
   */
  async read<T>(fn: (db: ReadDb) => Promise<T>): Promise<T> {
    assert(!this.#isClosed, 'a store is read while it is open');
    return transact(this.#engine, this.#schema, { kind: 'read' }, fn);
  }

  /**
   * Runs `fn` in one transaction, one write after another. Nothing is kept when `fn` throws or gives a refusal.
   * `audit` writes queue apart on a server, so that a reader never waits for a payment run.
   * @throws Bug inside another read or write
   */
  async write<T>(fn: (db: WriteDb) => Promise<T>, queue: Queue = 'main'): Promise<T> {
    assert(!this.#isClosed, 'a store is written while it is open');
    assertOutsideTransaction('a read or write');
    return this.#turns[queue].take(async () => {
      const result = await transact(this.#engine, this.#schema, { kind: 'write', queue }, fn);
      if (queue === 'main') this.#writes += 1;
      return result;
    });
  }

  /**
   * Goes up with every write but the audit's, once it is kept: what was read while it stood still stands. On a server, where other
   * processes write too, it goes up some milliseconds after theirs; undefined while nothing is heard of them.
   */
  get writes(): number | undefined {
    const ofOthers = this.#engine.kind === 'embedded' ? 0 : this.#heard.count;
    return ofOthers === undefined ? undefined : this.#writes + ofOthers;
  }

  /** For rooms that write later than they are asked to. @throws Bug inside a read or write */
  assertOutside(what: string): void {
    assertOutsideTransaction(what);
  }

  /** Finishes what is under way, closes the database and gives up the lock. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await Promise.all([this.#turns.main.ended(), this.#turns.audit.ended()]);
    await this.#engine.close();
    await this.#lock?.release();
  }
}

/** Makes a schema only where it is missing: the application's role on a server may make none. */
function makeSchema(schema: string): string {
  return `do $body$ begin
    if to_regnamespace('${schema}') is null then create schema ${schema}; end if;
  end $body$`;
}

function refusalOfOtherRelease(dataDirectory: string): Refusal | undefined {
  const versionFile = join(dataDirectory, 'PG_VERSION');
  if (!existsSync(versionFile)) return undefined;
  const major = readFileSync(versionFile, 'utf8').trim();
  if (major === EMBEDDED_MAJOR) return undefined;
  return {
    code: 'store.format',
    message: `The store's files are of PostgreSQL ${major}; this version of Commonweal reads ${EMBEDDED_MAJOR}.`,
    remedy: 'Move the store folder away and build it again, or open it with the version that wrote it.',
  };
}
