import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { noteRestored } from '../actions/index.ts';
import type { Outcome } from '../base/index.ts';
import { jsonText, optionOf, readCommandLine, refuse, type Streams, usageOf } from '../cli/index.ts';
import { type CheckedBackup, restoreBackup } from '../keeping/index.ts';
import type { Configuration } from './configuration.ts';
import { openStore } from './open-store.ts';
import { type Policy, readPolicy } from './policy.ts';
import { MIGRATIONS, openSystem } from './system.ts';

const ACCEPTS = {
  name: 'restore',
  forms: ['<backup folder> [--into <data folder>] [--hash <sha256>]'],
} as const;

/**
 * Restores a backup into an empty data folder. It cannot be a command over the system, which is not there yet: who restores
 * is decided by the rules on sharing in the restored copy, and written into its audit.
 * @returns the exit code
 */
export async function restore(
  root: string,
  argv: readonly string[],
  configuration: Configuration,
  streams: Streams,
): Promise<number> {
  const wantsJson = argv.includes('--json');
  const line = readCommandLine(argv, ACCEPTS);
  if (!line.ok) return refuse(line.refusal, wantsJson, streams);
  if (line.value.options.has('help')) {
    streams.out(`Usage: commonweal ${usageOf(ACCEPTS)}\n`);
    return 0;
  }
  const user = optionOf(line.value, 'as') ?? (configuration.mode === 'demonstration' ? 'operator' : undefined);
  if (user === undefined) return refuse(SAY_WHO, wantsJson, streams);
  const data = resolve(optionOf(line.value, 'into') ?? configuration.data);
  const ask = { from: resolve(line.value.words[0] ?? ''), into: { ...configuration, data }, user };
  const restored = await restoreAs(readPolicy(root), ask, optionOf(line.value, 'hash'));
  if (!restored.ok) return refuse(restored.refusal, wantsJson, streams);
  const { hash, manifest } = restored.value;
  const { snapshot, ledger, audit, takenAt } = manifest;
  const text = `Restored to ${data} as of ${takenAt}: every table, both chains and the warehouse are as they were copied.\nWho was erased since then is in it again: commonweal erase, and what docs/incident.md says of restoring.`;
  streams.out(wantsJson ? `${jsonText({ data, hash, takenAt, snapshot, ledger, audit })}\n` : `${text}\n`);
  return 0;
}

const SAY_WHO = { code: 'access.not-signed-in', message: 'Say who acts with --as <user>.' } as const;

type RestoreAs = { readonly from: string; readonly into: Configuration; readonly user: string };

/** Restores, then asks the restored rules whether this user may; where they may not, the folder is removed again. */
async function restoreAs(
  policy: Policy,
  { from, into, user }: RestoreAs,
  hash: string | undefined,
): Promise<Outcome<CheckedBackup>> {
  const restored = await restoreBackup({
    ...{ from, data: into.data, migrations: MIGRATIONS },
    openStore: (migrations) => openStore(into, migrations),
    ...(hash === undefined ? {} : { hash }),
  });
  if (!restored.ok) return restored;
  const noted = await note(policy, into, user, restored.value.hash);
  if (noted.ok) return restored;
  rmSync(into.data, { recursive: true, force: true });
  return noted;
}

async function note(policy: Policy, into: Configuration, user: string, hash: string): Promise<Outcome<null>> {
  const system = await openSystem(into, policy);
  if (!system.ok) return system;
  try {
    const { reports, actions } = system.value;
    const actor = reports.users.actorOrRole(user);
    return actor.ok ? await noteRestored(actions, actor.value, { hash }) : actor;
  } finally {
    await system.value.close();
  }
}
