import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Day } from '../base/index.ts';
import type { CommitFn, Warehouse } from '../warehouse/index.ts';
import type { Due } from './due.ts';

/**
 * Destroys what is due of one practice. People leave every segment that was ever in service, as `Warehouse.erase` does; the
 * manifest keeps which segments were destroyed, when and by which rule. Only for who holds the import lock.
 */
export async function destroy(
  warehouse: Warehouse,
  commit: CommitFn,
  { kind, practice, names, reason }: Due,
  businessDate: Day,
): Promise<void> {
  if (kind === 'evidence') {
    for (const path of names) rmSync(join(warehouse.directory, path), { force: true });
    return;
  }
  await warehouse.erase(commit, { practice, people: names, reason: `retention ${reason}`, businessDate });
}
