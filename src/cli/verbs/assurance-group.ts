import { accepted, isoOfDay, type Outcome } from '../../base/index.ts';
import { assuranceGroupReport, type GroupAsked, type ShownRate } from '../../reports/index.ts';
import { type CommandLine, optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal assurance group X00010 X00036`, or `--team`, `--network`, `--locality`: practices together, as they stood on a day. */
export async function assuranceGroup({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const day = dayOption(line, 'period-end');
  if (!day.ok) return day;
  const ask = given({ framework: optionOf(line, 'framework'), periodEnd: day.value });
  const report = await assuranceGroupReport(context, actor, { group: groupGiven(line), ...ask });
  if (!report.ok) return report;
  const { basis, periodEnd, periodEnds: _, localities, teams, networks, rows, ...head } = report.value;
  const json = {
    release: basis.release,
    ...head,
    periodEnd: isoOfDay(periodEnd),
    measures: rows.map(({ rate, interval, commissioner, ...row }) => ({
      ...row,
      ...shareJson(rate.value),
      interval: interval.value,
      commissioner: shareJson(commissioner.value),
    })),
  };
  const table = textTable(
    ['Measure', '', '%', '95% interval', 'Practices', 'All'],
    rows.map(({ indicator, shortTitle, rate, interval: { value }, practicesWithFigure, commissioner }) => [
      ...[indicator, shortTitle, shareJson(rate.value).percent ?? 'none'],
      value === null ? 'none' : `${value.lowerPercent} to ${value.upperPercent}`,
      ...[`${practicesWithFigure} of ${head.practices.length}`, shareJson(commissioner.value).percent ?? 'none'],
    ]),
  );
  const who = head.practices.map(({ practice }) => practice).join(', ');
  return accepted({ json, text: `${head.name} at ${isoOfDay(periodEnd)}: ${who}\n\n${table}` });
}

/** The forms of the command let one kind through. */
function groupGiven(line: CommandLine): GroupAsked {
  const [place] = (['locality', 'team', 'network'] as const).flatMap((kind): GroupAsked[] => {
    const id = optionOf(line, kind);
    return id === undefined ? [] : [{ kind, id }];
  });
  return place ?? { kind: 'practices', codes: line.words.slice(1).map((code) => code.toUpperCase()) };
}

function shareJson(rate: ShownRate) {
  return rate.kind === 'rate'
    ? { percent: rate.percent, numerator: rate.numerator, denominator: rate.denominator }
    : { percent: null, words: rate.words };
}
