import { basename } from 'node:path';
import { accepted, addDays, financialYearOf, refused } from '../../base/index.ts';
import { evaluationReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { fileText } from '../file-text.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal evaluate --people cases.json --indicator HYP008` */
export const evaluateVerb: Verb = {
  name: 'evaluate',
  purpose: 'what an indicator makes of people who are typed in: register, denominator, numerator, deciding rule',
  forms: ['--people <file> [--indicator <id>] [--framework <id>] [--period-end <YYYY-MM-DD>]'],
  async run({ context, line, cwd }) {
    const path = optionOf(line, 'people');
    if (path === undefined) {
      return refused({ code: 'input.invalid', message: '--people is needed: a file of people, as JSON.' });
    }
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const content = fileText(cwd, path);
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
