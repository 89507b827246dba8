import {
  type Actor,
  accepted,
  type Day,
  decimalText,
  type Month,
  type OdsCode,
  type Released,
} from '../../base/index.ts';
import {
  frontierOf,
  reliabilityOfValues,
  type Score,
  type ValuePolicyVersion,
  Z_95,
} from '../../benchmarking/index.ts';
import { releaseDerived } from '../../disclosure/index.ts';
import type { Practice } from '../../practices/index.ts';
import { ASSURANCE_READERS } from '../assurance/assurance-practice.ts';
import type { ReportContext } from '../context.ts';
import { fixed } from '../fixed.ts';
import { fifthsOf } from '../places/result-places.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { contractMonths } from '../statements/statement-month.ts';
import type { PoundsAHead } from './contract-value.ts';
import { groupsOf, type ValueGroup, wordsOfFifth } from './published-value-groups.ts';
import type { PracticeValueChoice } from './value-choice.ts';
import { type ValueAsk, type ValueFound, valueFound } from './value-found.ts';
import { PLACE_KINDS, type PlaceKind } from './value-place.ts';
import { practiceSensitivity } from './value-practice-sensitivity.ts';
import type { Sensitivity } from './value-sensitivity.ts';

/** A composite, 0 for everybody, with its 95 % interval. */
export type ShownComposite = { readonly index: string; readonly lower: string; readonly upper: string };

/** £ a head for the month, and the same on the longest and the shortest list of the year. */
export type ShownPounds =
  | { readonly kind: 'pounds'; readonly pounds: string; readonly low: string; readonly high: string }
  | { readonly kind: 'none'; readonly reason: string }
  | { readonly kind: 'not shown' };

/** How a composite moved in a year, beyond chance or not; null where one of the years has none. */
export type QualityChange = 'higher' | 'lower' | 'by chance' | null;

/** A practice on both axes. */
export type ValueRow = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly locality: string;
  readonly contractType: Practice['contractType'];
  /** 1: the most deprived fifth of practices. */
  readonly deprivationFifth: number | null;
  readonly quality: Released<ShownComposite | null>;
  /** The share of its distance from the others that is not chance, two places; null where there is none. */
  readonly reliability: Released<string | null>;
  readonly before: Released<ShownComposite | null>;
  readonly change: Released<QualityChange>;
  readonly pounds: ShownPounds;
  readonly place: PlaceKind | null;
  /** Why it is not on the map; null where it is. */
  readonly reason: string | null;
};

/** A measure of the composite. */
export type ValueMeasure = {
  readonly rule: string;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly direction: 'higher' | 'lower';
  readonly weight: number;
  /** Everybody's share in per cent, one place; and of how many practices a figure is shown. */
  readonly overall: Released<string | null>;
  readonly practices: number;
};

export type ValueUnit =
  | 'percentage points from all practices together'
  | 'standard deviations from the mean of practices';

export type ValueReport = {
  readonly commissioner: { readonly code: OdsCode; readonly name: string };
  readonly month: Month;
  readonly months: readonly Month[];
  readonly periodEnd: Day;
  readonly periodEnds: readonly Day[];
  /** The period end a year before, with which quality is compared; null where nobody counted then. */
  readonly beforeEnd: Day | null;
  /** Whether the month a year before has a contract, so that payment too could be compared. */
  readonly hasMonthBefore: boolean;
  readonly unit: ValueUnit;
  readonly choice: Omit<PracticeValueChoice, 'weights'>;
  readonly policy: ValuePolicyVersion;
  readonly measures: readonly ValueMeasure[];
  /** Whether the reader may see what every practice is paid: only then is there a map. */
  readonly isMoneyShown: boolean;
  readonly rows: readonly ValueRow[];
  readonly medianPounds: string | null;
  readonly reliability: string | null;
  readonly places: readonly { readonly place: PlaceKind; readonly words: string; readonly practices: number }[];
  /** The most that was reached for no more payment, with the interval of whoever reached it. */
  readonly frontier: readonly (ShownComposite & { readonly pounds: string })[];
  readonly sensitivity: readonly Sensitivity[];
  readonly byContract: readonly ValueGroup[];
  readonly byDeprivation: readonly ValueGroup[];
  readonly notPlaced: readonly { readonly reason: string; readonly which: readonly OdsCode[] }[];
};

/** Quality and contract value per head of every practice of the commissioner. Refuses as `valueFound`. */
export function valueReport(context: ReportContext, reader: Actor, ask: ValueAsk): Report<ValueReport> {
  const subject = `value ${context.register.commissioner.code}`;
  const what = { actions: ASSURANCE_READERS, verb: 'read value', subject };
  return reading(context, reader, what, async ({ level }) => {
    const found = await valueFound(context, reader, level, ask);
    return found.ok ? accepted(reportOf(context, found.value)) : found;
  });
}

/** Half of the practices on the map have less; null when it is not for the reader, or nobody is on the map. */
export function medianPoundsOf({ isMoneyShown, map }: ValueFound, rows: readonly ValueRow[]): string | null {
  return isMoneyShown && rows.some(({ place }) => place !== null) ? fixed(map.middle, 2) : null;
}

