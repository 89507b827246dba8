import {
  type Actor,
  accepted,
  type Problem,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
} from '../../base/index.ts';
import { releaseCount, releasePublishedFigure } from '../../disclosure/index.ts';
import { type ColumnDescription, describeFeed, FEEDS } from '../../ingest/index.ts';
import { type ImportRecord, readProblems } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { isOfPeople, type ReceivedFileRow, receivedFile } from './feeds.ts';
import { fileFor, fileReading } from './received-file.ts';

export type FeedColumnRow = {
  readonly name: string;
  readonly words: string;
  readonly unit: string;
  readonly allowed: string;
  readonly example: string;
};
/** One file: its receipt and its problems. */
export type FeedFileReport = {
  readonly file: ReceivedFileRow;
  readonly version: number;
  readonly table: string | null;
  readonly replaced: Released<ReleasedCount>;
  readonly deleted: Released<ReleasedCount>;
  readonly problemCounts: readonly { readonly code: string; readonly count: number }[];
  /** The first of them, in file order; `totalProblems` is how many there are. */
  readonly problems: readonly Problem[];
  readonly totalProblems: number;
  /** Columns of the feed with units, allowed values and an example. */
  readonly columns: readonly FeedColumnRow[];
};

export type FeedFileAsk = { readonly sha256: string; readonly limit?: number };

const PROBLEMS_A_PAGE = 200;

/** One received file. Refuses `not-found`. */
export function feedFileReport(context: ReportContext, reader: Actor, ask: FeedFileAsk): Report<FeedFileReport> {
  const what = { ...fileReading(context, reader, ask.sha256), verb: 'read feed file' };
  return reading(context, reader, what, async ({ level }) => {
    const found = fileFor(context, reader, ask.sha256);
    if (!found.ok) return found;
    const record = found.value;
    const problems = readProblems(context.warehouse, record.sha256, record.sender);
    return accepted({
      file: receivedFile(record, level),
      version: record.version,
      table: record.table ?? null,
      replaced: rowsAt(level, record, record.replaced),
      deleted: rowsAt(level, record, record.deleted),
      problemCounts: Object.entries(record.problemCounts).map(([code, count]) => ({ code, count })),
      problems: problems.slice(0, ask.limit ?? PROBLEMS_A_PAGE),
      totalProblems: problems.length,
      columns: columnsOf(record),
    });
  });
}

function rowsAt(level: ReleaseLevel, { feed }: ImportRecord, rows: number): Released<ReleasedCount> {
  return isOfPeople(feed) ? releaseCount(level, rows) : releasePublishedFigure(rows);
}

function columnsOf(record: ImportRecord): readonly FeedColumnRow[] {
  const feed = FEEDS.find((name) => name === record.feed);
  if (feed === undefined) return [];
  const { tables } = describeFeed(feed);
  const table = tables.find((one) => one.name === record.table) ?? tables[0];
  return (table?.columns ?? []).map(columnRow);
}

function columnRow({ name, meaning, type, unit, allowed, example }: ColumnDescription): FeedColumnRow {
  return { name, words: meaning, unit: unit ?? 'none', allowed: allowed?.join(', ') ?? type, example };
}
