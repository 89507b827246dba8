import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/index.ts';

/** What a browser keeps of a session: its token, or before anybody has signed in a sealed visit. */
export const SESSION_COOKIE = 'commonweal';
/** What a browser keeps while its reader is away at the identity provider. */
export const PENDING_COOKIE = 'commonweal-sign-in';

/** Somebody who has not signed in: only so that the form of signing in can be told from another site's. */
export type Visit = { readonly id: string };

/** For what something was sealed: nothing that was sealed for one use opens for another. */
type Use = 'visit' | 'pending sign-in';

/** Longest that each is read after it was sealed. */
const LONGEST_MS: Readonly<Record<Use, number>> = { visit: 12 * 60 * 60 * 1000, 'pending sign-in': 10 * 60 * 1000 };

type Sealed = { readonly at: string; readonly content: unknown };

/**
 * Seals what a browser keeps for us, so that nobody can make or change it, and reads it back. The first secret seals; what any of
 * them sealed is read, so that a secret can be replaced while readers are at work.
 */
export class Seals {
  readonly #secrets: readonly string[];
  readonly #clock: Clock;

  constructor(secrets: readonly string[], clock: Clock) {
    this.#secrets = secrets;
    this.#clock = clock;
  }

  newVisit(): Visit {
    return { id: randomBytes(16).toString('hex') };
  }

  seal(use: Use, content: object): string {
    const body = Buffer.from(JSON.stringify({ at: this.#clock.now(), content })).toString('base64url');
    return `${body}.${signature(this.#secrets[0] ?? '', use, body)}`;
  }

  /** What was sealed for the use; undefined when there is nothing, when the seal is not ours, or when it is too old. */
  open<T extends object>(use: Use, sealed: string | undefined): T | undefined {
    const [body, given] = (sealed ?? '').split('.');
    if (!body || !given) return undefined;
    if (!this.#secrets.some((secret) => isSame(given, signature(secret, use, body)))) return undefined;
    const { at, content } = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Sealed;
    const age = Date.parse(this.#clock.now()) - Date.parse(at);
    return age >= 0 && age <= LONGEST_MS[use] ? (content as T) : undefined;
  }
}

/** The hidden field of every form: made from what only the reader's own browser and we hold, so that no other page has it. */
export function formToken(key: string): string {
  return signature(key, 'form', '');
}

export function isFormToken(key: string, token: unknown): boolean {
  return typeof token === 'string' && isSame(token, formToken(key));
}

function signature(secret: string, use: string, text: string): string {
  return createHmac('sha256', secret).update(`${use}\n${text}`).digest('base64url');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
