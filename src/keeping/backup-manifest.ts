import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { accepted, type Json, type Outcome, refused, sha256, shape } from '../base/index.ts';
import type { CopiedTable, RanMigration } from '../store/index.ts';
import { fileSha256 } from '../warehouse/index.ts';

/** One file of a backup, by its path in the backup's folder. */
export type BackupFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** How the two chains stood: to be found again in a restored copy. */
export type ChainHeads = {
  readonly ledger: { readonly entries: number; readonly head: string; readonly faults: number };
  readonly audit: { readonly events: number; readonly head: string; readonly faults: number };
};

/** What is in a backup. Its hash names the backup. */
export type BackupManifest = ChainHeads & {
  readonly format: number;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  /** The warehouse's manifest in service. */
  readonly snapshot: string;
  readonly migrations: readonly RanMigration[];
  readonly tables: readonly CopiedTable[];
  readonly files: readonly BackupFile[];
};

/** The arrangement of a backup's folder. Another number is refused. */
export const BACKUP_FORMAT = 1;
export const MANIFEST_FILE = 'backup.json';
export const HASH_FILE = 'backup.sha256';
/** Rows of the store, a file a table; and files of the data folder, by their paths in it. */
export const STORE_FOLDER = 'store';
export const DATA_FOLDER = 'data';

export function tablePath(table: string): string {
  return `${STORE_FOLDER}/${table}.jsonl`;
}

const hash = shape.pattern(/^[0-9a-f]{64}$/, 'a SHA-256 in hex');
const count = shape.whole(0, Number.MAX_SAFE_INTEGER);
/** A path below the folder: no part of it leads up or begins with a dot. */
const path = shape.pattern(/^(?:store|data)(?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+$/, 'a path of a backup');
const table = shape.pattern(/^[a-z][a-z0-9_]*$/, 'a table’s plain name');

const SHAPE = shape.record({
  format: shape.whole(BACKUP_FORMAT, BACKUP_FORMAT),
  takenAt: shape.text,
  snapshot: hash,
  ledger: shape.record({ entries: count, head: hash, faults: count }),
  audit: shape.record({ events: count, head: hash, faults: count }),
  migrations: shape.list(shape.record({ id: shape.text, sha256: hash })),
  tables: shape.list(shape.record({ table, columns: shape.list(table, 1), rows: count, sha256: hash })),
  files: shape.list(shape.record({ path, bytes: count, sha256: hash })),
});

/** A backup that is whole, and the hash that names it. */
export type CheckedBackup = { readonly manifest: BackupManifest; readonly hash: string };

const MOST_FAULTS = 10;

/**
 * Reads a backup and every file of it. Refuses `not-found`, and `backup.damaged` with each file that is not as it was written.
 * @param expected the hash under which the backup was noted elsewhere; absent: the one beside it is believed
 */
export async function checkBackup(folder: string, expected?: string): Promise<Outcome<CheckedBackup>> {
  const manifestPath = join(folder, MANIFEST_FILE);
  if (!existsSync(manifestPath)) {
    return refused({ code: 'not-found', message: `There is no backup in ${folder}: it holds no ${MANIFEST_FILE}.` });
  }
  const text = readFileSync(manifestPath, 'utf8');
  const found = sha256(text);
  if (found !== (expected ?? besideIt(folder))) return damaged([`${MANIFEST_FILE} is not the one that was written`]);
  const json = JSON.parse(text) as Json;
  const wrong = SHAPE.wrong(json, 'backup');
  if (wrong.length > 0) return damaged(wrong);
  const manifest = json as unknown as BackupManifest;
  const faults = await faultsOf(folder, manifest.files);
  return faults.length === 0 ? accepted({ manifest, hash: found }) : damaged(faults);
}

function besideIt(folder: string): string | undefined {
  const path = join(folder, HASH_FILE);
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined;
}

async function faultsOf(folder: string, files: readonly BackupFile[]): Promise<string[]> {
  const faults: string[] = [];
  for (const file of files) {
    const path = join(folder, file.path);
    if (!existsSync(path)) faults.push(`${file.path} is missing`);
    else if ((await fileSha256(path)).sha256 !== file.sha256) faults.push(`${file.path} is not as it was written`);
  }
  const listed = new Set([MANIFEST_FILE, HASH_FILE, ...files.map(({ path }) => path)]);
  const there = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => !each.isDirectory());
  const names = there.map((each) => relative(folder, join(each.parentPath, each.name)));
  return [...faults, ...names.filter((name) => !listed.has(name)).map((name) => `${name} is not of the backup`)];
}

/** That a backup is not what it says, in at most so many faults. */
export function damaged(faults: readonly string[]): Outcome<never> {
  const more = faults.length > MOST_FAULTS ? ` and ${faults.length - MOST_FAULTS} more` : '';
  return refused({
    code: 'backup.damaged',
    message: `The backup cannot be restored: ${faults.slice(0, MOST_FAULTS).join('; ')}${more}.`,
    remedy: 'Nothing was restored. Use another backup; keep this one for whoever looks into it.',
  });
}
