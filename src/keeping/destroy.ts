import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { forgetFeedKeys, forgetSessions } from '../access/index.ts';
import type { Day } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import type { CommitFn, Warehouse } from '../warehouse/index.ts';
import type { Due } from './due.ts';

/** Where what is due lies. */
export type KeptIn = { readonly warehouse: Warehouse; readonly store: Store };

/**
 * Destroys what is due of one practice. People leave every segment that was ever in service, as `Warehouse.erase` does, and
 * months of activity every one that they were in; the manifest keeps which segments were destroyed, when and by which rule.
 * Only for who holds the import lock.
 */
export async function destroy(
  { warehouse, store }: KeptIn,
  commit: CommitFn,
  { kind, practice, names, reason: why }: Due,
  businessDate: Day,
): Promise<void> {
  const reason = `retention ${why}`;
  switch (kind) {
    case 'evidence':
      for (const path of names) rmSync(join(warehouse.directory, path), { force: true });
      return;
    case 'people who left or died':
      await warehouse.erase(commit, { practice, people: names, reason, businessDate });
      return;
    case 'service activity':
      await warehouse.eraseActivity(commit, { parts: names, reason, businessDate });
      return;
    case 'sign-in sessions':
      return store.write((db) => forgetSessions(db, names));
    case 'keys of feeds':
      return store.write((db) => forgetFeedKeys(db, names));
  }
}
