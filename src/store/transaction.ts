import { AsyncLocalStorage } from 'node:async_hooks';
import { assert } from '../base/index.ts';
import type { WriteDb } from './database.ts';
import { kyselyOver, Lease } from './dialect.ts';
import { channelOf } from './heard.ts';
import type { Engine, Session } from './session.ts';

/** Writes of one queue follow one another, on a server as in the embedded store. */
export type Queue = 'main' | 'audit';
export type Mode = { readonly kind: 'read' } | { readonly kind: 'write'; readonly queue: Queue };

const underWay = new AsyncLocalStorage<Lease>();

/** @throws Bug within a read or write */
export function assertOutsideTransaction(what: string): void {
  const lease = underWay.getStore();
  assert(lease === undefined || lease.isOver, `${what} is not done inside a read or write of the store`);
}

/**
 * Runs `fn` in one transaction over the tables of `schema`. Commits when `fn` gives a value; rolls back when it
 * throws, when it gives a refusal (what is refused leaves no trace), or when any statement in it failed.
 * In the embedded store, which answers in the order of asking and where nobody's turn is waited for, `fn` begins before it is open.
 * @throws Bug when it is called inside another, or when `fn` ends before its statements have
 */
export async function transact<T>(
  engine: Engine,
  schema: string,
  mode: Mode,
  fn: (db: WriteDb, lease: Lease) => Promise<T>,
): Promise<T> {
  assertOutsideTransaction('a read or write');
  return engine.withSession(async (session) => {
    const lease = new Lease(session);
    const body = async (): Promise<T> => {
      const value = await fn(kyselyOver(lease), lease);
      assert(lease.end(), 'every statement of a read or write is awaited before it ends');
      return value;
    };
    let result: T;
    try {
      const opened = session.run(opening(engine, schema, mode));
      if (engine.kind === 'server') await opened;
      [result] = await Promise.all([underWay.run(lease, body), opened]);
      if (lease.failure !== undefined) throw lease.failure;
    } catch (error) {
      lease.end();
      await rollBack(session);
      throw error;
    }
    await session.run(isRefusal(result) ? 'rollback' : 'commit');
    return result;
  });
}

/**
 * Begins the transaction, names the schema, and where other processes write too waits for the queue's turn and has them told, which
 * the server does once the transaction is kept, and only then.
 */
function opening(engine: Engine, schema: string, mode: Mode): string {
  const searchPath = `set local search_path to "${schema}"`;
  if (mode.kind === 'read') return `begin isolation level repeatable read read only; ${searchPath}`;
  const begin = `begin isolation level read committed; ${searchPath}`;
  if (engine.kind === 'embedded') return begin;
  const turn = `select pg_advisory_xact_lock(hashtextextended('commonweal ${mode.queue} ${schema}', 0))`;
  const told = mode.queue === 'main' ? `; notify "${channelOf(schema)}"` : '';
  return `${begin}; ${turn}${told}`;
}

/** Rolls back; a connection that has gone has rolled back by itself. */
async function rollBack(session: Session): Promise<void> {
  await session.run('rollback').catch(() => undefined);
}

function isRefusal(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false && 'refusal' in value;
}
