import { existsSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { IDENTITY_FEEDS, type IdentityFeedName, importIdentities, rotateVaultKey } from '../../actions/index.ts';
import { accepted, csvText, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { identityReport, optOutsReport, purposeExtract } from '../../reports/index.ts';
import { calledOtherwise, optionOf } from '../arguments.ts';
import { needed, practiceOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

const PURPOSES = ['planning', 'research'] as const;

/** `commonweal identity open|opt-outs|extract|rotate` */
export const identityVerb: Verb = {
  name: 'identity',
  purpose: 'who a pseudonym is (for direct care alone), opt-outs as counts, extracts under a purpose’s own pseudonyms',
  forms: [
    'open <practice>/<pseudonym>',
    'opt-outs',
    'extract --practice <code> --purpose <planning|research> --out <file>',
    'rotate',
  ],
  run(call) {
    const [what, named = ''] = call.line.words;
    if (what === 'open') return open(call, named);
    if (what === 'opt-outs') return optOuts(call);
    return what === 'extract' ? extract(call) : rotate(call);
  },
};

async function open({ context, actor }: VerbCall, named: string): Promise<Outcome<VerbResult>> {
  const [code = '', person = ''] = named.split('/');
  const practice = odsCodeFromText(code);
  if (practice === undefined || person === '') return refused(calledOtherwise(identityVerb));
  const report = await identityReport(context, actor, { practice, person });
  if (!report.ok) return report;
  const { identity, basis } = report.value;
  return accepted({
    json: { practice, person, ...identity, release: basis.release },
    text: `${identity.name}, NHS number ${identity.nhsNumber}, born ${identity.bornOn ?? 'on a day that is not known'}.`,
  });
}

async function optOuts({ context, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const report = await optOutsReport(context, actor);
  if (!report.ok) return report;
  const { practices, basis } = report.value;
  const shown = practices.map(({ practice, name, cutOff, typeOne, national }) => {
    return {
      practice,
      name,
      cutOff: cutOff === null ? null : isoDay(cutOff),
      typeOne: typeOne.value,
      national: national.value,
    };
  });
  const rows = shown.map(({ practice, name, typeOne, national }) => [
    practice,
    name,
    String(typeOne),
    String(national),
  ]);
  return accepted({
    json: { practices: shown, release: basis.release },
    text: textTable(['Practice', 'Name', 'Type 1, at least', 'National'], rows),
  });
}

async function extract({ context, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const practice = needed('practice', practiceOption(line));
  if (!practice.ok) return practice;
  const [purpose, out] = [PURPOSES.find((each) => each === optionOf(line, 'purpose')), optionOf(line, 'out')];
  if (purpose === undefined || out === undefined) return refused(calledOtherwise(identityVerb));
  const path = isAbsolute(out) ? out : join(cwd, out);
  if (existsSync(path)) return refused({ code: 'input.invalid', message: `${out} exists already.` });
  const report = await purposeExtract(context, actor, { practice: practice.value, purpose });
  if (!report.ok) return report;
  const { columns, rows, basis, ...made } = report.value;
  writeFileSync(path, csvText([columns, ...rows]), { mode: 0o600 });
  const leftOut = made.isOptOutApplied ? 'without those who opted out nationally' : 'opted out or not';
  return accepted({
    json: { ...made, rows: rows.length, file: out, release: basis.release },
    text: `${rows.length} events of ${made.people} people for ${purpose}, ${leftOut}, under pseudonyms of key ${made.key}: ${out}`,
  });
}

async function rotate({ actions, actor }: VerbCall): Promise<Outcome<VerbResult>> {
  const done = await rotateVaultKey(actions, actor);
  if (!done.ok) return done;
  const { resealed, key } = done.value;
  return accepted({ json: done.value, text: `${resealed} identities were sealed anew; all are under key ${key}.` });
}

export function isIdentityFeed(name: string): name is IdentityFeedName {
  return IDENTITY_FEEDS.some((feed) => feed === name);
}

/** `commonweal import practice-identities <file> --as <the practice’s manager>` */
export async function runImportIdentities(
  { actions, actor, line, cwd }: VerbCall,
  feed: IdentityFeedName,
  files: readonly string[],
): Promise<Outcome<VerbResult>> {
  const sender = optionOf(line, 'sender');
  const practice = sender === undefined ? actor.organisation : odsCodeFromText(sender);
  const [file] = files;
  if (practice === undefined || file === undefined || files.length > 1) {
    const message = 'One file of one practice is imported at a time: say whose with --sender.';
    return refused({ code: 'input.invalid', message });
  }
  const done = await importIdentities(actions, actor, { feed, practice, path: resolve(cwd, file) });
  if (!done.ok) return done;
  const { read, accepted: taken, rejected, problems } = done.value;
  return accepted({
    json: done.value,
    text: [
      `${feed} of ${practice}: ${read} read, ${taken} accepted, ${rejected} rejected.`,
      ...problems.map(({ code, row, message }) => `${code}${row === null ? '' : ` (row ${row})`}: ${message}`),
    ].join('\n'),
    isDone: taken > 0 || problems.length === 0,
  });
}
