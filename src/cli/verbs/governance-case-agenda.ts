import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileEvidence, putCaseOnAgenda } from '../../actions/index.ts';
import { accepted, type Outcome, refused } from '../../base/index.ts';
import { caseEvidenceReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal governance file-evidence --case <id> --what <id> --file <PDF> [--name <n>] --words <w>` */
export async function fileCaseEvidence({ actions, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const [id, evidence, path] = [optionOf(line, 'case'), optionOf(line, 'what'), optionOf(line, 'file')];
  if (id === undefined || evidence === undefined || path === undefined) {
    return refused({ code: 'input.invalid', message: '--case, --what and --file are needed.' });
  }
  const pdf = fileAt(resolve(cwd, path));
  if (!pdf.ok) return pdf;
  const [name, words] = [optionOf(line, 'name') ?? basename(path), optionOf(line, 'words') ?? ''];
  const done = await fileEvidence(actions, actor, { case: id, evidence, words, name, pdf: pdf.value });
  if (!done.ok) return done;
  const sha256 = done.value.state.evidence.get(evidence)?.files.at(-1)?.sha256 ?? '';
  return accepted({ json: { case: id, evidence, name, sha256 }, text: `${name} is evidence of ${id}: ${sha256}` });
}

function fileAt(path: string): Outcome<Uint8Array> {
  if (existsSync(path) && statSync(path).isFile()) return accepted(new Uint8Array(readFileSync(path)));
  return refused({ code: 'input.invalid', message: `There is no file ${path}.` });
}

/** `commonweal governance evidence --case <id> --file <SHA-256> --out <file>` */
export async function takeCaseEvidence({ context, actor, line, cwd }: VerbCall): Promise<Outcome<VerbResult>> {
  const [id, sha256, out] = [optionOf(line, 'case'), optionOf(line, 'file'), optionOf(line, 'out')];
  if (id === undefined || sha256 === undefined || out === undefined) {
    return refused({ code: 'input.invalid', message: '--case, --file and --out are needed.' });
  }
  const path = resolve(cwd, out);
  if (existsSync(path)) {
    return refused({ code: 'input.invalid', message: `${out} exists already.`, remedy: 'Name a file that does not.' });
  }
  const report = await caseEvidenceReport(context, actor, { case: id, sha256 });
  if (!report.ok) return report;
  const { name, bytes } = report.value.file;
  writeFileSync(path, bytes, { mode: 0o600 });
  const json = { release: report.value.basis.release, case: id, name, sha256, bytes: bytes.length, out };
  return accepted({ json, text: `${name} is written to ${out}.` });
}

/** `commonweal governance put-case --case <id> --meeting <id> [--title <t>] [--private <ground>]` */
export async function putCase({ actions, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const [id, meeting] = [optionOf(line, 'case'), optionOf(line, 'meeting')];
  if (id === undefined || meeting === undefined) {
    return refused({ code: 'input.invalid', message: '--case and --meeting are needed.' });
  }
  const [title, privateGround] = [optionOf(line, 'title') ?? '', optionOf(line, 'private') ?? null];
  const done = await putCaseOnAgenda(actions, actor, { case: id, meeting, title, privateGround });
  if (!done.ok) return done;
  const { items } = done.value.state;
  const item = items.length;
  const agenda = items[item - 1]?.agenda;
  return accepted({ json: { case: id, meeting, item, agenda }, text: `${id} is item ${item} of ${meeting}.` });
}
