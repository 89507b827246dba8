import type { Refusal } from './refusal.ts';

/** The result of something that may be refused: an expected "no" is a value, not an exception. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accepted<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused<T = never>(refusal: Refusal): Outcome<T> {
  return { ok: false, refusal };
}
