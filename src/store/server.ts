import type pg from 'pg';
import {
  type Answer,
  DatabaseFault,
  type Ears,
  type Engine,
  faultFieldsOf,
  type ParameterText,
  type Session,
} from './session.ts';
import { parserFor } from './values.ts';

const SETTINGS = '-c timezone=UTC -c datestyle=ISO -c standard_conforming_strings=on';
const MOST_CONNECTIONS = 10;

class ServerSession implements Session {
  readonly #client: pg.PoolClient;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  async query(text: string, parameters: readonly ParameterText[]): Promise<Answer> {
    const result = await this.#ask({ text, values: [...parameters] });
    const changed = result.command === 'SELECT' ? undefined : (result.rowCount ?? undefined);
    return { rows: result.rows, affected: changed };
  }

  async run(sql: string): Promise<void> {
    await this.#ask({ text: sql });
  }

  async #ask(query: pg.QueryConfig): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(query);
    } catch (error) {
      throw new DatabaseFault(faultFieldsOf(error));
    }
  }
}

/** A connection that the process may end without, while it is only listened to. */
type Listening = pg.Client & { ref(): void; unref(): void };

class ServerEngine implements Engine {
  readonly kind = 'server';
  readonly #url: string;
  readonly #pool: pg.Pool;
  readonly #listening: Listening[] = [];

  constructor(url: string, pool: pg.Pool) {
    this.#url = url;
    this.#pool = pool;
  }

  async withSession<T>(body: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let isBroken = false;
    const onError = () => {
      isBroken = true;
    };
    client.on('error', onError);
    try {
      return await body(new ServerSession(client));
    } finally {
      client.removeListener('error', onError);
      client.release(isBroken);
    }
  }

  /** On a connection of its own, which keeps no process alive. */
  async listen(channel: string, { heard, lost }: Ears): Promise<void> {
    const { Client } = (await import('pg')).default;
    const client = new Client({ connectionString: this.#url, options: SETTINGS }) as Listening;
    client.on('notification', heard);
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      await client.query(`listen "${channel}"`);
    } catch (error) {
      throw new DatabaseFault(faultFieldsOf(error));
    }
    client.unref();
    this.#listening.push(client);
  }

  async close(): Promise<void> {
    for (const client of this.#listening) client.ref();
    await Promise.all([this.#pool.end(), ...this.#listening.map((client) => client.end())]);
  }
}

/**
 * Connects to a PostgreSQL server (15 or later), of which nothing is loaded until then.
 * @throws DatabaseFault when it does not answer
 */
export async function openServer(databaseUrl: string): Promise<Engine> {
  const { Pool } = (await import('pg')).default;
  const pool = new Pool({
    connectionString: databaseUrl,
    options: SETTINGS,
    max: MOST_CONNECTIONS,
    allowExitOnIdle: true,
    types: { getTypeParser: (oid: number) => parserFor(oid) },
  } as pg.PoolConfig);
  pool.on('error', () => undefined);
  const engine = new ServerEngine(databaseUrl, pool);
  await engine.withSession((session) => session.run('select 1'));
  return engine;
}
