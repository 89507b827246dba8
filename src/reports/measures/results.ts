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
  type PlaceToRelease,
  releaseExactOnly,
  releaseMeasureCounts,
  releasePlaces,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
  type Withheld,
} from '../../disclosure/index.ts';
import { DIMENSIONS, isNotReceived, type LoadedFramework, type Measure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import {
  basisOf,
  type CountBasis,
  type CountedMeasure,
  countsShown,
  keyOfRelease,
  levelOfPractice,
  type Placed,
  placeKey,
  placesReleased,
  type ReleasedPlaces,
  releasedOnce,
} from '../places/released-places.ts';
import { codesOf, fifthsOf, placesOf, type ResultLevel, type ResultPlace } from '../places/result-places.ts';
import { type OtherMeasure, otherMeasures, type RateResult, rateResults } from '../rates/rate-results.ts';
import { COUNTS, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { addCounts, lessOf } from './added-counts.ts';
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
  /** Groups of people are always among those whose records are shared. */
  readonly basis: CountBasis;
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
      const counted = await countsShown(under, level, measure, periodEnd);
      const found = await countsShown(under, 'exact', measure, periodEnd);
      const groups = await groupsOf(under, at, measure, { counted, found });
      const everybody = { places: addCounts([...counted.values()]), people: addCounts([...found.values()]) };
      checkSums(groups, everybody, sums);
      const released = await releasedGroups(under, at, measure, { counted, found, groups, everybody });
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
  readonly basis: CountBasis;
  readonly practices: readonly OdsCode[];
  readonly counts: MeasureCounts;
  readonly evidenceSha256: string | null;
};

/** The counts that places are shown by, and those of the warehouse's people. */
type Counted = { readonly counted: CountedMeasure; readonly found: CountedMeasure };

/** Everybody in all places, and everybody in all groups of people: the same people where both are on one basis. */
type Everybody = { readonly places: MeasureCounts; readonly people: MeasureCounts };

async function groupsOf(
  context: ReportContext,
  { periodEnd }: At,
  measure: Measure,
  { counted, found }: Counted,
): Promise<readonly Group[]> {
  const practices = context.register.practices().filter(({ code }) => counted.has(code));
  const placed = ({ practices: own, ...place }: ResultPlace): Group => {
    const [only] = own;
    const evidence = place.level === 'practice' && only !== undefined ? counted.get(only.code)?.evidenceSha256 : null;
    const practices = codesOf(own);
    return {
      ...{ ...place, basis: basisOf(counted, practices), practices },
      counts: addCounts(practices.flatMap((code) => counted.get(code) ?? [])),
      evidenceSha256: evidence ?? null,
    };
  };
  return [
    ...placesOf(context.register, practices, measure).map(placed),
    ...fifthsOf(practices).map(placed),
    ...(await peopleGroups(context, periodEnd, measure, [...found.keys()])),
  ];
}

async function peopleGroups(
  context: ReportContext,
  periodEnd: Day,
  measure: Measure,
  practices: readonly OdsCode[],
): Promise<readonly Group[]> {
  const { groups } = await context.book.breakdowns(periodEnd);
  return DIMENSIONS.flatMap((dimension) => {
    const own = groups.filter((one) => one.indicator === measure.rule && one.dimension === dimension);
    const byGroup = [...Map.groupBy(own, ({ group }) => group)].sort(([a], [b]) => (a < b ? -1 : 1));
    return byGroup.map(([group, rows]): Group => {
      const counts = addCounts(rows.map((row) => ({ ...row, adjustments: [], exclusions: [] })));
      const named = { level: dimension, area: group, name: group, basis: 'shared records' as const };
      return { ...named, practices, counts, evidenceSha256: null };
    });
  });
}

type ReleasedGroups = ReadonlyMap<Group, Released<ShownMeasureCounts>>;

/**
 * Every group's counts at its level. Places are shown as on every page; groups of people beside them only as far as no small count
 * can be worked out by subtraction, nor that anybody opted out who is in the places and in no group.
 */
async function releasedGroups(
  context: ReportContext,
  at: At,
  measure: Measure,
  { counted, found, groups, everybody }: Counted & { groups: readonly Group[]; everybody: Everybody },
): Promise<ReleasedGroups> {
  if (await lacksRecords(context, at, measure)) {
    return new Map(groups.map((group) => [group, notReceivedCounts(levelOf(context, at, group))]));
  }
  const placed = await placesReleased(context, at, measure, at.periodEnd, counted);
  const key = keyOfRelease(context, at, counted, `groups ${measure.rule} ${at.periodEnd}`);
  const all = releasedOnce(context, key, () =>
    besidePlaces(context, at, placed, { groups, everybody, left: leftOf(counted, found) }),
  );
  return new Map(
    groups.flatMap((group) => {
      const counts = all.get(placeKey(group));
      return counts === undefined ? [] : [[group, counts] as const];
    }),
  );
}

type Beside = {
  readonly groups: readonly Group[];
  readonly everybody: Everybody;
  readonly left: readonly LeftOut[] | undefined;
};

/** The same people in other groups: each dimension that holds everybody adds to the commissioner, with whoever is in no record. */
function besidePlaces(
  context: ReportContext,
  { level }: At,
  { places, sums, already }: Placed,
  { groups, everybody, left }: Beside,
): ReleasedPlaces {
  const whole = placeKey({ level: 'commissioner', area: context.register.commissioner.code });
  const dimensions = DIMENSIONS.map((dimension) => groups.filter((group) => group.level === dimension));
  const shown = dimensions.flat().map((group): PlaceToRelease => {
    return { key: placeKey(group), level, counts: group.counts, isFixed: false };
  });
  if (left === undefined) return releasePlaces([...places, ...shown], sums, already);
  const hidden = { level, isFixed: false, keptBack: 'hidden' } as const;
  const secret = { ...hidden, keptBack: 'secret' } as const;
  const bases = left.flatMap(({ practice, sent, found }): readonly PlaceToRelease[] => [
    { ...hidden, key: `${FOUND} ${practice}`, counts: found, readBy: placeKey({ level: 'practice', area: practice }) },
    { ...secret, key: `${IN_NO_RECORD} ${practice}`, counts: lessOf(sent, found) },
  ]);
  const all: readonly PlaceToRelease[] = [
    { ...secret, key: IN_NO_RECORD, counts: addCounts(left.map(({ sent, found }) => lessOf(sent, found))) },
    { ...hidden, key: FOUND, counts: everybody.people },
  ];
  const added = [
    { whole: IN_NO_RECORD, parts: left.map(({ practice }) => `${IN_NO_RECORD} ${practice}`) },
    ...left.map(({ practice }) => ({
      whole: placeKey({ level: 'practice', area: practice }),
      parts: [`${FOUND} ${practice}`, `${IN_NO_RECORD} ${practice}`],
    })),
    ...dimensions
      .filter((own) => isWhole(own, everybody.people))
      .map((own) => own.map(placeKey))
      .flatMap((parts) => [
        { whole: FOUND, parts },
        { whole, parts: [...parts, IN_NO_RECORD] },
      ]),
  ];
  return releasePlaces([...places, ...shown, ...bases, ...all], [...sums, ...added], already);
}

/** Names who is in the counts that practices sent and in no record of the warehouse. */
const IN_NO_RECORD = 'in no record';
/** Names everybody in the warehouse: the people of every dimension, so that what is shown of one bounds the others. */
const FOUND = 'found';

/** What one practice sent of everybody, and what the warehouse finds of it. */
type LeftOut = { readonly practice: OdsCode; readonly sent: MeasureCounts; readonly found: MeasureCounts };

/** Who sent counts, with what the warehouse finds; undefined where it finds more: then neither is part of the other. */
function leftOf(counted: CountedMeasure, found: CountedMeasure): readonly LeftOut[] | undefined {
  const left = [...counted].flatMap(([practice, sent]) =>
    sent.basis === 'everybody' ? [{ practice, sent, found: found.get(practice) ?? addCounts([]) }] : [],
  );
  return left.every(({ sent, found: own }) => isPart(own, sent)) ? left : undefined;
}

function isPart(part: MeasureCounts, whole: MeasureCounts): boolean {
  const { register, denominator, numerator } = lessOf(whole, part);
  return Math.min(register, denominator, numerator, denominator - numerator) >= 0;
}

/** Whether groups of people add to everybody, in each of the counts that are printed. */
function isWhole(groups: readonly Group[], all: MeasureCounts): boolean {
  const { register, denominator, numerator } = addCounts(groups.map(({ counts }) => counts));
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
  const records = context.book.received();
  const received = files.map((file) => (file === undefined ? null : (records.get(file)?.receivedOn ?? null)));
  const receivedOn = received.includes(null) ? null : ([...received].sort().at(-1) ?? null);
  return {
    indicator: measure.id,
    shortTitle: measure.shortTitle,
    level: group.level,
    area: group.area,
    name: group.name,
    basis: group.basis,
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
    evidenceSha256: group.evidenceSha256,
  };
}

/** A practice's own staff see it exactly; over several practices the level of the whole holds. */
function levelOf(context: ReportContext, at: At, group: Group): ReleaseLevel {
  const [only] = group.practices;
  return group.level === 'practice' && only !== undefined ? levelOfPractice(context, at, only) : at.level;
}

/** Notes for each level whether its exact counts add to those of everybody on its basis. */
function checkSums(groups: readonly Group[], { places, people }: Everybody, sums: Map<ResultLevel, boolean>): void {
  for (const [level, own] of Map.groupBy(groups, (group) => group.level)) {
    const agrees = isWhole(own, DIMENSIONS.some((dimension) => dimension === level) ? people : places);
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
