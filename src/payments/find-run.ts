import {
  assert,
  type Day,
  isoOfMonth,
  type Month,
  monthFromIso,
  type OdsCode,
  type Pence,
  type RefusalCode,
} from '../base/index.ts';
import { type Statement, type StatementJson, statementFromJson } from '../contracts/index.ts';
import { reversedAmong } from '../ledger/index.ts';
import { type ReadDb, sql } from '../store/index.ts';
import { authorityFromText } from './authority-text.ts';
import type { Payee, Route } from './payee.ts';
import type { RunStage, RunState } from './run-machine.ts';
import type { PayableStatement, PaymentRun, RunEvent, RunException, RunStatement, RunSummary } from './run-shape.ts';

type RunRow = {
  id: string;
  month: string;
  known_on: Day;
  content_hash: string;
  total_pence: Pence;
  proposal_id: string;
  stage: RunStage;
  is_reconciled: boolean;
  prepared_by: string;
  prepared_at: string;
  after_withdrawn: string | null;
  replaced_by: string | null;
  statement_count: number;
  held_count: number;
  exception_count: number;
};

const STAGE = sql`case when exists (select from payment_run_events e where e.run_id = r.id and e.stage = 'withdrawn') then 'withdrawn'
  when exists (select from payment_run_events e where e.run_id = r.id and e.stage = 'released') then 'released'
  when exists (select from payment_run_events e where e.run_id = r.id and e.stage = 'certified') then 'certified'
  else 'prepared' end`;

/** Practices that wait and whom no run of the month has paid, unless that was taken back. */
const UNPAID = sql`(select count(*) from payment_run_exceptions x
   where x.run_id = r.id and not exists (
     select from payment_run_postings p join payment_runs n on n.id = p.run_id and n.month = r.month
      where p.practice = x.practice
        and not exists (select from ledger_entries e where e.reverses::text = p.entry_id)))::integer`;

/** Lines held by a run's statements, without those that a later run has paid and that were not taken back. */
const HELD = sql`(select coalesce(sum(s.held_count), 0) - (
    select count(distinct l.line_id) from payment_run_lines l
      join payment_run_postings p on p.run_id = l.run_id and p.practice = l.practice
      join payment_runs n on n.id = l.run_id and n.month = r.month and n.position > r.position
     where not exists (select from ledger_entries e where e.reverses::text = p.entry_id)
       and exists (select from payment_run_statements o, jsonb_array_elements(o.json::jsonb -> 'held') h
                    where o.run_id = r.id and o.practice = l.practice and h ->> 'term' = l.term))
   from payment_run_statements s where s.run_id = r.id)::integer`;

/** What the run froze and does not pay after all. */
const WAITING = sql`(select coalesce(sum(l.amount_pence), 0)::bigint
   from payment_run_lines l join payment_run_exceptions x on x.run_id = l.run_id and x.practice = l.practice
  where l.run_id = r.id)`;

/** Whether each payment that a run instructed is on a statement of what was paid, or its entry was taken back. */
const RECONCILED = sql`(exists (select from payment_instructions i where i.run_id = r.id)
  and not exists (
    select from payment_instructions i
     where i.run_id = r.id
       and not exists (select from payment_run_postings p join ledger_entries e on e.reverses::text = p.entry_id
                        where p.run_id = i.run_id and p.practice = i.practice)
       and (not exists (select from payment_findings f where f.reference = i.reference and f.outcome = 'matched')
            or exists (select from payment_findings f where f.reference = i.reference and f.outcome = 'returned'))))`;

const SUMMARY = sql`
  select r.id, r.month, r.known_on, r.content_hash, r.total_pence - ${WAITING} as total_pence, r.proposal_id,
         r.after_withdrawn,
         ${STAGE} as stage, ${RECONCILED} as is_reconciled,
         p.user_id as prepared_by, p.at as prepared_at,
         (select n.id from payment_runs n
           where n.month = r.month and n.position > r.position and ${STAGE} = 'prepared'
           order by n.position desc limit 1) as replaced_by,
         (select count(*)::integer from payment_run_statements s where s.run_id = r.id) as statement_count,
         ${HELD} as held_count,
         ${UNPAID} as exception_count
    from payment_runs r join payment_run_events p on p.run_id = r.id and p.stage = 'prepared'`;

/** Every run, or those of a month, the latest first. */
export async function runs(db: ReadDb, filter: { readonly month?: Month } = {}): Promise<RunSummary[]> {
  const ofMonth = filter.month === undefined ? sql`true` : sql`r.month = ${isoOfMonth(filter.month)}`;
  const { rows } = await sql<RunRow>`${SUMMARY} where ${ofMonth} order by r.position desc`.execute(db);
  return rows.map(summaryFrom);
}

