import { type Actor, accepted, type OdsCode, type Outcome } from '../../base/index.ts';
import { forgetIdentities } from '../../identity/index.ts';
import { readAwaiting, removeAwaiting } from '../../warehouse/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** Without a practice: everybody who waits. */
export type EraseOptedOutAsk = { readonly practice?: OdsCode };

/** How many people were erased at a practice. */
export type ErasedAt = { readonly practice: OdsCode; readonly people: number };

/**
 * Erases the people who opted out after they were sent from every segment of the warehouse, old ones too. Amounts that
 * were paid stand. Who they were is not kept. Refuses `access.denied` and `warehouse.locked`.
 */
export function eraseOptedOut(
  context: ActionContext,
  actor: Actor,
  { practice }: EraseOptedOutAsk,
): Promise<Outcome<readonly ErasedAt[]>> {
  const deed = {
    action: 'import' as const,
    verb: 'erase people',
    subject: `opted out, ${practice ?? 'every practice'}`,
  };
  return acting(context, actor, deed, async () => {
    const { warehouse, businessDate } = context;
    const erased: ErasedAt[] = [];
    const done = await warehouse.withImportLock(async (commit) => {
      const asked = readAwaiting(warehouse.directory).filter((each) => (practice ?? each.practice) === each.practice);
      for (const [code, waiting] of Map.groupBy(asked, (each) => each.practice)) {
        const people = waiting.map((each) => each.person);
        await warehouse.erase(commit, { practice: code, people, reason: REASON, businessDate });
        await context.store.write((db) => forgetIdentities(db, code, people));
        removeAwaiting(warehouse.directory, waiting);
        erased.push({ practice: code, people: people.length });
      }
    });
    return done.ok ? accepted(erased) : done;
  });
}

const REASON = 'type 1 opt-out after the rows were sent';
