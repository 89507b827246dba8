import type { Day } from '../base/index.ts';

/** Weighted list ÷ registered list, from a day on until another takes its place. */
export type Weighting = {
  /** An exact decimal such as "0.958". */
  readonly value: string;
  readonly validFrom: Day;
  /** The first day on which a payer could know it. */
  readonly knownFrom: Day;
  readonly source: string;
};

/** The weighting that holds on a day, as known on another: the latest that had begun, and of those the last known. */
export function weightingAt(weightings: readonly Weighting[], on: Day, knownOn: Day): Weighting | undefined {
  return weightings
    .filter(({ validFrom, knownFrom }) => validFrom <= on && knownFrom <= knownOn)
    .reduce<Weighting | undefined>((best, one) => (best === undefined || isLater(one, best) ? one : best), undefined);
}

function isLater(one: Weighting, other: Weighting): boolean {
  return one.validFrom === other.validFrom ? one.knownFrom > other.knownFrom : one.validFrom > other.validFrom;
}
