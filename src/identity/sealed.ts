import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { derivedKey, type Key } from './keys.ts';
import type { NhsNumber } from './nhs-number.ts';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Seals a text under a key, bound to whom it is of: put beside another name it no longer opens. Base64: nonce, tag, text. */
export function seal(key: Key, about: string, text: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derivedKey(key, 'vault seal'), nonce).setAAD(Buffer.from(about));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
}

/** @throws when it was changed, sealed under another key, or is of somebody else */
export function unseal(key: Key, about: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, derivedKey(key, 'vault seal'), nonce).setAAD(Buffer.from(about));
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString('utf8');
}

/** By what somebody is found again from an NHS number, without the number being kept in the open. */
export function numberIndex(key: Key, number: NhsNumber): string {
  return createHmac('sha256', derivedKey(key, 'vault index')).update(number).digest('hex');
}
