import type { Action } from '../access/index.ts';
import { type Actor, accepted, type Month, type Pence } from '../base/index.ts';
import { type RunStage, type RunSummary, runs } from '../payments/index.ts';
import type { ReportContext } from './context.ts';
import { nameOf } from './line-posting.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';
import { contractMonths } from './statement-month.ts';

export type { RunStage } from '../payments/index.ts';

/** A payment run in a list. */
export type RunRow = {
  readonly id: string;
  readonly month: Month;
  readonly stage: RunStage;
  readonly statements: number;
  readonly exceptions: number;
  readonly totalPence: Pence;
  readonly contentHash: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
};
/** Payment runs, newest first. */
export type RunsReport = {
  readonly runs: readonly RunRow[];
  readonly mayPrepare: boolean;
  readonly monthsWithoutRun: readonly Month[];
};

/** Whoever sees the ledger or has a part in paying sees payment runs. */
export const RUN_READERS: readonly Action[] = ['see ledger', 'prepare payment', 'certify payment', 'release payment'];

export type RunsAsk = Record<never, never>;

/** Every payment run, and the months that have none. */
export function runsReport(context: ReportContext, reader: Actor, _ask: RunsAsk): Report<RunsReport> {
  const what = { actions: RUN_READERS, deed: 'see payment runs', verb: 'read payment runs', subject: 'payment runs' };
  return reading(context, reader, what, async () => {
    const all = await context.store.read((db) => runs(db));
    const covered = new Set(all.map((one) => one.month));
    return accepted({
      runs: all.map((one) => runRow(context, one)),
      mayPrepare: context.rules.may(reader, 'prepare payment', {}).ok,
      monthsWithoutRun: contractMonths(context).filter((month) => !covered.has(month)),
    });
  });
}

export function runRow(context: ReportContext, summary: RunSummary): RunRow {
  const { id, month, stage, totalPence, contentHash, preparedAt } = summary;
  const counts = { statements: summary.statementCount, exceptions: summary.exceptionCount };
  return {
    id,
    month,
    stage,
    ...counts,
    totalPence,
    contentHash,
    preparedBy: nameOf(context, summary.preparedBy),
    preparedAt,
  };
}
