import { resolve } from 'node:path';
import { type ImportCodelistReport, type ImportedCodelist, importCodelist } from '../../actions/index.ts';
import { accepted, type Outcome, type SnomedCode } from '../../base/index.ts';
import { type UnlistedCode, unlistedCodesReport } from '../../reports/index.ts';
import { isSet, optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** What is recorded but in no codelist, as far as the reader may see it; null when they may not. */
type Recorded = {
  readonly release: string;
  readonly codes: readonly { readonly code: string; readonly people: number | string }[];
} | null;

/** `commonweal import codelist nhsd-primary-care-domain-refsets-hyp_cod-20250630.csv --dry-run` */
export async function runImportCodelist(call: VerbCall, files: readonly string[]): Promise<Outcome<VerbResult>> {
  const { actions, actor, line, cwd } = call;
  const dated = dayOption(line, 'dated');
  if (!dated.ok) return dated;
  const from = dayOption(line, 'from');
  if (!from.ok) return from;
  const options = given({
    codelist: optionOf(line, 'codelist')?.toUpperCase(),
    version: optionOf(line, 'version'),
    dated: dated.value,
    from: from.value,
  });
  const paths = files.map((file) => resolve(cwd, file));
  const report = await importCodelist(actions, actor, { ...options, files: paths, dryRun: isSet(line, 'dry-run') });
  if (!report.ok) return report;
  const recorded = await recordedBeside(call, report.value);
  return accepted({
    json: { ...report.value, codelists: report.value.codelists.map(codelistJson), recordedButInNoList: recorded },
    text: textOf(report.value, recorded),
    isDone: report.value.usable,
  });
}

async function recordedBeside({ context, actor }: VerbCall, { codelists }: ImportCodelistReport): Promise<Recorded> {
  const also = codelists.flatMap(({ codes }) => Object.keys(codes) as SnomedCode[]);
  const found = await unlistedCodesReport(context, actor, { also });
  if (!found.ok || found.value.unlisted === null) return null;
  return { release: found.value.basis.release, codes: found.value.unlisted.map(shownCode) };
}

function shownCode({ code, people }: UnlistedCode) {
  return { code, people: people.value };
}

function codelistJson({ codes, ...rest }: ImportedCodelist): object {
  return { ...rest, codes: Object.entries(codes).map(([code, term]) => ({ code, term })) };
}

function textOf({ files, codelists, problems }: ImportCodelistReport, recorded: Recorded): string {
  const fileRows = files.map(({ file, read, accepted: taken, rejected }) => [
    file,
    ...[read, taken, rejected].map(String),
  ]);
  const listRows = codelists.map((list) => [
    list.name,
    list.version,
    String(Object.keys(list.codes).length),
    ...[list.change.added, list.change.removed, list.change.renamed].map(({ length }) => String(length)),
    standingWords(list),
  ]);
  return [
    textTable(['File', 'Read', 'Accepted', 'Rejected'], fileRows),
    '',
    textTable(['Codelist', 'Version', 'Codes', 'Added', 'Removed', 'Terms changed', 'Standing'], listRows),
    '',
    ...codelists.flatMap(changeLines),
    ...problems.map(
      ({ file, row, code, message }) => `${file}${row === null ? '' : `, row ${row}`}: ${code}. ${message}`,
    ),
    ...recordedLines(recorded),
  ].join('\n');
}

function standingWords({ alreadyKept, proposal }: ImportedCodelist): string {
  const kept = alreadyKept ? 'kept before' : 'new version';
  return proposal === null ? kept : `${kept}, proposal ${proposal.id} waits for approval`;
}

function changeLines({ name, change, usedBy }: ImportedCodelist): readonly string[] {
  return [
    ...change.added.map(({ code, term }) => `${name} + ${code} ${term ?? ''}`.trimEnd()),
    ...change.removed.map(({ code, term }) => `${name} − ${code} ${term ?? ''}`.trimEnd()),
    ...change.renamed.map(({ code, before, after }) => `${name} ${code} “${before}” is now “${after}”`),
    ...usedBy.map(({ framework, measures }) => `${name} decides ${measures.join(', ')} of ${framework}`),
  ];
}

function recordedLines(recorded: Recorded): readonly string[] {
  if (recorded === null) return ['What is recorded but in no list is not shown to you.'];
  if (recorded.codes.length === 0) return ['Every code that is recorded is in a codelist.'];
  const rows = recorded.codes.map(({ code, people }) => [code, String(people)]);
  return ['', 'Recorded but in no list:', textTable(['Code', 'People'], rows)];
}
