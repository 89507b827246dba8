/**
 * A process that owns a store and serves verbs, to be killed by a test: `node tests/store-holder.ts <folder>`.
 * Verbs: `add <n>` keeps a note; `add-on` keeps notes from 1 on until it is killed, telling each once it is kept;
 * `fail` throws. Prints `ready` when it serves.
 */
import assert from 'node:assert/strict';
import { serveVerbs, type VerbRequest } from '../src/owner/index.ts';
import { insertOnly, type Migration, Store, sql } from '../src/store/index.ts';
import { testClock } from './store-for-tests.ts';

export const noteMigrations: readonly Migration[] = [
  { id: 'notes-001-notes', sql: `create table notes (n bigint primary key); ${insertOnly('notes')}` },
];

async function perform(store: Store, request: VerbRequest, say: (text: string) => void): Promise<number> {
  const [verb, first] = request.argv;
  const add = (n: number) => store.write((db) => sql`insert into notes values (${n})`.execute(db));
  switch (verb) {
    case 'add':
      await add(Number(first));
      say(`kept ${first}\n`);
      return 0;
    case 'add-on':
      for (let n = 1; ; n += 1) {
        await add(n);
        say(`kept ${n}\n`);
      }
    case 'fail':
      throw new Error('the verb could not be done');
    default:
      return 2;
  }
}

async function hold(directory: string): Promise<void> {
  const opened = await Store.open({ directory, migrations: noteMigrations, clock: testClock });
  assert(opened.ok, opened.ok ? '' : opened.refusal.message);
  const store = opened.value;
  assert(store.socketPath !== undefined);
  await serveVerbs(store.socketPath, (request, write) => perform(store, request, (text) => write('out', text)));
  process.stdout.write('ready\n');
}

const directory = process.argv[2];
if (import.meta.main && directory !== undefined) await hold(directory);
