import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, rename, unlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { accepted, assert, type Outcome, refused } from '../base/index.ts';
import { isAlive, processStart } from './process-identity.ts';

/** Who holds the embedded store: the content of `owner.lock`. */
export type LockHolder = {
  readonly pid: number;
  /** ISO 8601, UTC: when the store was opened. */
  readonly startedAt: string;
  /** Where the holder answers verbs, if it serves them (`serveVerbs`). */
  readonly socket: string;
};

type LockFile = LockHolder & { readonly nonce: string; readonly processStart: string | null };

/** The right to open the embedded store. One process has it at a time. */
export type OwnerLock = {
  readonly holder: LockHolder;
  /** The dead process whose lock this replaced. */
  readonly tookOverFrom: LockHolder | undefined;
  release(): Promise<void>;
};

const LOCK = 'owner.lock';
const SOCKET = 'owner.sock';
const MOST_ATTEMPTS = 100;

/** The live process that owns the store in this folder; undefined when nobody does. */
export function lockHolder(directory: string): LockHolder | undefined {
  const held = readLock(join(directory, LOCK));
  return held !== undefined && isAlive(held.pid, held.processStart) ? publicPart(held) : undefined;
}

/**
 * Takes the lock of a folder that exists. A lock whose process has died is taken over, by one process only however
 * many try: whoever links `takeover-<nonce of the dead lock>` may replace it, once it has seen that it still stands.
 * Refuses with `store.locked` while another live process holds it.
 */
export async function acquireOwnerLock(directory: string, now: string): Promise<Outcome<OwnerLock>> {
  const own: LockFile = {
    pid: process.pid,
    startedAt: now,
    socket: resolve(directory, SOCKET),
    nonce: randomUUID(),
    processStart: processStart(process.pid),
  };
  const draft = join(directory, `${LOCK}.${own.nonce}`);
  await writeFile(draft, JSON.stringify(own), { flag: 'wx', mode: 0o600 });
  try {
    return await acquireWith(directory, draft, own);
  } finally {
    await removeIfThere(draft);
  }
}

async function acquireWith(directory: string, draft: string, own: LockFile): Promise<Outcome<OwnerLock>> {
  const path = join(directory, LOCK);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    if (await linked(draft, path)) return accepted(lockOf(path, own, undefined));
    const standing = readLock(path);
    if (standing === undefined) continue;
    const holder = await takeOver(directory, draft, standing);
    if (holder === 'taken') return accepted(lockOf(path, own, publicPart(standing)));
    if (holder !== 'changed') return refused(lockedBy(holder));
  }
  throw new Error(`The lock ${path} could not be read: it keeps changing.`);
}

/** Replaces a dead lock. Says who prevents it, or that the lock is no longer the one that was read. */
async function takeOver(directory: string, draft: string, dead: LockFile): Promise<'taken' | 'changed' | LockHolder> {
  const claims: string[] = [];
  let last = dead;
  for (;;) {
    if (isAlive(last.pid, last.processStart)) return publicPart(last);
    const claim = join(directory, `takeover-${last.nonce}`);
    claims.push(claim);
    if (await linked(draft, claim)) break;
    const claimant = readLock(claim);
    if (claimant === undefined) return 'changed';
    last = claimant;
  }
  const path = join(directory, LOCK);
  const isStillThere = readLock(path)?.nonce === dead.nonce;
  if (isStillThere) await rename(draft, path);
  for (const claim of isStillThere ? claims : claims.slice(-1)) await removeIfThere(claim);
  return isStillThere ? 'taken' : 'changed';
}

function lockOf(path: string, own: LockFile, tookOverFrom: LockHolder | undefined): OwnerLock {
  const release = async () => {
    if (readLock(path)?.nonce === own.nonce) await unlink(path);
  };
  return { holder: publicPart(own), tookOverFrom, release };
}

function lockedBy(holder: LockHolder) {
  return {
    code: 'store.locked',
    message: `The store is in use by process ${holder.pid} since ${holder.startedAt}.`,
    remedy: 'Stop that process, or let it do the work: it answers at the socket beside the lock while it serves.',
  } as const;
}

/** A lock or claim is linked whole, so what is there is complete; undefined when it is not there. */
function readLock(path: string): LockFile | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  return lockFrom(text, path);
}

function lockFrom(text: string, path: string): LockFile {
  try {
    const content = JSON.parse(text) as LockFile;
    assert(Number.isSafeInteger(content.pid) && typeof content.nonce === 'string', 'a lock says who holds it');
    return content;
  } catch {
    throw new Error(`The lock ${path} cannot be read. If no Commonweal is running, remove it and start again.`);
  }
}

function publicPart(lock: LockFile): LockHolder {
  return { pid: lock.pid, startedAt: lock.startedAt, socket: lock.socket };
}

/** Gives the file a second name unless that name is taken: O_EXCL for a file that is complete at once. */
async function linked(existing: string, path: string): Promise<boolean> {
  try {
    await link(existing, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function removeIfThere(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
