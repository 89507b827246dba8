import { type Actor, accepted, type Outcome } from '../../base/index.ts';
import { type CheckedBackup, checkBackup, takeBackup as copyEverything } from '../../keeping/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type TakeBackupAsk = {
  /** The data folder, of which the warehouse is a part. */
  readonly data: string;
  /** A folder outside it that is empty or does not exist yet. */
  readonly out: string;
};

/** Copies the whole system into a folder. Refuses as `keeping` does, and `access.denied`. */
export function takeBackup(context: ActionContext, actor: Actor, ask: TakeBackupAsk): Promise<Outcome<CheckedBackup>> {
  const { warehouse, store, clock } = context;
  const deed = { action: 'keep copies', verb: 'take backup', subject: 'backup' } as const;
  return acting(context, actor, deed, () => copyEverything({ warehouse, store, clock, ...ask }));
}

export type VerifyBackupAsk = {
  readonly from: string;
  /** The hash under which it was noted; absent: the one beside it is believed. */
  readonly hash?: string;
};

/** Reads a backup again without restoring it. Refuses `backup.damaged`, naming what is not as it was written. */
export function verifyBackup(
  context: ActionContext,
  actor: Actor,
  { from, hash }: VerifyBackupAsk,
): Promise<Outcome<CheckedBackup>> {
  const deed = { action: 'keep copies', verb: 'verify backup', subject: 'backup' } as const;
  return acting(context, actor, deed, () => checkBackup(from, hash));
}

/** Writes into a restored copy that it is one, by whom and of which backup. Refuses `access.denied`. */
export function noteRestored(
  context: ActionContext,
  actor: Actor,
  { hash }: { readonly hash: string },
): Promise<Outcome<null>> {
  const deed = { action: 'keep copies', verb: 'restore backup', subject: `backup ${hash}` } as const;
  return acting(context, actor, deed, async () => accepted(null));
}
