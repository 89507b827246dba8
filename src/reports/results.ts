import {
  type Actor,
  accepted,
  type Day,
  exact,
  type OdsCode,
  type Outcome,
  type Released,
  type ReleaseLevel,
} from '../base/index.ts';
import {
  type MeasureCounts,
  releaseExactOnly,
  releaseMeasureCounts,
  releaseRate,
  type ShownMeasureCounts,
  type ShownRate,
  type Withheld,
} from '../disclosure/index.ts';
import {
  DIMENSIONS,
  type Dimension,
  type IndicatorCount,
  type LoadedFramework,
  type Measure,
} from '../indicators/index.ts';
import type { Practice } from '../practices/index.ts';
import { addCounts } from './area-measure.ts';
import type { ReportContext } from './context.ts';
import { frameworkNamed } from './framework-named.ts';
import { type KiteMark, kiteMark } from './kite-mark.ts';
import { measureNamed, periodEndAsked } from './measure-named.ts';
import { isRankable, type Warning, warningsOf } from './plausibility.ts';
import { COUNTS, firstPermitted, reading } from './reading.ts';
import type { Report } from './report.ts';

/** At which level a result stands: a place, or a group of people over the whole commissioner. */
export type ResultLevel = 'practice' | 'team' | 'locality' | 'commissioner' | 'deprivation fifth' | Dimension;

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
  readonly sums: readonly SumCheck[];
};

export type ResultsAsk = { readonly framework?: string; readonly indicator?: string; readonly periodEnd?: Day };

/** Every measure at every level: practice, team, locality, commissioner; by deprivation fifth, age, sex, ethnicity. */
export function resultsReport(context: ReportContext, reader: Actor, ask: ResultsAsk): Report<ResultsReport> {
  const subject = `results ${ask.indicator ?? 'of every measure'}`;
  return reading(context, reader, { actions: COUNTS, verb: 'read results', subject }, async ({ level }) => {
    const framework = frameworkNamed(context, ask.framework);
    if (!framework.ok) return framework;
    const measures = measuresAsked(framework.value, ask.indicator);
    if (!measures.ok) return measures;
    const periodEnd = await periodEndAsked(context, ask.periodEnd);
    if (!periodEnd.ok) return periodEnd;
    const at = { reader, level, framework: framework.value, periodEnd: periodEnd.value };
    const results: AreaResult[] = [];
    const sums = new Map<ResultLevel, boolean>();
    for (const measure of measures.value) {
      const groups = await groupsOf(context, at, measure);
      checkSums(groups, sums);
      for (const group of groups) results.push(await resultOf(context, at, measure, group));
    }
    const { id, title } = framework.value;
    return accepted({ framework: { id, title }, periodEnd: periodEnd.value, results, sums: sumChecks(sums) });
  });
}

type At = {
  readonly reader: Actor;
  readonly level: ReleaseLevel;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
};

function measuresAsked(framework: LoadedFramework, indicator: string | undefined): Outcome<readonly Measure[]> {
  if (indicator === undefined) return accepted(framework.measures);
  const found = measureNamed(framework, indicator);
  return found.ok ? accepted([found.value]) : found;
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
  const placed = (level: ResultLevel, area: string, name: string, own: readonly Practice[]): Group => ({
    level,
    area,
    name,
    practices: own.map(({ code }) => code),
    counts: addCounts(own.map(({ code }) => byPractice.get(code) as IndicatorCount)),
    evidenceSha256: level === 'practice' ? (byPractice.get(own[0]?.code as OdsCode)?.evidenceSha256 ?? null) : null,
  });
  const { localities, code, name } = context.register.commissioner;
  return [
    ...practices.map((one) => placed('practice', one.code, one.name, [one])),
    ...localities.flatMap(({ teams }) =>
      teams.map((team) =>
        placed(
          'team',
          team.id,
          team.name,
          practices.filter((one) => one.team === team.id),
        ),
      ),
    ),
    ...localities.map((one) =>
      placed(
        'locality',
        one.id,
        one.name,
        practices.filter(({ locality }) => locality === one.id),
      ),
    ),
    placed('commissioner', code, name, practices),
    ...fifths(practices).map((own, index) => placed('deprivation fifth', String(index + 1), FIFTHS[index] ?? '', own)),
    ...(await peopleGroups(context, periodEnd, measure, practices)),
  ];
}

const FIFTHS = ['Most deprived fifth of practices', 'Second', 'Third', 'Fourth', 'Least deprived fifth of practices'];

/** The practices by the deprivation score of their lists, in five parts as equal as can be, the most deprived first. */
function fifths(practices: readonly Practice[]): readonly (readonly Practice[])[] {
  const sorted = practices.toSorted((a, b) => exact(b.deprivationScore).compare(exact(a.deprivationScore)));
  const from = (fifth: number): number => Math.round((fifth * sorted.length) / FIFTHS.length);
  return FIFTHS.map((_, index) => sorted.slice(from(index), from(index + 1))).filter((own) => own.length > 0);
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

async function resultOf(context: ReportContext, at: At, measure: Measure, group: Group): Promise<AreaResult> {
  const { framework, periodEnd } = at;
  const rule = framework.rule(measure.rule);
  const level = levelOf(context, at, group);
  const counts = releaseMeasureCounts(level, group.counts);
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
  const permission = firstPermitted(context, reader, COUNTS, group.practices[0]);
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
