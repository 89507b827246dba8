import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fsyncSync, openSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes sure that what was written to a file, or the names in a folder, survive a power cut. */
export function sync(path: string): void {
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Writes a file aside, to the disk, and puts it in place in one step: a reader sees the old one or the whole new one. */
export function replaceFile(path: string, parts: Iterable<string>): void {
  replaceUnsynced(path, parts);
  sync(dirname(path));
}

/** The same for one of many files of a folder, which is synced once after the last. */
export function replaceUnsynced(path: string, parts: Iterable<string>): void {
  const temporaryPath = `${path}.writing`;
  const handle = openSync(temporaryPath, 'w');
  try {
    for (const part of parts) writeFileSync(handle, part);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(temporaryPath, path);
}

/** Read at a time; of a small file no more than it has, since a large buffer for each has memory swept all the while. */
const LARGEST_PIECE = 1 << 20;

/** SHA-256 in hex of a file's bytes, and how many they are. */
export async function fileSha256(path: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, {
    highWaterMark: Math.min(LARGEST_PIECE, statSync(path).size + 1),
  })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}
