import { type Actor, type Day, dayFromIso } from '../../base/index.ts';
import {
  CODELIST_PROPOSAL,
  type CodelistProposalJson,
  decisionOn,
  type Proposal,
  proposalsOf,
} from '../../governance/index.ts';
import { currentDefinition, type ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A version of a codelist that was proposed for the frameworks that use it, and whether it was approved. */
export type CodelistProposal = {
  readonly id: string;
  readonly subject: string;
  readonly contentHash: string;
  /** Hash of the kept version. */
  readonly version: string;
  readonly frameworks: readonly string[];
  /** Null: from the day on which it is approved. */
  readonly from: Day | null;
  readonly proposedBy: string;
  readonly proposedAt: string;
  readonly approved: { readonly by: string; readonly at: string } | null;
  readonly mayApprove: boolean;
};

/** What was proposed about one codelist, the newest first. */
export function codelistProposals(
  context: ReportContext,
  reader: Actor,
  name: string,
): Promise<readonly CodelistProposal[]> {
  return context.store.read(async (db) => {
    const found: CodelistProposal[] = [];
    for (const proposed of await proposalsOf(db, CODELIST_PROPOSAL)) {
      const kept = await keptProposal(context, db, proposed);
      if (kept?.codelist === name) found.push(await shown(context, db, reader, proposed, kept));
    }
    return found;
  });
}

/** Names of the codelists of which another version waits for approval. */
export function waitingCodelists(context: ReportContext): Promise<ReadonlySet<string>> {
  return context.store.read(async (db) => {
    const waiting = new Set<string>();
    for (const proposed of await proposalsOf(db, CODELIST_PROPOSAL)) {
      const kept = await keptProposal(context, db, proposed);
      if (kept !== undefined && (await decisionOn(db, proposed.id)) === undefined) waiting.add(kept.codelist);
    }
    return waiting;
  });
}

async function keptProposal(
  context: ReportContext,
  db: ReadDb,
  { subject }: Proposal,
): Promise<CodelistProposalJson | undefined> {
  const kept = await currentDefinition(db, CODELIST_PROPOSAL, subject, context.businessDate);
  return kept?.json as unknown as CodelistProposalJson | undefined;
}

async function shown(
  context: ReportContext,
  db: ReadDb,
  reader: Actor,
  proposed: Proposal,
  { version, frameworks, from }: CodelistProposalJson,
): Promise<CodelistProposal> {
  const decision = await decisionOn(db, proposed.id);
  const { id, subject, contentHash, proposedBy, proposedAt } = proposed;
  const isOwn = proposedBy === reader.user;
  return {
    id,
    subject,
    contentHash,
    version,
    frameworks,
    from: from === null ? null : (dayFromIso(from) ?? null),
    proposedBy: nameOf(context, proposedBy),
    proposedAt,
    approved: decision === undefined ? null : { by: nameOf(context, decision.approvedBy), at: decision.approvedAt },
    mayApprove: decision === undefined && !isOwn && context.rules.may(reader, 'approve measure').ok,
  };
}
