import { assert } from '../../base/index.ts';
import { awayFromZero, logGamma } from './gamma.ts';
import { rootBetween } from './root.ts';

const PRECISION = 1e-16;
const MOST_STEPS = 100_000;

/**
 * The regularised incomplete beta function: the share of a beta distribution that lies below `x`. By the continued
 * fraction of Lentz's method, on the side where it closes fast. Held to 1e-10.
 */
export function betaShareBelow(alpha: number, beta: number, x: number): number {
  assert(
    alpha > 0 && beta > 0 && x >= 0 && x <= 1,
    'the incomplete beta function is of two shapes above 0 up to a share',
  );
  if (x === 0 || x === 1) return x;
  const front = Math.exp(
    logGamma(alpha + beta) - logGamma(alpha) - logGamma(beta) + alpha * Math.log(x) + beta * Math.log1p(-x),
  );
  return x < (alpha + 1) / (alpha + beta + 2)
    ? (front * fractionOf(alpha, beta, x)) / alpha
    : 1 - (front * fractionOf(beta, alpha, 1 - x)) / beta;
}

function fractionOf(alpha: number, beta: number, x: number): number {
  let [c, d] = [1, 1 / awayFromZero(1 - ((alpha + beta) * x) / (alpha + 1))];
  let product = d;
  const advance = (factor: number): number => {
    d = 1 / awayFromZero(1 + factor * d);
    c = awayFromZero(1 + factor / c);
    product *= d * c;
    return d * c;
  };
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const twice = 2 * step;
    advance((step * (beta - step) * x) / ((alpha + twice - 1) * (alpha + twice)));
    const last = advance((-(alpha + step) * (alpha + beta + step) * x) / ((alpha + twice) * (alpha + twice + 1)));
    if (Math.abs(last - 1) < PRECISION) break;
  }
  return product;
}

/** The value below which a share `p` of a beta distribution lies. Held to 1e-10. */
export function betaQuantile(p: number, alpha: number, beta: number): number {
  assert(p > 0 && p < 1, 'a beta quantile is of a share between 0 and 1');
  return rootBetween(0, 1, (x) => betaShareBelow(alpha, beta, x) - p);
}

/**
 * The deviate of Student's t for a two-sided interval: t² = ν(1 − x) ÷ x where x is a quantile of the beta distribution
 * of ν/2 and 1/2. Held to a relative error of 1e-9.
 * @param degrees of freedom, above 0
 */
export function studentDeviate(confidence: number, degrees: number): number {
  assert(confidence > 0 && confidence < 1 && degrees > 0, 'a deviate is of a confidence between 0 and 1');
  const x = betaQuantile(1 - confidence, degrees / 2, 0.5);
  return Math.sqrt((degrees * (1 - x)) / x);
}
