import { verifyResults } from '../../actions/index.ts';
import { accepted, addDays, dayText, financialYearOf, isoOfDay } from '../../base/index.ts';
import { dayOption } from '../ask.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal verify` */
export const verifyVerb: Verb = {
  name: 'verify',
  purpose: 'compare both calculators person for person, so that results may be paid',
  accepts: {
    usage: 'verify [--period-end <YYYY-MM-DD>] [--again]',
    words: [0, 0],
    values: ['period-end'],
    flags: ['again'],
  },
  async run({ actions, actor, line, progress }) {
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const lastYearEnd = addDays(financialYearOf(actions.businessDate).start, -1);
    const periodEnds = [periodEnd.value ?? lastYearEnd];
    const reports = await verifyResults(actions, actor, { periodEnds, again: line.options.has('again') }, progress);
    if (!reports.ok) return reports;
    const rows = reports.value.map((report) => [
      dayText(report.periodEnd),
      `${report.comparedNow.length} of ${report.practices}`,
      String(report.people),
      String(report.compared),
      String(report.differences),
    ]);
    return accepted({
      json: { results: reports.value.map((report) => ({ ...report, periodEnd: isoOfDay(report.periodEnd) })) },
      text: textTable(['Period end', 'Practices compared now', 'People', 'Decisions compared', 'Differences'], rows),
      isDone: reports.value.every((report) => report.differences === 0),
    });
  },
};
