import {
  type Actor,
  accepted,
  type Day,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  type Pence,
} from '../../base/index.ts';
import { decisionOn, proposalsOf } from '../../governance/index.ts';
import {
  amountOf,
  type ClosedPeriod,
  type Commitment,
  chartKnown,
  closedPeriods,
  commitments,
  entriesBetween,
  type IsfeStanding,
  isfeStanding,
  type JournalKind,
  journalFromJson,
} from '../../ledger/index.ts';
import { definitionByHash, type ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { latestMonth } from '../statements/statement-month.ts';

/** An entry that was made by hand, or made by one. */
export type JournalRow = {
  readonly entry: string;
  readonly reference: string;
  readonly date: Day;
  readonly lateOf: Day | null;
  readonly fund: string;
  readonly description: string;
  readonly debitPence: Pence;
};
/** A journal that waits for somebody else to approve it. */
export type WaitingJournal = {
  readonly reference: string;
  readonly kind: JournalKind;
  readonly reason: string;
  readonly amountPence: Pence;
  readonly decisionReference: string | null;
  readonly proposedBy: string;
  readonly proposedAt: string;
  /** Whether the reader may approve it: they have the right, and did not propose it. */
  readonly mayApprove: boolean;
};
/** What a month's end needs: journals and accruals, what waits, the agreement with ISFE, and the closing. */
export type MonthEndReport = {
  readonly month: Month;
  readonly closed: ClosedPeriod | null;
  /** The last month that is closed; null while none is. */
  readonly closedTo: Month | null;
  readonly isOver: boolean;
  readonly mayClose: boolean;
  readonly mayPrepare: boolean;
  readonly journals: readonly JournalRow[];
  readonly waiting: readonly WaitingJournal[];
  readonly commitments: readonly Commitment[];
  readonly isfe: IsfeStanding;
};

export type MonthEndAsk = { readonly month?: Month };

/** The month's end: what was entered by hand, what waits for approval, and how the ledger agrees with ISFE. */
export function monthEndReport(context: ReportContext, reader: Actor, ask: MonthEndAsk): Report<MonthEndReport> {
  const subject = ask.month === undefined ? 'month end' : `month end ${isoOfMonth(ask.month)}`;
  const what = { actions: ['see ledger'] as const, verb: 'read month end', subject };
  return reading(context, reader, what, async () => {
    const month = ask.month ?? (await latestMonth(context));
    const [first, last] = [firstDayOf(month), lastDayOf(month)];
    const may = (action: 'prepare payment' | 'certify payment') => context.rules.may(reader, action).ok;
    return context.store.read(async (db) => {
      const chart = await chartKnown(db, last);
      if (!chart.ok) return chart;
      const periods = await closedPeriods(db);
      const closed = periods.find((period) => period.month === month) ?? null;
      const entered = await entriesBetween(db, first, last);
      const isfe = await isfeStanding(db, month, chart.value);
      return accepted({
        month,
        closed: closed === null ? null : { ...closed, closedBy: nameOf(context, closed.closedBy) },
        closedTo: periods[0]?.month ?? null,
        isOver: last < context.businessDate,
        mayClose: may('certify payment'),
        mayPrepare: may('prepare payment'),
        journals: entered.flatMap((entry) => (isByHand(entry.reference) ? [journalRow(entry)] : [])),
        waiting: await waitingJournals(context, db, reader, may('certify payment')),
        commitments: await commitments(db, last),
        isfe: namedStanding(context, isfe),
      });
    });
  });
}

/** Entries of statements and the taking back of them come from payment runs. */
function isByHand(reference: string): boolean {
  return !/^(statement|reversal):/.test(reference);
}

function journalRow({
  id,
  reference,
  date,
  lateOf,
  fund,
  description,
  postings,
}: Awaited<ReturnType<typeof entriesBetween>>[number]): JournalRow {
  const debits = postings.reduce((sum, { amountPence }) => (amountPence > 0n ? sum + amountPence : sum), 0n);
  return { entry: id, reference, date, lateOf, fund, description, debitPence: debits as Pence };
}

/** Journals that were proposed last under their reference and on which nobody has decided. */
async function waitingJournals(
  context: ReportContext,
  db: ReadDb,
  reader: Actor,
  mayCertify: boolean,
): Promise<WaitingJournal[]> {
  const latest = new Map((await proposalsOf(db, 'ledger journal')).toReversed().map((one) => [one.subject, one]));
  const waiting: WaitingJournal[] = [];
  for (const { id, contentHash, proposedBy, proposedAt } of latest.values()) {
    const kept = await definitionByHash(db, contentHash);
    if (kept === undefined || (await decisionOn(db, id)) !== undefined) continue;
    const journal = journalFromJson(kept.json);
    const { kind, reference, reason, decisionReference } = journal;
    const mayApprove = mayCertify && proposedBy !== reader.user;
    const by = { proposedBy: nameOf(context, proposedBy), proposedAt, mayApprove };
    waiting.push({ kind, reference, reason, decisionReference, amountPence: amountOf(journal), ...by });
  }
  return waiting;
}

function namedStanding(context: ReportContext, standing: IsfeStanding): IsfeStanding {
  const { file, agreement } = standing;
  return {
    ...standing,
    file: file === null ? null : { ...file, importedBy: nameOf(context, file.importedBy) },
    agreement: agreement === null ? null : { ...agreement, agreedBy: nameOf(context, agreement.agreedBy) },
  };
}
