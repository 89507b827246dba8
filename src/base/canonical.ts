import { createHash } from 'node:crypto';
import { assert } from './assert.ts';

/** A value that JSON can hold. Exact numbers, dates and money are strings or integers in it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The canonical texts of parts that never change, as bytes, by the part. */
export type KeptTexts = WeakMap<object, Uint8Array>;

type Instead = (part: object) => string | undefined;

/**
 * The canonical text of a JSON value (RFC 8785): sorted keys, no white space. Numbers must be safe integers, so
 * that no two machines can write one differently.
 * @param instead what is written in the place of a part; undefined: the part
 */
export function canonical(value: Json, instead?: Instead): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    assert(Number.isSafeInteger(value), `a number in canonical JSON is a safe integer, not ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  return instead?.(value) ?? partsText(value, instead);
}

function partsText(value: readonly Json[] | { readonly [key: string]: Json }, instead?: Instead): string {
  let text = '';
  if (Array.isArray(value)) {
    for (const part of value) text += `${text === '' ? '' : ','}${canonical(part, instead)}`;
    return `[${text}]`;
  }
  const object = value as { readonly [key: string]: Json };
  for (const key of Object.keys(object).sort()) {
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${canonical(object[key] as Json, instead)}`;
  }
  return `{${text}}`;
}

/** SHA-256 in hex of a text or bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A character that no canonical text has: it writes control characters by their numbers. */
const CUT = '\u0000';

/**
 * The hash of a JSON value: SHA-256 of its canonical text. What is approved, pinned or replayed is named by it.
 * @param kept texts of parts that were written before and are not written again
 */
export function hashOf(value: Json, kept?: KeptTexts): string {
  if (kept === undefined) return sha256(canonical(value));
  const parts: Uint8Array[] = [];
  const text = canonical(value, (part) => {
    const bytes = kept.get(part);
    if (bytes === undefined) return undefined;
    parts.push(bytes);
    return CUT;
  });
  const hash = createHash('sha256');
  for (const [at, between] of text.split(CUT).entries()) hash.update(between).update(parts[at] ?? '');
  return hash.digest('hex');
}
