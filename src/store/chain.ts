import { assert, canonical, type Json, sha256 } from '../base/index.ts';

/** What the first link of a chain is joined to. */
export const FIRST_LINK = '0'.repeat(64);

/** The hash of a row joined to the one before: whoever changes a row must change every later one. */
export function chainHash(previous: string, content: Json): string {
  return sha256(`${previous}\n${canonical(content)}`);
}

/** An instant as the store gives it back, so that its hash can be taken before it is kept. */
export function instantText(isoInUtc: string): string {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?Z$/.exec(isoInUtc);
  assert(match !== null, `an instant is written in UTC to at most microseconds, not ${isoInUtc}`);
  return `${match[1]}.${(match[2] ?? '').replace(/0+$/, '').padEnd(3, '0')}Z`;
}
