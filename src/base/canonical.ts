import { createHash } from 'node:crypto';
import { assert } from './assert.ts';

/** A value that JSON can hold. Exact numbers, dates and money are strings or integers in it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * The canonical text of a JSON value (RFC 8785): sorted keys, no white space. Numbers must be safe integers, so
 * that no two machines can write one differently.
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `a number in canonical JSON is a safe integer, not ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const object = value as { readonly [key: string]: Json };
  const keys = Object.keys(object).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(object[key] as Json)}`).join(',')}}`;
}

/** SHA-256 in hex of a text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The hash of a JSON value: SHA-256 of its canonical text. What is approved, pinned or replayed is named by it. */
export function hashOf(value: Json): string {
  return sha256(canonical(value));
}
