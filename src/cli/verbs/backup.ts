import { isAbsolute, join } from 'node:path';
import { takeBackup, verifyBackup } from '../../actions/index.ts';
import { accepted, type Outcome } from '../../base/index.ts';
import { optionOf } from '../arguments.ts';
import { given } from '../ask.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal backup <folder>` */
export const backupVerb: Verb = {
  name: 'backup',
  purpose: 'copy store and warehouse into an empty folder, while they serve, or read such a copy again',
  forms: ['<folder>', 'verify <folder> [--hash <sha256>]'],
  run(call) {
    const [first = '', second] = call.line.words;
    return second === undefined ? take(call, first) : verify(call, second);
  },
};

async function take(call: VerbCall, folder: string): Promise<Outcome<VerbResult>> {
  const { actions, actor, host } = call;
  const taken = await takeBackup(actions, actor, { data: host.dataFolder, out: placed(call, folder) });
  return taken.ok ? accepted(shown(folder, 'Copied to', taken.value)) : taken;
}

async function verify(call: VerbCall, folder: string): Promise<Outcome<VerbResult>> {
  const ask = { from: placed(call, folder), ...given({ hash: optionOf(call.line, 'hash') }) };
  const checked = await verifyBackup(call.actions, call.actor, ask);
  return checked.ok ? accepted(shown(folder, 'Every file is as it was written in', checked.value)) : checked;
}

function placed({ cwd }: VerbCall, path: string): string {
  return isAbsolute(path) ? path : join(cwd, path);
}

type Shown = Extract<Awaited<ReturnType<typeof takeBackup>>, { ok: true }>['value'];

function shown(folder: string, done: string, { manifest, hash }: Shown): VerbResult {
  const { files, tables, snapshot, takenAt, ledger, audit } = manifest;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const isSound = ledger.faults + audit.faults === 0;
  const counts = { files: files.length, bytes, tables: tables.length, rows };
  return {
    json: { folder, hash, takenAt, ...counts, snapshot, ledger, audit, sound: isSound },
    text: [
      `${done} ${folder}: ${files.length} files, ${bytes} bytes, ${rows} rows in ${tables.length} tables, as of ${takenAt}.`,
      `Its hash is ${hash}: note it where the backup is not.`,
      isSound
        ? `Ledger (${ledger.entries} entries) and audit (${audit.events} events) were sound.`
        : 'Ledger or audit was NOT sound when it was taken: commonweal ledger verify, commonweal audit verify.',
    ].join('\n'),
    isDone: isSound,
  };
}
