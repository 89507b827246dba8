import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type Actor,
  accepted,
  type OdsCode,
  type Outcome,
  type Problem,
  type RefusalCode,
  refused,
} from '../../base/index.ts';
import {
  type IdentityKeys,
  keepIdentities,
  keysIn,
  noteImport,
  personsByNumber,
  readIdentityFile,
  readOptOutFile,
  replaceOptOuts,
  resealVault,
} from '../../identity/index.ts';
import type { IdentityFeedName, ProblemList } from '../../ingest/index.ts';
import type { WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type ImportIdentitiesAsk = {
  readonly feed: IdentityFeedName;
  readonly practice: OdsCode;
  readonly path: string;
};

/** What a file of identities came to. Nothing that was in it is here. */
export type IdentitiesImported = {
  readonly feed: IdentityFeedName;
  readonly practice: OdsCode;
  readonly file: string;
  readonly sha256: string;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** The first of them, in order of rows. */
  readonly problems: readonly Problem[];
};

const MOST_PROBLEMS = 100;

/**
 * Receives who a practice's people are, or which of them opted out nationally, into the vault. A value of the file is in no
 * problem, no log and no audit. Refuses `access.denied`, `input.invalid` where there is no such file, `identity.no-key`
 * without keys; where nothing was usable the audit says `feed.nothing-usable`.
 */
export function importIdentities(
  context: ActionContext,
  actor: Actor,
  { feed, practice, path }: ImportIdentitiesAsk,
): Promise<Outcome<IdentitiesImported>> {
  const subject = `${feed} of ${practice}`;
  const deed = { action: 'keep identities', practice, verb: 'import identities', subject } as const;
  const take = async (): Promise<Outcome<IdentitiesImported>> => {
    const keys = keysIn(context);
    if (!keys.ok) return keys;
    if (!existsSync(path)) return refused({ code: 'input.invalid', message: `There is no file ${basename(path)}.` });
    const keep = feed === 'practice-identities' ? keepFile : keepOptOutFile;
    return context.store.write(async (db) => {
      const file = await keep(context, db, keys.value, { practice, path });
      const received = { practice, feed, sha256: file.sha256, read: file.read, accepted: file.accepted };
      await noteImport(db, { ...received, by: actor.user, at: context.clock.now() });
      const rejected = file.read - file.accepted;
      const problems = file.problems.list(MOST_PROBLEMS);
      return accepted({ ...received, file: basename(path), rejected, problems });
    });
  };
  return acting(context, actor, deed, take, outcomeOf);
}

function outcomeOf({ read, accepted: taken, problems }: IdentitiesImported): 'ok' | RefusalCode {
  return taken === 0 && (read > 0 || problems.length > 0) ? 'feed.nothing-usable' : 'ok';
}

type Kept = {
  readonly sha256: string;
  readonly read: number;
  readonly accepted: number;
  readonly problems: ProblemList;
};
type Sent = { readonly practice: OdsCode; readonly path: string };

async function keepFile(_: ActionContext, db: WriteDb, keys: IdentityKeys, { practice, path }: Sent): Promise<Kept> {
  const file = readIdentityFile(path);
  await keepIdentities(db, keys, practice, file.usable);
  return { ...file, accepted: file.usable.length };
}

/** A list takes the place of the one before as a whole; one of which no row could be read leaves that as it is. */
async function keepOptOutFile(
  { businessDate }: ActionContext,
  db: WriteDb,
  keys: IdentityKeys,
  { practice, path }: Sent,
): Promise<Kept> {
  const file = readOptOutFile(path);
  const numbers = file.usable.map(({ nhsNumber }) => nhsNumber);
  const persons = await personsByNumber(db, keys, practice, numbers);
  const unknown = file.usable.filter(({ nhsNumber }) => !persons.has(nhsNumber)).map(({ row }) => row);
  file.problems.addRows(unknown, 'NOT_IN_VAULT');
  const isList = file.usable.length > 0 || file.problems.count === 0;
  if (isList) await replaceOptOuts(db, practice, [...persons.values()], businessDate);
  return { ...file, accepted: persons.size };
}

/** Seals the vault anew under the key in force. Nobody's identity is shown. Refuses `identity.no-key` without keys. */
export function rotateVaultKey(
  context: ActionContext,
  actor: Actor,
): Promise<Outcome<{ readonly resealed: number; readonly key: string }>> {
  const deed = { action: 'keep copies', verb: 'rotate vault key', subject: 'identity vault' } as const;
  return acting(context, actor, deed, async () => {
    const keys = keysIn(context);
    if (!keys.ok) return keys;
    const resealed = await context.store.write((db) => resealVault(db, keys.value));
    return accepted({ resealed, key: keys.value.vault.id });
  });
}
