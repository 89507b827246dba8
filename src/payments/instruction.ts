import {
  accepted,
  type Day,
  dayText,
  isoOfDay,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  type Pence,
  type Refusal,
  refused,
  sumPence,
} from '../base/index.ts';
import { type ReadDb, sql, type WriteDb } from '../store/index.ts';
import { bankStanding } from './bank/kept-details.ts';
import { BANK_ROUTES, type Payee, type Route } from './payee.ts';
import type { PayableStatement } from './run-shape.ts';

/** A payment as it was instructed, once for its reference. */
export type KeptInstruction = {
  /** `X00036-2025-10-1`: practice, month and attempt. */
  readonly reference: string;
  readonly run: string;
  readonly practice: OdsCode;
  readonly payee: Payee;
  readonly amountPence: Pence;
  readonly payOn: Day;
  /** Which bank details are paid to; null where the route needs none. */
  readonly details: string | null;
};

/** Names a payment on every file and on what comes back. */
function paymentReference(practice: OdsCode, month: Month, attempt: number): string {
  return `${practice}-${isoOfMonth(month)}-${attempt}`;
}

/** Who is paid a statement; the practice through PCSE where the run is from before payees were kept. */
function payeeOfStatement({ statement, payee }: PayableStatement): Payee {
  return payee ?? { id: statement.practice, name: statement.practiceName, route: 'pcse' };
}

/**
 * The instruction that pays a statement; null when there is nothing to pay: what comes to nothing, and what a payee owes
 * whom only the bank can pay. Refuses `payee.no-bank-details`, and `payee.paused` after a change of account or of payee.
 */
export async function instructionFor(
  db: ReadDb,
  run: string,
  payable: PayableStatement,
  days: { readonly on: Day; readonly payOn: Day; readonly pausedUntil: (earner: OdsCode) => Day | undefined },
): Promise<Outcome<KeptInstruction | null>> {
  const { statement, due, attempt } = payable;
  const payee = payeeOfStatement(payable);
  const amountPence = sumPence(due.map((line) => line.amountPence));
  const byBank = BANK_ROUTES.includes(payee.route);
  if (amountPence === 0n || (byBank && amountPence < 0n)) return accepted(null);
  const { practice, month } = statement;
  const until = days.pausedUntil(practice);
  if (until !== undefined) return refused(nominationPaused(statement.practiceName, payee, until));
  const reference = paymentReference(practice, month, attempt);
  const instruction = { reference, run, practice, payee, amountPence, payOn: days.payOn };
  if (!byBank) return accepted({ ...instruction, details: null });
  const standing = await bankStanding(db, payee.id, days.on);
  if (standing.kind === 'usable') return accepted({ ...instruction, details: standing.details.id });
  return refused(standing.kind === 'none' ? noDetails(payee) : paused(payee, standing.until));
}

function noDetails({ id, name }: Payee): Refusal {
  return {
    code: 'payee.no-bank-details',
    message: `There are no approved bank details of ${name} (${id}).`,
    remedy: 'Have them proposed and approved by two people; a further run of the month then pays.',
  };
}

function paused({ id, name }: Payee, until: Day): Refusal {
  return {
    code: 'payee.paused',
    message: `The bank details of ${name} (${id}) changed, and nothing is paid to it before ${dayText(until)}.`,
    remedy: `From ${dayText(until)} a further run of the month pays it.`,
  };
}

function nominationPaused(earner: string, { id, name }: Payee, until: Day): Refusal {
  return {
    code: 'payee.paused',
    message: `${earner} nominated another payee, ${name} (${id}), and nothing is paid for it before ${dayText(until)}.`,
    remedy: `From ${dayText(until)} a further run of the month pays it.`,
  };
}

/** Keeps an instruction. The database takes a reference once. */
export async function keepInstruction(db: WriteDb, instruction: KeptInstruction): Promise<void> {
  const { reference, run, practice, payee, amountPence, payOn, details } = instruction;
  await sql`insert into payment_instructions
              (reference, run_id, practice, payee_id, payee_name, route, amount_pence, pay_on, details_id)
            values (${reference}, ${run}, ${practice}, ${payee.id}, ${payee.name}, ${payee.route}, ${amountPence},
                    ${isoOfDay(payOn)}, ${details})`.execute(db);
}

type InstructionRow = {
  reference: string;
  run_id: string;
  practice: OdsCode;
  payee_id: string;
  payee_name: string;
  route: Route;
  amount_pence: Pence;
  pay_on: Day;
  details_id: bigint | null;
};

/** Which payments are asked for; all of them where nothing is said. */
export type PaymentFilter = {
  readonly run?: string;
  readonly practice?: OdsCode;
  readonly payee?: string;
  /** Those that some statement says came back. */
  readonly cameBack?: true;
};

/** Payments as they were instructed, in the order of their references. */
export async function instructionsOf(db: ReadDb, filter: PaymentFilter = {}): Promise<KeptInstruction[]> {
  const { run, practice, payee, cameBack } = filter;
  const conditions = [
    ...(run === undefined ? [] : [sql`i.run_id = ${run}`]),
    ...(practice === undefined ? [] : [sql`i.practice = ${practice}`]),
    ...(payee === undefined ? [] : [sql`i.payee_id = ${payee}`]),
    ...(cameBack === undefined
      ? []
      : [sql`exists (select from payment_findings f where f.reference = i.reference and f.outcome = 'returned')`]),
  ];
  const { rows } = await sql<InstructionRow>`
    select i.* from payment_instructions i
     where ${sql.join([sql`true`, ...conditions], sql` and `)} order by i.reference collate "C"`.execute(db);
  return rows.map((row) => ({
    reference: row.reference,
    run: row.run_id,
    practice: row.practice,
    payee: { id: row.payee_id, name: row.payee_name, route: row.route },
    amountPence: row.amount_pence,
    payOn: row.pay_on,
    details: row.details_id === null ? null : String(row.details_id),
  }));
}
