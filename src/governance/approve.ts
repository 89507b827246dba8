import {
  type Actor,
  type Approved,
  accepted,
  hashOf,
  type Json,
  mintApproved,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { type Decision, type DecisionRow, decisionFrom, decisionOn, latestAbout, proposal } from './proposal.ts';

/** What is approved: the value, and the frozen form of it whose hash was proposed. */
export type ApprovalContent<T> = { readonly value: T; readonly json: Json };

export type ApprovalAsked<T> = {
  readonly proposalId: string;
  /** The hash of what the approver was shown. */
  readonly contentHash: string;
  readonly content: ApprovalContent<T>;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Approves a proposal. Approving again gives the first approval. Refuses with `approval.own-work` when the approver
 * proposed it, with `approval.changed-since` when what was proposed, what was shown and what is there now are not one
 * and the same or another proposal has taken its place, and with `not-found`.
 */
export async function approve<T>(db: WriteDb, asked: ApprovalAsked<T>): Promise<Outcome<Approved<T>>> {
  const proposed = await proposal(db, asked.proposalId);
  if (proposed === undefined) return refused(noProposal(asked.proposalId));
  if (proposed.proposedBy === asked.by.user) return refused(ownWork(asked.by));
  const isSame = proposed.contentHash === asked.contentHash && proposed.contentHash === hashOf(asked.content.json);
  const latest = await latestAbout(db, proposed.kind, proposed.subject);
  if (!isSame || latest?.id !== proposed.id) return refused(changedSince(proposed.kind, proposed.subject));
  const earlier = await decisionOn(db, proposed.id);
  const decision = earlier ?? (await decide(db, asked));
  return accepted(approvedBy(decision, asked.content.value));
}

/**
 * What was approved earlier, found again by its proposal, for a later step. Refuses with `not-found` while there is no
 * decision and with `approval.changed-since` when this is not what was approved.
 */
export async function approvalOf<T>(
  db: ReadDb,
  asked: { readonly proposalId: string; readonly content: ApprovalContent<T> },
): Promise<Outcome<Approved<T>>> {
  const proposed = await proposal(db, asked.proposalId);
  if (proposed === undefined) return refused(noProposal(asked.proposalId));
  const decision = await decisionOn(db, proposed.id);
  if (decision === undefined) return refused(notDecided(proposed.kind, proposed.subject));
  if (decision.contentHash !== hashOf(asked.content.json)) {
    return refused(changedSince(proposed.kind, proposed.subject));
  }
  return accepted(approvedBy(decision, asked.content.value));
}

/** The parts of an approved whole: each approved by the same decision, under the hash of the whole. */
export function approvedParts<T>(whole: Approved<readonly T[]>): Approved<T>[] {
  const { contentHash, approvedBy: by, approvedAt, decisionId } = whole;
  return whole.value.map((value) => mintApproved({ value, contentHash, approvedBy: by, approvedAt, decisionId }));
}

async function decide<T>(db: WriteDb, asked: ApprovalAsked<T>): Promise<Decision> {
  const { rows } = await sql<DecisionRow>`
    insert into governance_decisions (proposal_id, content_hash, approved_by, approved_at)
    values (${asked.proposalId}, ${asked.contentHash}, ${asked.by.user}, ${asked.at})
    returning *`.execute(db);
  return decisionFrom(rows[0] as DecisionRow);
}

function approvedBy<T>(decision: Decision, value: T): Approved<T> {
  const { contentHash, approvedBy: by, approvedAt, id } = decision;
  return mintApproved({ value, contentHash, approvedBy: by, approvedAt, decisionId: id });
}

function noProposal(id: string): Refusal {
  return { code: 'not-found', message: `There is no proposal ${id}.` };
}

function notDecided(kind: string, subject: string): Refusal {
  return {
    code: 'not-found',
    message: `The ${kind} ${subject} has not been approved.`,
    remedy: 'Have it approved by somebody other than who prepared it.',
  };
}

function ownWork(by: Actor): Refusal {
  return {
    code: 'approval.own-work',
    message: `${by.name} prepared this and cannot approve it.`,
    remedy: 'Ask another person who may approve.',
  };
}

function changedSince(kind: string, subject: string): Refusal {
  return {
    code: 'approval.changed-since',
    message: `The ${kind} ${subject} is no longer what was proposed.`,
    remedy: 'Look at it as it is now, have it proposed again, and approve that.',
  };
}
