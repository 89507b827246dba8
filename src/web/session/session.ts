import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../base/index.ts';

/** Who is signed in. `id` is fresh at every sign-in; an anonymous one only carries the key of the sign-in form. */
export type Session = { readonly id: string; readonly user: string | null; readonly startedAt: string };

export const SESSION_COOKIE = 'commonweal';
/** A working day. */
const LONGEST_MS = 12 * 60 * 60 * 1000;

/** Makes and reads session cookies, signed with one secret, and the tokens that prove a form came from our own page. */
export class SessionKeeper {
  readonly #secret: string;
  readonly #clock: Clock;

  constructor(secret: string, clock: Clock) {
    this.#secret = secret;
    this.#clock = clock;
  }

  /** A new session for a user, or for somebody who has not signed in yet. */
  start(user: string | null): Session {
    return { id: randomBytes(16).toString('hex'), user, startedAt: this.#clock.now() };
  }

  /** The cookie's value: what it says, and its signature. */
  seal(session: Session): string {
    const body = Buffer.from(JSON.stringify(session)).toString('base64url');
    return `${body}.${this.#sign('session', body)}`;
  }

  /** The session in a cookie; undefined when there is none, when its signature is not ours, or when it is too old. */
  open(cookie: string | undefined): Session | undefined {
    const [body, signature] = (cookie ?? '').split('.');
    if (!body || !signature || !isSame(signature, this.#sign('session', body))) return undefined;
    const session = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Session;
    const age = Date.parse(this.#clock.now()) - Date.parse(session.startedAt);
    return age >= 0 && age <= LONGEST_MS ? session : undefined;
  }

  /** The hidden field of every form: only a page made for this session has it. */
  formToken(session: Session): string {
    return this.#sign('form', session.id);
  }

  holdsFormToken(session: Session, token: unknown): boolean {
    return typeof token === 'string' && isSame(token, this.formToken(session));
  }

  #sign(use: string, text: string): string {
    return createHmac('sha256', this.#secret).update(`${use}\n${text}`).digest('base64url');
  }
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
