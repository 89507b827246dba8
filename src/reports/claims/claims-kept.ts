import type { OdsCode } from '../../base/index.ts';
import {
  type ClaimCount,
  type ClaimLine,
  claimLines,
  countClaims,
  type Dispute,
  disputes,
} from '../../claims/index.ts';
import type { Store } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { WhileUnchanged } from '../while-unchanged.ts';

/** Claims by provider, month, scheme, service and stage, the lines that they came to, and what is disputed. */
type KeptClaims = {
  readonly counts: readonly ClaimCount[];
  readonly lines: readonly ClaimLine[];
  readonly disputes: readonly Dispute[];
};

const kept = new WeakMap<Store, WhileUnchanged<KeptClaims>>();

/** All that was claimed, or one provider's: read once while nothing is written, because every claim is looked at. */
export function keptClaims({ store, book }: ReportContext, provider?: OdsCode): Promise<KeptClaims> {
  const known = kept.get(store) ?? new WhileUnchanged<KeptClaims>(store);
  kept.set(store, known);
  const filter = provider === undefined ? {} : { provider };
  return known.answer(book.snapshot().hash, provider ?? '', () =>
    store.read(async (db) => ({
      counts: await countClaims(db, filter),
      lines: await claimLines(db, filter),
      disputes: await disputes(db, filter),
    })),
  );
}
