import { assert } from './assert.ts';
import { type Exact, exact, roundHalfUp } from './fraction.ts';

declare const penceBrand: unique symbol;
/** Whole pence. Money is never a JavaScript number. */
export type Pence = bigint & { readonly [penceBrand]: true };

export function pence(amount: bigint): Pence {
  return amount as Pence;
}

/** Rounds exact pounds half away from zero to whole pence: once a statement line, at its end. */
export function penceFromPounds(pounds: Exact): Pence {
  return roundHalfUp(pounds.mul(100n)) as Pence;
}

export function poundsFromPence(amount: Pence): Exact {
  return exact(amount).div(100n);
}

export function sumPence(amounts: Iterable<Pence>): Pence {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total as Pence;
}

/** Pence as a JSON integer. A fault above 2^53 - 1, where JSON numbers stop being exact. */
export function penceToJson(amount: Pence): number {
  const asNumber = Number(amount);
  assert(Number.isSafeInteger(asNumber), 'an amount in JSON is at most 2^53 - 1 pence');
  return asNumber;
}

/** £1,234.56, with a true minus sign when negative. */
export function poundsText(amount: Pence): string {
  const magnitude = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  const pounds = magnitude.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0n ? '−' : ''}£${pounds}.${magnitude.slice(-2)}`;
}
