import { createHmac } from 'node:crypto';
import type { OdsCode, Purpose } from '../base/index.ts';
import { derivedKey, type Key } from './keys.ts';

/** Half of an HMAC-SHA-256: enough that no two of a nation's people share one. */
const HEX_DIGITS = 32;

/**
 * Gives people the pseudonyms of one purpose: the same person always has the same, and no two purposes can be joined by
 * them without the key, which neither has.
 */
export function pseudonymsFor(key: Key, purpose: Purpose): (practice: OdsCode, person: string) => string {
  const own = derivedKey(key, `pseudonym ${purpose}`);
  return (practice, person) =>
    createHmac('sha256', own).update(`${practice}/${person}`).digest('hex').slice(0, HEX_DIGITS);
}
