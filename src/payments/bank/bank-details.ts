import { accepted, type Outcome, refused } from '../../base/index.ts';

/** An account in the United Kingdom: six and eight digits, and the name that it is held in. */
export type BankDetails = {
  readonly sortCode: string;
  readonly accountNumber: string;
  readonly accountName: string;
};

/** What may be shown of an account anywhere but in the bank file. */
export type MaskedDetails = {
  /** `**-**-58`. */
  readonly sortCode: string;
  /** `****4958`. */
  readonly accountNumber: string;
  readonly accountName: string;
};

/** Reads what somebody typed: digits with or without spaces and hyphens. Refuses `input.invalid`, naming no digit. */
export function bankDetailsFromText(given: BankDetails): Outcome<BankDetails> {
  const sortCode = given.sortCode.replaceAll(/[\s-]/g, '');
  const accountNumber = given.accountNumber.replaceAll(/[\s-]/g, '');
  const accountName = given.accountName.trim().replaceAll(/\s+/g, ' ');
  if (!/^\d{6}$/.test(sortCode)) return invalid('The sort code is not six digits.');
  if (!/^\d{8}$/.test(accountNumber)) return invalid(NOT_EIGHT);
  if (!/^[A-Za-z0-9.&/ '-]{1,70}$/.test(accountName)) {
    return invalid('The account name is empty, longer than 70 characters, or has characters that banks do not take.');
  }
  return accepted({ sortCode, accountNumber, accountName });
}

/** A number is never made longer unasked: a missing digit is a slip more often than a short number. */
const NOT_EIGHT =
  'The account number is not eight digits. One of six or seven is written with noughts before it; of nine or ten the bank says which eight are meant.';

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message, remedy: 'Correct the bank details and send them again.' });
}

/** The last two and four digits alone. */
export function masked({ sortCode, accountNumber, accountName }: BankDetails): MaskedDetails {
  return { sortCode: `**-**-${sortCode.slice(-2)}`, accountNumber: `****${accountNumber.slice(-4)}`, accountName };
}
