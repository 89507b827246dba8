import { Worker } from 'node:worker_threads';
import { assert } from '../base/index.ts';
import type { Reply, Request } from './embedded-worker.ts';
import { type Answer, DatabaseFault, type Engine, type ParameterText, type Session } from './session.ts';
import { Turns } from './turns.ts';

type Waiting = { resolve: (answer: Answer) => void; reject: (error: Error) => void };
type WithoutId<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;

/** Speaks with the thread that holds PGlite. The process may end while nothing is being asked. */
class WorkerConnection implements Session {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly opened: Promise<Answer>;
  #lastId = 0;
  #ended: Error | undefined;

  constructor(dataDirectory: string) {
    this.#worker = new Worker(new URL('./embedded-worker.ts', import.meta.url), { workerData: dataDirectory });
    this.#worker.on('message', (reply: Reply) => this.#settle(reply));
    this.#worker.on('error', (error) => this.#end(error as Error));
    this.#worker.on('exit', () => this.#end(new Error('The embedded database has stopped.')));
    this.opened = this.#await(0);
  }

  query(sql: string, parameters: readonly ParameterText[]): Promise<Answer> {
    return this.#ask({ kind: 'query', sql, parameters });
  }

  async run(sql: string): Promise<void> {
    await this.#ask({ kind: 'run', sql });
  }

  async close(): Promise<void> {
    await this.#ask({ kind: 'close' });
    await this.#worker.terminate();
  }

  #ask(request: WithoutId<Request>): Promise<Answer> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended);
    this.#lastId += 1;
    const answered = this.#await(this.#lastId);
    this.#worker.postMessage({ id: this.#lastId, ...request });
    return answered;
  }

  #await(id: number): Promise<Answer> {
    if (this.#waiting.size === 0) this.#worker.ref();
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    assert(waiting !== undefined, 'every reply of the embedded database answers a request');
    this.#waiting.delete(reply.id);
    if (this.#waiting.size === 0) this.#worker.unref();
    if ('fault' in reply) waiting.reject(new DatabaseFault(reply.fault));
    else waiting.resolve(reply.answer);
  }

  #end(error: Error): void {
    this.#ended ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#ended);
    this.#waiting.clear();
  }
}

class EmbeddedEngine implements Engine {
  readonly kind = 'embedded';
  readonly #connection: WorkerConnection;
  readonly #turns = new Turns();

  constructor(connection: WorkerConnection) {
    this.#connection = connection;
  }

  withSession<T>(body: (session: Session) => Promise<T>): Promise<T> {
    return this.#turns.take(() => body(this.#connection));
  }

  async close(): Promise<void> {
    await this.#turns.ended();
    await this.#connection.close();
  }
}

/**
 * Opens PGlite over a folder (made when it is not there), or in memory. Whoever opens a folder must hold its owner
 * lock: two processes on one folder silently lose each other's writes.
 * @throws DatabaseFault when the folder cannot be opened
 */
export async function openEmbedded(directory: string | 'memory'): Promise<Engine> {
  const connection = new WorkerConnection(directory === 'memory' ? 'memory://' : directory);
  await connection.opened;
  return new EmbeddedEngine(connection);
}
