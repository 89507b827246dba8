import { type VerifiedPeriod, verifyResults } from '../../actions/index.ts';
import { accepted, addDays, dayText, financialYearOf, isoOfDay } from '../../base/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal verify [framework]` */
export const verifyVerb: Verb = {
  name: 'verify',
  purpose: 'compare both calculators person for person, so that results may be paid',
  forms: [
    '<framework> [--period-end <YYYY-MM-DD>] [--again]',
    '[--framework <id>] [--period-end <YYYY-MM-DD>] [--again]',
  ],
  async run({ actions, actor, line, progress }) {
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const lastYearEnd = addDays(financialYearOf(actions.businessDate).start, -1);
    const periodEnds = [periodEnd.value ?? lastYearEnd];
    const framework = line.words[0] ?? optionOf(line, 'framework');
    const ask = { periodEnds, again: line.options.has('again'), ...given({ framework }) };
    const reports = await verifyResults(actions, actor, ask, progress);
    if (!reports.ok) return reports;
    const rows = reports.value.map((report) => [
      dayText(report.periodEnd),
      `${report.comparedNow.length} of ${report.practices}`,
      String(report.people),
      String(report.compared),
      String(report.differences),
    ]);
    return accepted({
      json: jsonOf(reports.value),
      text: textTable(['Period end', 'Practices compared now', 'People', 'Decisions compared', 'Differences'], rows),
      isDone: reports.value.every((report) => report.differences === 0),
    });
  },
};

/** What was compared at one period end, as the whole answer and as the one result in a list. */
function jsonOf(reports: readonly VerifiedPeriod[]): object {
  const results = reports.map((report) => ({ ...report, periodEnd: isoOfDay(report.periodEnd) }));
  const [only] = results;
  if (only === undefined || results.length > 1) return { results };
  const { people, indicators, differences, firstDifferences } = only;
  return { people, indicators, differences, firstDifferences, results };
}
