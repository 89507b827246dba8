import type { OdsCode } from '../../base/index.ts';
import {
  type ClaimCount,
  type ClaimLine,
  claimLines,
  countClaims,
  type Dispute,
  disputes,
} from '../../claims/index.ts';
import type { ReportContext } from '../context.ts';
import { WhileStoreUnchanged } from '../while-unchanged.ts';

/** Claims by provider, month, scheme, service and stage, the lines that they came to, and what is disputed. */
type KeptClaims = {
  readonly counts: readonly ClaimCount[];
  readonly lines: readonly ClaimLine[];
  readonly disputes: readonly Dispute[];
};

const kept = new WhileStoreUnchanged<KeptClaims>();

/** All that was claimed, or one provider's: read once while nothing is written, because every claim is looked at. */
export function keptClaims(context: ReportContext, provider?: OdsCode): Promise<KeptClaims> {
  const filter = provider === undefined ? {} : { provider };
  return kept.answer(context, provider ?? '', () =>
    context.store.read(async (db) => ({
      counts: await countClaims(db, filter),
      lines: await claimLines(db, filter),
      disputes: await disputes(db, filter),
    })),
  );
}
