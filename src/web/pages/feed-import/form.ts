import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { importFiles } from '../../../actions/index.ts';
import { type Outcome, type Refusal, refused } from '../../../base/index.ts';
import type { AfterPost, FormRoute, Posted } from '../../form-route.ts';
import { FEEDS, feedFileAddress } from '../../layout/addresses.ts';
import { feedImportView } from './view.ts';

type Feed = Parameters<typeof importFiles>[2]['feed'];

const NO_FILE: Refusal = {
  code: 'input.invalid',
  message: 'No file was chosen.',
  remedy: 'Go back, choose a file, and send the form again.',
};

/** Receives one file of a feed, through the same door as the command line. */
export const feedImportForm: FormRoute = { path: FEEDS, act: receive };

async function receive(posted: Posted): Promise<Outcome<AfterPost>> {
  const file = posted.file('file');
  if (file === undefined) return refused(NO_FILE);
  const folder = await mkdtemp(join(tmpdir(), 'commonweal-upload-'));
  try {
    const path = join(folder, safeName(file.name));
    await writeFile(path, new Uint8Array(await file.arrayBuffer()));
    return await importFrom(posted, path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importFrom(posted: Posted, path: string): Promise<Outcome<AfterPost>> {
  const isTrial = posted.field('dryRun') === 'yes';
  const ask = { feed: posted.field('feed') as Feed, files: [path], dryRun: isTrial };
  const done = await importFiles(posted.actions, posted.actor, ask);
  if (!done.ok) return done;
  const [file] = done.value.files;
  if (!isTrial && file !== undefined)
    return { ok: true, value: { kind: 'go to', address: feedFileAddress(file.sha256) } };
  return { ok: true, value: { kind: 'show', page: feedImportView(done.value, isTrial) } };
}

/** The name as sent, without a folder and without what a file system may stumble over. */
function safeName(name: string): string {
  const bare = basename(name.replaceAll('\\', '/')).replaceAll(/[^A-Za-z0-9._-]/g, '_');
  return bare.replace(/^\.+/, '') || 'file';
}
