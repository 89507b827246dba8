import { assert } from '../base/index.ts';

/** What a draw is for. Two draws with different purposes are independent. */
export const DRAW = {
  sex: 1,
  age: 2,
  lsoa: 3,
  ethnicity: 4,
  smoking: 5,
  registered: 6,
  death: 7,
  move: 8,
  forced: 9,
  destination: 10,
  vacancy: 11,
  newborn: 12,
  joinerCondition: 13,
  onset: 14,
  quota: 15,
  resolved: 16,
  frailty: 17,
  optOut: 18,
  temporary: 19,
  quality: 20,
  general: 21,
  specific: 22,
  success: 23,
  dates: 24,
  values: 25,
  reason: 26,
  medicines: 27,
  contacts: 28,
  screening: 29,
  pregnancy: 30,
  history: 31,
  invitation: 32,
  offers: 33,
  returned: 34,
  hospital: 35,
  place: 36,
  fault: 37,
  habit: 38,
  furtherCondition: 39,
  care: 40,
  found: 41,
  taken: 42,
  birth: 43,
  school: 44,
  report: 45,
  community: 46,
  lastYear: 47,
  monitored: 48,
  survey: 49,
  claimed: 50,
} as const;

/**
 * Chance that can be repeated: every draw is named by its purpose and up to three whole numbers (person, year, …),
 * and is the same for the same seed whatever was drawn before it.
 */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    assert(Number.isSafeInteger(seed), 'a seed is a whole number');
    this.#seed = mix(mix(0x9747b28c, seed | 0), Math.floor(seed / 2 ** 32) | 0);
  }

  /** 32 bits. */
  bits(purpose: number, a = 0, b = 0, c = 0): number {
    let h = mix(this.#seed, purpose);
    h = mix(h, a);
    h = mix(h, b);
    h = mix(h, c);
    h ^= h >>> 16;
    h = Math.imul(h, 0x85ebca6b);
    h ^= h >>> 13;
    h = Math.imul(h, 0xc2b2ae35);
    return (h ^ (h >>> 16)) >>> 0;
  }

  /** Between 0 and 1, both left out. */
  uniform(purpose: number, a = 0, b = 0, c = 0): number {
    return (this.bits(purpose, a, b, c) + 0.5) / 2 ** 32;
  }

  /** 0 … count − 1. */
  below(count: number, purpose: number, a = 0, b = 0, c = 0): number {
    return Math.floor(this.uniform(purpose, a, b, c) * count);
  }

  /** True for `perThousand` in a thousand. */
  happens(perThousand: number, purpose: number, a = 0, b = 0, c = 0): boolean {
    return this.uniform(purpose, a, b, c) * 1000 < perThousand;
  }

  /** Which of several things that cannot go together happens, each with its rate in a thousand; undefined: none. */
  which(perThousand: readonly number[], purpose: number, a = 0, b = 0, c = 0): number | undefined {
    let left = this.uniform(purpose, a, b, c) * 1000;
    for (const [index, rate] of perThousand.entries()) {
      left -= rate;
      if (left < 0) return index;
    }
    return undefined;
  }

  /** Mean 0, standard deviation 1. */
  normal(purpose: number, a = 0, b = 0, c = 0): number {
    return normalQuantile(this.uniform(purpose, a, b, c));
  }

  /** A count with this mean; by inversion, or rounded normal where the mean is large. */
  poisson(mean: number, purpose: number, a = 0, b = 0, c = 0): number {
    if (mean <= 0) return 0;
    const u = this.uniform(purpose, a, b, c);
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(u)));
    let probability = Math.exp(-mean);
    let sum = probability;
    let count = 0;
    while (u > sum && count < 400) {
      count += 1;
      probability *= mean / count;
      sum += probability;
    }
    return count;
  }
}

function mix(hash: number, value: number): number {
  let k = Math.imul(value | 0, 0xcc9e2d51);
  k = (k << 15) | (k >>> 17);
  let h = hash ^ Math.imul(k, 0x1b873593);
  h = (h << 13) | (h >>> 19);
  return (Math.imul(h, 5) + 0xe6546b64) | 0;
}

const TAIL = 0.02425;

/** The value below which a share p of a standard normal lies (Acklam’s approximation, error below 1.2e-9). */
export function normalQuantile(p: number): number {
  if (p < TAIL) return tailQuantile(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - TAIL) return -tailQuantile(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (q * top) / bottom;
}

function tailQuantile(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1;
  return top / bottom;
}

/** ln(p ÷ (1 − p)) */
export function logit(p: number): number {
  return Math.log(p / (1 - p));
}

export function inverseLogit(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
