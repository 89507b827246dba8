import {
  type Actor,
  accepted,
  type Day,
  decimalText,
  exact,
  type OdsCode,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
} from '../../base/index.ts';
import {
  type ExpectedJudgement,
  judgeAgainstExpected,
  LEAST_RELIABLE,
  type TriggerOnDay,
  type Triggers,
} from '../../benchmarking/index.ts';
import { releaseCount, releaseDerived, releasePlaces, releaseRate, type ShownRate } from '../../disclosure/index.ts';
import {
  type Measure,
  type Neighbourhood,
  type NeighbourhoodCount,
  type Neighbourhoods,
  neighbourhoods,
} from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { addCounts } from '../measures/added-counts.ts';
import { measuresOfPeople, periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { ASSURANCE_READERS } from './assurance-practice.ts';
import { countsOf } from './assurance-results.ts';

/** Why a small area stands where it does on a measure. */
export type NeighbourhoodStanding = Pick<ExpectedJudgement, 'standing' | 'side'> & {
  /** Two places. */
  readonly reliability: string | null;
  /** Standard deviations from what is expected, the usual spread taken in, one place. */
  readonly z: string | null;
  /** What the age and sex of its people give, per cent, one decimal; null without a figure. */
  readonly expectedPercent: string | null;
  readonly why: string;
};

/** A small area that stands apart on a measure. */
export type NeighbourhoodRow = {
  readonly area: string;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly direction: 'higher' | 'lower';
  readonly rate: Released<ShownRate>;
  readonly judged: Released<NeighbourhoodStanding>;
};

/** Who lives somewhere, as far as it is shown. Shares in per cent, one decimal; null where a count behind one is not shown. */
export type NeighbourhoodProfile = {
  readonly people: ReleasedCount;
  readonly under18Percent: string | null;
  readonly from65Percent: string | null;
  /** Consultations a person in the twelve months, two decimals. */
  readonly consultations: string | null;
  /** Mean score of the lists that its people are on, as many as are shown, one decimal; null where they are not. */
  readonly deprivationScore: string | null;
  /** The practice that most are registered with; null where that is not shown. */
  readonly mainPractice: { readonly practice: OdsCode; readonly name: string; readonly percent: string } | null;
};

export type NeighbourhoodArea = {
  readonly area: string;
  readonly profile: Released<NeighbourhoodProfile>;
  /** On how many measures it stands where. */
  readonly worse: number;
  readonly better: number;
  readonly notRanked: number;
};

/** How far one measure can tell areas apart. */
export type NeighbourhoodMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  /** Areas that are compared, and those with a figure in which there is too much chance. */
  readonly compared: number;
  readonly notCompared: number;
  /** Of the median area, two places; null where none has a figure. */
  readonly reliability: string | null;
};

export type NeighbourhoodsReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly commissioner: { readonly name: string };
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  /** Small areas that people are recorded in. */
  readonly areasCounted: number;
  /** What stands apart: for the worse first, the furthest first. */
  readonly rows: readonly NeighbourhoodRow[];
  /** Everybody, then each area, the one with most for the worse first. */
  readonly everybody: Released<NeighbourhoodProfile>;
  readonly areas: readonly NeighbourhoodArea[];
  readonly measures: readonly NeighbourhoodMeasure[];
  readonly triggers: readonly TriggerOnDay[];
};

export type NeighbourhoodsAsk = { readonly framework?: string; readonly periodEnd?: Day };

/** What the code of a place is where none was recorded: no neighbourhood, and judged with none. */
const NOT_RECORDED = 'not recorded';

/**
 * Small areas where outcomes lie beyond what the age and sex of their people and the usual spread between areas explain, and who
 * lives there. Reliability comes first. Worked out from counts as they are shown to the reader.
 */
export function neighbourhoodsReport(
  context: ReportContext,
  reader: Actor,
  ask: NeighbourhoodsAsk,
): Report<NeighbourhoodsReport> {
  const what = { actions: ASSURANCE_READERS, verb: 'read neighbourhoods', subject: 'neighbourhoods' };
  return reading(context, reader, { ...what, framework: ask.framework }, async ({ level }, under) => {
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const { areas, rows: all } = await judgedOnce(under, level, periodEnd);
    const places = areas.filter(({ area }) => area !== NOT_RECORDED);
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      commissioner: { name: under.register.commissioner.name },
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      areasCounted: places.length,
      rows: all.filter(isApart).toSorted(theWorseFirst),
      everybody: profileOf(under, level, together(areas)),
      areas: places
        .map((one) => areaOf(under, level, one, all))
        .toSorted((a, b) => b.worse - a.worse || b.better - a.better || a.area.localeCompare(b.area)),
      measures: [...Map.groupBy(all, ({ indicator }) => indicator).values()].map(measureOf),
      triggers: under.assurance.triggersOn(periodEnd),
    });
  });
}

