import type { Outcome } from '../../base/index.ts';
import { areAsMany, areNumbers, sumOf, together, whenHold } from '../statistics/checked-numbers.ts';

/**
 * How far two orders of the same practices agree, −1 to 1: the correlation of their ranks, equal values sharing the mean
 * of theirs.
 * Source: Spearman C, American Journal of Psychology 1904;15:72-101. Refuses fewer than three, and values all alike.
 */
export function rankAgreement(one: readonly number[], other: readonly number[]): Outcome<number> {
  const requirements = [
    areAsMany({ one, other }, 3),
    areNumbers([...one, ...other], 'value'),
    [new Set(one).size > 1 && new Set(other).size > 1, 'Values that are all alike have no order.'] as const,
  ];
  return whenHold(requirements, () => correlation(ranksOf(one), ranksOf(other)));
}

function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const ranks = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (order[to + 1]?.value === order[from]?.value) to += 1;
    for (let each = from; each <= to; each += 1) ranks[order[each]?.at as number] = (from + to) / 2;
    from = to + 1;
  }
  return ranks;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [meanOne, meanOther] = [sumOf(one) / one.length, sumOf(other) / other.length];
  const product = sumOf(together(one, other, (a, b) => (a - meanOne) * (b - meanOther)));
  const [spreadOne, spreadOther] = [
    sumOf(one.map((a) => (a - meanOne) ** 2)),
    sumOf(other.map((b) => (b - meanOther) ** 2)),
  ];
  return product / Math.sqrt(spreadOne * spreadOther);
}
