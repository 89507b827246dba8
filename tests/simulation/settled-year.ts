import assert from 'node:assert/strict';
import type { Month, OdsCode } from '../../src/base/index.ts';
import { type Office, ON_ACCOUNT } from './office.ts';

/** What an entry paid: `own` where it paid what the contract owes for the month. */
export type Paid = {
  readonly practice: OdsCode;
  readonly month: Month;
  readonly pence: bigint;
  readonly own: boolean;
  readonly settles: boolean;
  /** Whose month's payment on account of the year's results is in it: who went into a practice is paid with it. */
  readonly onAccount: readonly OdsCode[];
};

/**
 * By what was given out alone: each practice whose year is being settled has of it what it earned, on account or settled, and no
 * penny twice. @param standing what was paid and not taken back
 */
export function checkSettled({ achieved, onAccount }: Office, standing: readonly Paid[]): void {
  const settling = new Set(standing.filter(({ settles }) => settles).map(({ practice }) => practice));
  for (const practice of [...settling].filter((each) => achieved.has(each))) {
    const settled = sumOf(standing.filter((paid) => paid.practice === practice && paid.settles));
    const months = standing.filter((paid) => paid.onAccount.includes(practice)).length;
    const rest = (achieved.get(practice) ?? 0) - months * (onAccount.get(practice) ?? 0);
    assert.equal(settled, BigInt(rest) * 100n, `what ${practice} is settled`);
  }
}

/** The term of what a practice is paid on account in a statement: who went into another has its code before it. */
export function onAccountTerm(statement: OdsCode, practice: OdsCode): string {
  return statement === practice ? ON_ACCOUNT : `${practice.toLowerCase()}-${ON_ACCOUNT}`;
}

export function sumOf(lines: readonly { readonly pence: bigint }[]): bigint {
  return lines.reduce((sum, { pence }) => sum + pence, 0n);
}
