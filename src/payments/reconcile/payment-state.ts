import { reversedAmong } from '../../ledger/index.ts';
import { type ReadDb, sql } from '../../store/index.ts';
import { instructionsOf, type KeptInstruction, type PaymentFilter } from '../instruction.ts';
import { standings } from './kept-reconciliation.ts';

/** A payment, and what is known of it since it was instructed. */
export type PaymentState = KeptInstruction & {
  /** `instructed`: no file has spoken of it yet. `taken back`: its ledger entry was reversed. */
  readonly state: 'instructed' | 'paid' | 'returned' | 'taken back';
  /** The ledger entry that it pays. */
  readonly entry: string | null;
};

/** Whether nothing more is to be heard of a payment. */
export function isSettled({ state }: PaymentState): boolean {
  return state === 'paid' || state === 'taken back';
}

/** Payments with where each stands, in the order of their references. */
export async function paymentsOf(db: ReadDb, filter: PaymentFilter = {}): Promise<PaymentState[]> {
  const instructions = await instructionsOf(db, filter);
  const entries = await entriesOf(db, new Set(instructions.map(({ run }) => run)));
  const stands = await standings(db);
  const reversed = await reversedAmong(db, [...entries.values()]);
  return instructions.map((instruction) => {
    const entry = entries.get(`${instruction.run} ${instruction.practice}`) ?? null;
    const found = stands.get(instruction.reference);
    const heard = found === 'matched' ? 'paid' : (found ?? 'instructed');
    return { ...instruction, entry, state: entry !== null && reversed.has(entry) ? 'taken back' : heard };
  });
}

/** Ledger entry of each practice in some runs. */
async function entriesOf(db: ReadDb, runs: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  if (runs.size === 0) return new Map();
  const { rows } = await sql<{ run_id: string; practice: string; entry_id: string }>`
    select run_id, practice, entry_id from payment_run_postings
     where entry_id is not null and run_id in (${sql.join([...runs])})`.execute(db);
  return new Map(rows.map(({ run_id, practice, entry_id }) => [`${run_id} ${practice}`, entry_id]));
}
