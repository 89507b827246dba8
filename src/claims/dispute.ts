import { type Day, hashOf, isoOfDay, isoOfMonth, type Month, month, type OdsCode } from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import type { Doing } from './claim-store.ts';

export const DISPUTE_OUTCOMES = ['upheld', 'not upheld'] as const;
export type DisputeOutcome = (typeof DISPUTE_OUTCOMES)[number];

/** What a provider disputes: one claim, or a whole line (a service in a month). It holds that and nothing else. */
export type DisputeDraft = {
  readonly scheme: string;
  readonly provider: OdsCode;
  readonly month: Month;
  readonly service: string;
  readonly claim: string | null;
  readonly words: string;
  /** Who answers, by name. */
  readonly owner: string;
  readonly dueOn: Day;
};
export type Dispute = DisputeDraft & {
  readonly id: string;
  readonly openedBy: string;
  readonly openedOn: Day;
  readonly answer: DisputeAnswer | null;
};
export type DisputeAnswer = {
  readonly outcome: DisputeOutcome;
  readonly words: string;
  readonly by: string;
  readonly on: Day;
};

export async function openDispute(db: WriteDb, draft: DisputeDraft, { by, at, on }: Doing): Promise<string> {
  const { scheme, provider, service, claim, words, owner, dueOn } = draft;
  const asked = isoOfMonth(draft.month);
  const id = `d-${hashOf([scheme, provider, asked, service, claim, words, by, at]).slice(0, 12)}`;
  await sql`
    insert into claim_disputes
      (id, scheme, provider, month, service, claim_id, words, owner, due_on, user_id, at, on_day)
    values (${id}, ${scheme}, ${provider}, ${asked}, ${service}, ${claim}, ${words}, ${owner}, ${isoOfDay(dueOn)},
            ${by}, ${at}, ${isoOfDay(on)})`.execute(db);
  return id;
}

export async function answerDispute(
  db: WriteDb,
  id: string,
  { outcome, words }: Pick<DisputeAnswer, 'outcome' | 'words'>,
  { by, at, on }: Doing,
): Promise<void> {
  await sql`insert into claim_answers (dispute_id, outcome, words, user_id, at, on_day)
            values (${id}, ${outcome}, ${words}, ${by}, ${at}, ${isoOfDay(on)})`.execute(db);
}

type Row = {
  readonly id: string;
  readonly scheme: string;
  readonly provider: OdsCode;
  readonly month: string;
  readonly service: string;
  readonly claim_id: string | null;
  readonly words: string;
  readonly owner: string;
  readonly due_on: Day;
  readonly user_id: string;
  readonly on_day: Day;
  readonly outcome: DisputeOutcome | null;
  readonly answer: string | null;
  readonly answered_by: string | null;
  readonly answered_on: Day | null;
};

/** Disputes, those without an answer first, then by the day on which an answer is due. */
export async function disputes(
  db: ReadDb,
  filter: { readonly id?: string; readonly provider?: OdsCode; readonly month?: Month; readonly scheme?: string } = {},
): Promise<readonly Dispute[]> {
  const { id, provider, month: asked, scheme } = filter;
  const { rows } = await sql<Row>`
    select d.*, a.outcome, a.words as answer, a.user_id as answered_by, a.on_day as answered_on
      from claim_disputes d left join claim_answers a on a.dispute_id = d.id
     where ${id === undefined ? sql`true` : sql`d.id = ${id}`}
       and ${provider === undefined ? sql`true` : sql`d.provider = ${provider}`}
       and ${asked === undefined ? sql`true` : sql`d.month = ${isoOfMonth(asked)}`}
       and ${scheme === undefined ? sql`true` : sql`d.scheme = ${scheme}`}
     order by a.outcome is not null, d.due_on, d.position`.execute(db);
  return rows.map(disputeOf);
}

function disputeOf(row: Row): Dispute {
  const { outcome, answer, answered_by: by, answered_on: on } = row;
  return {
    id: row.id,
    scheme: row.scheme,
    provider: row.provider,
    month: month(row.month),
    service: row.service,
    claim: row.claim_id,
    words: row.words,
    owner: row.owner,
    dueOn: row.due_on,
    openedBy: row.user_id,
    openedOn: row.on_day,
    answer:
      outcome === null || answer === null || by === null || on === null ? null : { outcome, words: answer, by, on },
  };
}

/** Whether an open dispute holds a claim: its own, or one of its whole line. */
export function isHeld(open: readonly Dispute[], claim: { readonly id: string; readonly service: string }): boolean {
  return open.some(
    (one) => one.answer === null && (one.claim === null ? one.service === claim.service : one.claim === claim.id),
  );
}
