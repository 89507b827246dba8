import type { Action } from '../../access/index.ts';
import {
  type Actor,
  accepted,
  assert,
  type Day,
  type OdsCode,
  type Outcome,
  type Released,
  refused,
} from '../../base/index.ts';
import type { TriggerOnDay } from '../../benchmarking/index.ts';
import { releasePooledRate, type ShownRate } from '../../disclosure/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { type Area, areaMeasure } from '../places/area-measure.ts';
import { placeOf } from '../places/place.ts';
import type { ReaderAt } from '../places/released-places.ts';
import type { OtherMeasure, RateResult, RatesAt } from '../rates/rate-result.ts';
import { otherMeasures } from '../rates/rate-results.ts';
import { reportedResults } from '../rates/reported-results.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type Peers, peersOf } from './assurance-peers.ts';
import { type AssuredMeasure, assuredMeasures, type Judged, resultOfPractice } from './assurance-results.ts';

/** Who compares practices: those who may see counts, small ones suppressed or not. */
export const ASSURANCE_READERS: readonly Action[] = ['see exact counts', 'see management counts'];

/** One measure at a practice, beside everybody it is compared with. */
export type ProfileRow = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly domain: string;
  readonly direction: 'higher' | 'lower';
  readonly rate: Released<ShownRate>;
  readonly judged: Released<Judged>;
  readonly commissioner: Released<ShownRate>;
  readonly locality: Released<ShownRate>;
  /** The practices most like it whose figure is shown, together; null where nobody is known to be like it. */
  readonly peers: Released<ShownRate> | null;
  /** The reference set's share in per cent; null where it has none. */
  readonly reference: string | null;
};

/** A figure that somebody reports, beside everybody's. Shown, never ranked. */
export type ReportedRow = {
  /** The framework that shows it. */
  readonly framework: string;
  /** Who reports it. */
  readonly source: string;
  readonly practice: RateResult;
  readonly commissioner: RateResult | null;
};

/** How often a practice stands where: over all measures that were judged. */
export type StandingCounts = {
  readonly better: number;
  readonly worse: number;
  readonly toWatch: number;
  readonly asOthers: number;
  readonly notRanked: number;
  readonly implausible: number;
  readonly noFigure: number;
};

export type AssurancePracticeReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly place: PracticePlace;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  readonly rows: readonly ProfileRow[];
  readonly reported: readonly ReportedRow[];
  readonly standings: StandingCounts;
  /** Whether it is an outlier for the worse on as many measures as the trigger says. */
  readonly isToBeDiscussed: boolean;
  readonly peers: Peers;
  readonly reference: { readonly name: string; readonly source: string };
  readonly triggers: readonly TriggerOnDay[];
};

