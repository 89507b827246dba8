import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Manifest } from './manifest.ts';
import { isAlive } from './process-owner.ts';

/**
 * Removes the temporary folders of processes that are gone: they may hold rows about people.
 * @param own folders of this process; another of its number was left by a process before it
 */
export function removeAbandonedFolders(directory: string, own: ReadonlySet<string>): void {
  const temporary = join(directory, 'temporary');
  for (const name of readdirSync(temporary)) {
    const path = join(temporary, name);
    const pid = Number(name.split('-')[0]);
    const isInUse = pid === process.pid ? own.has(path) : isAlive({ pid, startMark: null });
    if (!isInUse) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * Removes segments and manifests that a commit cut off in the middle left: those that neither the manifest in service
 * nor any before it names. Only for who holds the import lock.
 * @param inService the manifest in service, then each one's previous
 */
export function removeCutOff(
  directory: string,
  inService: Iterable<{ readonly hash: string; readonly manifest: Manifest }>,
): void {
  const manifests = new Set<string>();
  const segments = new Set<string>();
  for (const { hash, manifest } of inService) {
    manifests.add(hash);
    for (const segment of manifest.segments) segments.add(segment.sha256);
    for (const { instead } of manifest.erased ?? []) if (instead !== null) segments.add(instead.sha256);
  }
  removeOthers(join(directory, 'manifests'), '.json', manifests);
  removeOthers(join(directory, 'segments'), '.parquet', segments);
}

function removeOthers(folder: string, ending: string, kept: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!kept.has(basename(name, ending))) rmSync(join(folder, name), { force: true });
  }
}