function reportOf(context: ReportContext, found: ValueFound): ValueReport {
  const { month, periodEnd, periodEnds, choice, policy, isMoneyShown } = found;
  const { code, name } = context.register.commissioner;
  const rows = rowsOf(context, found);
  const placed = rows.filter(({ place }) => place !== null);
  const shown = placed.flatMap((row) => {
    const { quality, pounds } = row;
    return quality.value === null || pounds.kind !== 'pounds' ? [] : [{ row, ...quality.value, pounds: pounds.pounds }];
  });
  return {
    commissioner: { code, name },
    ...{ month, months: contractMonths(context), periodEnd, periodEnds, policy, isMoneyShown },
    beforeEnd: found.beforeEnd,
    hasMonthBefore: contractMonths(context).includes((month - 12) as Month),
    unit: unitOf(choice),
    choice: { spread: choice.spread, missing: choice.missing, per: choice.per, qof: choice.qof },
    measures: measuresOf(found),
    rows,
    medianPounds: medianPoundsOf(found, rows),
    reliability: reliabilityOf(found)?.median ?? null,
    places: Object.entries(PLACE_KINDS).map(([place, words]) => ({
      place: place as PlaceKind,
      words,
      practices: rows.filter((row) => row.place === place).length,
    })),
    frontier: frontierOf(
      shown.map(({ row, index, lower, upper, pounds }) => ({
        ...{ label: row.name, x: Number(pounds), y: Number(index), yInterval: [Number(lower), Number(upper)] as const },
      })),
    ).map(({ x, y, low, high }) => ({
      pounds: fixed(x, 2),
      index: fixed(y, 2),
      lower: fixed(low, 2),
      upper: fixed(high, 2),
    })),
    sensitivity: isMoneyShown && placed.length > 0 ? practiceSensitivity(found) : [],
    byContract: groupsOf(shown, ({ row }) => row.contractType),
    byDeprivation: groupsOf(shown, ({ row }) => wordsOfFifth(row.deprivationFifth)),
    notPlaced: [
      ...Map.groupBy(
        rows.filter(({ reason }) => reason !== null),
        ({ reason }) => reason ?? '',
      ),
    ].map(([reason, own]) => ({ reason, which: own.map(({ practice }) => practice) })),
  };
}

export function unitOf({ spread }: Pick<PracticeValueChoice, 'spread'>): ValueUnit {
  return spread === 'equal'
    ? 'standard deviations from the mean of practices'
    : 'percentage points from all practices together';
}

/** The measures that the composite is made of. */
export function measuresOf({ assured, weighed, scores, choice }: ValueFound): readonly ValueMeasure[] {
  return assured.map(({ measure, direction, overall }, at) => ({
    ...{ rule: measure.rule, indicator: measure.id, shortTitle: measure.shortTitle, direction },
    weight: choice.weights.get(measure.rule) ?? 0,
    overall: releaseDerived(overall, () => (scores.overall[at] == null ? null : fixed(scores.overall[at], 1))),
    practices: (weighed[at]?.counts ?? []).filter((counts) => counts !== null).length,
  }));
}

type Reliabilities = { readonly median: string; readonly of: readonly (string | null)[] };

function reliabilityOf({ scores: { quality } }: ValueFound): Reliabilities | undefined {
  const known = quality.filter((one) => one !== null);
  const found = reliabilityOfValues(
    known.map(({ value }) => value),
    known.map(({ error }) => error),
  );
  if (!found.ok) return undefined;
  const { measure, practices } = found.value;
  let next = 0;
  return {
    median: fixed(measure, 2),
    of: quality.map((one) => (one === null ? null : fixed(practices[next++] ?? 0, 2))),
  };
}

/** Every practice on both axes, in the order of the register. */
export function rowsOf({ register }: ReportContext, found: ValueFound): readonly ValueRow[] {
  const { practices, scores, before, money, map, assured } = found;
  const localities = new Map(register.localities().map(({ id, name }) => [id, name]));
  const fifths = new Map(
    fifthsOf(practices).flatMap(({ area, practices: own }) => own.map(({ code }) => [code, Number(area)] as const)),
  );
  const reliability = reliabilityOf(found);
  const [first] = assured;
  return practices.flatMap((practice, at): ValueRow[] => {
    const carrier = first?.results.find((result) => result.practice.code === practice.code)?.rate;
    const place = map.places[at];
    if (carrier === undefined || place === undefined) return [];
    const { code, name, locality, contractType } = practice;
    const [own, last] = [scores.quality[at] ?? null, before?.[at] ?? null];
    return [
      {
        ...{ practice: code, name, contractType, deprivationFifth: fifths.get(code) ?? null },
        locality: localities.get(locality) ?? locality,
        quality: releaseDerived(carrier, () => own && shownComposite(own)),
        reliability: releaseDerived(carrier, () => reliability?.of[at] ?? null),
        before: releaseDerived(carrier, () => last && shownComposite(last)),
        change: releaseDerived(carrier, () => changeOf(own, last)),
        pounds: shownPounds(money[at] ?? null),
        place: 'place' in place ? place.place : null,
        reason: 'reason' in place ? place.reason : null,
      },
    ];
  });
}

export function shownComposite({ value, error }: Score): ShownComposite {
  return { index: fixed(value, 2), lower: fixed(value - Z_95 * error, 2), upper: fixed(value + Z_95 * error, 2) };
}

export function shownPounds(money: PoundsAHead | null): ShownPounds {
  if (money === null) return { kind: 'not shown' };
  if (typeof money === 'string') return { kind: 'none', reason: money };
  const [pounds = '', low = '', high = ''] = [money.pounds, money.low, money.high].map((each) => decimalText(each, 2));
  return { kind: 'pounds', pounds, low, high };
}

function changeOf(now: Score | null, before: Score | null): QualityChange {
  if (now === null || before === null) return null;
  const difference = now.value - before.value;
  if (Math.abs(difference) <= Z_95 * Math.hypot(now.error, before.error)) return 'by chance';
  return difference > 0 ? 'higher' : 'lower';
}
