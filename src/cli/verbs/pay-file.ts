import { existsSync, writeFileSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { paymentFile, reconcilePayments } from '../../actions/index.ts';
import { accepted, isoOfDay, type Outcome, poundsText, refused } from '../../base/index.ts';
import { runReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

function placed(call: VerbCall, path: string): string {
  return isAbsolute(path) ? path : join(call.cwd, path);
}

/** `pay file 2025-10`: the files of a run; with `--kind`, one of them, written to `--out` or printed. */
export async function payFile(call: VerbCall, run: string): Promise<Outcome<VerbResult>> {
  const [kind, out] = [optionOf(call.line, 'kind'), optionOf(call.line, 'out')];
  if (kind === undefined) return listFiles(call, run);
  const file = await paymentFile(call.actions, call.actor, { run, kind });
  if (!file.ok) return file;
  const { content, ...kept } = file.value;
  if (out === undefined) return accepted({ json: { file: { ...kept, content } }, text: content.trimEnd() });
  const path = placed(call, out);
  if (existsSync(path)) {
    return refused({ code: 'input.invalid', message: `${out} exists already.`, remedy: 'Name a file that does not.' });
  }
  writeFileSync(path, content, { mode: 0o600 });
  const text = `${kept.name}: ${kept.payments} payments, ${poundsText(kept.totalPence)}, written to ${out}. SHA-256 ${kept.sha256}`;
  return accepted({ json: { file: kept, out }, text });
}

async function listFiles(call: VerbCall, run: string): Promise<Outcome<VerbResult>> {
  const report = await runReport(call.context, call.actor, { run });
  if (!report.ok) return report;
  const { files, basis } = report.value;
  const rows = files.map(({ kind, name, payments, totalPence, sha256 }) => [
    ...[kind, name, String(payments), poundsText(totalPence), sha256],
  ]);
  const text = files.length === 0 ? `Run ${run} has no files: they are made when it is released.` : undefined;
  return accepted({
    json: { run, release: basis.release, files },
    text: text ?? textTable(['Kind', 'File', 'Payments', 'Total', 'SHA-256'], rows),
  });
}

/** `pay reconcile statement.csv`: compares what PCSE, ISFE or the bank says was paid with what was instructed. */
export async function reconcileFile(call: VerbCall, path: string): Promise<Outcome<VerbResult>> {
  const found = await reconcilePayments(call.actions, call.actor, { path: placed(call, path), name: basename(path) });
  if (!found.ok) return found;
  const { sha256, file, kind, counts, findings, toTakeBack } = found.value;
  const shown = findings.filter(({ outcome }) => outcome !== 'matched');
  const rows = shown.map(({ outcome, reference, amountPence, words }) => [
    ...[outcome, reference, poundsText(amountPence), words],
  ]);
  return accepted({
    json: {
      sha256,
      file,
      kind,
      counts,
      findings: findings.map((each) => ({ ...each, on: isoOfDay(each.on) })),
      toTakeBack,
    },
    text: [
      `${file} (${kind}): ${counts.matched} matched, ${counts.returned} returned, ${counts.missing} missing, ${counts.unexpected} unexpected.`,
      ...(rows.length === 0 ? [] : ['', textTable(['Outcome', 'Reference', 'Amount', 'In words'], rows)]),
      ...toTakeBack.map(
        (entry) => `Somebody else approves to take entry ${entry} back: commonweal reversal approve ${entry}`,
      ),
    ].join('\n'),
  });
}
