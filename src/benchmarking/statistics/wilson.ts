import { assert } from '../../base/index.ts';

/** The 97.5th percentile of the standard normal distribution: two-sided 95 %. */
export const Z_95 = 1.959963984540054;

/** A proportion from 0 to 1 with the limits of its interval. */
export type Proportion = { readonly value: number; readonly lower: number; readonly upper: number };

/**
 * The Wilson score interval of a proportion, without continuity correction.
 * Source: Wilson EB, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 1927;22:209-212; the method of OHID's technical guide to public health proportions.
 * @param z the standard normal deviate; 95 % unless told otherwise
 * @throws Bug when `count` is not between 0 and `total`, or `total` is not above 0
 */
export function wilson(count: number, total: number, z: number = Z_95): Proportion {
  assert(total > 0 && count >= 0 && count <= total, 'a proportion is of a count between 0 and a total above 0');
  const value = count / total;
  const z2 = z * z;
  const centre = 2 * count + z2;
  const spread = z * Math.sqrt(z2 + 4 * count * (1 - value));
  const scale = 2 * (total + z2);
  return {
    value,
    lower: count === 0 ? 0 : (centre - spread) / scale,
    upper: count === total ? 1 : (centre + spread) / scale,
  };
}
