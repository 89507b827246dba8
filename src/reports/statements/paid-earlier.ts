import { dayFromIso, type Month, type OdsCode, type ReleaseLevel } from '../../base/index.ts';
import { lastAchievementYearEnd, type RestsOn } from '../../contracts/index.ts';
import { releaseExactOnly, releaseMeasureCounts, type ShownMeasureCounts } from '../../disclosure/index.ts';
import type { Measure } from '../../indicators/index.ts';
import { frozenStatement } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { fileName } from '../feeds/received-file.ts';
import { withKinds } from '../measures/added-counts.ts';
import { type SentCounts, sentCountsAt } from '../measures/sent-counts.ts';
import { frozenOfPractice } from '../payments/frozen-run.ts';
import type { OrWithheld } from '../report.ts';

/** Counts that released statements were paid on and that later counts have replaced since. */
export type PaidEarlier = {
  /** The months that were paid on them, oldest first. */
  readonly months: readonly Month[];
  readonly counts: OrWithheld<ShownMeasureCounts>;
  readonly file: { readonly sha256: string; readonly name: string };
  /** Records of the file: of register, denominator and numerator. */
  readonly rows: readonly number[];
};

type CountsRest = Extract<RestsOn, { kind: 'counts' }>;
type PaidOn = { readonly month: Month; readonly rest: CountsRest };

export type PaidEarlierAsk = { readonly practice: OdsCode; readonly measure: Measure; readonly periodEnd: number };

const LEFT_OUT =
  'Counts that were replaced are left out here: their difference from those of today would give small ones away.';

/**
 * What a practice was paid on for a measure, where that is no longer what is in service.
 * @param inService the counts file that stands now
 */
export async function paidEarlier(
  context: ReportContext,
  level: ReleaseLevel,
  ask: PaidEarlierAsk,
  inService: string | undefined,
): Promise<readonly PaidEarlier[]> {
  const replaced = (await paidOn(context, ask)).filter(({ rest }) => rest.file !== inService);
  const earlier: PaidEarlier[] = [];
  for (const same of Map.groupBy(replaced, ({ rest }) => `${rest.file} ${rest.snapshot}`).values()) {
    const [first] = same;
    const sent = first === undefined ? undefined : await countsThen(context, ask, first.rest);
    if (first === undefined || sent === undefined) continue;
    const { file: sha256, rows } = first.rest;
    const counts = releaseMeasureCounts('exact', withKinds(context.framework, ask.measure.rule, sent.counts)).value;
    earlier.push({
      months: same.map(({ month }) => month),
      counts: releaseExactOnly(level, counts, LEFT_OUT),
      file: { sha256, name: fileName(context, sha256) },
      rows: Object.values(rows).flatMap((row) => row ?? []),
    });
  }
  return earlier;
}

/** The counts that each released statement rests on, oldest month first. */
async function paidOn(context: ReportContext, { practice, measure, periodEnd }: PaidEarlierAsk): Promise<PaidOn[]> {
  const frozen = [...(await frozenOfPractice(context, practice)).values()]
    .filter((one) => one.isReleased && !one.isReversed && lastAchievementYearEnd(one.month) === periodEnd)
    .sort((a, b) => a.month - b.month);
  const paid: PaidOn[] = [];
  for (const { run, month } of frozen) {
    const statement = await context.store.read((db) => frozenStatement(db, run, practice));
    const rest = statement?.lines
      .flatMap((line) => line.restsOn)
      .find((one): one is CountsRest => one.kind === 'counts' && one.indicator === measure.id);
    if (rest !== undefined) paid.push({ month, rest });
  }
  return paid;
}

/** The counts as they stood in the snapshot that a line pins; undefined when it is no longer kept. */
async function countsThen(
  context: ReportContext,
  { practice, measure }: PaidEarlierAsk,
  { snapshot: hash, periodEnd }: CountsRest,
): Promise<SentCounts | undefined> {
  const [snapshot, day] = [context.warehouse.at(hash), dayFromIso(periodEnd)];
  if (!snapshot.ok || day === undefined) return undefined;
  return (await sentCountsAt(snapshot.value, day, context.framework)).get(practice)?.get(measure.rule);
}
