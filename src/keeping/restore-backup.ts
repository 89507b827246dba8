import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StringDecoder } from 'node:string_decoder';
import { accepted, canonical, type Json, type Outcome, refused, sha256 } from '../base/index.ts';
import { copyIn, copyOut, type Migration, type Store, tableWithRows, type WriteDb } from '../store/index.ts';
import { Warehouse } from '../warehouse/index.ts';
import {
  type BackupManifest,
  type CheckedBackup,
  checkBackup,
  DATA_FOLDER,
  damaged,
  tablePath,
} from './backup-manifest.ts';
import { chainHeads } from './chain-heads.ts';

export type RestoreBackup = {
  /** The backup's folder. */
  readonly from: string;
  /** The data folder that is made: empty, or not there yet. */
  readonly data: string;
  /** The hash under which the backup was noted elsewhere; absent: the one beside it is believed. */
  readonly hash?: string;
  /** Every migration of this version. */
  readonly migrations: readonly Migration[];
  /** Opens the store of the data folder, empty, with these migrations. */
  readonly openStore: (migrations: readonly Migration[]) => Promise<Outcome<Store>>;
};

/**
 * Restores a backup into an empty data folder (and an empty database), and compares what was restored with what was copied:
 * every table, the heads of both chains, the warehouse's manifest and segments. Refuses `not-found`, `input.invalid` where
 * something is already there, `store.format` for a backup of a newer version, and `backup.damaged` on any difference; what
 * was restored is then removed.
 */
export async function restoreBackup(o: RestoreBackup): Promise<Outcome<CheckedBackup>> {
  const checked = await checkBackup(o.from, o.hash);
  if (!checked.ok) return checked;
  const migrations = migrationsThen(o.migrations, checked.value.manifest);
  if (!migrations.ok) return migrations;
  if (existsSync(o.data) && readdirSync(o.data).length > 0) return notEmpty(`${o.data} is not empty.`);
  try {
    const restored = await restoreInto(o, checked.value.manifest, migrations.value);
    if (!restored.ok) rmSync(o.data, { recursive: true, force: true });
    return restored.ok ? checked : restored;
  } catch (fault) {
    rmSync(o.data, { recursive: true, force: true });
    throw fault;
  }
}

function notEmpty(message: string): Outcome<never> {
  const remedy = 'A backup is restored into an empty folder and an empty database, never over what is there.';
  return refused({ code: 'input.invalid', message, remedy });
}

/** Those that had run when the backup was taken; later ones run when the restored system is next opened. */
function migrationsThen(known: readonly Migration[], { migrations }: BackupManifest): Outcome<readonly Migration[]> {
  const hashes = new Map(known.map((migration) => [migration.id, sha256(migration.sql)]));
  const ofRooms = migrations.filter(({ id }) => !id.startsWith('store-'));
  const strange = ofRooms.find(({ id, sha256: hash }) => hashes.get(id) !== hash);
  if (strange !== undefined) {
    return refused({
      code: 'store.format',
      message: `The backup was taken by another version of Commonweal: this one does not know its change ${strange.id}.`,
      remedy: 'Restore it with the version that took it, or with a newer one.',
    });
  }
  const ran = new Set(ofRooms.map(({ id }) => id));
  return accepted(known.filter(({ id }) => ran.has(id)));
}

async function restoreInto(
  o: RestoreBackup,
  manifest: BackupManifest,
  migrations: readonly Migration[],
): Promise<Outcome<null>> {
  for (const { path } of manifest.files.filter((file) => file.path.startsWith(`${DATA_FOLDER}/`))) {
    const target = join(o.data, path.slice(DATA_FOLDER.length + 1));
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    copyFileSync(join(o.from, path), target);
  }
  const warehouse = await checkWarehouse(o.data, manifest);
  if (!warehouse.ok) return warehouse;
  const store = await o.openStore(migrations);
  if (!store.ok) return store;
  try {
    return await store.value.write((db) => restoreStore(db, o.from, manifest));
  } finally {
    await store.value.close();
  }
}

async function checkWarehouse(data: string, { snapshot }: BackupManifest): Promise<Outcome<null>> {
  const opened = await Warehouse.open(join(data, 'warehouse'));
  if (!opened.ok) return opened;
  const warehouse = opened.value;
  try {
    const missing = warehouse.missingSegments().map((hash) => `segment ${hash} is missing`);
    const isSame = warehouse.current().hash === snapshot;
    const faults = [...(isSame ? [] : ['another manifest of the warehouse is in service']), ...missing];
    return faults.length === 0 ? accepted(null) : damaged(faults);
  } finally {
    warehouse.close();
  }
}

/** Adds the rows and reads them again: a refusal leaves the store as empty as it was. */
async function restoreStore(db: WriteDb, from: string, manifest: BackupManifest): Promise<Outcome<null>> {
  const used = await tableWithRows(db);
  if (used !== undefined) return notEmpty(`The database is not empty: ${used} holds rows.`);
  await copyIn(db, manifest.tables, (table) => linesIn(join(from, tablePath(table))));
  const standing = await copyOut(db, () => undefined);
  const faults = manifest.tables.filter((table) => {
    const found = standing.find((each) => each.table === table.table);
    return found?.sha256 !== table.sha256 || found.rows !== table.rows;
  });
  if (faults.length > 0) return damaged(faults.map(({ table }) => `${table} has other rows than were copied`));
  const { ledger, audit } = manifest;
  const isSame =
    canonical((await chainHeads(db)) as unknown as Json) === canonical({ ledger, audit } as unknown as Json);
  return isSame ? accepted(null) : damaged(['the chains of ledger and audit do not end as they did']);
}

const BYTES_A_READ = 1 << 20;

/** The lines of a file, some at a time. */
function* linesIn(path: string): Generator<string[]> {
  const handle = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const bytes = Buffer.allocUnsafe(BYTES_A_READ);
  let unfinished = '';
  try {
    for (;;) {
      const read = readSync(handle, bytes, 0, BYTES_A_READ, null);
      if (read === 0) break;
      const lines = (unfinished + decoder.write(bytes.subarray(0, read))).split('\n');
      unfinished = lines.pop() ?? '';
      yield lines;
    }
  } finally {
    closeSync(handle);
  }
}
