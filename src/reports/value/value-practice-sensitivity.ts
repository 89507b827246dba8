import { quarterOf } from '../../base/index.ts';
import { NO_CONTRACT, poundsAHead } from './contract-value.ts';
import type { PracticeValueChoice } from './value-choice.ts';
import type { ValueFound } from './value-found.ts';
import { qualityScores, weighed } from './value-map.ts';
import { type Alternative, comparedWith, type OnMap, type Sensitivity } from './value-sensitivity.ts';

/** The practices on the map under other weights, standardisation, missing-data rule and patients, each changed by itself. */
export function practiceSensitivity(found: ValueFound): readonly Sensitivity[] {
  const { map } = found;
  const places = map.places.flatMap((one, at) => ('onMap' in one ? [{ at, onMap: one.onMap }] : []));
  const placed: readonly OnMap[] = places.map(({ onMap }) => onMap);
  const of = places.map(({ at }) => at);
  return [...withoutEach(found, of), ...otherQuality(found, of), ...otherMoney(found, of)].map((other) =>
    comparedWith(placed, map.middle, other),
  );
}

function withoutEach({ assured, scores, choice, policy }: ValueFound, of: readonly number[]): readonly Alternative[] {
  const weights = assured.map(({ measure }) => choice.weights.get(measure.rule) ?? 0);
  if (weights.filter((weight) => weight > 0).length < 2) return [];
  return assured.flatMap(({ measure }, left): Alternative[] => {
    if (weights[left] === 0) return [];
    const others = weights.with(left, 0);
    const quality = of.map((at) =>
      weighed(
        scores.scores.map((own) => own[at] ?? null),
        others,
        choice.missing,
        policy,
      ),
    );
    return [{ choice: `without ${measure.shortTitle}`, quality }];
  });
}

function otherQuality(
  { weighed: measures, choice, policy }: ValueFound,
  of: readonly number[],
): readonly Alternative[] {
  const scored = (other: Partial<PracticeValueChoice>): NonNullable<Alternative['quality']> => {
    const { quality } = qualityScores(measures, { ...choice, ...other }, policy);
    return of.map((at) => quality[at] ?? null);
  };
  const isPoints = choice.spread === 'points';
  const needsAll = choice.missing === 'all';
  return [
    {
      choice: isPoints ? 'each measure of equal spread' : 'each measure by its percentage points',
      quality: scored({ spread: isPoints ? 'equal' : 'points' }),
    },
    {
      choice: needsAll ? 'other measures in the place of one that is missing' : 'those alone who have every measure',
      quality: scored({ missing: needsAll ? 'others' : 'all' }),
    },
  ];
}

function otherMoney({ choice, practices, values, month }: ValueFound, of: readonly number[]): readonly Alternative[] {
  const paid = (other: Pick<PracticeValueChoice, 'per' | 'qof'>): NonNullable<Alternative['payment']> =>
    of.map((at) => {
      const practice = practices[at];
      const value = practice === undefined ? undefined : values.get(practice.code);
      const money = poundsAHead(value ?? NO_CONTRACT, other, quarterOf(month));
      return typeof money === 'string' ? null : money.pounds.valueOf();
    });
  const per = choice.per === 'weighted' ? 'registered' : 'weighted';
  const qof = choice.qof === 'with' ? 'without' : 'with';
  return [
    { choice: `payment for a ${per} patient`, payment: paid({ per, qof: choice.qof }) },
    { choice: `payment ${qof} what was paid for quality`, payment: paid({ per: choice.per, qof }) },
  ];
}
