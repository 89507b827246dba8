import {
  type Actor,
  accepted,
  type Day,
  type OdsCode,
  type Outcome,
  type Released,
  refused,
} from '../../base/index.ts';
import { type Trend, type TriggerOnDay, trendOf, Z_95 } from '../../benchmarking/index.ts';
import { releaseDerived, type ShownRate } from '../../disclosure/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { type AreaMeasure, areaMeasure } from '../places/area-measure.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { ASSURANCE_READERS, type StandingCounts, standingsOf } from './assurance-practice.ts';
import { type AssuredMeasure, assuredMeasures, countsOf, type Judged } from './assurance-results.ts';

/** A practice that stands apart on a measure. */
export type OutlierRow = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly locality: string;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly domain: string;
  readonly direction: 'higher' | 'lower';
  readonly rate: Released<ShownRate>;
  readonly judged: Released<Judged>;
  readonly averagePercent: Released<string | null>;
};

/** A measure over the practices of the area. */
export type MeasureStandings = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly domain: string;
  readonly direction: 'higher' | 'lower';
  readonly overall: AssuredMeasure['overall'];
  /** Of the area as a whole, and how it moved in a year: null where one of the years has no figure. */
  readonly rate: Released<ShownRate>;
  readonly trend: Released<Trend | null>;
  readonly standings: StandingCounts;
};

export type PracticeStandings = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly locality: string;
  readonly standings: StandingCounts;
  readonly isToBeDiscussed: boolean;
};

export type AssuranceAreaReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  /** Null: the whole commissioner. */
  readonly locality: { readonly id: string; readonly name: string } | null;
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  readonly domains: readonly string[];
  /** Outliers and practices to watch: the better first, because others might learn from them. */
  readonly outliers: readonly OutlierRow[];
  readonly measures: readonly MeasureStandings[];
  readonly practices: readonly PracticeStandings[];
  readonly standings: StandingCounts;
  readonly triggers: readonly TriggerOnDay[];
};

export type AssuranceAreaAsk = { readonly locality?: string; readonly framework?: string; readonly periodEnd?: Day };

/**
 * Who stands apart, of the whole commissioner or one locality; practices are always compared with all of the commissioner's.
 * Refuses `not-found` for a locality that is none.
 */
export function assuranceAreaReport(
  context: ReportContext,
  reader: Actor,
  ask: AssuranceAreaAsk,
): Report<AssuranceAreaReport> {
  const subject = `assurance ${ask.locality ?? context.register.commissioner.code}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read assurance', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const area = areaOf(under, ask.locality);
    if (!area.ok) return area;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const assured = await assuredMeasures(under, level, periodEnd);
    const { practices, locality } = area.value;
    const codes: ReadonlySet<string> = new Set(practices.map(({ code }) => code));
    const measures = assured.map((one) => ({
      ...one,
      results: one.results.filter(({ practice }) => codes.has(practice.code)),
    }));
    const { code, name, localities } = under.register.commissioner;
    const { outliersToDiscuss } = under.assurance.numbersOn(periodEnd);
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      commissioner: { code, name },
      locality,
      localities: localities.map((one) => ({ id: one.id, name: one.name })),
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      domains: [...new Set(measures.map(({ domain }) => domain))],
      outliers: outliersOf(under, measures),
      measures: await Promise.all(
        measures.map(async ({ measure, domain, direction, overall, results }): Promise<MeasureStandings> => {
          const here = locality === null ? 'commissioner' : { locality: locality.id };
          const whole = await areaMeasure(under, { reader, level }, measure, here, periodEnd);
          return {
            ...{ indicator: measure.id, shortTitle: measure.shortTitle, domain, direction, overall },
            rate: whole.rate,
            trend: trendOfArea(whole),
            standings: standingsOf(results.map(({ judged }) => judged.value)),
          };
        }),
      ),
      practices: practices.map((practice) => practiceStandings(under, practice, measures, outliersToDiscuss)),
      standings: standingsOf(measures.flatMap(({ results }) => results.map(({ judged }) => judged.value))),
      triggers: under.assurance.triggersOn(periodEnd),
    });
  });
}

function trendOfArea({ rate, previousRate }: AreaMeasure): MeasureStandings['trend'] {
  const before = previousRate === null ? null : countsOf(previousRate.value);
  return releaseDerived(rate, (now) => trendOf(before, countsOf(now), Z_95));
}

type Area = { readonly practices: readonly Practice[]; readonly locality: AssuranceAreaReport['locality'] };

function areaOf({ register }: ReportContext, id: string | undefined): Outcome<Area> {
  const practices = register.practices();
  if (id === undefined) return accepted({ practices, locality: null });
  const found = register.localities().find((one) => one.id === id);
  if (found === undefined) return refused({ code: 'not-found', message: `There is no locality ${id}.` });
  return accepted({
    practices: practices.filter(({ locality }) => locality === id),
    locality: { id, name: found.name },
  });
}

/** Better outliers, worse outliers, then those to watch, each the furthest first. */
const ORDER = ['outlier better', 'outlier worse', 'to watch better', 'to watch worse'];

function outliersOf(context: ReportContext, measures: readonly AssuredMeasure[]): readonly OutlierRow[] {
  const nameOf = new Map(context.register.localities().map(({ id, name }) => [id, name]));
  const rows = measures.flatMap(({ measure, domain, direction, overall, results }) =>
    results
      .filter(({ judged }) => judged.value.standing === 'outlier' || judged.value.standing === 'to watch')
      .map(
        ({ practice, rate, judged }): OutlierRow => ({
          practice: practice.code,
          name: practice.name,
          locality: nameOf.get(practice.locality) ?? practice.locality,
          ...{ indicator: measure.id, shortTitle: measure.shortTitle, domain, direction, rate, judged },
          averagePercent: releaseDerived(overall, ({ averagePercent }) => averagePercent),
        }),
      ),
  );
  const rank = ({ judged: { value } }: OutlierRow): number => ORDER.indexOf(`${value.standing} ${value.side}`);
  const away = ({ judged: { value } }: OutlierRow): number => Math.abs(Number(value.z ?? 0));
  return rows.sort((a, b) => rank(a) - rank(b) || away(b) - away(a));
}

function practiceStandings(
  { register }: ReportContext,
  practice: Practice,
  measures: readonly AssuredMeasure[],
  outliersToDiscuss: number,
): PracticeStandings {
  const own = measures.flatMap(({ results }) => results.filter((one) => one.practice.code === practice.code));
  const standings = standingsOf(own.map(({ judged }) => judged.value));
  const locality = register.localities().find(({ id }) => id === practice.locality)?.name ?? practice.locality;
  return {
    practice: practice.code,
    name: practice.name,
    locality,
    standings,
    isToBeDiscussed: standings.worse >= outliersToDiscuss,
  };
}
