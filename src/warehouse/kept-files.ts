import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const FILES = ['current', 'awaiting-erasure.json', 'kept-out.json'];
const FOLDERS = ['manifests', 'segments', 'provenance', 'evidence'];

/**
 * Every file of a warehouse that a copy of it needs, relative to its folder, in order: all but locks, what processes write
 * aside, and what was cut off while it was written. For who holds the import lock, so that none is added meanwhile.
 */
export function keptFiles(directory: string): readonly string[] {
  const inFolders = FOLDERS.flatMap((folder) => filesUnder(directory, folder));
  const alone = FILES.filter((name) => existsSync(join(directory, name)));
  return [...alone, ...inFolders].filter((path) => !path.endsWith('.writing')).sort();
}

function filesUnder(directory: string, folder: string): string[] {
  const found = readdirSync(join(directory, folder), { recursive: true, withFileTypes: true });
  return found.filter((each) => each.isFile()).map((each) => relative(directory, join(each.parentPath, each.name)));
}
