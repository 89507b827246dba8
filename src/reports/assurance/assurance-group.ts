import {
  type Actor,
  accepted,
  type Day,
  dayText,
  decimalText,
  exact,
  isoOfDay,
  monthOfDay,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  type Released,
  refused,
} from '../../base/index.ts';
import { wilson } from '../../benchmarking/index.ts';
import { networkIn, networksIn } from '../../contracts/index.ts';
import { releaseDerived, releasePooledRate, type ShownRate } from '../../disclosure/index.ts';
import { goneBy, isClosedOn, type Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import { periodEndAsked, periodEndsBeside } from '../measures/measure-named.ts';
import { type Area, areaMeasure } from '../places/area-measure.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { ASSURANCE_READERS } from './assurance-practice.ts';
import { assuredMeasures, countsOf } from './assurance-results.ts';

/** Which practices are taken together: those of a locality, a team or a network, or any that are named. */
export type GroupAsked =
  | { readonly kind: 'locality' | 'team' | 'network'; readonly id: string }
  | { readonly kind: 'practices'; readonly codes: readonly string[] };

/** One measure over the group: a place’s own figure, or of practices that were named the counts added up as they are shown. */
export type GroupRow = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly domain: string;
  readonly rate: Released<ShownRate>;
  /** 95 % Wilson interval in per cent, one decimal; null without a figure. */
  readonly interval: Released<{ readonly lowerPercent: string; readonly upperPercent: string } | null>;
  /** How many of its practices have a figure that is shown. */
  readonly practicesWithFigure: number;
  readonly commissioner: Released<ShownRate>;
};

export type AssuranceGroupReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly group: GroupAsked['kind'];
  /** The id of the place, or the codes that were named. */
  readonly id: string;
  readonly name: string;
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  /** In the order of the code; `mergedInto` is the practice of the group that it had gone into by the day. */
  readonly practices: readonly {
    readonly practice: OdsCode;
    readonly name: string;
    readonly mergedInto: OdsCode | null;
  }[];
  readonly rows: readonly GroupRow[];
  /** Localities and teams, and networks of the day, to choose from. */
  readonly localities: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly networks: readonly { readonly id: string; readonly name: string }[];
};

