import type { Outcome } from '../../base/index.ts';
import {
  areAbove,
  areAsMany,
  areCounts,
  areFromNought,
  isAbove,
  isConfidence,
  sumOf,
  together,
  whenHold,
} from './checked-numbers.ts';
import { countLimits } from './count-interval.ts';

export type IndirectRatio = {
  readonly observed: number;
  readonly expected: number;
  /** The reference population's own rate for each `multiplier` people. */
  readonly referenceRate: number;
  /** Observed ÷ expected, with the interval of the observed count. */
  readonly ratio: number;
  readonly ratioLower: number;
  readonly ratioUpper: number;
  /** The ratio × the reference rate. */
  readonly value: number;
  readonly lower: number;
  readonly upper: number;
};

/**
 * Indirect standardisation: what a population would have had at the reference population's rates, what it had, their
 * ratio and the rate that it gives.
 * Source: Breslow NE, Day NE, Statistical Methods in Cancer Research, volume II, 1987, chapter 2; interval of the count
 * as `countInterval`. Refuses bands of which not as many are given, a reference band of nobody, and an expectation of 0.
 */
export function indirectRatio(
  local: { readonly events: readonly number[]; readonly people: readonly number[] },
  reference: { readonly events: readonly number[]; readonly people: readonly number[] },
  { multiplier, confidence }: { readonly multiplier: number; readonly confidence: number },
): Outcome<IndirectRatio> {
  const rates = together(reference.events, reference.people, (events, people) => events / people);
  const expected = sumOf(together(local.people, rates, (people, rate) => people * rate));
  const requirements = [
    areAsMany({
      events: local.events,
      people: local.people,
      'reference events': reference.events,
      'reference people': reference.people,
    }),
    areCounts(local.events, 'number of events'),
    areCounts(reference.events, 'number of reference events'),
    areFromNought(local.people, 'number of people'),
    areAbove(reference.people, 0, 'number of reference people'),
    isAbove(multiplier, 0, 'The multiplier'),
    isConfidence(confidence),
    isAbove(expected, 0, 'The expected number of events'),
  ];
  return whenHold(requirements, () => {
    const observed = sumOf(local.events);
    const { lower, upper } = countLimits(observed, confidence);
    const referenceRate = (sumOf(reference.events) / sumOf(reference.people)) * multiplier;
    const of = (count: number) => ({ ratio: count / expected, rate: (count / expected) * referenceRate });
    return {
      observed,
      expected,
      referenceRate,
      ratio: of(observed).ratio,
      ratioLower: of(lower).ratio,
      ratioUpper: of(upper).ratio,
      value: of(observed).rate,
      lower: of(lower).rate,
      upper: of(upper).rate,
    };
  });
}
