import type { Actor } from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';

/** That somebody asks for something to be approved; `contentHash` is of exactly what. */
export type Proposal = {
  readonly id: string;
  /** What sort of thing it is, e.g. `payment run`. */
  readonly kind: string;
  /** Our id of it, e.g. the run's. */
  readonly subject: string;
  readonly contentHash: string;
  readonly proposedBy: string;
  /** ISO 8601, UTC. */
  readonly proposedAt: string;
};

/** That a proposal was approved. There is at most one for a proposal. */
export type Decision = {
  readonly id: string;
  readonly proposalId: string;
  readonly contentHash: string;
  readonly approvedBy: string;
  readonly approvedAt: string;
  /** The decision of the register on which it rests; null: on delegated authority. */
  readonly restsOn: string | null;
};

export type ProposalDraft = {
  readonly kind: string;
  readonly subject: string;
  readonly contentHash: string;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
};

/**
 * Proposes something for approval. Proposing again what is already the latest proposal about its subject gives that
 * one, whoever asks; proposing other content about it supersedes what was proposed before.
 */
export async function propose(db: WriteDb, draft: ProposalDraft): Promise<Proposal> {
  const latest = await latestAbout(db, draft.kind, draft.subject);
  if (latest?.contentHash === draft.contentHash) return latest;
  const { rows } = await sql<ProposalRow>`
    insert into governance_proposals (kind, subject, content_hash, proposed_by, proposed_at)
    values (${draft.kind}, ${draft.subject}, ${draft.contentHash}, ${draft.by.user}, ${draft.at})
    returning *`.execute(db);
  return proposalFrom(rows[0] as ProposalRow);
}

/** The proposal with this id; undefined when there is none. */
export async function proposal(db: ReadDb, id: string): Promise<Proposal | undefined> {
  if (!/^\d{1,18}$/.test(id)) return undefined;
  const { rows } = await sql<ProposalRow>`select * from governance_proposals where id = ${id}`.execute(db);
  return rows[0] === undefined ? undefined : proposalFrom(rows[0]);
}

/** The latest proposal about a subject; undefined when there is none. */
export async function latestAbout(db: ReadDb, kind: string, subject: string): Promise<Proposal | undefined> {
  const { rows } = await sql<ProposalRow>`
    select * from governance_proposals where kind = ${kind} and subject = ${subject}
     order by id desc limit 1`.execute(db);
  return rows[0] === undefined ? undefined : proposalFrom(rows[0]);
}

/** Every proposal of a kind, the newest first. */
export async function proposalsOf(db: ReadDb, kind: string): Promise<Proposal[]> {
  const { rows } = await sql<ProposalRow>`
    select * from governance_proposals where kind = ${kind} order by id desc`.execute(db);
  return rows.map(proposalFrom);
}

/** The decision on a proposal; undefined while there is none. */
export async function decisionOn(db: ReadDb, proposalId: string): Promise<Decision | undefined> {
  const { rows } = await sql<DecisionRow>`
    select * from governance_decisions where proposal_id = ${proposalId}`.execute(db);
  return rows[0] === undefined ? undefined : decisionFrom(rows[0]);
}

type ProposalRow = {
  id: bigint;
  kind: string;
  subject: string;
  content_hash: string;
  proposed_by: string;
  proposed_at: string;
};

export type DecisionRow = {
  id: bigint;
  proposal_id: bigint;
  content_hash: string;
  approved_by: string;
  approved_at: string;
  rests_on: string | null;
};

function proposalFrom(row: ProposalRow): Proposal {
  return {
    id: String(row.id),
    kind: row.kind,
    subject: row.subject,
    contentHash: row.content_hash,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at,
  };
}

export function decisionFrom(row: DecisionRow): Decision {
  return {
    id: String(row.id),
    proposalId: String(row.proposal_id),
    contentHash: row.content_hash,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    restsOn: row.rests_on,
  };
}
