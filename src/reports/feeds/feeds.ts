import {
  type Actor,
  accepted,
  assert,
  dayFromIso,
  dayText,
  type OdsCode,
  type Released,
  type ReleaseLevel,
} from '../../base/index.ts';
import { releaseDerived, releaseFileRows, releasePublishedFigure, type ShownRows } from '../../disclosure/index.ts';
import { describeFeed, FEEDS, type FeedName } from '../../ingest/index.ts';
import { type ImportRecord, readProvenance } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { expectedIso, type LateFeed, lateFeeds, PUBLISHER, sendersOf } from './late-feeds.ts';

/** One sender of one feed. */
export type FeedSender = {
  readonly sender: string;
  readonly name: string;
  readonly lastReceivedOn: string | null;
  readonly expectedOn: string | null;
  readonly daysLate: number;
  readonly files: number;
  /** Of all its files. Of a feed about people at the reader's level: few rows are few people. */
  readonly rows: Released<ShownRows>;
  readonly rejected: number;
  readonly words: string;
};
/** One received file in a list. */
export type ReceivedFileRow = {
  readonly sha256: string;
  readonly name: string;
  readonly feed: string;
  readonly sender: string | null;
  readonly period: string | null;
  readonly receivedOn: string;
  readonly importedAt: string;
  readonly status: 'accepted' | 'refused' | 'quarantined';
  readonly rows: Released<ShownRows>;
  readonly rejected: number;
};
export type FeedRow = {
  readonly feed: string;
  readonly title: string;
  readonly words: string;
  readonly senders: readonly FeedSender[];
  readonly late: number;
};
/** What arrived, from whom, when, what was rejected and why, what is late. */
export type FeedsReport = {
  readonly feeds: readonly FeedRow[];
  /** Newest first, at most `limit`. */
  readonly files: readonly ReceivedFileRow[];
  readonly totalFiles: number;
  readonly mayImport: boolean;
};

export type FeedsAsk = { readonly sender?: string; readonly limit?: number };

const FILES_A_PAGE = 50;

/** Every feed and its senders; to a practice its own alone. */
export function feedsReport(context: ReportContext, reader: Actor, ask: FeedsAsk): Report<FeedsReport> {
  const own = ownPractice(context, reader);
  const what = { actions: ['see feeds'] as const, ...(own === undefined ? {} : { practice: own }) };
  return reading(
    context,
    reader,
    { ...what, verb: 'read feeds', subject: `feeds ${own ?? 'of every sender'}` },
    async ({ level }) => {
      const sender = own ?? ask.sender;
      const records = readProvenance(context.warehouse).filter((one) => sender === undefined || one.sender === sender);
      const late = lateFeeds(context);
      const files = records.toReversed();
      return accepted({
        feeds: FEEDS.map((feed) => feedRow(context, { feed, records, late, only: sender, level })).filter(
          (row) => row.senders.length > 0,
        ),
        files: files.slice(0, ask.limit ?? FILES_A_PAGE).map((file) => receivedFile(file, level)),
        totalFiles: files.length,
        mayImport: context.rules.may(reader, 'import', {}).ok,
      });
    },
  );
}

/** The reader's own practice, when it is only its own feeds that the reader may see. */
export function ownPractice(context: ReportContext, reader: Actor): OdsCode | undefined {
  const { organisation } = reader;
  if (organisation === undefined || !context.register.has(organisation)) return undefined;
  return context.rules.may(reader, 'see feeds', {}).ok ? undefined : organisation;
}

/** Whether the rows of a feed are about people one by one, so that few of them are few people. */
export function isOfPeople(feed: string): boolean {
  return feed === 'practice-extract' || feed === 'service-activity';
}

/** The rows of some files of one feed and sender, and of each of them, at the level. */
function rowsOf(feed: string, level: ReleaseLevel, records: readonly ImportRecord[]) {
  if (isOfPeople(feed)) return releaseFileRows(level, records);
  const { files, total } = releaseFileRows('exact', records);
  return { files: files.map(({ value }) => releasePublishedFigure(value)), total: releasePublishedFigure(total.value) };
}

/** How many rows were taken of some files of one feed, together, in words and at the level. */
export function rowsTaken(feed: string, level: ReleaseLevel, records: readonly ImportRecord[]): Released<string> {
  return releaseDerived(rowsOf(feed, level, records).total, ({ read, accepted: taken }) =>
    read === 'not shown' ? `rows accepted ${inWords(taken)}` : `${inWords(taken)} of ${inWords(read)} rows accepted`,
  );
}

function inWords(rows: number | string): string {
  return typeof rows === 'number' ? rows.toLocaleString('en-GB') : rows;
}

export function receivedFile(record: ImportRecord, level: ReleaseLevel): ReceivedFileRow {
  const { sha256, file, feed, sender, period, receivedOn, importedAt, status, rejected } = record;
  const [rows] = rowsOf(feed, level, [record]).files;
  assert(rows !== undefined, 'every file has rows, if none');
  return { sha256, name: file, feed, sender, period, receivedOn, importedAt, status, rows, rejected };
}

type OfFeed = {
  readonly feed: FeedName;
  readonly records: readonly ImportRecord[];
  readonly late: readonly LateFeed[];
  readonly only: string | undefined;
  readonly level: ReleaseLevel;
};

function feedRow(context: ReportContext, { feed, records, late, only, level }: OfFeed): FeedRow {
  const own = records.filter((record) => record.feed === feed);
  const due = sendersOf(context, feed);
  const others = [...new Set(own.map((record) => record.sender ?? PUBLISHER))].filter(
    (code) => !due.some((one) => one.code === code),
  );
  const all = [...due, ...others.map((code) => ({ code, name: code === PUBLISHER ? 'The publisher' : code }))];
  const senders = all
    .filter(({ code }) => only === undefined || code === only)
    .map((sender) => senderRow(context, { feed, records: own, late, only, level }, sender));
  const { title, frequency } = describeFeed(feed);
  return {
    feed,
    title,
    words: `${frequency.replace(/\.$/, '')}. ${dueWords(context, feed)}`,
    senders,
    late: senders.filter((sender) => sender.daysLate > 0).length,
  };
}

/** When the feed is due, and how far that is known. */
function dueWords({ feedCalendar }: ReportContext, feed: FeedName): string {
  const due = feedCalendar.due(feed);
  if (due === undefined) return 'No date agreed';
  const first = due.every === 'month' ? 'month' : 'quarter';
  return `Due by day ${due.days + 1} of the ${first} (${due.status}: ${due.source})`;
}

function senderRow(
  context: ReportContext,
  { feed, records, late, level }: OfFeed,
  { code, name }: { readonly code: string; readonly name: string },
): FeedSender {
  const files = records.filter((record) => (record.sender ?? PUBLISHER) === code);
  const last = files.filter((record) => record.status === 'accepted').at(-1);
  const missing = late.find((one) => one.feed === feed && one.sender === code);
  return {
    sender: code,
    name,
    lastReceivedOn: last?.receivedOn ?? null,
    expectedOn: expectedIso(context, feed),
    daysLate: missing?.daysLate ?? 0,
    files: files.length,
    rows: rowsOf(feed, level, files).total,
    rejected: files.reduce((total, { rejected }) => total + rejected, 0),
    words: missing?.words ?? (last === undefined ? 'Not received.' : `Last received ${isoText(last.receivedOn)}.`),
  };
}

function isoText(iso: string): string {
  const on = dayFromIso(iso);
  return on === undefined ? iso : dayText(on);
}
