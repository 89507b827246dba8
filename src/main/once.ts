import { accepted, type Outcome } from '../base/index.ts';
import { entriesAbout, type GovernanceBook } from '../governance/index.ts';
import type { Store } from '../store/index.ts';

/**
 * Does what adds an entry to one of governance's books, unless an entry there says it already: a build that was cut off goes on
 * where it was. `says` is what the entry has to say, and what it leaves out may be anything.
 */
export async function once(
  store: Store,
  { book, subject }: { readonly book: GovernanceBook; readonly subject: string },
  says: object,
  act: () => Promise<Outcome<unknown>>,
): Promise<Outcome<unknown>> {
  const entries = await store.read((db) => entriesAbout<object>(db, book, subject));
  return entries.some((entry) => saysAllOf(entry.says, says)) ? accepted(undefined) : act();
}

/** Whether every field of a part stands in a whole, and theirs in turn. */
export function saysAllOf(whole: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return whole === part;
  if (typeof whole !== 'object' || whole === null) return false;
  return Object.entries(part).every(([name, value]) => saysAllOf(Reflect.get(whole, name), value));
}

/** Does one thing after another, up to the first that is refused. */
export async function inTurn(...steps: readonly (() => Promise<Outcome<unknown>>)[]): Promise<Outcome<unknown>> {
  for (const step of steps) {
    const done = await step();
    if (!done.ok) return done;
  }
  return accepted(undefined);
}
