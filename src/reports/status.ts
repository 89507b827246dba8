import {
  type Actor,
  accepted,
  type Day,
  dayText,
  isoOfDay,
  type OdsCode,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
} from '../base/index.ts';
import { lastAchievementYearEnd } from '../contracts/index.ts';
import { releaseCount, releasePublishedFigure } from '../disclosure/index.ts';
import { runs } from '../payments/index.ts';
import {
  isPeopleTable,
  isProviderTable,
  readAwaiting,
  readProvenance,
  type WarehouseTable,
} from '../warehouse/index.ts';
import { type Agreement, verificationOf } from './catalogue/verification.ts';
import type { ReportContext } from './context.ts';
import { lateFeeds } from './feeds/late-feeds.ts';
import { latestPeriodEnd } from './measures/measure-named.ts';
import { type RunRow, runRow } from './payments/runs.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';
import { latestMonth } from './statements/statement-month.ts';

export type LoadedTable = {
  readonly table: string;
  readonly segments: number;
  /** Of a table about people as counts are: from two of them, before and after an import, nobody can tell how many a file was of. */
  readonly rows: Released<ReleasedCount>;
  readonly bytes: number;
};
export type VerifiedAt = {
  readonly periodEnd: Day;
  readonly practicesVerified: number;
  readonly practices: number;
  readonly words: string;
};
/** What is loaded and whether results hold. */
export type StatusReport = {
  readonly snapshot: string;
  readonly tables: readonly LoadedTable[];
  readonly practices: number;
  readonly files: number;
  readonly rejectedRows: number;
  /** People in the warehouse who opted out after they were sent, by practice: whoever imports erases them. */
  readonly awaitingErasure: readonly { readonly practice: OdsCode; readonly people: number; readonly since: string }[];
  readonly lateFeeds: readonly { readonly feed: string; readonly sender: string; readonly daysLate: number }[];
  readonly framework: { readonly id: string; readonly hash: string; readonly measures: number };
  readonly results: readonly VerifiedAt[];
  /** On this snapshot, at the period end that payments rest on; null when they have not been compared. */
  readonly calculators: ShownAgreement | null;
  readonly runs: readonly RunRow[];
  /** Queries about results that are not settled, and how many of them should have been. */
  readonly queries: { readonly open: number; readonly overdue: number };
};

/** Whether both calculators agreed. How many people are in the warehouse is a count like others: a published list less it has opted out. */
export type ShownAgreement = Omit<Agreement, 'people' | 'compared'> & {
  readonly people: Released<ReleasedCount>;
  readonly compared: Released<ReleasedCount>;
};

export type StatusAsk = Record<never, never>;

/** The system as it stands. */
export function statusReport(context: ReportContext, reader: Actor, _ask: StatusAsk): Report<StatusReport> {
  const what = { actions: ['see feeds', 'see published'] as const, verb: 'read status', subject: 'status' };
  return reading(context, reader, what, async ({ level }) => {
    const snapshot = context.book.snapshot();
    const records = readProvenance(context.warehouse);
    const paidOn = lastAchievementYearEnd(await latestMonth(context));
    const periodEnds = [...new Set([paidOn, await latestPeriodEnd(context)])];
    const { id, hash, measures } = context.framework;
    return accepted({
      snapshot: snapshot.hash,
      tables: tablesOf(level, snapshot.manifest.segments),
      practices: snapshot.practices().filter((practice) => context.register.has(practice)).length,
      files: records.length,
      rejectedRows: records.reduce((sum, record) => sum + record.rejected, 0),
      awaitingErasure: awaitingErasure(context, reader),
      lateFeeds: lateFeeds(context).map(({ feed, sender, daysLate }) => ({ feed, sender, daysLate })),
      framework: { id, hash, measures: measures.length },
      results: await Promise.all(periodEnds.map((periodEnd) => verifiedAt(context, periodEnd))),
      calculators: shownAgreement(level, await verificationOf(context, paidOn)),
      queries: await openQueries(context),
      runs: (await context.store.read((db) => runs(db))).map((one) => runRow(context, one)),
    });
  });
}

async function openQueries(context: ReportContext): Promise<StatusReport['queries']> {
  const open = (await context.book.records()).queries.filter(({ settled }) => settled === null);
  const today = isoOfDay(context.businessDate);
  return { open: open.length, overdue: open.filter(({ dueOn }) => dueOn < today).length };
}

function shownAgreement(level: ReleaseLevel, agreement: Agreement | null): ShownAgreement | null {
  if (agreement === null) return null;
  const { people, compared } = agreement;
  return { ...agreement, people: releaseCount(level, people), compared: releaseCount(level, compared) };
}

type SegmentSize = { readonly table: WarehouseTable; readonly rows: number; readonly bytes: number };

function tablesOf(level: ReleaseLevel, segments: readonly SegmentSize[]): readonly LoadedTable[] {
  return [...Map.groupBy(segments, (segment) => segment.table)].map(([table, own]) => ({
    table,
    segments: own.length,
    rows: rowsAt(
      level,
      table,
      own.reduce((sum, segment) => sum + segment.rows, 0),
    ),
    bytes: own.reduce((sum, segment) => sum + segment.bytes, 0),
  }));
}

function rowsAt(level: ReleaseLevel, table: WarehouseTable, rows: number): Released<ReleasedCount> {
  const isOfPeople = isPeopleTable(table) || isProviderTable(table);
  return isOfPeople ? releaseCount(level, rows) : releasePublishedFigure(rows);
}

async function verifiedAt(context: ReportContext, periodEnd: Day): Promise<VerifiedAt> {
  const practices = context.register.practices();
  let practicesVerified = 0;
  for (const { code } of practices) {
    if ((await context.book.results(code, periodEnd)).ok) practicesVerified += 1;
  }
  const words = `Counts at ${dayText(periodEnd)} may be paid on in ${practicesVerified} of ${practices.length} practices.`;
  return { periodEnd, practicesVerified, practices: practices.length, words };
}

/** To those who receive files, and so may erase; nothing to anybody else, because the counts are small. */
function awaitingErasure(
  { warehouse, register, rules }: ReportContext,
  reader: Actor,
): StatusReport['awaitingErasure'] {
  if (!rules.may(reader, 'import', {}).ok) return [];
  const known = readAwaiting(warehouse.directory).filter(({ practice }) => register.has(practice));
  return [...Map.groupBy(known, (each) => each.practice)].map(([practice, waiting]) => ({
    practice,
    people: waiting.length,
    since: waiting.map((each) => each.since).sort()[0] ?? '',
  }));
}
