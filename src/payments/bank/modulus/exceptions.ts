import type { BankDetails } from '../bank-details.ts';
import { modulusOf, type WeightRow, weighedTotal } from './weight-row.ts';

/** What is checked: six digits and eight. */
export type CheckedAccount = Pick<BankDetails, 'sortCode' | 'accountNumber'>;

/** Sort codes that are checked as if they were others, by the sort code that is replaced. */
export type Substitutions = ReadonlyMap<string, string>;

/** Digits of an account number by the letters that the rules give them (a to h) where a rule asks for one. */
type Letters = { readonly a: number; readonly b: number; readonly c: number; readonly g: number; readonly h: number };

/**
 * What a row's exception changes about its check. Every part may be absent: it is then as for a row without exception.
 * The rules are those of Vocalink, *Validating account numbers: UK modulus checking*, exceptions 1 to 14.
 */
type ModulusException = {
  /** The account cannot be checked by this sort code's rows at all. */
  readonly isUncheckable?: (letters: Letters) => boolean;
  /** This row need not be passed. */
  readonly isSpared?: (letters: Letters) => boolean;
  readonly sortCode?: (sortCode: string, substitutions: Substitutions) => string;
  readonly weights?: (weights: readonly number[], letters: Letters) => readonly number[];
  /** Added to the total before it is divided. */
  readonly added?: number;
  /** What has to remain of the division, instead of nothing. */
  readonly remainder?: (letters: Letters, modulus: 10 | 11) => number;
  /** The account number that is tried when the check fails; undefined: none. */
  readonly secondTry?: (accountNumber: string, letters: Letters) => string | undefined;
  /** One passed row of the sort code's two is enough. */
  readonly isEither?: true;
};

/** Weights that exception 2 puts in the place of the row's where the account number does not begin with 0. */
const EXCEPTION_2_WEIGHTS = [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1];

const EXCEPTIONS: Readonly<Record<number, ModulusException>> = {
  0: {},
  1: { added: 27 },
  2: { weights: exception2Weights, isEither: true },
  3: { isSpared: ({ c }) => c === 6 || c === 9 },
  4: { remainder: ({ g, h }) => 10 * g + h },
  5: {
    sortCode: (sortCode, substitutions) => substitutions.get(sortCode) ?? sortCode,
    remainder: ({ g, h }, modulus) => (modulus - (modulus === 11 ? g : h)) % modulus,
  },
  6: { isUncheckable: ({ a, g, h }) => a >= 4 && a <= 8 && g === h },
  7: { weights: (weights, { g }) => (g === 9 ? fromC(weights) : weights) },
  8: { sortCode: () => '090126' },
  9: { sortCode: () => '309634', isEither: true },
  10: {
    weights: (weights, { a, b, g }) => ((a === 0 || a === 9) && b === 9 && g === 9 ? fromC(weights) : weights),
    isEither: true,
  },
  11: { isEither: true },
  12: { isEither: true },
  13: { isEither: true },
  14: { secondTry: (number, { h }) => ([0, 1, 9].includes(h) ? `0${number.slice(0, 7)}` : undefined) },
};

function exception2Weights(weights: readonly number[], { a, g }: Letters): readonly number[] {
  if (a === 0) return weights;
  return g === 9 ? fromC(EXCEPTION_2_WEIGHTS) : EXCEPTION_2_WEIGHTS;
}

/** Weights that leave the sort code and the first two digits of the account number out of the check. */
function fromC(weights: readonly number[]): readonly number[] {
  return weights.map((weight, at) => (at < 8 ? 0 : weight));
}

/** Whether the account cannot be checked by a row: its exception is none that is published, or says so of the account. */
export function isUncheckable({ exception }: WeightRow, { accountNumber }: CheckedAccount): boolean {
  const rule = EXCEPTIONS[exception];
  return rule === undefined || rule.isUncheckable?.(lettersOf(accountNumber)) === true;
}

/** Whether the row's check reads the table of substituted sort codes. */
export function isSubstituted({ exception }: WeightRow): boolean {
  return exception === 5;
}

/** Whether one passed row is enough where a sort code has this row and another. */
export function isEither({ exception }: WeightRow): boolean {
  return EXCEPTIONS[exception]?.isEither === true;
}

/** Whether the account passes a row that it can be checked by, with what the row's exception changes. */
export function passesRow(row: WeightRow, account: CheckedAccount, substitutions: Substitutions): boolean {
  const rule = EXCEPTIONS[row.exception] ?? {};
  const letters = lettersOf(account.accountNumber);
  if (rule.isSpared?.(letters)) return true;
  const sortCode = rule.sortCode?.(account.sortCode, substitutions) ?? account.sortCode;
  const weighed = { method: row.method, weights: rule.weights?.(row.weights, letters) ?? row.weights };
  const modulus = modulusOf(row);
  const expected = rule.remainder?.(letters, modulus) ?? 0;
  const leavesExpected = (accountNumber: string) => {
    const total = weighedTotal(weighed, `${sortCode}${accountNumber}`) + (rule.added ?? 0);
    return ((total % modulus) + modulus) % modulus === expected;
  };
  if (leavesExpected(account.accountNumber)) return true;
  const secondTry = rule.secondTry?.(account.accountNumber, letters);
  return secondTry !== undefined && leavesExpected(secondTry);
}

function lettersOf(accountNumber: string): Letters {
  const [a = 0, b = 0, c = 0, , , , g = 0, h = 0] = [...accountNumber].map(Number);
  return { a, b, c, g, h };
}