/** A run with its events, statements and exceptions; undefined when there is none. */
export async function run(db: ReadDb, id: string): Promise<PaymentRun | undefined> {
  const { rows } = await sql<RunRow>`${SUMMARY} where r.id = ${id}`.execute(db);
  const row = rows[0];
  if (row === undefined) return undefined;
  const events = await eventsOf(db, id);
  const statements = await statementRows(db, sql`s.run_id = ${id}`);
  return { ...summaryFrom(row), events, statements, exceptions: await exceptionsOf(db, id) };
}

function summaryFrom(row: RunRow): RunSummary {
  return {
    id: row.id,
    month: monthOf(row.month),
    knownOn: row.known_on,
    stage: row.stage,
    state: stateOf(row),
    contentHash: row.content_hash,
    totalPence: row.total_pence,
    proposal: row.proposal_id,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    withdrawnBefore: row.after_withdrawn === null ? [] : (JSON.parse(row.after_withdrawn) as string[]),
    replacedBy: row.replaced_by,
    statementCount: row.statement_count,
    heldCount: row.held_count,
    exceptionCount: row.exception_count,
  };
}

function stateOf({ stage, replaced_by, is_reconciled }: RunRow): RunState {
  if (stage === 'prepared' && replaced_by !== null) return 'replaced';
  return stage === 'released' && is_reconciled ? 'reconciled' : stage;
}

export function monthOf(text: string): Month {
  const month = monthFromIso(text);
  assert(month !== undefined, 'a month of a run is written YYYY-MM');
  return month;
}

async function eventsOf(db: ReadDb, id: string): Promise<RunEvent[]> {
  const { rows } = await sql<EventRow>`
    select stage, user_id as "user", at, decision_id as decision, comment, authority, interests
      from payment_run_events
     where run_id = ${id}
     order by array_position(array['prepared', 'certified', 'released', 'withdrawn'], stage)`.execute(db);
  return rows.map(({ authority, interests, ...event }) => ({
    ...event,
    authority: authority === null ? null : authorityFromText(authority),
    interests: interests === null ? null : (JSON.parse(interests) as string[]),
  }));
}

type EventRow = Omit<RunEvent, 'authority' | 'interests'> & {
  readonly authority: string | null;
  readonly interests: string | null;
};

type ExceptionRow = {
  practice: OdsCode;
  stage: RunException['stage'];
  code: RefusalCode;
  message: string;
  remedy: string | null;
};

async function exceptionsOf(db: ReadDb, id: string): Promise<RunException[]> {
  const { rows } = await sql<ExceptionRow>`
    select practice, stage, code, message, remedy from payment_run_exceptions
     where run_id = ${id} order by practice collate "C"`.execute(db);
  return rows.map(({ practice, stage, code, message, remedy }) => ({
    practice,
    stage,
    reason: remedy === null ? { code, message } : { code, message, remedy },
  }));
}

type StatementRow = {
  run_id: string;
  practice: OdsCode;
  month: string;
  content_hash: string;
  total_pence: Pence;
  due_pence: Pence;
  line_count: number;
  held_count: number;
  attempt: number;
  payee_id: string | null;
  payee_name: string | null;
  route: Route | null;
  is_waiting: boolean;
  is_released: boolean;
  entry_id: string | null;
};

async function statementRows(db: ReadDb, condition: ReturnType<typeof sql>): Promise<RunStatement[]> {
  const { rows } = await sql<StatementRow>`
    select s.run_id, s.practice, s.month, s.content_hash, s.total_pence, s.line_count, s.held_count, s.attempt,
           s.payee_id, s.payee_name, s.route,
           exists (select from payment_run_exceptions x
                    where x.run_id = s.run_id and x.practice = s.practice) as is_waiting,
           (select coalesce(sum(l.amount_pence), 0)::bigint from payment_run_lines l
             where l.run_id = s.run_id and l.practice = s.practice) as due_pence,
           exists (select from payment_run_events e
                    where e.run_id = s.run_id and e.stage = 'released') as is_released,
           p.entry_id
      from payment_run_statements s
      join payment_runs r on r.id = s.run_id
      left join payment_run_postings p on p.run_id = s.run_id and p.practice = s.practice
     where ${condition} order by s.month desc, r.position desc, s.practice collate "C"`.execute(db);
  const reversed = await reversedAmong(
    db,
    rows.flatMap((row) => row.entry_id ?? []),
  );
  return rows.map((row) => ({
    run: row.run_id,
    practice: row.practice,
    month: monthOf(row.month),
    contentHash: row.content_hash,
    totalPence: row.total_pence,
    duePence: row.due_pence,
    lines: row.line_count,
    heldLines: row.held_count,
    payee: payeeFrom(row) ?? { id: row.practice, name: row.practice, route: 'pcse' },
    isWaiting: row.is_waiting,
    attempt: row.attempt,
    isReleased: row.is_released,
    entry: row.entry_id,
    isReversed: row.entry_id !== null && reversed.has(row.entry_id),
  }));
}

