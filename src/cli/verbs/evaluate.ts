import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { accepted, addDays, financialYearOf, type Outcome, refused } from '../../base/index.ts';
import { evaluationReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** More is nobody's typing. */
const MOST_BYTES = 20_000_000;

/** `commonweal evaluate --people cases.json --indicator HYP008` */
export const evaluateVerb: Verb = {
  name: 'evaluate',
  purpose: 'what an indicator makes of people who are typed in: register, denominator, numerator, deciding rule',
  accepts: {
    usage: 'evaluate --people <file> [--indicator <id>] [--framework <id>] [--period-end <YYYY-MM-DD>]',
    words: [0, 0],
    values: ['people', 'indicator', 'framework', 'period-end'],
  },
  async run({ context, line, cwd }) {
    const path = optionOf(line, 'people');
    if (path === undefined) {
      return refused({ code: 'input.invalid', message: '--people is needed: a file of people, as JSON.' });
    }
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const content = textOf(resolve(cwd, path), path);
    if (!content.ok) return content;
    const lastYearEnd = addDays(financialYearOf(context.businessDate).start, -1);
    const report = await evaluationReport(context, {
      content: content.value,
      file: basename(path),
      periodEnd: periodEnd.value ?? lastYearEnd,
      ...given({ indicator: optionOf(line, 'indicator'), framework: optionOf(line, 'framework') }),
    });
    if (!report.ok) return report;
    const yes = (is: boolean): string => (is ? 'yes' : 'no');
    const rows = report.value.map((each) => [
      each.name,
      each.indicator,
      yes(each.register),
      yes(each.denominator),
      yes(each.numerator),
      each.rule === null ? '' : String(each.rule),
      each.reason,
    ]);
    return accepted({
      json: { people: report.value, release: 'exact' },
      text: textTable(['Person', 'Indicator', 'Register', 'Denominator', 'Numerator', 'Rule', 'Reason'], rows),
    });
  },
};

function textOf(path: string, name: string): Outcome<string> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isFile()) {
    const remedy = 'Name a file that is there; a relative path is of the folder that the command was called in.';
    return refused({ code: 'input.invalid', message: `There is no file ${name}.`, remedy });
  }
  if (found.size > MOST_BYTES) {
    return refused({ code: 'input.invalid', message: `${name} is larger than 20 MB.`, remedy: 'Divide it.' });
  }
  return accepted(readFileSync(path, 'utf8'));
}
