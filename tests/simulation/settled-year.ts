import assert from 'node:assert/strict';
import type { Month, OdsCode } from '../../src/base/index.ts';
import type { Office } from './office.ts';

/** What an entry paid: `own` where it paid what the contract owes for the month. */
export type Paid = {
  readonly practice: OdsCode;
  readonly month: Month;
  readonly pence: bigint;
  readonly own: boolean;
  readonly settles: boolean;
  /** Whether a month's payment on account of the year's results is in it. */
  readonly onAccount: boolean;
};

/**
 * By what was given out alone: each practice whose year is being settled has of it what it earned, on account or settled, and no
 * penny twice. @param standing what was paid and not taken back
 */
export function checkSettled({ achieved, onAccount }: Office, standing: readonly Paid[]): void {
  const settling = new Set(standing.filter(({ settles }) => settles).map(({ practice }) => practice));
  for (const practice of [...settling].filter((each) => achieved.has(each))) {
    const own = standing.filter((paid) => paid.practice === practice);
    const settled = own.reduce((sum, paid) => sum + (paid.settles ? paid.pence : 0n), 0n);
    const months = own.filter((paid) => paid.onAccount).length;
    const rest = (achieved.get(practice) ?? 0) - months * (onAccount.get(practice) ?? 0);
    assert.equal(settled, BigInt(rest) * 100n, `what ${practice} is settled`);
  }
}
