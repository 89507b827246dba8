import { accepted, type Outcome, refused } from '../../base/index.ts';
import type { ReadDb, WriteDb } from '../../store/index.ts';
import { addEntry, type Doing, entriesAbout, entriesOf } from '../kept/entry.ts';
import { type Procurement, type ProcurementEntry, type ProcurementOpened, procurementFrom } from './procurement.ts';

/** The procurement with an id. Refuses `not-found`. */
export async function procurementNamed(db: ReadDb, id: string): Promise<Outcome<Procurement>> {
  const entries = await entriesAbout<ProcurementEntry>(db, 'procurements', id);
  if (entries.length === 0) return refused({ code: 'not-found', message: `There is no procurement ${id}.` });
  return accepted(procurementFrom(id, entries));
}

/** Every procurement, in the order in which they were opened. */
export async function procurementsKept(db: ReadDb): Promise<readonly Procurement[]> {
  const byId = await entriesOf<ProcurementEntry>(db, 'procurements');
  return [...byId].map(([id, entries]) => procurementFrom(id, entries));
}

/** Opens a procurement, numbered. */
export async function enterProcurement(db: WriteDb, opened: ProcurementOpened, doing: Doing): Promise<Procurement> {
  const id = `procurement-${(await entriesOf<ProcurementEntry>(db, 'procurements')).size + 1}`;
  const where = { book: 'procurements', subject: id, after: 0 } as const;
  return procurementFrom(id, [await addEntry<ProcurementEntry>(db, where, { kind: 'opened', ...opened }, doing)]);
}

/** Enters what was found possible. */
export async function enterAtProcurement(
  db: WriteDb,
  { id, entries }: Procurement,
  entry: Exclude<ProcurementEntry, { readonly kind: 'opened' }>,
  doing: Doing,
): Promise<Procurement> {
  const where = { book: 'procurements', subject: id, after: entries.length } as const;
  return procurementFrom(id, [...entries, await addEntry<ProcurementEntry>(db, where, entry, doing)]);
}