/** Every frozen statement of a practice, the latest month first. */
export async function statementsOfPractice(db: ReadDb, practice: OdsCode): Promise<RunStatement[]> {
  return statementRows(db, sql`s.practice = ${practice}`);
}

/**
 * A statement as a run froze it.
 * @throws Bug when it was changed since: its content no longer has its hash
 */
export async function frozenStatement(db: ReadDb, runId: string, practice: OdsCode): Promise<Statement | undefined> {
  const [statement] = await frozenStatements(db, runId, practice);
  return statement;
}

/** Every statement of a run, or one practice's, in order of practice. */
export async function frozenStatements(db: ReadDb, runId: string, practice?: OdsCode): Promise<Statement[]> {
  return (await payableStatements(db, runId, practice)).map(({ statement }) => statement);
}

/** Every statement of a run with the lines that it pays, or one practice's, in order of practice. */
export async function payableStatements(db: ReadDb, runId: string, practice?: OdsCode): Promise<PayableStatement[]> {
  const ofPractice = practice === undefined ? sql`true` : sql`s.practice = ${practice}`;
  const { rows } = await sql<FrozenRow>`
    select s.json, s.content_hash, s.attempt, s.payee_id, s.payee_name, s.route,
           (select json_agg(l.line_id)::text from payment_run_lines l
             where l.run_id = s.run_id and l.practice = s.practice) as due
      from payment_run_statements s
     where s.run_id = ${runId} and ${ofPractice} order by s.practice collate "C"`.execute(db);
  return rows.map((row) => {
    const statement = statementFromJson(JSON.parse(row.json) as StatementJson);
    assert(statement.contentHash === row.content_hash, 'a frozen statement is kept under its own hash');
    const due = new Set(row.due === null ? [] : (JSON.parse(row.due) as string[]));
    const lines = statement.lines.filter((line) => due.has(line.id));
    return { statement, due: lines, attempt: row.attempt, payee: payeeFrom(row) };
  });
}

type FrozenRow = PayeeColumns & { json: string; content_hash: string; attempt: number; due: string | null };
type PayeeColumns = { payee_id: string | null; payee_name: string | null; route: Route | null };

/** Undefined in a run from before payees were kept. */
function payeeFrom({ payee_id: id, payee_name: name, route }: PayeeColumns): Payee | undefined {
  return id === null || name === null || route === null ? undefined : { id, name, route };
}

/**
 * The statement that stands for a practice's month: of the run that has come furthest, and of those the latest. What
 * was paid and taken back, or waits, has come no further than what was prepared.
 */
export type StandingStatement = {
  readonly run: RunSummary;
  readonly statement: Statement;
  readonly entry: string | null;
  /** Whether the entry was taken back. */
  readonly isReversed: boolean;
  /** Whether its run does not pay it after all. */
  readonly isWaiting: boolean;
};

export async function standingStatement(
  db: ReadDb,
  practice: OdsCode,
  month: Month,
): Promise<StandingStatement | undefined> {
  const rows = await statementRows(db, sql`s.practice = ${practice} and s.month = ${isoOfMonth(month)}`);
  const all = new Map((await runs(db, { month })).map((one) => [one.id, one]));
  const frozen = rows.filter((one) => all.get(one.run)?.stage !== 'withdrawn');
  const reached = (one: RunStatement): RunStage =>
    one.isReversed || one.isWaiting ? 'prepared' : (all.get(one.run)?.stage ?? 'prepared');
  const [furthest] = (['released', 'certified', 'prepared'] as const).flatMap((stage) =>
    frozen.filter((one) => reached(one) === stage),
  );
  const summary = all.get(furthest?.run ?? '');
  if (furthest === undefined || summary === undefined) return undefined;
  const statement = await frozenStatement(db, furthest.run, practice);
  assert(statement !== undefined, 'a run has the statements that it lists');
  const { entry, isReversed, isWaiting } = furthest;
  return { run: summary, statement, entry, isReversed, isWaiting };
}