export type AssuranceGroupAsk = {
  readonly group: GroupAsked;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/**
 * Any practices together on every measure, as they stood at a period end: a network as it was on the day, a practice with whoever
 * had gone into it. Refuses `not-found` for a place that is none, `practice.unknown`, `practice.merged` for a
 * practice that had gone into one that is not named, `practice.closed` for one that is closed, and `input.invalid` where nobody is named.
 */
export function assuranceGroupReport(
  context: ReportContext,
  reader: Actor,
  ask: AssuranceGroupAsk,
): Report<AssuranceGroupReport> {
  const { group } = ask;
  const id = group.kind === 'practices' ? group.codes.join(' ') : group.id;
  const subject = `assurance ${group.kind} ${id}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read assurance', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level }, under) => {
    const asked = await periodEndAsked(under, ask.periodEnd);
    if (!asked.ok) return asked;
    const periodEnd = asked.value;
    const found = groupOn(under, group, periodEnd);
    if (!found.ok) return found;
    const { name, practices } = found.value;
    const codes: ReadonlySet<string> = new Set(practices.map(({ code }) => code));
    const rows: GroupRow[] = [];
    for (const { measure, domain, results } of await assuredMeasures(under, level, periodEnd)) {
      const rates = results.flatMap(({ practice, rate }) => (codes.has(practice.code) ? rate : []));
      const of = async (area: Area) => (await areaMeasure(under, { reader, level }, measure, area, periodEnd)).rate;
      const area = areaOf(group);
      const rate = area === undefined ? releasePooledRate(level, rates) : await of(area);
      rows.push({
        ...{ indicator: measure.id, shortTitle: measure.shortTitle, domain, rate },
        interval: releaseDerived(rate, intervalOf),
        practicesWithFigure: rates.filter(({ value }) => value.kind === 'rate').length,
        commissioner: await of('commissioner'),
      });
    }
    const { register, holdings = [] } = under;
    const named = (place: { readonly id: string; readonly name: string }) => ({ id: place.id, name: place.name });
    return accepted({
      framework: { id: under.framework.id, title: under.framework.title },
      commissioner: { code: register.commissioner.code, name: register.commissioner.name },
      ...{ group: group.kind, id, name },
      periodEnd,
      periodEnds: await periodEndsBeside(under, periodEnd),
      practices: practices.map((practice) => ({
        ...{ practice: practice.code, name: practice.name },
        mergedInto: goneBy(practice, periodEnd)?.successor ?? null,
      })),
      rows,
      localities: register.localities().map(named),
      teams: register.localities().flatMap(({ teams }) => teams.map(named)),
      networks: networksIn(holdings, monthOfDay(periodEnd)).map((one) => named({ id: one.code, name: one.name })),
    });
  });
}

/** A place of which everybody is shown a figure by itself. */
function areaOf(group: GroupAsked): Area | undefined {
  if (group.kind === 'locality') return { locality: group.id };
  return group.kind === 'team' ? { team: group.id } : undefined;
}

function intervalOf(rate: ShownRate) {
  const counts = countsOf(rate);
  if (counts === null) return null;
  const percent = (share: number): string => decimalText(exact(Math.round(share * 1000)).div(10n), 1);
  const { lower, upper } = wilson(counts.numerator, counts.denominator);
  return { lowerPercent: percent(lower), upperPercent: percent(upper) };
}

type Group = { readonly name: string; readonly practices: readonly Practice[] };

function groupOn(context: ReportContext, asked: GroupAsked, on: Day): Outcome<Group> {
  const { register, holdings = [] } = context;
  if (asked.kind === 'practices') return namedPractices(context, asked.codes, on);
  const { kind, id } = asked;
  if (kind === 'network') {
    const code = odsCodeFromText(id);
    const network = code === undefined ? undefined : networkIn(holdings, code, monthOfDay(on));
    if (network === undefined) return refused(noPlace(`no network ${id} with a member on ${dayText(on)}`));
    const members = namedPractices(context, network.members, on);
    return members.ok ? accepted({ name: network.name, practices: members.value.practices }) : members;
  }
  const places = kind === 'locality' ? register.localities() : register.localities().flatMap(({ teams }) => teams);
  const place = places.find((one) => one.id === id);
  if (place === undefined) return refused(noPlace(`no ${kind} ${id}`));
  const practices = register.practices().filter((practice) => practice[kind] === id && !isClosedOn(practice, on));
  return accepted({ name: place.name, practices });
}

function noPlace(what: string) {
  return { code: 'not-found', message: `There is ${what}.` } as const;
}

function namedPractices({ register }: ReportContext, codes: readonly string[], on: Day): Outcome<Group> {
  const named: ReadonlySet<string> = new Set(codes);
  if (named.size === 0) {
    return refused({
      code: 'input.invalid',
      message: 'No practice is named.',
      remedy: 'Name the codes of any, for example X00010 and X00036, or a team, a network or a locality.',
    });
  }
  const all = register.practices();
  for (const code of named) {
    const practice = all.find((one) => one.code === code);
    if (practice === undefined) {
      return refused({ code: 'practice.unknown', message: `There is no practice ${code} here.` });
    }
    if (isClosedOn(practice, on)) {
      return refused({
        code: 'practice.closed',
        message: `${practice.name} is closed on ${dayText(on)}: its people are registered elsewhere.`,
        remedy: 'Leave it out, or take an earlier day.',
      });
    }
    const gone = goneBy(practice, on);
    if (gone !== undefined && !named.has(gone.successor)) {
      return refused({
        code: 'practice.merged',
        message: `${practice.name} went into ${gone.successor} on ${dayText(gone.from)}, by ${gone.decision}.`,
        remedy: `Name ${gone.successor}, whose people they are at ${isoOfDay(on)}, or take an earlier day.`,
      });
    }
  }
  const practices = all.filter((one) => named.has(one.code) || named.has(goneBy(one, on)?.successor ?? ''));
  return accepted({ name: `${practices.length} ${practices.length === 1 ? 'practice' : 'practices'}`, practices });
}
