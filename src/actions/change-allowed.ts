import { accepted, type Outcome } from '../base/index.ts';
import { decisionAbout, decisionOn, type LiveDecision, proposal } from '../governance/index.ts';
import type { ReadDb } from '../store/index.ts';
import type { ActionContext } from './context.ts';
import { commissionerHolds } from './may-decide.ts';

/** Exactly what is to be changed: a proposal, and the hash of what was proposed. */
type Change = { readonly proposalId: string; readonly subject: string; readonly contentHash: string };

/**
 * The decision by which what is paid on may be changed: one in force, about exactly this proposal, while the commissioner holds the
 * function. What was approved before needs none, nor does what is refused as changed or unknown anyhow. Refuses `decision.needed`,
 * `decision.not-live` and `function.not-held`.
 */
export async function changeAllowed(
  db: ReadDb,
  context: Pick<ActionContext, 'businessDate'>,
  kind: 'measure proposal' | 'codelist proposal',
  { proposalId, subject, contentHash }: Change,
): Promise<Outcome<{ readonly restsOn?: LiveDecision }>> {
  const proposed = await proposal(db, proposalId);
  const isOther = proposed === undefined || proposed.contentHash !== contentHash;
  if (isOther || (await decisionOn(db, proposalId)) !== undefined) return accepted({});
  const held = await commissionerHolds(context, db, { function: 'measure-change', contract: 'any' });
  if (!held.ok) return held;
  const kinds = [kind, 'framework version'] as const;
  const decision = await decisionAbout(db, { kinds, subject, contentHash, on: context.businessDate });
  return decision.ok ? accepted({ restsOn: decision.value }) : decision;
}