type Counted = Neighbourhoods & { readonly rows: readonly NeighbourhoodRow[] };

const everyArea = new OncePerSnapshot<Neighbourhoods>();
const everyJudgement = new OncePerSnapshot<Counted>();

/** Everybody in every area exactly, counted once for a snapshot and day: for whoever works out what may be shown, given to nobody. */
export function countedInAreas(context: ReportContext, periodEnd: Day): Promise<Neighbourhoods> {
  return everyArea.answer(context, `${periodEnd}`, () => {
    const snapshot = context.book.snapshot();
    const codes = new Set(context.register.practices().map(({ code }) => code));
    const practices = snapshot.practices().filter((code) => codes.has(code));
    const { framework, indicatorsPass: pass } = context;
    return neighbourhoods({ snapshot, pass, framework, periodEnd, practices });
  });
}

/** Every area on every measure, judged once for a snapshot, day and level. */
function judgedOnce(context: ReportContext, level: ReleaseLevel, periodEnd: Day): Promise<Counted> {
  return everyJudgement.answer(context, `${level} ${periodEnd}`, async () => {
    const found = await countedInAreas(context, periodEnd);
    const triggers = context.assurance.numbersOn(periodEnd);
    const rows = measuresOfPeople(context.framework).flatMap((measure) => {
      const own = found.counts.filter(({ indicator }) => indicator === measure.rule);
      return judgedAreas(level, measure, own, triggers);
    });
    return { ...found, rows };
  });
}

/** One measure in every area, released together so that no small count can be worked out from everybody's. */
function judgedAreas(
  level: ReleaseLevel,
  measure: Measure,
  counts: readonly NeighbourhoodCount[],
  triggers: Triggers,
): readonly NeighbourhoodRow[] {
  const withoutReasons = counts.map((one) => ({ ...one, adjustments: [], exclusions: [] }));
  const whole = { key: 'everybody', level, counts: addCounts(withoutReasons), isFixed: true };
  const parts = withoutReasons.map((one) => ({ key: one.area, level, counts: one, isFixed: false }));
  const released = releasePlaces([...parts, whole], [{ whole: whole.key, parts: parts.map(({ key }) => key) }]);
  const areas = counts.flatMap((one) => {
    const shown = released.get(one.area);
    return shown === undefined || one.area === NOT_RECORDED ? [] : [{ one, rate: releaseRate(shown) }];
  });
  const direction = measure.direction ?? 'higher';
  const judged = judgeAgainstExpected(
    areas.map(({ one, rate }) => sharesOf(one, rate.value)),
    direction,
    triggers,
  );
  return areas.map(({ one, rate }, at): NeighbourhoodRow => {
    const judgement = judged[at] ?? { standing: 'no figure', side: null, reliability: null, z: null };
    return {
      ...{ area: one.area, indicator: measure.id, shortTitle: measure.shortTitle, direction, rate },
      judged: releaseDerived(rate, (shown) => ({
        standing: judgement.standing,
        side: judgement.side,
        reliability: judgement.reliability === null ? null : fixed(judgement.reliability, 2),
        z: judgement.z === null ? null : fixed(judgement.z, 1),
        expectedPercent: shown.kind === 'none' ? null : percentText(one.expected / one.denominator),
        why: whyOf(judgement, triggers),
      })),
    };
  });
}

/** Chance gives no spread where everybody of an age and sex meets it: such an area cannot be judged. */
function sharesOf({ expected, variance, denominator }: NeighbourhoodCount, rate: ShownRate) {
  const shown = countsOf(rate);
  if (shown === null || variance <= 0) return null;
  return {
    observed: shown.numerator / shown.denominator,
    expected: expected / denominator,
    error: Math.sqrt(variance) / denominator,
  };
}

function whyOf({ standing, z, reliability }: ExpectedJudgement, { watch, outlier }: Triggers): string {
  if (standing === 'no figure') return 'No figure that is shown.';
  if (reliability === null) return 'Too few areas have a figure to compare.';
  if (standing === 'too much chance') {
    return reliability < LEAST_RELIABLE
      ? `Reliability ${fixed(reliability, 2)}, below 0.7: not compared.`
      : 'Areas do not differ by more than chance: not compared.';
  }
  const away = `${fixed(Math.abs(z ?? 0), 1)} deviations ${(z ?? 0) < 0 ? 'below' : 'above'} what age and sex explain`;
  if (standing === 'as others') return `${away}: within ${fixed(watch, 2)}.`;
  return standing === 'outlier' ? `${away}: beyond ${fixed(outlier, 2)}.` : `${away}: beyond ${fixed(watch, 2)}.`;
}

