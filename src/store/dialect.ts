import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { assert, Bug } from '../base/index.ts';
import type { ReadDb, WriteDb } from './database.ts';
import type { Session } from './session.ts';
import { parameterText } from './values.ts';

/** A session lent to one callback: refuses to be used afterwards and remembers what failed. */
export class Lease implements DatabaseConnection {
  readonly #session: Session;
  #isOver = false;
  #pending = 0;
  /** The first statement that failed. PostgreSQL drops the whole transaction then, whoever caught the error. */
  failure: unknown;

  constructor(session: Session) {
    this.#session = session;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    assert(!this.#isOver, 'a database handle is used only within the read or write that gave it');
    this.#pending += 1;
    try {
      const answer = await this.#session.query(query.sql, query.parameters.map(parameterText));
      const rows = answer.rows as R[];
      return answer.affected === undefined ? { rows } : { rows, numAffectedRows: BigInt(answer.affected) };
    } catch (error) {
      this.failure ??= error;
      throw error;
    } finally {
      this.#pending -= 1;
    }
  }

  /** Runs several statements without parameters. */
  async run(statements: string): Promise<void> {
    assert(!this.#isOver, 'a database handle is used only within the read or write that gave it');
    try {
      await this.#session.run(statements);
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }

  // biome-ignore lint/correctness/useYield: nothing is ever yielded
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Bug('rows are read in pages, not streamed');
  }

  /** Ends the lending. @returns whether every statement had been awaited */
  end(): boolean {
    this.#isOver = true;
    return this.#pending === 0;
  }
}

async function refuseTransaction(): Promise<never> {
  throw new Bug('read and write are one transaction each; a transaction is not opened inside one');
}

function driverOver(lease: Lease): Driver {
  return {
    init: async () => undefined,
    acquireConnection: async () => lease,
    releaseConnection: async () => undefined,
    beginTransaction: refuseTransaction,
    commitTransaction: refuseTransaction,
    rollbackTransaction: refuseTransaction,
    destroy: async () => undefined,
  };
}

/** Kysely over one lease. What it is asked goes to that transaction and to no other. */
export function kyselyOver(lease: Lease): ReadDb & WriteDb {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => driverOver(lease),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Record<never, never>>({ dialect }) as WriteDb;
}
