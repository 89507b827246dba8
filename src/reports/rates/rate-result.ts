import type { Actor, Day, Released, ReleaseLevel } from '../../base/index.ts';
import type { ShownSum } from '../../disclosure/index.ts';
import type { LoadedFramework, WatchedMeasure } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import type { KiteMark } from '../measures/kite-mark.ts';
import { placesOf, type ResultLevel, type ResultPlace } from '../places/result-places.ts';
import type { RateInterval } from './rate-interval.ts';

/** A measure that no rule about people decides: watched, or answered with yes or no. */
export type OtherMeasure = Omit<WatchedMeasure, 'kind'> & { readonly kind: WatchedMeasure['kind'] | 'yes-no' };

/** Such a measure in one place. */
export type RateResult = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly kind: OtherMeasure['kind'];
  readonly level: ResultLevel;
  readonly area: string;
  readonly name: string;
  /** Exact, or rounded below the exact level; null where there is none. */
  readonly value: Released<string | null>;
  /** What the value is in: `per 100,000`, `percent`, `ratio to the commissioner`. */
  readonly unit: string;
  /** Undefined where the measure has none, as a gap between groups. */
  readonly sums?: Released<{ readonly numerator: ShownSum; readonly denominator: ShownSum }>;
  /** What the sums are numbers of: `people`, `days registered`; empty where the source does not say; null without sums. */
  readonly sumsIn: { readonly numerator: string; readonly denominator: string } | null;
  /** Null where no interval is worked out for such a figure. */
  readonly interval: Released<RateInterval | null>;
  /** Why there is no value, or what must be known of it; null where there is nothing to say. */
  readonly words: string | null;
  /** Who or what the denominator is, where it is not people's records. */
  readonly populationBasis: string | null;
  readonly mark: KiteMark;
  /** False where it is never put in an order beside others: surveys, and whatever has no interval. */
  readonly isRanked: boolean;
  /** The record that a reported figure stands in. */
  readonly source: { readonly file: string; readonly sha256: string; readonly row: number } | null;
  readonly definitionHash: string | null;
};

/** Who reads what, at which day. `level` is that of everything but a practice's own. */
export type RatesAt = {
  readonly reader: Actor;
  readonly level: ReleaseLevel;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** One place alone; absent: all at which the measure is shown. */
  readonly only?: { readonly level: ResultLevel; readonly area: string };
};

/** The places at which a measure is shown, of those asked for. */
export function placesShown(context: ReportContext, { only }: RatesAt, measure: OtherMeasure): readonly ResultPlace[] {
  const places = placesOf(context.register, context.register.practices(), measure);
  return only === undefined ? places : places.filter(({ level, area }) => level === only.level && area === only.area);
}

export function headOf({ id, shortTitle, kind }: OtherMeasure, { level, area, name }: Omit<ResultPlace, 'practices'>) {
  return { indicator: id, shortTitle, kind, level, area, name };
}

/** Said where the sums behind a value are left out. */
export const NOT_SHOWN = 'Not shown: few people are behind it, or could be worked out from it and others.';
export const ROUNDED_WHOLE = 'Not shown: rounding alone would make it everybody.';
