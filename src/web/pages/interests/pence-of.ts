import { type Pence, pence } from '../../../base/index.ts';

/** Whole pence as they are kept in JSON. */
export function penceOf(amount: number): Pence {
  return pence(BigInt(amount));
}
