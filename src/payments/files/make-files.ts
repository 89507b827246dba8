import { assert, isoOfMonth, sha256 } from '../../base/index.ts';
import { entry as ledgerEntry } from '../../ledger/index.ts';
import { type ReadDb, sql, type WriteDb } from '../../store/index.ts';
import { detailsOf } from '../bank/kept-details.ts';
import { payableStatements } from '../find-run.ts';
import { instructionsOf, type KeptInstruction } from '../instruction.ts';
import type { PayableStatement, PaymentPolicy, PaymentRun } from '../run-shape.ts';
import { bacs18File } from './bacs18.ts';
import { isfeJournalFile, isfePayablesFile } from './isfe.ts';
import { pain001File } from './pain001.ts';
import type { FileBatch, Instruction, PaymentFile } from './payment-file.ts';
import { pcseFile } from './pcse-instruction.ts';

/** Who pays, and how it codes funds and accounts. */
type MadeBy = Pick<PaymentPolicy, 'payer' | 'chart'>;

/** Makes the files of a run that was just released and keeps them for good. Those that stand are left as they are. */
export async function makeFiles(
  db: WriteDb,
  policy: MadeBy,
  run: PaymentRun,
  batch: FileBatch,
  by: string,
): Promise<void> {
  for (const file of await filesOf(db, policy, run, batch)) {
    const { kind, name, content, payments, totalPence } = file;
    await sql`insert into payment_files
                (run_id, kind, name, sha256, content, payment_count, total_pence, made_by, made_at)
              values (${run.id}, ${kind}, ${name}, ${sha256(content)}, ${content}, ${payments}, ${totalPence}, ${by},
                      ${batch.releasedAt})
              on conflict do nothing`.execute(db);
  }
}

/** Every file that the payments and postings of a run need, the same bytes each time. */
async function filesOf(
  db: ReadDb,
  { payer, chart }: MadeBy,
  run: PaymentRun,
  batch: FileBatch,
): Promise<PaymentFile[]> {
  const statements = new Map((await payableStatements(db, run.id)).map((each) => [each.statement.practice, each]));
  const kept = await instructionsOf(db, { run: run.id });
  const instructions: Instruction[] = [];
  for (const each of kept) instructions.push(await wholeInstruction(db, each, statements.get(each.practice)));
  const by = (route: string) => instructions.filter(({ payee }) => payee.route === route);
  const entries = [];
  for (const { entry } of run.statements) if (entry !== null) entries.push(await ledgerEntry(db, entry));
  const posted = entries.filter((each) => each !== undefined);
  const isAny = ({ payments }: PaymentFile) => payments > 0;
  return [
    pcseFile(batch, by('pcse')),
    isfePayablesFile(batch, chart, by('isfe')),
    isfeJournalFile(batch, chart, posted),
    pain001File(batch, payer, by('pain.001')),
    bacs18File(batch, payer, by('bacs-18')),
  ].filter(isAny);
}

async function wholeInstruction(
  db: ReadDb,
  { details, ...kept }: KeptInstruction,
  payable: PayableStatement | undefined,
): Promise<Instruction> {
  assert(payable !== undefined, 'what a run pays is among its statements');
  const { practiceName, contractType, month } = payable.statement;
  const account = details === null ? undefined : (await detailsOf(db, kept.payee.id)).find(({ id }) => id === details);
  const { reference, practice, payee, amountPence, payOn } = kept;
  return {
    ...{ reference, practice, practiceName, contractType, month: isoOfMonth(month), payee, amountPence, payOn },
    lines: payable.due,
    account: account === undefined ? null : account,
  };
}
