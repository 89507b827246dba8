import { type Month, month, type Pence, quarterOf } from '../../src/base/index.ts';
import { type GeneratedPractice, listOf, MEASURES, MONTHS } from './generated-payments.ts';

/** A share of two whole numbers. */
type Ratio = readonly [over: bigint, under: bigint];

/**
 * What the contracts of 2025/26 pay a generated practice for a month, in whole-number code written for nothing else:
 * prices in the code, nothing explained, nothing checked. The least that the amounts can cost.
 */
export function plainPence(of: GeneratedPractice, when: Month): Pence {
  return (core(of, when) + arrears(of, when) + half(aspiration(of))) as Pence;
}

const JULY = month('2025-07');
const APRIL = MONTHS[0] as Month;

/** Hundredths of a penny: £121.79 until July, when £123.34 became known. */
function price(when: Month): bigint {
  return when < JULY ? 12179n : 12334n;
}

function core(of: GeneratedPractice, when: Month): bigint {
  return half([yearly(of, when, price(when)), 120_000n]);
}

/** Ten-thousandths of a penny a year. */
function yearly(of: GeneratedPractice, when: Month, gmsPrice: bigint): bigint {
  const { contractType } = of.practice;
  const list = weighted(of, contractType === 'PMS' ? APRIL : quarterOf(when));
  if (contractType === 'APMS') return list * 14000n * 10_000n;
  return list * (gmsPrice * 9525n + (contractType === 'PMS' ? 400n * 10_000n : 0n));
}

function arrears(of: GeneratedPractice, when: Month): bigint {
  if (when !== JULY || of.practice.contractType === 'APMS') return 0n;
  return half([3n * (yearly(of, APRIL, 12334n) - yearly(of, APRIL, 12179n)), 120_000n]);
}

function weighted(of: GeneratedPractice, quarter: Month): bigint {
  const [whole = '0', part = ''] = of.practice.weightedToRegistered.split('.');
  return half([BigInt(listOf(of, quarter)) * BigInt(whole + part), 1000n]);
}

/** Pence a month: 80 % of last year's achievement, uprated. */
function aspiration(of: GeneratedPractice): Ratio {
  const list = BigInt(of.lists[0] ?? 0);
  let [over, under] = [0n, 1n];
  for (const [
    at,
    { points, lowerPercent, upperPercent, prevalenceAdjusted, prevalenceRegister },
  ] of MEASURES.entries()) {
    const own = of.counts[at];
    if (own === undefined || own.denominator === 0) continue;
    const [lower, width] = [BigInt(lowerPercent), BigInt(upperPercent - lowerPercent)];
    const denominator = BigInt(own.denominator);
    const passed = BigInt(own.numerator) * 100n - lower * denominator;
    const [earned, whole]: Ratio =
      passed <= 0n ? [0n, 1n] : passed >= width * denominator ? [1n, 1n] : [passed, width * denominator];
    const from = prevalenceRegister === undefined ? at : 0;
    const register = BigInt(of.counts[from]?.register ?? 0) * BigInt(of.borough.list);
    const [factor, of1]: Ratio = prevalenceAdjusted
      ? [register, list * BigInt(of.borough.registers[from] ?? 1)]
      : [1n, 1n];
    const [a, b] = [earned * BigInt(points) * list * factor, whole * 9964n * of1];
    [over, under] = [over * b + a * under, under * b];
  }
  // 80 % × £225.49 a point, in twelve parts.
  return [over * 22549n * 80n, under * 1200n];
}

/** Half away from nought. */
function half([over, under]: Ratio): bigint {
  return (2n * over + under) / (2n * under);
}
