import {
  type Actor,
  accepted,
  type Day,
  type OdsCode,
  type Outcome,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import {
  type MeasureCounts,
  notReceivedCounts,
  releaseExactOnly,
  releaseMeasureCounts,
  releasePlaces,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
  type Withheld,
} from '../../disclosure/index.ts';
import {
  DIMENSIONS,
  type IndicatorCount,
  isNotReceived,
  type LoadedFramework,
  type Measure,
} from '../../indicators/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { placeKey, placeSums, releasedOnce } from '../places/released-places.ts';
import { codesOf, fifthsOf, placesOf, type ResultLevel, type ResultPlace } from '../places/result-places.ts';
import { type OtherMeasure, otherMeasures, type RateResult, rateResults } from '../rates/rate-results.ts';
import { COUNTS, firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { addCounts } from './added-counts.ts';
import { type KiteMark, kiteMark } from './kite-mark.ts';
import { measureNamed, measuresOfPeople, periodEndAsked } from './measure-named.ts';
import { isRankable, type Warning, warningsOf } from './plausibility.ts';

export type { ResultLevel } from '../places/result-places.ts';

/** One measure in one place or group, with how far it can be trusted. */
export type AreaResult = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly level: ResultLevel;
  /** Our code of the place, or the group. */
  readonly area: string;
  readonly name: string;
  readonly counts: Released<ShownMeasureCounts>;
  readonly rate: Released<ShownRate>;
  readonly mark: KiteMark;
  readonly warnings: readonly {
    readonly code: string;
    readonly words: string;
    readonly numbers: Released<string | Withheld>;
  }[];
  /** False for an implausible result: it is queried, and not put beside others. */
  readonly isRanked: boolean;
  readonly definitionHash: string;
  readonly evidenceSha256: string | null;
};

/** Whether the counts of one level add to those of another, and where they do not. */
export type SumCheck = { readonly of: ResultLevel; readonly agrees: boolean; readonly words: string };

export type ResultsReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly periodEnd: Day;
  readonly results: readonly AreaResult[];
  /** Measures that no rule about people decides: rates, ratios, means, surveys, gaps. */
  readonly rates: readonly RateResult[];
  readonly sums: readonly SumCheck[];
};

export type ResultsAsk = { readonly framework?: string; readonly indicator?: string; readonly periodEnd?: Day };

/** Every measure at every level: practice, team, locality, commissioner; by deprivation fifth, age, sex, ethnicity. */
export function resultsReport(context: ReportContext, reader: Actor, ask: ResultsAsk): Report<ResultsReport> {
  const subject = `results ${ask.indicator ?? 'of every measure'}`;
  const what = { actions: COUNTS, verb: 'read results', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const { framework } = under;
    const asked = measuresAsked(framework, ask.indicator);
    if (!asked.ok) return asked;
    const period = await periodEndAsked(under, ask.periodEnd);
    if (!period.ok) return period;
    const periodEnd = period.value;
    const at = { reader, level, framework, periodEnd };
    const results: AreaResult[] = [];
    const sums = new Map<ResultLevel, boolean>();
    for (const measure of asked.value.measures) {
      const groups = await groupsOf(under, at, measure);
      checkSums(groups, sums);
      const released = await releasedGroups(under, at, measure, groups);
      for (const group of groups) results.push(await resultOf(under, at, measure, group, released));
    }
    const rates: RateResult[] = [];
    for (const watched of asked.value.others) rates.push(...(await rateResults(under, at, watched)));
    const { id, title } = framework;
    return accepted({ framework: { id, title }, periodEnd, results, rates, sums: sumChecks(sums) });
  });
}

type At = {
  readonly reader: Actor;
  readonly level: ReleaseLevel;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
};

type Asked = { readonly measures: readonly Measure[]; readonly others: readonly OtherMeasure[] };

function measuresAsked(framework: LoadedFramework, indicator: string | undefined): Outcome<Asked> {
  const all = measuresOfPeople(framework);
  const others = otherMeasures(framework);
  if (indicator === undefined) return accepted({ measures: all, others });
  const other = others.find(({ id }) => id === indicator);
  if (other !== undefined) return accepted({ measures: [], others: [other] });
  const found = measureNamed(framework, indicator);
  return found.ok ? accepted({ measures: [found.value], others: [] }) : found;
}

