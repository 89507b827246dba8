import { assert, isoOfMonth, type Month, monthText, type OdsCode, type Refusal } from '../base/index.ts';
import { isBesideTheMonth, type Statement, type StatementLine, supplementedStatement } from '../contracts/index.ts';
import { reversedAmong } from '../ledger/index.ts';
import { type ReadDb, sql } from '../store/index.ts';
import { payableStatements } from './find-run.ts';
import type { PayableStatement, StatementOfPractice } from './run-shape.ts';

/** A practice that is not in a run, and why. */
export type Waiting = { readonly practice: OdsCode; readonly reason: Refusal };

/** What a month still owes: statements with the lines that are due, and the practices that wait. */
export type Due = { readonly pay: readonly PayableStatement[]; readonly wait: readonly Waiting[] };

/**
 * Which lines of a month's statements are still to be paid. Of a practice that no certified run pays: all. Of one that
 * a released run paid: the lines that were held or taken back and that can be paid now, each once, and what is paid beside
 * the month's own lines. Of one that was paid that alone: the month's own lines too. The others wait.
 */
export async function dueOf(db: ReadDb, month: Month, statements: readonly StatementOfPractice[]): Promise<Due> {
  const earlierPayments = await paymentsOfMonth(db, month);
  const pay: PayableStatement[] = [];
  const wait: Waiting[] = [];
  for (const { practice, statement } of statements) {
    const earlier = earlierPayments.filter((one) => one.practice === practice);
    const standing = earlier.find((one) => !one.isReversed);
    if (!statement.ok) {
      wait.push({ practice, reason: standing === undefined ? statement.refusal : inRun(standing.run, month) });
      continue;
    }
    assert(statement.value.month === month, 'every statement of a run is of its month');
    const attempt = earlier.length + 1;
    const owed = standing === undefined ? whole(statement.value) : supplement(statement.value, earlier);
    if (owed !== undefined) pay.push({ ...owed, attempt });
    else if (standing !== undefined) wait.push({ practice, reason: inRun(standing.run, month) });
  }
  return { pay, wait };
}

type Owed = Omit<PayableStatement, 'attempt'>;

function whole(statement: Statement): Owed {
  return { statement, due: statement.lines };
}

/** Undefined when nothing more is due, or while a run that pays the practice is not released. */
function supplement(now: Statement, earlier: readonly EarlierPayment[]): Owed | undefined {
  const standing = earlier.filter((one) => !one.isReversed);
  if (standing.some((one) => !one.isReleased)) return undefined;
  const paid = standing.flatMap((one) => one.due);
  const isPaid = (line: StatementLine) => paid.some((one) => one.id === line.id);
  const wasHeld = new Set(earlier.flatMap((one) => one.statement.held).map((line) => line.term));
  const takenBack = new Set(earlier.filter((one) => one.isReversed).flatMap((one) => one.due.map((line) => line.id)));
  const isMonthPaid = paid.some((line) => !isBesideTheMonth(line));
  const isOwed = (line: StatementLine) =>
    !isMonthPaid || isBesideTheMonth(line) || wasHeld.has(line.term) || takenBack.has(line.id);
  const due = now.lines.filter((line) => !isPaid(line) && isOwed(line));
  return due.length === 0 ? undefined : { statement: supplementedStatement(now, paid, due), due };
}

function inRun(earlier: string, month: Month): Refusal {
  return {
    code: 'ledger.reference-reused',
    message: `${monthText(month)} is paid by run ${earlier}, and a line is paid once.`,
    remedy: 'A line that is held is paid by a further run of the month, once its cause is settled.',
  };
}

type EarlierPayment = PayableStatement & {
  readonly practice: OdsCode;
  readonly run: string;
  readonly isReleased: boolean;
  readonly isReversed: boolean;
};

/** Who is paid the month by a certified or released run, except whom that run could not pay. The first run first. */
async function paymentsOfMonth(db: ReadDb, month: Month): Promise<EarlierPayment[]> {
  const { rows } = await sql<{ practice: OdsCode; run_id: string; entry_id: string | null; is_released: boolean }>`
    select s.practice, s.run_id, p.entry_id,
           exists (select from payment_run_events e where e.run_id = s.run_id and e.stage = 'released') as is_released
      from payment_run_statements s
      join payment_runs r on r.id = s.run_id
      left join payment_run_postings p on p.run_id = s.run_id and p.practice = s.practice
     where s.month = ${isoOfMonth(month)}
       and exists (select from payment_run_events e where e.run_id = s.run_id and e.stage = 'certified')
       and not exists (select from payment_run_events e where e.run_id = s.run_id and e.stage = 'withdrawn')
       and not exists (select from payment_run_exceptions x
                        where x.run_id = s.run_id and x.practice = s.practice)
     order by r.position`.execute(db);
  const posted = rows.flatMap((row) => row.entry_id ?? []);
  const reversed = await reversedAmong(db, posted);
  const payments: EarlierPayment[] = [];
  for (const { practice, run_id: run, entry_id: entry, is_released: isReleased } of rows) {
    const [payable] = await payableStatements(db, run, practice);
    assert(payable !== undefined, 'a run has the statements that it lists');
    payments.push({ ...payable, practice, run, isReleased, isReversed: entry !== null && reversed.has(entry) });
  }
  return payments;
}
