import { closeSync, fsyncSync, linkSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { accepted, type Outcome, refused } from '../base/index.ts';
import { isAlive, type ProcessOwner, thisProcess } from './process-owner.ts';

/** Locks that this process holds, so that its own lock is not taken for one left behind by a process of its number. */
const held = new Set<string>();

export type ImportLock = {
  readonly release: () => void;
  /** It was taken over from a process that is gone, in the middle of whatever that was doing. */
  readonly wasLeftBehind: boolean;
};

/**
 * Takes the exclusive lock at `path`. A lock whose process is gone is taken over.
 * @returns refusal `warehouse.locked` while another import runs
 */
export function takeImportLock(path: string): Outcome<ImportLock> {
  let wasLeftBehind = false;
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (createLock(path)) {
      held.add(path);
      return accepted({ release: () => release(path), wasLeftBehind });
    }
    const found = readLock(path);
    if (found === undefined) continue;
    if (isHeld(path, found.owner)) return lockedBy(found.owner);
    removeStale(path, found.text);
    wasLeftBehind = true;
  }
  return refused({ code: 'warehouse.locked', message: 'Another import is starting.', remedy: 'Try again.' });
}

function lockedBy(owner: ProcessOwner | undefined): Outcome<never> {
  const who = owner === undefined ? 'Another process' : `Process ${owner.pid}`;
  return refused({
    code: 'warehouse.locked',
    message: `${who} is importing into this warehouse, or copying it.`,
    remedy: 'Wait until it has finished, then try again.',
  });
}

function createLock(path: string): boolean {
  try {
    const handle = openSync(path, 'wx');
    writeSync(handle, JSON.stringify(thisProcess()));
    fsyncSync(handle);
    closeSync(handle);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

/** What the lock says; undefined when it has just gone. */
function readLock(path: string): { readonly text: string; readonly owner: ProcessOwner | undefined } | undefined {
  try {
    const text = readFileSync(path, 'utf8');
    return { text, owner: ownerIn(text) };
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** The owner that a lock's text names; undefined when it was cut off while being written. */
function ownerIn(text: string): ProcessOwner | undefined {
  try {
    const owner = JSON.parse(text) as ProcessOwner;
    return Number.isSafeInteger(owner.pid) ? owner : undefined;
  } catch {
    return undefined;
  }
}

function isHeld(path: string, owner: ProcessOwner | undefined): boolean {
  if (owner === undefined) return false;
  return owner.pid === process.pid ? held.has(path) : isAlive(owner);
}

/** Moves a stale lock away; puts it back if another process replaced it in the same moment. */
function removeStale(path: string, staleText: string): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  if (readFileSync(aside, 'utf8') !== staleText) {
    try {
      linkSync(aside, path);
    } catch {
      // A third process has taken the lock meanwhile; it holds it.
    }
  }
  rmSync(aside, { force: true });
}

function release(path: string): void {
  held.delete(path);
  rmSync(path, { force: true });
}
