import { accepted, isoOfDay, type Outcome } from '../../base/index.ts';
import { neighbourhoodsReport, type ShownRate } from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { dayOption, given } from '../ask.ts';
import { textTable } from '../table.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

/** `commonweal assurance neighbourhoods`: small areas beyond what age, sex and the usual spread explain, and who lives there. */
export async function assuranceNeighbourhoods({ context, actor, line }: VerbCall): Promise<Outcome<VerbResult>> {
  const asked = dayOption(line, 'period-end');
  if (!asked.ok) return asked;
  const ask = given({ framework: optionOf(line, 'framework'), periodEnd: asked.value });
  const report = await neighbourhoodsReport(context, actor, ask);
  if (!report.ok) return report;
  const { basis, periodEnd, periodEnds: _, rows, everybody, areas, ...head } = report.value;
  const json = {
    release: basis.release,
    ...head,
    periodEnd: isoOfDay(periodEnd),
    apart: rows.map(({ rate, judged, ...row }) => ({ ...row, ...countsJson(rate.value), ...judged.value })),
    everybody: everybody.value,
    areas: areas.map(({ profile, ...area }) => ({ ...area, ...profile.value })),
  };
  const table = textTable(
    ['Area', 'Measure', '%', 'Expected %', 'Stands', '', 'Deviations', 'Reliability'],
    json.apart.map((row) => [
      ...[row.area, row.indicator, row.percent ?? 'none', row.expectedPercent ?? 'none', row.standing],
      ...[row.side ?? '', row.z ?? '', row.reliability ?? ''],
    ]),
  );
  const none = `No neighbourhood of ${head.areasCounted} stands apart.`;
  return accepted({ json, text: rows.length === 0 ? none : table });
}

function countsJson(rate: ShownRate) {
  return rate.kind === 'rate'
    ? { percent: rate.percent, numerator: rate.numerator, denominator: rate.denominator }
    : { percent: null };
}