export type AssurancePracticeAsk = {
  readonly practice: OdsCode;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/** A practice on every measure: value, interval, whom it is compared with, where it stands and why. */
export function assurancePracticeReport(
  context: ReportContext,
  reader: Actor,
  ask: AssurancePracticeAsk,
): Report<AssurancePracticeReport> {
  const subject = `assurance ${ask.practice}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read assurance', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const place = placeOf(under.register, ask.practice);
    if (!place.ok) return place;
    const found = under.register.practice(ask.practice);
    if (!found.ok) return found;
    const practice = found.value;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const peers = await peersOf(under, practice, periodEnd);
    const rows: ProfileRow[] = [];
    for (const measure of await assuredMeasures(under, level, periodEnd)) {
      rows.push(await rowOf(under, measure, practice, peers, { reader, level, periodEnd }));
    }
    const standings = standingsOf(rows.map(({ judged }) => judged.value));
    const { reference } = under.assurance.json;
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      place: place.value,
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      rows,
      reported: await reportedOf(under, { reader, level, framework: under.framework, periodEnd }, practice),
      standings,
      isToBeDiscussed: standings.worse >= under.assurance.numbersOn(periodEnd).outliersToDiscuss,
      peers,
      reference: { name: reference.name, source: reference.source },
      triggers: under.assurance.triggersOn(periodEnd),
    });
  });
}

async function rowOf(
  context: ReportContext,
  assured: AssuredMeasure,
  practice: Practice,
  { nearest }: Peers,
  { reader, level, periodEnd }: ReaderAt & Pick<RatesAt, 'periodEnd'>,
): Promise<ProfileRow> {
  const { measure, domain, direction } = assured;
  const rateOf = async (area: Area): Promise<Released<ShownRate>> =>
    (await areaMeasure(context, { reader, level }, measure, area, periodEnd)).rate;
  const rates = nearest.flatMap((peer) => resultOfPractice(assured, peer.practice)?.rate ?? []);
  const result = resultOfPractice(assured, practice.code);
  assert(result !== undefined, 'a measure is judged over every practice of the register');
  return {
    indicator: measure.id,
    shortTitle: measure.shortTitle,
    domain,
    direction,
    rate: result.rate,
    judged: result.judged,
    commissioner: await rateOf('commissioner'),
    locality: await rateOf({ locality: practice.locality }),
    peers: nearest.length === 0 ? null : releasePooledRate(level, rates),
    reference: context.assurance.referenceOf(measure.rule) ?? null,
  };
}

/** Figures that anybody reports of practices, of every framework in force, each once. */
function reportedMeasures({ paidBy, frameworks = [paidBy] }: ReportContext): readonly ReportedMeasure[] {
  const all = frameworks.flatMap((framework) =>
    otherMeasures(framework).map((measure): ReportedMeasure => ({ framework: framework.id, measure })),
  );
  const key = ({ measure: { reported } }: ReportedMeasure): string => `${reported?.source} ${reported?.measure}`;
  return [
    ...new Map(all.filter(({ measure }) => measure.reported !== undefined).map((one) => [key(one), one])).values(),
  ];
}

type ReportedMeasure = { readonly framework: string; readonly measure: OtherMeasure };

async function reportedOf(context: ReportContext, at: RatesAt, practice: Practice): Promise<readonly ReportedRow[]> {
  const rows: ReportedRow[] = [];
  for (const { framework, measure } of reportedMeasures(context)) {
    const own = { ...at, only: { level: 'practice' as const, area: practice.code } };
    const all = { ...at, only: { level: 'commissioner' as const, area: context.register.commissioner.code } };
    const [found] = await reportedResults(context, own, measure);
    const [whole] = await reportedResults(context, all, measure);
    if (found !== undefined)
      rows.push({ framework, source: measure.source, practice: found, commissioner: whole ?? null });
  }
  return rows;
}

export function standingsOf(judged: readonly Judged[]): StandingCounts {
  const of = (is: (one: Judged) => boolean): number => judged.filter(is).length;
  return {
    better: of(({ standing, side }) => standing === 'outlier' && side === 'better'),
    worse: of(({ standing, side }) => standing === 'outlier' && side === 'worse'),
    toWatch: of(({ standing }) => standing === 'to watch'),
    asOthers: of(({ standing }) => standing === 'as others'),
    notRanked: of(({ standing }) => standing === 'too much chance'),
    implausible: of(({ standing }) => standing === 'implausible'),
    noFigure: of(({ standing }) => standing === 'no figure'),
  };
}

const MOST_COMPARED = 5;

export type AssuranceCompareReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly periodEnd: Day;
  readonly commissioner: { readonly name: string };
  readonly practices: readonly {
    readonly practice: OdsCode;
    readonly name: string;
    readonly standings: StandingCounts;
  }[];
  readonly rows: readonly {
    readonly indicator: string;
    readonly shortTitle: string;
    readonly domain: string;
    readonly commissioner: Released<ShownRate>;
    /** In the order of the practices. */
    readonly results: readonly { readonly rate: Released<ShownRate>; readonly judged: Released<Judged> }[];
  }[];
};

/** Up to five practices side by side. Refuses none, more than five, and a practice that is not in the register. */
export function assuranceCompareReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly practices: readonly string[]; readonly framework?: string; readonly periodEnd?: Day },
): Report<AssuranceCompareReport> {
  const codes = [...new Set(ask.practices)];
  const subject = `assurance ${codes.join(' ')}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read assurance', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const practices = chosenPractices(under, codes);
    if (!practices.ok) return practices;
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const measures = await assuredMeasures(under, level, asked.value);
    const rows: AssuranceCompareReport['rows'][number][] = [];
    for (const assured of measures) {
      const { measure, domain } = assured;
      const results = practices.value.flatMap(({ code }) => resultOfPractice(assured, code) ?? []);
      const whole = await areaMeasure(under, { reader, level }, measure, 'commissioner', asked.value);
      rows.push({
        ...{ indicator: measure.id, shortTitle: measure.shortTitle, domain, commissioner: whole.rate },
        results: results.map(({ rate, judged }) => ({ rate, judged })),
      });
    }
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      periodEnd: asked.value,
      commissioner: { name: under.register.commissioner.name },
      practices: practices.value.map(({ code, name }, at) => ({
        practice: code,
        name,
        standings: standingsOf(rows.flatMap(({ results }) => results[at]?.judged.value ?? [])),
      })),
      rows,
    });
  });
}

function chosenPractices({ register }: ReportContext, codes: readonly string[]): Outcome<readonly Practice[]> {
  if (codes.length === 0 || codes.length > MOST_COMPARED) {
    return refused({
      code: 'input.invalid',
      message: `One to ${MOST_COMPARED} practices are compared, not ${codes.length}.`,
      remedy: 'Name their codes, for example X00010 and X00036.',
    });
  }
  const all = register.practices();
  const unknown = codes.find((code) => !all.some((one) => one.code === code));
  if (unknown !== undefined) {
    return refused({ code: 'practice.unknown', message: `There is no practice ${unknown} here.` });
  }
  return accepted(codes.flatMap((code) => all.find((one) => one.code === code) ?? []));
}
