import {
  type Actor,
  accepted,
  addDays,
  assert,
  type Day,
  hashOf,
  isoOfDay,
  type Outcome,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { approve, latestAbout, type Proposal, propose } from '../../governance/index.ts';
import { type ReadDb, type Store, sql, type WriteDb } from '../../store/index.ts';
import type { Payee } from '../payee.ts';
import type { BankDetails } from './bank-details.ts';

/** The kind under which a change of bank details is proposed; its subject is the payee. */
const BANK_DETAILS = 'bank details';

/** Bank details as somebody proposed them, and what became of that. */
export type KeptDetails = BankDetails & {
  readonly id: string;
  readonly payee: string;
  readonly proposedBy: string;
  readonly proposedOn: Day;
  /** Null while nobody else has approved them. */
  readonly approved: { readonly by: string; readonly on: Day; readonly usableFrom: Day } | null;
};

export type ProposeBankDetails = {
  readonly payee: Payee;
  readonly details: BankDetails;
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The business date. */
  readonly on: Day;
};

/** Proposes other bank details for a payee. Proposing again what was proposed last changes nothing. */
export async function proposeBankDetails(store: Store, asked: ProposeBankDetails): Promise<Outcome<KeptDetails>> {
  const { payee, details, by, at } = asked;
  return store.write(async (db) => {
    const contentHash = hashOf(contentOf(payee.id, details));
    const proposal = await propose(db, { kind: BANK_DETAILS, subject: payee.id, contentHash, by, at });
    const last = (await detailsOf(db, payee.id)).at(-1);
    if (last?.proposal !== proposal.id) await keep(db, asked, proposal);
    const kept = (await detailsOf(db, payee.id)).at(-1);
    assert(kept !== undefined, 'bank details that were just proposed are kept');
    return accepted(kept);
  });
}

async function keep(db: WriteDb, { payee, details, by, on }: ProposeBankDetails, { id }: Proposal): Promise<void> {
  const { sortCode, accountNumber, accountName } = details;
  await sql`insert into payment_bank_details
              (payee, sort_code, account_number, account_name, proposal_id, proposed_by, proposed_on)
            values (${payee.id}, ${sortCode}, ${accountNumber}, ${accountName}, ${id}, ${by.user},
                    ${isoOfDay(on)})`.execute(db);
}

function contentOf(payee: string, { sortCode, accountNumber, accountName }: BankDetails) {
  return { payee, sortCode, accountNumber, accountName };
}

export type ApproveBankDetails = {
  readonly payee: string;
  /** Which of those proposed the approver was shown. */
  readonly details: string;
  readonly by: Actor;
  readonly at: string;
  readonly on: Day;
  /** Days after the approval in which the payee is not paid. */
  readonly pauseDays: number;
};

/**
 * Approves the bank details that were proposed last for a payee, by somebody other than who proposed them. They are used
 * when the pause has passed; until then nothing is paid to the payee. Approving again changes nothing. Refuses
 * `not-found` where nothing is proposed, `approval.own-work`, and `approval.changed-since` when others were proposed since.
 */
export async function approveBankDetails(store: Store, asked: ApproveBankDetails): Promise<Outcome<KeptDetails>> {
  return store.write(async (db) => {
    const last = (await detailsOf(db, asked.payee)).at(-1);
    const proposal = await latestAbout(db, BANK_DETAILS, asked.payee);
    if (last === undefined || proposal === undefined) return refused(noneProposed(asked.payee));
    if (last.id !== asked.details) return refused(othersSince(asked.payee));
    const content = { value: last, json: contentOf(asked.payee, last) };
    const { by, at } = asked;
    const { id: proposalId, contentHash } = proposal;
    const approved = await approve(db, { proposalId, contentHash, content, by, at });
    if (!approved.ok) return approved;
    await sql`insert into payment_bank_approvals (details_id, approved_by, approved_on, usable_from, decision_id)
              values (${last.id}, ${approved.value.approvedBy}, ${isoOfDay(asked.on)},
                      ${isoOfDay(addDays(asked.on, asked.pauseDays))}, ${approved.value.decisionId})
              on conflict do nothing`.execute(db);
    const kept = (await detailsOf(db, asked.payee)).at(-1);
    assert(kept?.approved != null, 'bank details that were just approved are');
    return accepted(kept);
  });
}

/** Where a payee stands on a day. */
export type BankStanding =
  | { readonly kind: 'none' }
  | { readonly kind: 'paused'; readonly details: KeptDetails; readonly until: Day }
  | { readonly kind: 'usable'; readonly details: KeptDetails };

/** Which account a payee is paid to on a day: the one approved last, once its pause has passed. */
export async function bankStanding(db: ReadDb, payee: string, on: Day): Promise<BankStanding> {
  const approved = (await detailsOf(db, payee)).filter((each) => each.approved !== null && each.approved.on <= on);
  const details = approved.at(-1);
  if (details?.approved == null) return { kind: 'none' };
  const { usableFrom } = details.approved;
  return on < usableFrom ? { kind: 'paused', details, until: usableFrom } : { kind: 'usable', details };
}

type DetailsRow = {
  id: bigint;
  payee: string;
  sort_code: string;
  account_number: string;
  account_name: string;
  proposal_id: string;
  proposed_by: string;
  proposed_on: Day;
  approved_by: string | null;
  approved_on: Day | null;
  usable_from: Day | null;
};

/** Everything that was ever proposed for a payee, the first first. For payments alone: it holds the whole numbers. */
export async function detailsOf(db: ReadDb, payee: string): Promise<(KeptDetails & { readonly proposal: string })[]> {
  const { rows } = await sql<DetailsRow>`
    select d.*, a.approved_by, a.approved_on, a.usable_from
      from payment_bank_details d left join payment_bank_approvals a on a.details_id = d.id
     where d.payee = ${payee} order by d.id`.execute(db);
  return rows.map((row) => ({
    id: String(row.id),
    payee: row.payee,
    sortCode: row.sort_code,
    accountNumber: row.account_number,
    accountName: row.account_name,
    proposal: row.proposal_id,
    proposedBy: row.proposed_by,
    proposedOn: row.proposed_on,
    approved:
      row.approved_by === null || row.approved_on === null || row.usable_from === null
        ? null
        : { by: row.approved_by, on: row.approved_on, usableFrom: row.usable_from },
  }));
}

function noneProposed(payee: string): Refusal {
  return {
    code: 'not-found',
    message: `No bank details are proposed for ${payee}.`,
    remedy: 'Have them proposed by somebody else.',
  };
}

function othersSince(payee: string): Refusal {
  return {
    code: 'approval.changed-since',
    message: `Other bank details have been proposed for ${payee} since.`,
    remedy: 'Look at them as they are now, and approve those.',
  };
}
