import { basename } from 'node:path';
import { accepted, type Json, type Outcome, refused } from '../../base/index.ts';
import { STATISTICS, type StatisticsMethod, type StatisticsReport, statisticsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { fileText } from '../file-text.ts';
import { textTable } from '../table.ts';
import type { Verb, VerbResult } from '../verb.ts';

/** `commonweal statistics wilson --input cases.csv`; without a method, what there is and which columns each takes. */
export const statisticsVerb: Verb = {
  name: 'statistics',
  purpose: 'uses a statistical method on a file of cases: intervals, rates, funnels, charts, reliability, inequality',
  forms: ['[<method>] [--input <file.csv or file.json>]'],
  async run({ context, actor, line, cwd }) {
    const [method] = line.words;
    const path = optionOf(line, 'input');
    if (method === undefined) return accepted(catalogue());
    if (path === undefined) return noInput(method);
    const content = fileText(cwd, path);
    if (!content.ok) return content;
    const report = await statisticsReport(context, actor, { method, content: content.value, file: basename(path) });
    if (!report.ok) return report;
    const { answers, ignored, basis } = report.value;
    const results = answers.map((answer) =>
      answer.kind === 'result' ? answer.result : { refusal: { code: 'input.invalid', message: answer.message } },
    );
    const isDone = answers.every(({ kind }) => kind === 'result');
    const json = { method: report.value.method.name, release: basis.release, results, ignored };
    return accepted({ json, text: textOfReport(report.value), isDone });
  },
};

function noInput(method: string): Outcome<never> {
  const known = STATISTICS.find(({ name, also }) => name === method || also.includes(method));
  const remedy =
    known === undefined
      ? `Methods: ${STATISTICS.map(({ name }) => name).join(', ')}.`
      : `Its columns: ${Object.keys(known.fields).join(', ')}.`;
  return refused({ code: 'input.invalid', message: `--input is needed: a file of cases for ${method}.`, remedy });
}

function catalogue(): VerbResult {
  const methods = STATISTICS.map(({ name, also, purpose, fields, gives }) => ({ name, also, purpose, fields, gives }));
  return { json: { release: 'published', methods }, text: STATISTICS.map(describe).join('\n\n') };
}

function describe({ name, also, purpose, fields, gives }: StatisticsMethod): string {
  const rows = Object.entries(fields).map(([field, { kind, meaning, otherwise }]) => [
    field,
    kind,
    meaning,
    otherwise === undefined
      ? 'needed'
      : otherwise === null
        ? 'may be left out'
        : `${JSON.stringify(otherwise)} unless given`,
  ]);
  const title = also.length === 0 ? name : `${name} (also ${also.join(', ')})`;
  return [`${title}: ${purpose}`, textTable(['Column', 'Kind', 'What it is', ''], rows), `Gives ${gives}.`].join('\n');
}

function textOfReport({ method, answers, ignored }: StatisticsReport): string {
  const cases = answers.map((answer, at) => {
    if (answer.kind === 'refused') return `Case ${at + 1} is refused: ${answer.message}`;
    const rows = Object.entries(answer.result).map(([name, value]) => `  ${name}: ${shown(value)}`);
    return [`Case ${at + 1}`, ...rows].join('\n');
  });
  const left = ignored.length === 0 ? [] : [`Not read: ${ignored.join(', ')}.`];
  return [`${method.purpose} (${method.gives})`, ...cases, ...left].join('\n');
}

function shown(value: Json): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
