import {
  composite,
  equalSpread,
  farFromOthers,
  type Score,
  type ShareCounts,
  shareScores,
  type ValuePolicyVersion,
} from '../../benchmarking/index.ts';
import type { PracticeValueChoice } from './value-choice.ts';
import { type PlaceKind, placeKindOf } from './value-place.ts';
import { middleOf, type OnMap } from './value-sensitivity.ts';

/** A measure of the composite with every practice's counts as they are shown, in one order of practices. */
export type WeighedMeasure = {
  readonly rule: string;
  readonly direction: 'higher' | 'lower';
  readonly counts: readonly ShareCounts[];
};

export type QualityScores = {
  /** Everybody's share of each measure in per cent; null where nobody has a figure. */
  readonly overall: readonly (number | null)[];
  /** By measure, then by practice. */
  readonly scores: readonly (readonly (Score | null)[])[];
  /** By practice: the composite; null where it cannot be told. */
  readonly quality: readonly (Score | null)[];
};

type QualityChoice = Pick<PracticeValueChoice, 'weights' | 'spread' | 'missing'>;

/** Every practice's composite of the measures, and what it is made of. */
export function qualityScores(
  measures: readonly WeighedMeasure[],
  choice: QualityChoice,
  policy: Pick<ValuePolicyVersion, 'leastWeightPercent'>,
): QualityScores {
  const made = measures.map(({ counts, direction }) => {
    const found = shareScores(counts, direction);
    if (!found.ok) return { overall: null, scores: counts.map(() => null) };
    const { overall, scores } = found.value;
    return { overall, scores: choice.spread === 'equal' ? equalSpread(scores) : scores };
  });
  const weights = measures.map(({ rule }) => choice.weights.get(rule) ?? 0);
  const practices = measures[0]?.counts ?? [];
  const scores = made.map((one) => one.scores);
  return {
    overall: made.map(({ overall }) => overall),
    scores,
    quality: practices.map((_, at) =>
      weighed(
        scores.map((measure) => measure[at] ?? null),
        weights,
        choice.missing,
        policy,
      ),
    ),
  };
}

/** The weighted mean of one practice's scores by the rule for those that are missing. */
export function weighed(
  own: readonly (Score | null)[],
  weights: readonly number[],
  missing: PracticeValueChoice['missing'],
  { leastWeightPercent }: Pick<ValuePolicyVersion, 'leastWeightPercent'>,
): Score | null {
  if (missing === 'all') return composite(own, weights);
  const known = weights.map((weight, at) => (own[at] === null ? 0 : weight));
  const [there, all] = [sumOf(known), sumOf(weights)];
  return all > 0 && 100 * there >= leastWeightPercent * all ? composite(own, known) : null;
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** Where each practice lies, in their order: a place, or why it has none. */
export type ValuePlaces = {
  readonly middle: number;
  readonly places: readonly ({ readonly onMap: OnMap; readonly place: PlaceKind } | { readonly reason: string })[];
};

/**
 * Puts practices on the map. Who has no composite or no payment is named with the reason; then whose payment lies too far
 * from all others to be compared with them.
 * @param payments £ a head, or why there is none
 */
export function valuePlaces(
  quality: readonly (Score | null)[],
  payments: readonly (number | string)[],
  { fences }: Pick<ValuePolicyVersion, 'fences'>,
): ValuePlaces {
  const known = payments.flatMap((payment, at) => (typeof payment === 'number' ? [{ payment, at }] : []));
  const isFar = farFromOthers(
    known.map(({ payment }) => ({ value: Math.log(payment), error: 0 })),
    fences,
    0,
  );
  const far = new Set(known.filter((_, at) => isFar[at]).map(({ at }) => at));
  const found = payments.map((payment, at): OnMap | string => {
    const own = quality[at] ?? null;
    if (own === null) return NO_QUALITY;
    if (typeof payment === 'string') return payment;
    return far.has(at) ? 'its payment for a head is too far from all others' : { quality: own, payment };
  });
  const middle = middleOf(found.flatMap((one) => (typeof one === 'string' ? [] : [one.payment])));
  return {
    middle,
    places: found.map((one) =>
      typeof one === 'string' ? { reason: one } : { onMap: one, place: placeKindOf(one.quality, one.payment, middle) },
    ),
  };
}

const NO_QUALITY = 'too few of its measures have a figure that may be shown';