/** The people of a place or group. Without a practice's own count there is no evidence to name. */
type Group = {
  readonly level: ResultLevel;
  readonly area: string;
  readonly name: string;
  readonly practices: readonly OdsCode[];
  readonly counts: MeasureCounts;
  readonly evidenceSha256: string | null;
};

async function groupsOf(context: ReportContext, { periodEnd }: At, measure: Measure): Promise<readonly Group[]> {
  const all = (await context.book.counts(periodEnd)).filter((count) => count.indicator === measure.rule);
  const byPractice = new Map(all.map((count) => [count.practice, count]));
  const practices = context.register.practices().filter(({ code }) => byPractice.has(code));
  const counted = ({ practices: own, ...place }: ResultPlace): Group => {
    const [only] = own;
    const evidence = place.level === 'practice' && only ? byPractice.get(only.code)?.evidenceSha256 : null;
    const counts = addCounts(own.map(({ code }) => byPractice.get(code) as IndicatorCount));
    return { ...place, practices: codesOf(own), counts, evidenceSha256: evidence ?? null };
  };
  return [
    ...placesOf(context.register, practices, measure).map(counted),
    ...fifthsOf(practices).map(counted),
    ...(await peopleGroups(context, periodEnd, measure, practices)),
  ];
}

async function peopleGroups(
  context: ReportContext,
  periodEnd: Day,
  measure: Measure,
  practices: readonly Practice[],
): Promise<readonly Group[]> {
  const { groups } = await context.book.breakdowns(periodEnd);
  const codes = practices.map(({ code }) => code);
  return DIMENSIONS.flatMap((dimension) => {
    const own = groups.filter((one) => one.indicator === measure.rule && one.dimension === dimension);
    const byGroup = [...Map.groupBy(own, ({ group }) => group)].sort(([a], [b]) => (a < b ? -1 : 1));
    return byGroup.map(([group, rows]): Group => {
      const counts = addCounts(rows.map((row) => ({ ...row, adjustments: [], exclusions: [] })));
      return { level: dimension, area: group, name: group, practices: codes, counts, evidenceSha256: null };
    });
  });
}

type ReleasedGroups = ReadonlyMap<Group, Released<ShownMeasureCounts>>;

/**
 * Every group's counts at its level. Practices are shown as everywhere else; places that they make up, and groups of
 * people beside the whole, only as far as no small count can be worked out by subtraction.
 */
async function releasedGroups(
  context: ReportContext,
  at: At,
  measure: Measure,
  groups: readonly Group[],
): Promise<ReleasedGroups> {
  const found = new Map<Group, Released<ShownMeasureCounts>>();
  if (await lacksRecords(context, at, measure)) {
    return new Map(groups.map((group) => [group, notReceivedCounts(levelOf(context, at, group))]));
  }
  const isPlace = ({ level }: Group): boolean => !DIMENSIONS.some((dimension) => dimension === level);
  const whole = groups.find(({ level }) => level === 'commissioner');
  const dimensions = DIMENSIONS.map((dimension) => groups.filter(({ level }) => level === dimension));
  const sums = [
    ...placeSums(groups.filter(isPlace).map((group) => placeOfGroup(context, group))),
    ...dimensions
      .filter((own) => whole !== undefined && isWhole(own, whole))
      .map((own) => ({
        whole: whole === undefined ? '' : placeKey(whole),
        parts: own.map(placeKey),
      })),
  ];
  const places = groups.map((group) => ({
    key: placeKey(group),
    level: levelOf(context, at, group),
    counts: group.counts,
    isFixed: group.level === 'practice',
  }));
  const levels = places.filter(({ level }) => level === 'exact').map(({ key }) => key);
  const key = `found ${measure.rule} ${at.periodEnd} ${at.level} ${levels.join(',')}`;
  const released = releasedOnce(context, key, () => releasePlaces(places, sums));
  for (const group of groups) {
    const counts = released.get(placeKey(group));
    if (counts !== undefined) found.set(group, counts);
  }
  return found;
}

