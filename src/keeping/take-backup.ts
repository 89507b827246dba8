import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { accepted, type Clock, canonical, type Json, type Outcome, refused, sha256 } from '../base/index.ts';
import { copyOut, ranMigrations, type Store } from '../store/index.ts';
import { fileSha256, keptFiles, type Warehouse } from '../warehouse/index.ts';
import {
  BACKUP_FORMAT,
  type BackupFile,
  type BackupManifest,
  type CheckedBackup,
  DATA_FOLDER,
  damaged,
  HASH_FILE,
  MANIFEST_FILE,
  STORE_FOLDER,
  tablePath,
} from './backup-manifest.ts';
import { chainHeads } from './chain-heads.ts';

export type TakeBackup = {
  readonly warehouse: Warehouse;
  readonly store: Store;
  readonly clock: Clock;
  /** The data folder, of which the warehouse is a part. */
  readonly data: string;
  /** A folder outside the data folder that is empty or does not exist yet. */
  readonly out: string;
};

/** What lies in the data folder beside warehouse and store and is not a practice's own. */
const BESIDE = ['bank/valacdos.txt', 'bank/scsubtab.txt', 'demonstration.json', 'demonstration/truth.json'];

/**
 * Copies the store as of one moment, the warehouse and what lies beside them into a folder, with a manifest of hashes.
 * Whoever reads and pays may go on meanwhile; no import can. Who reads the copy sees pseudonyms: it is kept as closed as
 * the original. Refuses `input.invalid` for a folder in use, `warehouse.locked`, and `backup.damaged` when a file of the
 * warehouse is not what its name says.
 */
export async function takeBackup(o: TakeBackup): Promise<Outcome<CheckedBackup>> {
  const out = resolve(o.out);
  if (existsSync(out) && readdirSync(out).length > 0) return inUse(`${o.out} is not empty.`);
  if (isWithin(resolve(o.data), out)) return inUse('A copy inside the data folder would be lost with it.');
  mkdirSync(out, { recursive: true, mode: 0o700 });
  try {
    const taken = await o.warehouse.withImportLock(() => writeBackup(o, out));
    const outcome = taken.ok ? taken.value : taken;
    if (!outcome.ok) rmSync(out, { recursive: true, force: true });
    return outcome;
  } catch (fault) {
    rmSync(out, { recursive: true, force: true });
    throw fault;
  }
}

function isWithin(folder: string, path: string): boolean {
  return !relative(folder, path).startsWith('..');
}

function inUse(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message, remedy: 'Name an empty folder, best on another disk.' });
}

async function writeBackup(o: TakeBackup, out: string): Promise<Outcome<CheckedBackup>> {
  const stored = await copyStore(o.store, out);
  const paths = [...keptFiles(o.warehouse.directory).map((path) => `warehouse/${path}`), ...BESIDE];
  const files = [...stored.files, ...(await copyFiles(o.data, out, paths))];
  const faults = files.filter(isNotItsName).map(({ path }) => `${path} is not what its name says`);
  if (faults.length > 0) return damaged(faults);
  const { heads, migrations, tables } = stored;
  const snapshot = o.warehouse.current().hash;
  const takenAt = o.clock.now();
  const manifest: BackupManifest = { format: BACKUP_FORMAT, takenAt, snapshot, ...heads, migrations, tables, files };
  const text = canonical(manifest as unknown as Json);
  const hash = sha256(text);
  writeFileSync(join(out, MANIFEST_FILE), text, { mode: 0o600 });
  writeFileSync(join(out, HASH_FILE), `${hash}\n`, { mode: 0o600 });
  return accepted({ manifest, hash });
}

async function copyStore(store: Store, out: string) {
  mkdirSync(join(out, STORE_FOLDER), { mode: 0o700 });
  const stored = await store.read(async (db) => {
    const heads = await chainHeads(db);
    const migrations = await ranMigrations(db);
    const tables = await copyOut(db, (table, lines) => append(join(out, tablePath(table)), lines));
    return { heads, migrations, tables };
  });
  const files: BackupFile[] = [];
  for (const { table } of stored.tables) files.push(await described(out, tablePath(table)));
  return { ...stored, files };
}

function append(path: string, lines: string): void {
  const handle = openSync(path, 'a', 0o600);
  try {
    writeSync(handle, lines);
  } finally {
    closeSync(handle);
  }
}

async function copyFiles(data: string, out: string, paths: readonly string[]): Promise<BackupFile[]> {
  const files: BackupFile[] = [];
  for (const path of paths.filter((each) => existsSync(join(data, each)))) {
    const copy = join(out, DATA_FOLDER, path);
    mkdirSync(dirname(copy), { recursive: true, mode: 0o700 });
    copyFileSync(join(data, path), copy);
    files.push(await described(out, `${DATA_FOLDER}/${path}`));
  }
  return files;
}

async function described(out: string, path: string): Promise<BackupFile> {
  return { path, ...(await fileSha256(join(out, path))) };
}

/** Segments and manifests are named by the hash of what is in them. */
function isNotItsName({ path, sha256: hash }: BackupFile): boolean {
  const named = /^data\/warehouse\/(?:segments|manifests)\/([0-9a-f]{64})\./.exec(path)?.[1];
  return named !== undefined && named !== hash;
}
