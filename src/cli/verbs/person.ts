import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { accepted, csvText, htmlText, type Outcome, odsCodeFromText, refused } from '../../base/index.ts';
import { type PersonRecordReport, personRecordReport } from '../../reports/index.ts';
import { calledOtherwise, optionOf } from '../arguments.ts';
import { jsonText } from '../plain-json.ts';
import type { Verb, VerbCall, VerbResult } from '../verb.ts';

/** `commonweal person export X00036/<pseudonym>` */
export const personVerb: Verb = {
  name: 'person',
  purpose: 'everything that is held about one person, to give to them: a page, JSON and CSV',
  forms: ['export <practice>/<pseudonym> [--out <folder>]'],
  async run(call) {
    const named = call.line.words[1] ?? '';
    const [code = '', person = ''] = named.split('/');
    const practice = odsCodeFromText(code);
    if (practice === undefined || person === '') return refused(calledOtherwise(personVerb));
    const out = optionOf(call.line, 'out');
    const folder = out === undefined ? undefined : isAbsolute(out) ? out : join(call.cwd, out);
    if (folder !== undefined && existsSync(folder) && readdirSync(folder).length > 0) {
      return refused({ code: 'input.invalid', message: `${out} is not empty.`, remedy: 'Name an empty folder.' });
    }
    const report = await personRecordReport(call.context, call.actor, { practice, person });
    return report.ok ? exported(call, report.value, folder) : report;
  },
};

type Given = Extract<Awaited<ReturnType<typeof personRecordReport>>, { ok: true }>['value'];

function exported({ line }: VerbCall, report: Given, folder: string | undefined): Outcome<VerbResult> {
  const { place, basis, ...record } = report;
  const json = { practice: place.practice, practiceName: place.name, ...record, release: basis.release };
  const held = report.tables.map(({ words, rows }) => `${words}: ${rows.length}`);
  if (folder === undefined) return accepted({ json, text: held.join('\n') });
  const files = new Map([
    ['record.html', htmlOf(report)],
    ['record.json', `${jsonText(json)}\n`],
    ...report.tables.map(({ table, columns, rows }) => {
      return [`${table}.csv`, csvText([columns.map(({ name }) => name), ...rows])] as const;
    }),
  ]);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const [name, content] of files) writeFileSync(join(folder, name), content, { mode: 0o600 });
  return accepted({
    json: { practice: place.practice, person: report.person, folder: optionOf(line, 'out'), files: [...files.keys()] },
    text: [...held, `Written to ${optionOf(line, 'out')}: ${[...files.keys()].join(', ')}`].join('\n'),
  });
}

/** The record as one page that needs nothing else. */
function htmlOf({ place, person, tables, counted, looked }: PersonRecordReport): string {
  const sections = [
    ...tables.map(({ words, columns, rows }) =>
      tableHtml(
        words,
        columns.map(({ name }) => name),
        rows,
      ),
    ),
    tableHtml(
      'How you are counted',
      ['measure', 'in words'],
      counted.map((each) => [each.measure, each.words]),
    ),
    tableHtml(
      'Who has looked',
      ['when', 'what happened'],
      looked.map((each) => [each.at, each.words]),
    ),
  ];
  const heading = 'Everything held here about you';
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${heading}</title>
<style>body{font-family:sans-serif;margin:2rem}table{border-collapse:collapse}td,th{border:1px solid #767676;padding:.25rem;text-align:left}</style>
</head><body><h1>${heading}</h1>
<p>Person ${htmlText(person)}, ${htmlText(place.name)}. You are known here by a pseudonym. If something is wrong, ask your practice.</p>
${sections.join('\n')}
</body></html>
`;
}

function tableHtml(caption: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map((cell) => `<${tag}>${htmlText(cell)}</${tag}>`).join('')}</tr>`;
  const body = rows.length === 0 ? '<p>Nothing of this kind is held.</p>' : '';
  const filled = `<table>${line(columns, 'th')}${rows.map((row) => line(row, 'td')).join('\n')}</table>`;
  return `<h2>${htmlText(caption)}</h2>${body || filled}`;
}
