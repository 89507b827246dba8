import { type Actor, accepted, type Pence, refused, sumPence } from '../../base/index.ts';
import { latestAbout } from '../../governance/index.ts';
import {
  type Finding,
  isSettled,
  paymentsOf,
  type ReconciliationSummary,
  reconciliation,
  reconciliations,
} from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { RUN_READERS } from './runs.ts';

/** A payment of which no file has said yet that it was made, or that came back and is not taken back. */
export type OpenPayment = {
  readonly reference: string;
  readonly run: string;
  readonly payee: string;
  readonly amountPence: Pence;
  readonly state: 'instructed' | 'returned';
  /** The ledger entry that it pays, to be taken back when it came back. */
  readonly entry: string | null;
  /** Whether it was proposed to take the entry back and the reader may approve it. */
  readonly mayTakeBack: boolean;
};
/** Files that were compared with what was instructed, the newest first, and what is still open. */
export type ReconciliationsReport = {
  readonly files: readonly ReconciliationSummary[];
  readonly open: readonly OpenPayment[];
  readonly openPence: Pence;
  readonly mayReconcile: boolean;
};

export type ReconciliationsAsk = Record<never, never>;

/** Every file that came back, and the payments that none has settled. */
export function reconciliationsReport(
  context: ReportContext,
  reader: Actor,
  _ask: ReconciliationsAsk,
): Report<ReconciliationsReport> {
  const what = { actions: RUN_READERS, deed: 'see reconciliations', verb: 'read reconciliations', subject: 'payments' };
  return reading(context, reader, what, async () => {
    const files = await context.store.read((db) => reconciliations(db));
    const payments = (await context.store.read((db) => paymentsOf(db))).filter((payment) => !isSettled(payment));
    const open: OpenPayment[] = [];
    for (const { reference, run, payee, amountPence, state, entry } of payments) {
      const known = { reference, run, payee: payee.name, amountPence, entry };
      const isReturned = state === 'returned';
      const mayTakeBack = isReturned && (await mayApproveReversal(context, reader, entry));
      open.push({ ...known, state: isReturned ? 'returned' : 'instructed', mayTakeBack });
    }
    return accepted({
      files: files.map((file) => ({ ...file, by: nameOf(context, file.by) })),
      open,
      openPence: sumPence(open.map(({ amountPence }) => amountPence)),
      mayReconcile: context.rules.may(reader, 'prepare payment', {}).ok,
    });
  });
}

/** Whether somebody else proposed to take an entry back, and the reader may approve it. */
async function mayApproveReversal(context: ReportContext, reader: Actor, entry: string | null): Promise<boolean> {
  if (entry === null || !context.rules.may(reader, 'certify payment', {}).ok) return false;
  const proposed = await context.store.read((db) => latestAbout(db, 'reversal', entry));
  return proposed !== undefined && proposed.proposedBy !== reader.user;
}

/** What was found in one file. */
export type ReconciliationReport = ReconciliationSummary & { readonly findings: readonly Finding[] };

export type ReconciliationAsk = { readonly sha256: string };

/** One file that came back. Refuses `not-found`. */
export function reconciliationReport(
  context: ReportContext,
  reader: Actor,
  ask: ReconciliationAsk,
): Report<ReconciliationReport> {
  const subject = `statement ${ask.sha256}`;
  const what = { actions: RUN_READERS, deed: 'see reconciliations', verb: 'read reconciliation', subject };
  return reading(context, reader, what, async () => {
    const found = await context.store.read((db) => reconciliation(db, ask.sha256));
    if (found === undefined) {
      return refused({
        code: 'not-found',
        message: 'No file of this name was compared with what was paid.',
        remedy: 'Look at the list of files.',
      });
    }
    return accepted({ ...found, by: nameOf(context, found.by) });
  });
}
