import Fraction from 'fraction.js';
import { assert } from './assert.ts';

/** An exact number n/d. Rates, shares and money before rounding are fractions; nothing is rounded until `toPence`. */
export type Exact = Fraction;

type ExactInput = Exact | bigint | number | string;

/**
 * Makes an exact number from an integer, a decimal string ("123.34"), a ratio ("1/3") or another exact number.
 * @throws Bug for a JavaScript number that is not a safe integer: such a number has already lost what it meant
 */
export function exact(value: ExactInput): Exact {
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `an exact number is made from a safe integer, not ${value}`);
    return new Fraction(BigInt(value));
  }
  if (typeof value === 'string') {
    assert(/^-?\d+(\.\d+)?$|^-?\d+\/[1-9]\d*$/.test(value), `an exact number is written 1.23 or 1/3, not ${value}`);
  }
  return new Fraction(value);
}

/** Places of a decimal that is added as a whole number of them. */
const SUM_PLACES = 12;
const DECIMAL = new RegExp(`^(-?\\d+)(?:\\.(\\d{1,${SUM_PLACES}}))?$`);

/** The sum of exact numbers that are written as text, as `exact` reads them: of decimals without a fraction for each. */
export function exactSum(values: readonly string[]): Exact {
  let parts = 0n;
  let others = new Fraction(0n);
  for (const value of values) {
    const [, whole, part = ''] = DECIMAL.exec(value) ?? [];
    if (whole === undefined) others = others.add(exact(value));
    else parts += BigInt(whole + part.padEnd(SUM_PLACES, '0'));
  }
  return new Fraction(parts, 10n ** BigInt(SUM_PLACES)).add(others);
}

/** Rounds half away from zero to a whole number, so that a reversal mirrors what it reverses. */
export function roundHalfUp(value: Exact): bigint {
  const magnitude = (2n * value.n + value.d) / (2n * value.d);
  return value.s < 0n ? -magnitude : magnitude;
}

/**
 * Writes an exact number without loss: as a decimal where it ends within `maxPlaces`, otherwise as n/d.
 */
export function exactText(value: Exact, maxPlaces = 12): string {
  const sign = value.s < 0n ? '-' : '';
  if (value.d !== 1n && 10n ** BigInt(maxPlaces) % value.d !== 0n) return `${sign}${value.n}/${value.d}`;
  for (let places = 0, scale = 1n; places <= maxPlaces; places += 1, scale *= 10n) {
    if ((value.n * scale) % value.d !== 0n) continue;
    const digits = ((value.n * scale) / value.d).toString().padStart(places + 1, '0');
    return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  throw new Error('a denominator that divides a power of ten ends within it');
}

/** Writes an exact number rounded half away from zero to `places` decimals, for a reader. */
export function decimalText(value: Exact, places: number): string {
  const scaled = roundHalfUp(value.mul(10n ** BigInt(places)));
  return exactText(new Fraction(scaled, 10n ** BigInt(places)), places).replace(
    /^(-?\d+)(?:\.(\d*))?$/,
    (_, whole, part) => (places === 0 ? whole : `${whole}.${(part ?? '').padEnd(places, '0')}`),
  );
}
