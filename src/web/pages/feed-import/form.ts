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
export const feedImportForm: FormRoute = { path: FEEDS, takesFile: true, act: receive };

async function receive(posted: Posted): Promise<Outcome<AfterPost>> {
  if (posted.file === undefined) return refused(NO_FILE);
  const isTrial = posted.field('dryRun') === 'yes';
  const again = posted.field('again') === 'yes';
  const ask = { feed: posted.field('feed') as Feed, files: [posted.file], dryRun: isTrial, again };
  const done = await importFiles(posted.actions, posted.actor, ask);
  if (!done.ok) return done;
  const [file] = done.value.files;
  if (!isTrial && file !== undefined && file.undone === 0)
    return { ok: true, value: { kind: 'go to', address: feedFileAddress(file.sha256) } };
  return { ok: true, value: { kind: 'show', page: feedImportView(done.value, isTrial) } };
}
