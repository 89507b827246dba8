import type { Outcome } from '../../base/index.ts';
import { betaQuantile } from './beta.ts';
import { isAbove, isConfidence, type Requirement, whenHold } from './checked-numbers.ts';
import { deviateOf } from './normal.ts';
import { type Proportion, wilson } from './wilson.ts';

/** Of more people the logarithms that the beta distribution is worked out with have lost what tells shares apart. */
const MOST_EXACT = 1_000_000_000;

function isShare(count: number, total: number): Requirement[] {
  return [
    isAbove(total, 0, 'The denominator'),
    [count >= 0 && count <= total, `A numerator lies between 0 and its denominator: ${count} of ${total} does not.`],
  ];
}

/** Wilson's interval of a proportion (see `wilson`), at any confidence. Refuses more than there are, and nobody. */
export function wilsonInterval(count: number, total: number, confidence: number): Outcome<Proportion> {
  return whenHold([...isShare(count, total), isConfidence(confidence)], () =>
    wilson(count, total, deviateOf(confidence)),
  );
}

/**
 * The exact interval of a proportion: it holds the truth at least as often as it says, and is wider than Wilson's.
 * Source: Clopper CJ, Pearson ES, Biometrika 1934;26:404-413, by quantiles of the beta distribution. From 0 when none
 * and to 1 when all. Refuses more than there are, nobody, and more people than the beta distribution is worked out for.
 */
export function clopperPearson(count: number, total: number, confidence: number): Outcome<Proportion> {
  const isWorkedOut = [
    total <= MOST_EXACT,
    `An exact interval is of at most ${MOST_EXACT.toLocaleString('en-GB')} people: take Wilson’s.`,
  ] as const;
  return whenHold([...isShare(count, total), isConfidence(confidence), isWorkedOut], () => {
    const tail = (1 - confidence) / 2;
    return {
      value: count / total,
      lower: count === 0 ? 0 : betaQuantile(tail, count, total - count + 1),
      upper: count === total ? 1 : betaQuantile(1 - tail, count + 1, total - count),
    };
  });
}
