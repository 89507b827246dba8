import { gammaQuantile } from '../statistics/gamma.ts';
import { overDispersionOfDifferences } from '../statistics/over-dispersion.ts';
import { LEAST_RELIABLE, reliabilityOfValues } from '../statistics/reliability.ts';
import { type Side, type Standing, SURE_TO_DIFFER, sideOf, standingOf, type Triggers } from './judge.ts';

/** A place's share beside the one to be expected of its people. Null: there is none to judge. */
export type SharesOfPlace = {
  readonly observed: number;
  readonly expected: number;
  /** The standard error that chance alone gives the observed share, above 0. */
  readonly error: number;
} | null;

export type ExpectedJudgement = {
  readonly standing: Exclude<Standing, 'implausible'>;
  readonly side: Side | null;
  /** Share of its distance from what is expected that is not chance; null where it is not worked out. */
  readonly reliability: number | null;
  /** Standard deviations from what is expected, the usual spread between places taken in. */
  readonly z: number | null;
};

const NOTHING = { side: null, reliability: null, z: null } as const;

/**
 * Judges places against what the age and sex of their people explain, in the order of `judgeMeasure`: reliability first, and
 * only then how far a place lies beyond chance and the usual spread between places.
 * Source: as `judgeMeasure`; reliability of values whose chance is known.
 */
export function judgeAgainstExpected(
  places: readonly SharesOfPlace[],
  direction: 'higher' | 'lower',
  triggers: Triggers,
): readonly ExpectedJudgement[] {
  const sound = places.flatMap((place, at) => (place === null ? [] : [{ at, ...place }]));
  const differences = sound.map(({ observed, expected }) => observed - expected);
  const errors = sound.map(({ error }) => error);
  const spread = overDispersionOfDifferences(differences, errors, 'winsorise and rescale');
  const reliability = reliabilityOfValues(differences, errors);
  const isCompared = sound.length >= triggers.fewestPractices && spread.ok && reliability.ok;
  const placeOf = new Map(sound.map(({ at }, place) => [at, place]));
  const differ = isCompared && doDiffer(spread.value.z);
  return places.map((_, at): ExpectedJudgement => {
    const place = placeOf.get(at);
    if (place === undefined) return { ...NOTHING, standing: 'no figure' };
    if (!isCompared) return { ...NOTHING, standing: 'too much chance' };
    const own = { reliability: reliability.value.practices[place] ?? 0, z: spread.value.adjustedZ[place] ?? 0 };
    if (!differ || own.reliability < LEAST_RELIABLE) return { standing: 'too much chance', side: null, ...own };
    const standing = standingOf(own.z, triggers);
    return { standing, side: standing === 'as others' ? null : sideOf(own.z, direction), ...own };
  });
}

/** Whether places differ from what is expected by more than chance at all: the sum of squared scores against its chi-square. */
function doDiffer(z: readonly number[]): boolean {
  const statistic = z.reduce((sum, score) => sum + score * score, 0);
  return statistic > 2 * gammaQuantile(SURE_TO_DIFFER, (z.length - 1) / 2);
}