function measureOf(rows: readonly NeighbourhoodRow[]): NeighbourhoodMeasure {
  const of = (...standings: readonly ExpectedJudgement['standing'][]): number =>
    rows.filter(({ judged: { value } }) => standings.includes(value.standing)).length;
  const reliabilities = rows.flatMap(({ judged: { value } }) => value.reliability ?? []).toSorted();
  const { indicator = '', shortTitle = '' } = rows[0] ?? {};
  return {
    ...{ indicator, shortTitle, compared: of('as others', 'to watch', 'outlier'), notCompared: of('too much chance') },
    reliability: reliabilities[Math.floor((reliabilities.length - 1) / 2)] ?? null,
  };
}

function isApart({ judged: { value } }: NeighbourhoodRow): boolean {
  return value.standing === 'outlier' || value.standing === 'to watch';
}

function theWorseFirst(a: NeighbourhoodRow, b: NeighbourhoodRow): number {
  const rank = ({ judged: { value } }: NeighbourhoodRow): number => (value.side === 'worse' ? 0 : 1);
  const away = ({ judged: { value } }: NeighbourhoodRow): number => Math.abs(Number(value.z ?? 0));
  return rank(a) - rank(b) || away(b) - away(a);
}

function areaOf(
  context: ReportContext,
  level: ReleaseLevel,
  one: Neighbourhood,
  all: readonly NeighbourhoodRow[],
): NeighbourhoodArea {
  const own = all.filter(({ area }) => area === one.area);
  const of = (side: 'worse' | 'better'): number =>
    own.filter((row) => isApart(row) && row.judged.value.side === side).length;
  return {
    area: one.area,
    profile: profileOf(context, level, one),
    ...{ worse: of('worse'), better: of('better') },
    notRanked: own.filter(({ judged: { value } }) => value.standing === 'too much chance').length,
  };
}

function together(areas: readonly Neighbourhood[]): Neighbourhood {
  const sum = (of: (one: Neighbourhood) => number): number => areas.reduce((all, one) => all + of(one), 0);
  const byPractice = Map.groupBy(
    areas.flatMap(({ practices }) => practices),
    ({ practice }) => practice,
  );
  return {
    area: 'everybody',
    ...{ people: sum((one) => one.people), under18: sum((one) => one.under18), from65: sum((one) => one.from65) },
    consultations: sum((one) => one.consultations),
    practices: [...byPractice].map(([practice, own]) => ({
      practice,
      people: own.reduce((all, { people }) => all + people, 0),
    })),
  };
}

/** Shares are of counts as they are shown: they tell nobody more. */
function profileOf(
  { register }: ReportContext,
  level: ReleaseLevel,
  { area, people, under18, from65, consultations, practices }: Neighbourhood,
): Released<NeighbourhoodProfile> {
  const scoreOf = new Map(register.practices().map(({ code, deprivationScore }) => [code, Number(deprivationScore)]));
  const shown = (count: number): ReleasedCount => releaseCount(level, count).value;
  const lists = practices.flatMap((one) => {
    const registered = shown(one.people);
    return typeof registered === 'number' ? [{ registered, score: scoreOf.get(one.practice) ?? 0 }] : [];
  });
  const registered = lists.reduce((sum, one) => sum + one.registered, 0);
  const score = lists.reduce((sum, one) => sum + one.registered * one.score, 0) / registered;
  const [most] = area === 'everybody' ? [] : practices;
  return releaseDerived(releaseCount(level, people), (whole): NeighbourhoodProfile => {
    const share = most === undefined ? null : percentOf(shown(most.people), whole);
    const consulted = shown(consultations);
    const isKnown = typeof whole === 'number' && typeof consulted === 'number' && whole > 0;
    return {
      people: whole,
      under18Percent: percentOf(shown(under18), whole),
      from65Percent: percentOf(shown(from65), whole),
      consultations: isKnown ? fixed(consulted / whole, 2) : null,
      deprivationScore: registered > 0 ? fixed(score, 1) : null,
      mainPractice:
        most === undefined || share === null
          ? null
          : { practice: most.practice, name: nameOf(register, most.practice), percent: share },
    };
  });
}

function nameOf(register: ReportContext['register'], code: OdsCode): string {
  const found = register.practice(code);
  return found.ok ? found.value.name : code;
}

function percentOf(part: ReleasedCount, whole: ReleasedCount): string | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return null;
  return percentText(Math.min(1, part / whole));
}

/** A share as a percentage to one decimal. */
function percentText(share: number): string {
  return decimalText(exact(Math.round(share * 1000)).div(10n), 1);
}
