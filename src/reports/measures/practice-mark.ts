import type { Day, OdsCode, Released, ReleaseLevel } from '../../base/index.ts';
import { releaseMeasureCounts, releaseRate, type ShownRate } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { type KiteMark, kiteMark } from './kite-mark.ts';
import { warningsOf } from './plausibility.ts';

const NOBODY = { register: 0, denominator: 0, numerator: 0, adjustments: [], exclusions: [] };

/** How far a practice's result on a measure can be trusted, from the counts as the reader may see them. */
export async function practiceMark(
  context: ReportContext,
  level: ReleaseLevel,
  at: { readonly practice: OdsCode; readonly measure: Measure; readonly periodEnd: Day },
): Promise<KiteMark> {
  const { practice, measure, periodEnd } = at;
  const sent = (await context.book.sent(periodEnd)).get(practice)?.get(measure.rule);
  const rate: Released<ShownRate> = releaseRate(releaseMeasureCounts(level, sent?.counts ?? NOBODY));
  const record = sent === undefined ? undefined : context.book.received().get(sent.file);
  return kiteMark({
    verification: context.framework.rule(measure.rule).verification,
    warnings: await warningsOf(context, at),
    rate,
    periodEnd,
    receivedOn: record?.receivedOn ?? null,
    counted: sent === undefined ? 0 : 1,
    expected: 1,
  });
}
