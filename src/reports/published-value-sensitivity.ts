import type { FinancialYear } from '../base/index.ts';
import { type CaseFindingJson, quantileOf, rankAgreement } from '../benchmarking/index.ts';
import { fixed } from './fixed.ts';
import type { PublishedPractice } from './published-value-data.ts';
import { type Placed, type ValueMap, valueMap } from './published-value-map.ts';
import type { ValueChoice } from './value-choice.ts';
import { placeKindOf } from './value-place.ts';

/** What another choice would have made of the same practices. */
export type Sensitivity = {
  readonly choice: string;
  /** Practices that both place. */
  readonly practices: number;
  /** Agreement of the two orders by quality and by payment, −1 to 1 (Spearman); null where an axis does not change. */
  readonly quality: string | null;
  readonly payment: string | null;
  /** Per cent of those practices that lie in the same part of the map. */
  readonly samePlacePercent: string;
};

type Alternative = { readonly choice: string; readonly as: ValueChoice };

/** The map beside those of other weights, populations and payments, each changed by itself. */
export function sensitivityOf(
  all: readonly PublishedPractice[],
  year: FinancialYear,
  definition: CaseFindingJson,
  chosen: { readonly choice: ValueChoice; readonly map: ValueMap },
): readonly Sensitivity[] {
  const others = alternatives(definition, chosen.choice).map(({ choice, as }) =>
    compared(choice, chosen.map.placed, valueMap(all, year, definition, as).placed),
  );
  const needed = laterNeed(chosen.map.placed);
  return needed.length === 0 ? others : [...others, compared(LATER_NEED, chosen.map.placed, needed)];
}

const LATER_NEED =
  'payment for a patient weighted as in the allocations of 2023/24, for practices that are in both: another formula, and eight years later';

/** Each choice that the reader did not make, and each condition left out. */
function alternatives({ conditions }: CaseFindingJson, choice: ValueChoice): readonly Alternative[] {
  const weighing = conditions.filter(({ id }) => (choice.weights.get(id) ?? 0) > 0);
  const without =
    weighing.length < 2
      ? []
      : weighing.map(({ id, name }) => ({
          choice: `without ${name.toLowerCase()}`,
          as: { ...choice, weights: new Map(choice.weights).set(id, 0) },
        }));
  return [
    ...without,
    choice.spread === 'index'
      ? { choice: 'each condition of equal spread', as: { ...choice, spread: 'equal' } }
      : { choice: 'each condition by its ratio to England', as: { ...choice, spread: 'index' } },
    choice.basis === 'ages'
      ? { choice: 'expected of everybody on the list, as printed', as: { ...choice, basis: 'list' } }
      : { choice: 'expected of the ages that the estimate is about', as: { ...choice, basis: 'ages' } },
    choice.per === 'weighted'
      ? { choice: 'payment for a registered patient', as: { ...choice, per: 'registered' } }
      : { choice: 'payment for a weighted patient', as: { ...choice, per: 'weighted' } },
    choice.qof === 'with'
      ? { choice: 'payment without what the QOF paid', as: { ...choice, qof: 'without' } }
      : { choice: 'payment with what the QOF paid', as: { ...choice, qof: 'with' } },
  ];
}

/** The same practices, their payment spread over patients weighted by the later formula. */
function laterNeed(placed: readonly Placed[]): readonly Placed[] {
  return placed.flatMap((one) => {
    const { laterNeed: need, paid } = one.practice;
    const [weighted, registered] = [paid.weighted?.valueOf() ?? 0, paid.registered?.valueOf() ?? 0];
    if (need === null || need <= 0 || registered <= 0) return [];
    return [{ ...one, payment: (one.payment * weighted) / (registered * need) }];
  });
}

function compared(choice: string, ours: readonly Placed[], theirs: readonly Placed[]): Sensitivity {
  const other = new Map(theirs.map((one) => [one.practice, one]));
  const both = ours.flatMap((one) => {
    const same = other.get(one.practice);
    return same === undefined ? [] : [{ one, same }];
  });
  const order = (of: (placed: Placed) => number): string | null => {
    const [first, second] = [both.map(({ one }) => of(one)), both.map(({ same }) => of(same))];
    if (first.every((value, at) => value === second[at])) return null;
    const agreement = rankAgreement(first, second);
    return agreement.ok ? fixed(agreement.value, 3) : null;
  };
  const [middle, otherMiddle] = [middleOf(both.map(({ one }) => one)), middleOf(both.map(({ same }) => same))];
  const same = both.filter(
    (each) =>
      placeKindOf(each.one.quality, each.one.payment, middle) ===
      placeKindOf(each.same.quality, each.same.payment, otherMiddle),
  );
  return {
    choice,
    practices: both.length,
    quality: order(({ quality }) => quality.value),
    payment: order(({ payment }) => payment),
    samePlacePercent: fixed(both.length === 0 ? 0 : (100 * same.length) / both.length, 0),
  };
}

/** The median payment. */
export function middleOf(placed: readonly Placed[]): number {
  const sorted = placed.map(({ payment }) => payment).sort((a, b) => a - b);
  return sorted.length === 0 ? 0 : quantileOf(sorted, 0.5);
}
