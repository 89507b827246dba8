import { accepted } from '../../base/index.ts';
import { replayReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal replay --period-end 2026-03-31` */
export const replayVerb: Verb = {
  name: 'replay',
  purpose: 'count again from pinned rows and compare with what was kept, byte for byte',
  forms: ['[--snapshot <sha256>] [--period-end <YYYY-MM-DD>] [--framework <id>]'],
  async run({ context, actor, line }) {
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const [snapshot, framework] = [optionOf(line, 'snapshot'), optionOf(line, 'framework')];
    const report = await replayReport(context, actor, given({ snapshot, framework, periodEnd: periodEnd.value }));
    if (!report.ok) return report;
    const { practices, erased, isSame, basis } = report.value;
    const rows = practices.map((one) => [
      one.practice,
      one.keptSha256.slice(0, 12),
      one.replayedSha256.slice(0, 12),
      one.isSame ? 'the same' : 'differs',
    ]);
    const gone = erased.map(({ practice, words }) => `${practice}: ${words}. What was paid on it stands.`);
    return accepted({
      json: { ...report.value, basis: undefined, release: basis.release, periodEnd: isoDay(report.value.periodEnd) },
      text: [textTable(['Practice', 'Kept', 'Again', 'Bytes'], rows), ...gone].join('\n'),
      isDone: isSame,
    });
  },
};
