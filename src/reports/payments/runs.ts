import type { Action } from '../../access/index.ts';
import { type Actor, accepted, type Month, type Pence } from '../../base/index.ts';
import { claimLines } from '../../claims/index.ts';
import { type RunStage, type RunState, type RunSummary, runs } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { contractMonths } from '../statements/statement-month.ts';
import { monthToSettle } from './settlement.ts';

export type { RunStage } from '../../payments/index.ts';

/** A payment run in a list. */
export type RunRow = {
  readonly id: string;
  readonly month: Month;
  readonly stage: RunStage;
  /** The same, and whether another took its place or all that it pays was reconciled. */
  readonly state: RunState;
  readonly statements: number;
  /** Practices that wait and that no run of the month has paid. */
  readonly exceptions: number;
  /** Lines of its statements that are held and that no later run has paid. */
  readonly heldLines: number;
  /** The run that was prepared in its place, so that this one cannot be certified any more; null while it stands. */
  readonly replacedBy: string | null;
  readonly totalPence: Pence;
  readonly contentHash: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
};
/** Payment runs, newest first. */
export type RunsReport = {
  readonly runs: readonly RunRow[];
  readonly mayPrepare: boolean;
  /** Months without a run, and those of which something is not paid although nothing of them waits for a decision. */
  readonly monthsToPrepare: readonly Month[];
  /** The month in which what the year before still owes can be paid now; null outside April to June. */
  readonly monthToSettle: Month | null;
};

/** Whoever sees the ledger or has a part in paying sees payment runs. */
export const RUN_READERS: readonly Action[] = ['see ledger', 'prepare payment', 'certify payment', 'release payment'];

export type RunsAsk = Record<never, never>;

/** Every payment run, and the months of which a run can be prepared. */
export function runsReport(context: ReportContext, reader: Actor, _ask: RunsAsk): Report<RunsReport> {
  const what = { actions: RUN_READERS, deed: 'see payment runs', verb: 'read payment runs', subject: 'payment runs' };
  return reading(context, reader, what, async () => {
    const all = await context.store.read((db) => runs(db));
    const claimed = await context.store.read((db) => claimLines(db));
    const unpaid = new Set(claimed.filter(({ paidBy }) => paidBy === null).map(({ month }) => month));
    return accepted({
      runs: all.map((one) => runRow(context, one)),
      mayPrepare: context.rules.may(reader, 'prepare payment', {}).ok,
      monthsToPrepare: contractMonths(context).filter((month) =>
        isToPrepare(
          all.filter((one) => one.month === month && one.replacedBy === null && one.stage !== 'withdrawn'),
          unpaid.has(month),
        ),
      ),
      monthToSettle: monthToSettle(context),
    });
  });
}

/** Of a month's runs, those that stand, and whether claims of it were valued and not paid. */
function isToPrepare(ofMonth: readonly RunSummary[], hasClaims: boolean): boolean {
  const isDecided = ofMonth.every((one) => one.stage === 'released');
  return (
    ofMonth.length === 0 ||
    (isDecided && (hasClaims || ofMonth.some((one) => one.heldCount > 0 || one.exceptionCount > 0)))
  );
}

export function runRow(context: ReportContext, summary: RunSummary): RunRow {
  const { id, month, stage, state, replacedBy, totalPence, contentHash, preparedAt } = summary;
  const { statementCount: statements, exceptionCount: exceptions, heldCount: heldLines } = summary;
  return {
    id,
    month,
    stage,
    state,
    replacedBy,
    statements,
    exceptions,
    heldLines,
    totalPence,
    contentHash,
    preparedBy: nameOf(context, summary.preparedBy),
    preparedAt,
  };
}
