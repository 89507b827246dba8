import {
  type Actor,
  type Approved,
  accepted,
  type Day,
  hashOf,
  type Json,
  mintApproved,
  type Outcome,
  type Refusal,
  refused,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { decisionNamed, type LiveDecision } from './decisions/kept-decisions.ts';
import { notLive, type RegisterDecision } from './decisions/register-decision.ts';
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
  /** The decision of the register on which the approval rests; absent: on the approver's delegated authority. */
  readonly restsOn?: LiveDecision;
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
  return accepted(approvedBy(decision, asked.content.value, await restedOn(db, decision)));
}

/**
 * What was approved earlier, found again by its proposal, for a later step. Refuses with `not-found` while there is no
 * decision, with `approval.changed-since` when this is not what was approved, and with `decision.not-live` when the
 * decision on which the approval rests is not in force any more.
 */
export async function approvalOf<T>(
  db: ReadDb,
  asked: { readonly proposalId: string; readonly content: ApprovalContent<T>; readonly on: Day },
): Promise<Outcome<Approved<T>>> {
  const proposed = await proposal(db, asked.proposalId);
  if (proposed === undefined) return refused(noProposal(asked.proposalId));
  const decision = await decisionOn(db, proposed.id);
  if (decision === undefined) return refused(notDecided(proposed.kind, proposed.subject));
  if (decision.contentHash !== hashOf(asked.content.json)) {
    return refused(changedSince(proposed.kind, proposed.subject));
  }
  const rests = await restedOn(db, decision);
  const dead = rests === undefined ? undefined : notLive(rests, asked.on);
  return dead === undefined ? accepted(approvedBy(decision, asked.content.value, rests)) : refused(dead);
}

async function restedOn(db: ReadDb, { restsOn }: Decision): Promise<RegisterDecision | undefined> {
  return restsOn === null ? undefined : decisionNamed(db, restsOn);
}

/** The parts of an approved whole: each approved by the same decision, under the hash of the whole. */
export function approvedParts<T>(whole: Approved<readonly T[]>): Approved<T>[] {
  const { value: parts, ...by } = whole;
  return parts.map((value) => mintApproved({ ...by, value }));
}

async function decide<T>(db: WriteDb, asked: ApprovalAsked<T>): Promise<Decision> {
  const { rows } = await sql<DecisionRow>`
    insert into governance_decisions (proposal_id, content_hash, approved_by, approved_at, rests_on)
    values (${asked.proposalId}, ${asked.contentHash}, ${asked.by.user}, ${asked.at},
            ${asked.restsOn?.reference ?? null})
    returning *`.execute(db);
  return decisionFrom(rows[0] as DecisionRow);
}

function approvedBy<T>(decision: Decision, value: T, rests: RegisterDecision | undefined): Approved<T> {
  const { contentHash, approvedBy: by, approvedAt, id: decisionId, restsOn } = decision;
  const conditions = rests?.conditions.map(({ words }) => words) ?? [];
  const expiresOn = rests?.expiresOn ?? null;
  return mintApproved({ value, contentHash, approvedBy: by, approvedAt, decisionId, restsOn, conditions, expiresOn });
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
