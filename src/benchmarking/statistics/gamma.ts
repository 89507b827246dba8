import { assert } from '../../base/index.ts';
import { normalQuantile } from './normal.ts';
import { rootBetween } from './root.ts';

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const SMALLEST = 1e-300;
const PRECISION = 1e-16;
const MOST_STEPS = 100_000;

/**
 * The natural logarithm of the gamma function. Source: Lanczos C, SIAM Journal on Numerical Analysis 1964;1:86-96, with
 * nine coefficients and g = 7. Held to a relative error of 1e-13 against factorials.
 * @param x above 0
 */
export function logGamma(x: number): number {
  assert(x > 0, 'the gamma function is taken of a number above 0');
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const base = x + 6.5;
  const series = LANCZOS.reduce((sum, part, index) => (index === 0 ? part : sum + part / (x - 1 + index)), 0);
  return HALF_LOG_TWO_PI + (x - 0.5) * Math.log(base) - base + Math.log(series);
}

/**
 * The regularised lower incomplete gamma function: the share of a gamma distribution of that shape and scale 1 that lies
 * below `x`. By its series below `shape` + 1 and by the continued fraction of its complement above. Held to 1e-10.
 */
export function gammaShareBelow(shape: number, x: number): number {
  assert(shape > 0 && x >= 0, 'the incomplete gamma function is of a shape above 0 up to a number from 0');
  if (x === 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  return x < shape + 1 ? front * seriesOf(shape, x) : 1 - front * fractionOf(shape, x);
}

function seriesOf(shape: number, x: number): number {
  let [term, sum] = [1 / shape, 1 / shape];
  for (let step = 1; step < MOST_STEPS && term > sum * PRECISION; step += 1) {
    term *= x / (shape + step);
    sum += term;
  }
  return sum;
}

/** Lentz's method, as modified by Thompson and Barnett (Journal of Computational Physics 1986;64:490-509). */
function fractionOf(shape: number, x: number): number {
  let b = x + 1 - shape;
  let [c, d] = [1 / SMALLEST, 1 / b];
  let product = d;
  for (let step = 1; step < MOST_STEPS; step += 1) {
    const a = -step * (step - shape);
    b += 2;
    d = 1 / awayFromZero(a * d + b);
    c = awayFromZero(b + a / c);
    product *= d * c;
    if (Math.abs(d * c - 1) < PRECISION) break;
  }
  return product;
}

export function awayFromZero(value: number): number {
  return Math.abs(value) < SMALLEST ? SMALLEST : value;
}

/** From this shape the quantile is taken from its expansion, whose next term is below 1e-15 of it. */
const LARGE = 1e6;

/**
 * The quantile of a gamma distribution of a large shape by its expansion about the normal.
 * Source: Cornish EA, Fisher RA, Revue de l'Institut International de Statistique 1938;5:307-320, with the cumulants of the
 * gamma distribution.
 */
function expandedQuantile(p: number, shape: number): number {
  const z = normalQuantile(p);
  const root = Math.sqrt(shape);
  const third = (z ** 3 - 7 * z) / (36 * root);
  const fourth = (3 * z ** 4 + 7 * z ** 2 - 16) / (810 * shape);
  return shape + z * root + (z ** 2 - 1) / 3 + third - fourth;
}

/**
 * The value below which a share `p` of a gamma distribution of that shape and scale 1 lies; half the quantile of a
 * chi-square distribution with twice as many degrees of freedom. Held to a relative error of 1e-10.
 * @param p between 0 and 1
 */
export function gammaQuantile(p: number, shape: number): number {
  assert(p > 0 && p < 1 && shape > 0, 'a gamma quantile is of a share between 0 and 1 and a shape above 0');
  if (shape >= LARGE) return expandedQuantile(p, shape);
  const spread = normalQuantile(p) / (3 * Math.sqrt(shape));
  const guess = shape * Math.max(0.01, 1 - 1 / (9 * shape) + spread) ** 3;
  let [low, high] = [guess, guess];
  while (gammaShareBelow(shape, low) > p) low /= 2;
  while (gammaShareBelow(shape, high) < p) high = 2 * high + 1;
  return rootBetween(low, high, (x) => gammaShareBelow(shape, x) - p);
}
