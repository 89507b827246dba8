import { type Exact, exact, type Month, type Pence, roundHalfUp, sumPence } from '../base/index.ts';

/** How exact pounds become whole pence, or whole pounds. A contract names its rule; `half away from zero` otherwise. */
export const ROUNDING_RULES = ['half away from zero', 'half to even', 'towards zero', 'away from zero'] as const;
export type RoundingRule = (typeof ROUNDING_RULES)[number];

export type Rounding = { readonly rule: RoundingRule; readonly to: 'penny' | 'pound' };

export const USUAL_ROUNDING: Rounding = { rule: 'half away from zero', to: 'penny' };

/** Rounds exact pounds by a contract's rule: once a line, at its end. */
export function penceBy({ rule, to }: Rounding, pounds: Exact): Pence {
  const penceInOne = to === 'penny' ? 1n : 100n;
  return (roundBy(rule, pounds.mul(100n).div(penceInOne)) * penceInOne) as Pence;
}

function roundBy(rule: RoundingRule, value: Exact): bigint {
  if (rule === 'half away from zero') return roundHalfUp(value);
  const sign = value.s < 0n ? -1n : 1n;
  const [whole, rest] = [value.n / value.d, value.n % value.d];
  if (rest === 0n || rule === 'towards zero') return sign * whole;
  if (rule === 'away from zero') return sign * (whole + 1n);
  const [twice, odd] = [2n * rest, whole % 2n === 1n];
  return sign * (twice > value.d || (twice === value.d && odd) ? whole + 1n : whole);
}

/**
 * Who gets the odd pennies of a shared amount. The shares always add to the amount.
 * `largest remainder`: whoever is cut short by most; among equals in turn, beginning with another each month.
 * `cumulative`: each share is what the running total, rounded, grows by; for instalments.
 */
export const ODD_PENNY_RULES = ['largest remainder', 'cumulative'] as const;
export type OddPennyRule = (typeof ODD_PENNY_RULES)[number];

/**
 * Shares an amount in proportion to weights, of which none is negative and one at least is not nought.
 * @param month whose turn it is among equals
 */
export function shareOut(amount: Pence, weights: readonly Exact[], rule: OddPennyRule, month: Month): Pence[] {
  const isNegative = amount < 0n;
  const size = (isNegative ? -amount : amount) as Pence;
  const shares = rule === 'cumulative' ? cumulative(size, weights) : largestRemainder(size, weights, month);
  return isNegative ? shares.map((share) => -share as Pence) : shares;
}

function sum(weights: readonly Exact[]): Exact {
  return weights.reduce((total, weight) => total.add(weight), exact(0));
}

function cumulative(amount: Pence, weights: readonly Exact[]): Pence[] {
  const total = sum(weights);
  let [passed, paid] = [exact(0), 0n];
  return weights.map((weight) => {
    passed = passed.add(weight);
    const due = roundHalfUp(exact(amount).mul(passed).div(total));
    const share = (due - paid) as Pence;
    paid = due;
    return share;
  });
}

function largestRemainder(amount: Pence, weights: readonly Exact[], month: Month): Pence[] {
  const total = sum(weights);
  const due = weights.map((weight) => exact(amount).mul(weight).div(total));
  const whole = due.map((share) => (share.n / share.d) as Pence);
  const odd = Number(amount - sumPence(whole));
  const count = weights.length;
  const turn = (index: number): number => (index - month + month * count) % count;
  const order = due
    .map((share, index) => ({ index, rest: share.sub(whole[index] ?? 0n) }))
    .sort((a, b) => b.rest.compare(a.rest) || turn(a.index) - turn(b.index));
  const extra = new Set(order.slice(0, odd).map(({ index }) => index));
  return whole.map((share, index) => (extra.has(index) ? share + 1n : share) as Pence);
}
