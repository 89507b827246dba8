import { chainHash, FIRST_LINK, type ReadDb, type Store } from '../store/index.ts';
import { type AuditedEvent, contentOf, eventsAfter } from './audited.ts';

/** What reading the chain from its beginning found. */
export type ChainCheck = {
  /** Events that follow one another as they should. */
  readonly rows: number;
  /** The hash of the last of them: whoever noted it earlier can tell whether rows were cut from the end. */
  readonly head: string;
  /** What is wrong with the next one; null when there is nothing wrong. */
  readonly fault: string | null;
};

const PAGE = 1000;

/** Recomputes the chain of audit events from the first. */
export function verifyChain(store: Store): Promise<ChainCheck> {
  return store.read(verifyChainIn);
}

/** The same within a reading of more than the audit. */
export async function verifyChainIn(db: ReadDb): Promise<ChainCheck> {
  let check: ChainCheck = { rows: 0, head: FIRST_LINK, fault: null };
  for (;;) {
    const page = await eventsAfter(db, check.rows, PAGE);
    for (const event of page) {
      check = following(check, event);
      if (check.fault !== null) return check;
    }
    if (page.length < PAGE) return check;
  }
}

function following(check: ChainCheck, event: AuditedEvent): ChainCheck {
  const due = check.rows + 1;
  if (event.seq !== due) return { ...check, fault: `event ${due} is missing` };
  if (event.previousHash !== check.head) return { ...check, fault: `event ${due} does not follow event ${check.rows}` };
  if (event.hash !== chainHash(check.head, contentOf(event))) {
    return { ...check, fault: `event ${due} is not as it was written` };
  }
  return { rows: due, head: event.hash, fault: null };
}
