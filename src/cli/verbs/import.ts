import { resolve } from 'node:path';
import { FEEDS, type FeedName, IDENTITY_FEEDS, importFiles } from '../../actions/index.ts';
import { accepted, odsCodeFromText, refused } from '../../base/index.ts';

import { isSet, optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbResult } from '../verb.ts';
import { isIdentityFeed, runImportIdentities } from './identity.ts';
import { runImportCodelist } from './import-codelist.ts';

/** What stands in place of a feed where the files are of policy and not of people. */
const CODELIST = 'codelist';

/** `commonweal import practice-extract X00010-events.csv --dry-run` */
export const importVerb: Verb = {
  name: 'import',
  purpose: 'receive files of a feed, or codelists: check every row, keep what is right, say what is wrong',
  forms: [
    '<feed> <file…> [--sender <code>] [--again] [--dry-run]',
    'codelist <file…> [--codelist <NAME>] [--version <text>] [--dated <YYYY-MM-DD>] [--from <YYYY-MM-DD>] [--dry-run]',
  ],
  async run(call) {
    const { actions, actor, line, progress, cwd } = call;
    const [feed = '', ...files] = line.words;
    if (feed === CODELIST) return runImportCodelist(call, files);
    if (isIdentityFeed(feed)) return runImportIdentities(call, feed, files);
    if (!isFeed(feed)) {
      return refused({
        code: 'feed.unknown',
        message: `${feed} is not a feed.`,
        remedy: `Feeds: ${[...FEEDS, ...IDENTITY_FEEDS].join(', ')}; or codelist.`,
      });
    }
    const sender = optionOf(line, 'sender');
    const code = sender === undefined ? undefined : odsCodeFromText(sender);
    if (sender !== undefined && code === undefined) {
      return refused({ code: 'input.invalid', message: `--sender ${sender} is not an organisation code.` });
    }
    const ask = {
      feed,
      files: files.map((file) => resolve(cwd, file)),
      dryRun: isSet(line, 'dry-run'),
      again: isSet(line, 'again'),
      ...(code === undefined ? {} : { sender: code }),
    };
    const report = await importFiles(actions, actor, ask, progress);
    return report.ok ? accepted(resultOf(report.value, ask.dryRun)) : report;
  },
};

function isFeed(text: string | undefined): text is FeedName {
  return FEEDS.some((feed) => feed === text);
}

type Report = Extract<Awaited<ReturnType<typeof importFiles>>, { ok: true }>['value'];

function resultOf(report: Report, isDryRun: boolean): VerbResult {
  const rows = report.files.map((file) => [
    file.file,
    statusOf(file),
    String(file.read),
    String(file.accepted),
    String(file.rejected),
  ]);
  const problems = report.problems.map(
    (problem) =>
      `${problem.file}${problem.row === null ? '' : `, row ${problem.row}`}: ${problem.code}. ${problem.message}`,
  );
  return {
    json: { dryRun: isDryRun, ...report },
    text: [
      ...(isDryRun ? ['Dry run: nothing is kept. So it would be imported:', ''] : []),
      textTable(['File', 'Status', 'Read', 'Accepted', 'Rejected'], rows),
      '',
      ...problems,
    ].join('\n'),
    isDone: report.usable,
    isWarned: report.superseded,
  };
}

function statusOf(file: Report['files'][number]): string {
  if (file.alreadyImported) return file.undone === 0 ? 'already imported' : 'imported before, undone since';
  return file.again === undefined ? file.status : `${file.status}, applied again`;
}
