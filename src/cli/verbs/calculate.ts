import { accepted, exactText } from '../../base/index.ts';
import { type AreaCounts, countsReport } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given, knownOption, practiceOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import { textTable } from '../table.ts';
import type { Verb } from '../verb.ts';

/** `commonweal calculate --practice X00010` */
export const calculateVerb: Verb = {
  name: 'calculate',
  purpose: 'register, denominator, adjustments and numerator of every indicator',
  accepts: {
    usage: 'calculate [--practice <code>] [--indicator <id>] [--period-end <YYYY-MM-DD>] [--framework <id>]',
    words: [0, 0],
    values: ['practice', 'indicator', 'period-end', 'framework'],
  },
  async run({ context, actor, line }) {
    const practice = practiceOption(line);
    if (!practice.ok) return practice;
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const framework = knownOption(line, 'framework', [context.framework.id]);
    if (!framework.ok) return framework;
    const ask = given({ practice: practice.value, indicator: optionOf(line, 'indicator'), periodEnd: periodEnd.value });
    const report = await countsReport(context, actor, ask);
    if (!report.ok) return report;
    const { rows, basis } = report.value;
    return accepted({
      json: {
        periodEnd: isoDay(report.value.periodEnd),
        framework: context.framework.id,
        release: basis.release,
        snapshot: basis.snapshot,
        results: rows.map(jsonOf),
      },
      text: textTable(
        ['Indicator', 'Area', 'Register', 'Denominator', 'Adjusted', 'Numerator', 'Achieved'],
        rows.map(rowOf),
      ),
    });
  },
};

function jsonOf(row: AreaCounts): object {
  const counts = row.counts.value;
  return {
    indicator: row.indicator,
    title: row.shortTitle,
    level: row.level,
    area: row.area,
    value: row.rate.value.kind === 'rate' ? exactText(row.rate.value.ratio) : null,
    release: row.counts.level,
    register: counts.register,
    denominator: counts.denominator,
    adjustments: counts.adjustments,
    exclusions: counts.exclusions,
    numerator: counts.numerator,
    definitionHash: row.definitionHash,
    evidenceSha256: row.evidenceSha256,
  };
}

function rowOf(row: AreaCounts): string[] {
  const counts = row.counts.value;
  const adjusted = counts.adjustments.map((reason) => `${reason.reason} ${reason.count}`).join(', ');
  const rate = row.rate.value.kind === 'rate' ? `${row.rate.value.percent}%` : row.rate.value.words;
  return [
    row.indicator,
    row.area,
    String(counts.register),
    String(counts.denominator),
    adjusted,
    String(counts.numerator),
    rate,
  ];
}
