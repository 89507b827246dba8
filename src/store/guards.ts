import { sql } from 'kysely';
import { canonical, sha256 } from '../base/index.ts';
import type { ReadDb, WriteDb } from './database.ts';

/**
 * Every trigger (with its function's source and whether it is enabled) and every constraint of the store, one
 * sentence each, sorted. What they hold is the promise of the ledger; who changes one is found out at the next start.
 */
async function guardsNow(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ guard: string }>`
    select concat_ws(' ', 'trigger', t.tgname, 'on', c.relname, 'enabled', t.tgenabled,
                     pg_get_triggerdef(t.oid), md5(p.prosrc)) as guard
      from pg_trigger t
      join pg_class c on c.oid = t.tgrelid
      join pg_proc p on p.oid = t.tgfoid
     where c.relnamespace = current_schema()::regnamespace and not t.tgisinternal
    union all
    select concat_ws(' ', 'constraint', k.conname, 'on', c.relname, pg_get_constraintdef(k.oid))
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid
     where c.relnamespace = current_schema()::regnamespace and k.contype in ('c', 'f', 'p', 'u', 'x')`.execute(db);
  return rows.map((row) => row.guard).sort();
}

/** Records the guards as they now stand: after each migration, in its transaction. */
export async function recordGuards(db: WriteDb, recordedAt: string): Promise<void> {
  const guards = canonical(await guardsNow(db));
  await sql`insert into store_guards (recorded_at, sha256, guards)
            values (${recordedAt}, ${sha256(guards)}, ${guards})`.execute(db);
}

/** What differs between the guards as last recorded and as they stand: names of triggers and constraints. */
export async function changedGuards(db: ReadDb): Promise<string[]> {
  const { rows } = await sql<{ guards: string; sha256: string }>`
    select guards, sha256 from store_guards order by position desc limit 1`.execute(db);
  const last = rows[0];
  if (last === undefined) return ['the record of triggers is missing'];
  if (sha256(last.guards) !== last.sha256) return ['the record of triggers was itself changed'];
  const recorded = new Set<string>(JSON.parse(last.guards) as string[]);
  const standing = new Set(await guardsNow(db));
  const differing = [...recorded.symmetricDifference(standing)].map(nameOf);
  return [...new Set(differing)].sort();
}

/** "trigger audit_never_changed on audit …" → "trigger audit_never_changed on audit" */
function nameOf(guard: string): string {
  return guard.split(' ').slice(0, 4).join(' ');
}
