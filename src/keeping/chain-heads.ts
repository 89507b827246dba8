import { verifyChainIn } from '../audit/index.ts';
import { verifyLedger } from '../ledger/index.ts';
import type { ReadDb } from '../store/index.ts';
import type { ChainHeads } from './backup-manifest.ts';

/** Both chains recomputed from their first links. */
export async function chainHeads(db: ReadDb): Promise<ChainHeads> {
  const ledger = await verifyLedger(db);
  const audit = await verifyChainIn(db);
  return {
    ledger: { entries: ledger.entries, head: ledger.head, faults: ledger.faults.length },
    audit: { events: audit.rows, head: audit.head, faults: audit.fault === null ? 0 : 1 },
  };
}
