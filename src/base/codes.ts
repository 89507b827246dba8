import { assert } from './assert.ts';

declare const odsBrand: unique symbol;
declare const snomedBrand: unique symbol;

/** An Organisation Data Service code: a practice, commissioner or provider. The demonstration's are X00001 to X00050. */
export type OdsCode = string & { readonly [odsBrand]: true };
/** A SNOMED CT concept identifier: 6 to 18 digits ending in a Verhoeff check digit. Never a JavaScript number. */
export type SnomedCode = string & { readonly [snomedBrand]: true };

export function odsCodeFromText(text: string): OdsCode | undefined {
  return /^[A-Z0-9]{3,10}$/.test(text) ? (text as OdsCode) : undefined;
}

/** A code written in the source. @throws Bug when it has not the form of one */
export function odsCode(text: string): OdsCode {
  const code = odsCodeFromText(text);
  assert(code !== undefined, `${text} has the form of an ODS code`);
  return code;
}

export function snomedCodeFromText(text: string): SnomedCode | undefined {
  return /^[1-9]\d{5,17}$/.test(text) && verhoeffHolds(text) ? (text as SnomedCode) : undefined;
}

/** The dihedral group of order ten, on which Verhoeff's check digit rests. */
function multiply(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (((a - b) % 5) + 5) % 5;
}

const FIRST_PERMUTATION = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

function permute(digit: number, times: number): number {
  let result = digit;
  for (let i = 0; i < times % 8; i += 1) result = FIRST_PERMUTATION[result] ?? 0;
  return result;
}

function verhoeffSum(digits: string, offset: number): number {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    sum = multiply(sum, permute(Number(digits[digits.length - 1 - i]), i + offset));
  }
  return sum;
}

/** Whether the last digit is the right Verhoeff check digit of those before it. */
function verhoeffHolds(digits: string): boolean {
  return verhoeffSum(digits, 0) === 0;
}

/** The digits with their Verhoeff check digit appended. */
export function withCheckDigit(digits: string): string {
  for (let check = 0; check < 10; check += 1) {
    if (verhoeffHolds(digits + check)) return digits + check;
  }
  assert(false, 'every digit string has a check digit');
}

/**
 * A concept identifier that stands for no real concept: item n of namespace 9999999, which is not issued to
 * anybody. Used where no published code was at hand (the codelist says so) and throughout tests.
 */
export function inventedConcept(item: number): SnomedCode {
  return withCheckDigit(`${item}999999910`) as SnomedCode;
}
