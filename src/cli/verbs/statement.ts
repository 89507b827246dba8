import { accepted, monthFromIso, odsCodeFromText, poundsText, refused } from '../../base/index.ts';
import { type StatementReport, statementReport } from '../../reports/index.ts';
import { dayOption, given } from '../ask.ts';
import { isoDay, isoMonth } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbResult } from '../verb.ts';

/** `commonweal statement X00036 2025-10`; of a network, X00N5 */
export const statementVerb: Verb = {
  name: 'statement',
  purpose: 'what a practice or a network is paid for a month, line by line',
  forms: ['<practice or network> <month, YYYY-MM> [--known-on <YYYY-MM-DD>]'],
  async run({ context, actor, line }) {
    const practice = odsCodeFromText(line.words[0] ?? '');
    const month = monthFromIso(line.words[1] ?? '');
    if (practice === undefined || month === undefined) {
      return refused({
        code: 'input.invalid',
        message: `${line.words.join(' ')} is not the code of a practice or network and a month.`,
        remedy: 'For example: commonweal statement X00036 2025-10',
      });
    }
    const knownOn = dayOption(line, 'known-on');
    if (!knownOn.ok) return knownOn;
    const report = await statementReport(context, actor, { practice, month, ...given({ knownOn: knownOn.value }) });
    return report.ok ? accepted(resultOf(report.value)) : report;
  },
};

type Statement = Extract<Awaited<ReturnType<typeof statementReport>>, { ok: true }>['value'];

function resultOf(statement: Statement): VerbResult {
  return { json: jsonOf(statement), text: textOf(statement) };
}

function jsonOf(statement: Statement): object {
  return {
    practice: statement.place.practice,
    month: isoMonth(statement.month),
    release: statement.basis.release,
    contractType: statement.contractType,
    knownOn: isoDay(statement.knownOn),
    lines: statement.lines.map((line) => ({
      term: line.term,
      title: line.title,
      formula: line.formula,
      formulaWithNumbers: line.formulaWithNumbers,
      inputs: Object.fromEntries(line.inputs.map(({ key, ...input }) => [key, input])),
      amountPence: line.amountPence,
    })),
    totalPence: statement.totalPence,
    held: statement.held,
    standing: statement.standing,
    contentHash: statement.contentHash,
    ledgerHead: statement.ledgerHead,
    pins: Object.fromEntries(statement.pins.map((pin) => [pin.what, pin.hash])),
  };
}

function textOf(statement: StatementReport): string {
  const lines = statement.lines.flatMap((line) => [
    `${line.title}: ${poundsText(line.amountPence)}`,
    `  ${line.formula}`,
    `  = ${line.formulaWithNumbers}`,
  ]);
  const held = statement.held.map((line) => `${line.title}: held. ${line.reason} ${line.remedy}`);
  const summary = textTable(
    ['Line', 'Amount'],
    [
      ...statement.lines.map((line) => [line.title, poundsText(line.amountPence)]),
      ['Total', poundsText(statement.totalPence)],
    ],
  );
  const heading = `${statement.place.name} (${statement.place.practice}), ${isoMonth(statement.month)}, ${statement.contractType}`;
  return [heading, '', summary, '', ...lines, ...held, '', statement.standing.words].join('\n');
}
