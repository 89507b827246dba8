import type { ContractInput } from '../../../src/contracts/index.ts';

/** A number, yes or no, choice or date that is put in when the contract is worked out. */
export function given(label: string, unit: string): ContractInput {
  return { label, unit };
}

/** One that each member of a set has. */
export function givenEach(set: string, label: string, unit: string): ContractInput {
  return { label, unit, each: set };
}

/** A dated rate, as it holds on the day. */
export function rated(rate: string, label: string, unit: string): ContractInput {
  return { label, unit, from: { kind: 'rate', rate, on: 'the month' } };
}

/** A number that the contract itself fixes. */
export function fixed(value: string, unit: string): ContractInput {
  return { label: value, unit, from: { kind: 'constant', value } };
}

export const ONE = fixed('1', 'factor');
export const MONTHS = fixed('12', 'months per year');
export const HUNDRED = fixed('100', 'percent');

/** The months of a financial year, for an amount that is paid in twelve parts. */
export const FINANCIAL_MONTHS = {
  label: 'months',
  members: [
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
    'January',
    'February',
    'March',
  ],
};

/** A yearly amount in twelve parts, of which each is what the running total, rounded, grows by. */
export const IN_TWELVE_PARTS = { among: 'month', oddPennies: 'cumulative' } as const;

/** `2025/26` for the financial year that begins in April 2025. */
export function yearLabel(startYear: number): string {
  return `${startYear}/${String((startYear + 1) % 100).padStart(2, '0')}`;
}

/** `2025-26`, for an id. */
export function yearId(startYear: number): string {
  return yearLabel(startYear).replace('/', '-');
}

/** The first and last day of the financial year. */
export function datesOf(startYear: number): { readonly validFrom: string; readonly validTo: string } {
  return { validFrom: `${startYear}-04-01`, validTo: `${startYear + 1}-03-31` };
}
