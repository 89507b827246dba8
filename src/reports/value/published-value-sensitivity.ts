import { type CaseFindingJson, composite, type Score } from '../../benchmarking/index.ts';
import { hasAges, type Placed, scoresOf, type ValueMap } from './published-value-map.ts';
import type { ValueChoice } from './value-choice.ts';
import { type Alternative, comparedWith, middleOf, type Sensitivity } from './value-sensitivity.ts';

/** The same practices under other weights, populations and payments, each changed by itself. */
export function sensitivityOf(
  definition: CaseFindingJson,
  { choice, map }: { readonly choice: ValueChoice; readonly map: ValueMap },
): readonly Sensitivity[] {
  const { placed } = map;
  const middle = middleOf(placed.map(({ payment }) => payment));
  return [
    ...withoutEach(definition, choice, placed),
    otherSpread(definition, choice, placed),
    otherBasis(definition, choice, placed),
    ...otherPayments(choice, placed),
  ].map((other) => comparedWith(placed, middle, other));
}

function weightsOf({ conditions }: CaseFindingJson, { weights }: ValueChoice): readonly number[] {
  return conditions.map(({ id }) => weights.get(id) ?? 0);
}

function withoutEach(
  definition: CaseFindingJson,
  choice: ValueChoice,
  placed: readonly Placed[],
): readonly Alternative[] {
  const weights = weightsOf(definition, choice);
  if (weights.filter((weight) => weight > 0).length < 2) return [];
  return definition.conditions.flatMap(({ name }, left): Alternative[] => {
    if (weights[left] === 0) return [];
    const others = weights.with(left, 0);
    return [
      { choice: `without ${name.toLowerCase()}`, quality: placed.map(({ scores }) => composite(scores, others)) },
    ];
  });
}

function otherSpread(definition: CaseFindingJson, choice: ValueChoice, placed: readonly Placed[]): Alternative {
  const isIndex = choice.spread === 'index';
  const as: ValueChoice = { ...choice, spread: isIndex ? 'equal' : 'index' };
  const words = isIndex ? 'each condition of equal spread' : 'each condition by its ratio to England';
  return { choice: words, quality: scoredAgain(definition, as, placed) };
}

function otherBasis(definition: CaseFindingJson, choice: ValueChoice, placed: readonly Placed[]): Alternative {
  const isAges = choice.basis === 'ages';
  const as: ValueChoice = { ...choice, basis: isAges ? 'list' : 'ages' };
  const words = isAges
    ? 'expected of everybody on the list, as printed'
    : 'expected of the ages that the estimate is about';
  const known = placed.map(({ practice }) => isAges || hasAges(practice, definition));
  const again = scoredAgain(
    definition,
    as,
    placed.filter((_, at) => known[at]),
  );
  let next = 0;
  return { choice: words, quality: known.map((is) => (is ? (again[next++] ?? null) : null)) };
}

function scoredAgain(
  definition: CaseFindingJson,
  choice: ValueChoice,
  placed: readonly Placed[],
): readonly (Score | null)[] {
  const { scores } = scoresOf(
    placed.map(({ practice }) => practice),
    definition,
    choice,
  );
  const weights = weightsOf(definition, choice);
  return placed.map((_, at) =>
    composite(
      scores.map((condition) => condition[at] ?? null),
      weights,
    ),
  );
}

/** By the other patients, with or without the QOF, and by patients weighted as eight years later. */
function otherPayments(choice: ValueChoice, placed: readonly Placed[]): readonly Alternative[] {
  const per = choice.per === 'weighted' ? 'registered' : 'weighted';
  const heads = ({ practice }: Placed, of: ValueChoice['per']): number => practice.paid[of]?.valueOf() ?? 0;
  return [
    {
      choice: `payment for a ${per} patient`,
      payment: placed.map((one) => (one.payment * heads(one, choice.per)) / heads(one, per)),
    },
    {
      choice: choice.qof === 'with' ? 'payment without what the QOF paid' : 'payment with what the QOF paid',
      payment: placed.map((one) => {
        const pounds = Number(one.practice.qof ?? 0n) / 100 / heads(one, choice.per);
        return choice.qof === 'with' ? one.payment - pounds : one.payment + pounds;
      }),
    },
    {
      choice:
        'payment for a patient weighted as in the allocations of 2023/24, where the practice was still there: another formula, eight years later',
      payment: placed.map((one) => {
        const need = one.practice.laterNeed;
        return need === null || need <= 0
          ? null
          : (one.payment * heads(one, choice.per)) / (heads(one, 'registered') * need);
      }),
    },
  ];
}