function placeOfGroup({ register }: ReportContext, { level, area, name, practices }: Group): ResultPlace {
  const own = practices.flatMap((code) => {
    const practice = register.practice(code);
    return practice.ok ? [practice.value] : [];
  });
  return { level, area, name, practices: own };
}

/** Whether groups of people add to everybody, in each of the counts that are printed. */
function isWhole(groups: readonly Group[], whole: Group): boolean {
  const { register, denominator, numerator } = addCounts(groups.map(({ counts }) => counts));
  const all = whole.counts;
  return register === all.register && denominator === all.denominator && numerator === all.numerator;
}

/** Whether the measure rests on records that nobody sent, and no practice sent its counts. */
async function lacksRecords(context: ReportContext, { framework, periodEnd }: At, { rule }: Measure): Promise<boolean> {
  const sent = await context.book.sent(periodEnd);
  if ([...sent.values()].some((own) => own.has(rule))) return false;
  return isNotReceived(framework, rule, await context.book.receivedRecords());
}

async function resultOf(
  context: ReportContext,
  at: At,
  measure: Measure,
  group: Group,
  released: ReleasedGroups,
): Promise<AreaResult> {
  const { framework, periodEnd } = at;
  const rule = framework.rule(measure.rule);
  const level = levelOf(context, at, group);
  const counts = released.get(group) ?? releaseMeasureCounts(level, group.counts);
  const rate = releaseRate(counts);
  const [only] = group.practices;
  const isPractice = group.level === 'practice' && only !== undefined;
  const warnings: readonly Warning[] = isPractice
    ? await warningsOf(context, { practice: only, measure, periodEnd })
    : [];
  const sent = await context.book.sent(periodEnd);
  const files = group.practices.map((code) => sent.get(code)?.get(rule.id)?.file);
  const received = files.map((file) =>
    file === undefined ? null : (context.book.received().get(file)?.receivedOn ?? null),
  );
  const receivedOn = received.includes(null) ? null : ([...received].sort().at(-1) ?? null);
  return {
    indicator: measure.id,
    shortTitle: measure.shortTitle,
    level: group.level,
    area: group.area,
    name: group.name,
    counts,
    rate,
    mark: kiteMark({
      verification: rule.verification,
      warnings,
      rate,
      periodEnd,
      receivedOn,
      counted: files.filter((file) => file !== undefined).length,
      expected: group.practices.length,
    }),
    warnings: warnings.map(({ code, words, numbers }) => ({
      code,
      words,
      numbers: releaseExactOnly(level, numbers, 'The numbers are left out, because they are exact counts.'),
    })),
    isRanked: isRankable(warnings),
    definitionHash: framework.ruleHash(rule.id),
    evidenceSha256: group.evidenceSha256 === '' ? null : group.evidenceSha256,
  };
}

/** A practice's own staff see it exactly; over several practices the level of the whole holds. */
function levelOf(context: ReportContext, { reader, level }: At, group: Group): ReleaseLevel {
  if (group.level !== 'practice') return level;
  const permission = firstPermitted(context, reader, COUNTS, { practice: group.practices[0] });
  return permission.ok ? permission.value.level : level;
}

/** Notes for each level whether its exact counts add to those of the commissioner. */
function checkSums(groups: readonly Group[], sums: Map<ResultLevel, boolean>): void {
  const whole = groups.find(({ level }) => level === 'commissioner')?.counts;
  for (const [level, own] of Map.groupBy(groups, (group) => group.level)) {
    const sum = addCounts(own.map(({ counts }) => counts));
    const agrees =
      whole !== undefined &&
      sum.register === whole.register &&
      sum.denominator === whole.denominator &&
      sum.numerator === whole.numerator;
    sums.set(level, agrees && (sums.get(level) ?? true));
  }
}

const SUM_WORDS =
  'Everybody is registered with one practice, so counts add up across practices, teams, localities and groups of people. Rounded counts need not, because each is rounded by itself; rates are never added.';

function sumChecks(sums: ReadonlyMap<ResultLevel, boolean>): readonly SumCheck[] {
  return [...sums].map(([of, agrees]) => ({
    of,
    agrees,
    words: agrees ? SUM_WORDS : `The counts by ${of} do not add to those of the commissioner.`,
  }));
}
