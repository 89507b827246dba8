import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { atATime, type Day, type MachineryPass, type OdsCode, type Progress } from '../../../base/index.ts';
import {
  type AwaitingErasure,
  quoted,
  type Reader,
  type SegmentDraft,
  type Sender,
  type Snapshot,
  type WarehouseTable,
} from '../../../warehouse/index.ts';
import type { ReceivedFile } from '../../feed.ts';
import { type ExtractFile, recognise } from './extract-file.ts';
import { mergeTables } from './merge-tables.ts';
import { otherCodeInName, senderOf } from './sender.ts';
import { ROW_TABLES, type RowTable } from './shape.ts';
import { type FeedCodes, stageExtract } from './stage-extract.ts';

export type ExtractContext = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly scratch: Reader;
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  /** Who sent all of the files, when it was said. */
  readonly sender: OdsCode | undefined;
  readonly temporaryDirectory: string;
  readonly progress: Progress;
};

/** What a set of extract files came to; nothing of it is in service. */
export type LoadedExtract = {
  readonly files: readonly ExtractFile[];
  /** All senders from now on. */
  readonly senders: readonly Sender[];
  readonly drafts: readonly SegmentDraft[];
  /** Tables of which a sender has no row left. */
  readonly remove: readonly { readonly table: WarehouseTable; readonly part: string }[];
  /** People in the warehouse of whom the files say that they opted out. */
  readonly awaiting: readonly Omit<AwaitingErasure, 'since'>[];
};

const STAGE = 'Import practice extracts';
/** Bytes of a CSV record of the extract, for foretelling how many a file has. */
const USUAL_RECORD_BYTES = 100;

/** Practices staged at a time: the queries of one are too small to keep two processors busy. */
const AT_A_TIME = 2;

/**
 * Reads extract files of any number of senders and writes, aside, a new segment for each table that they change. What
 * comes of it is the same in whatever order the practices are done.
 */
export async function loadExtract(received: readonly ReceivedFile[], context: ExtractContext): Promise<LoadedExtract> {
  const files: ExtractFile[] = [];
  for (const each of received) files.push(await recognise(context.scratch, each));
  for (const file of files) await findSender(file, context);
  const groups = [...bySender(files)];
  const senders = withNewSenders(
    context.snapshot.manifest.senders,
    groups.map(([practice]) => practice),
  );
  const report = reporter(files, context.progress);
  const loads = await atATime(AT_A_TIME, groups, ([practice, ofPractice]) =>
    new PracticeLoad(context, senders.get(practice) as Sender, report).take(ofPractice),
  );
  return {
    files,
    senders: sendersAfter(context.snapshot.manifest.senders, loads),
    drafts: loads.flatMap((load) => load.drafts),
    remove: loads.flatMap((load) => load.remove),
    awaiting: loads.flatMap((load) => load.awaiting),
  };
}

/** By practice, every sender: those known, and a number of its own for each practice that sends for the first time. */
function withNewSenders(known: readonly Sender[], practices: readonly OdsCode[]): Map<OdsCode, Sender> {
  const senders = new Map(known.map((sender) => [sender.practice, sender]));
  let last = Math.max(0, ...known.map((sender) => sender.ordinal));
  for (const practice of practices) {
    if (senders.has(practice)) continue;
    last += 1;
    senders.set(practice, { practice, ordinal: last, issued: 0 });
  }
  return senders;
}

/** All senders from now on. A practice of which nothing was usable has not become one. */
function sendersAfter(known: readonly Sender[], loads: readonly PracticeLoad[]): Sender[] {
  const changed = loads.filter((load) => load.isChanged).map((load) => load.sender);
  const kept = known.filter(({ practice }) => !changed.some((sender) => sender.practice === practice));
  return [...kept, ...changed].sort((a, b) => a.ordinal - b.ordinal);
}

/** Tells of rows as they are done, of all files together. */
function reporter(files: readonly ExtractFile[], progress: Progress): (rows: number) => void {
  const total = files.reduce((sum, file) => sum + foretoldRows(file), 0);
  let done = 0;
  return (rows) => {
    done += rows;
    progress(STAGE, done, Math.max(total, done), 'rows');
  };
}

async function findSender(file: ExtractFile, context: ExtractContext): Promise<void> {
  if (file.table === undefined) return;
  file.sender = await senderOf(context.scratch, file, context);
  const other = file.sender === null ? undefined : otherCodeInName(file.received.name, file.sender);
  const isNamedWrong = other !== undefined && context.sender === undefined;
  if (file.sender !== null && !isNamedWrong) return;
  if (file.sender === null) file.problems.add(null, 'SENDER_UNKNOWN');
  else file.problems.add(null, 'SENDER_DIFFERS', { column: other ?? '', allowed: file.sender });
  file.sender = null;
  file.refuse();
}

function bySender(files: readonly ExtractFile[]): Map<OdsCode, ExtractFile[]> {
  const groups = new Map<OdsCode, ExtractFile[]>();
  for (const file of files) {
    if (file.sender !== null) groups.set(file.sender, [...(groups.get(file.sender) ?? []), file]);
  }
  return groups;
}

/** What the files of one practice come to. */
class PracticeLoad {
  readonly drafts: SegmentDraft[] = [];
  readonly remove: { table: WarehouseTable; part: string }[] = [];
  awaiting: Omit<AwaitingErasure, 'since'>[] = [];
  /** Whether any table changes. */
  isChanged = false;
  sender: Sender;
  readonly #context: ExtractContext;
  readonly #report: (rows: number) => void;
  readonly #temporaryDirectory: string;

  constructor(context: ExtractContext, sender: Sender, report: (rows: number) => void) {
    this.sender = sender;
    this.#context = context;
    this.#report = report;
    this.#temporaryDirectory = join(context.temporaryDirectory, sender.practice);
  }

  async take(files: readonly ExtractFile[]): Promise<this> {
    const { snapshot, pass } = this.#context;
    const opened = await snapshot.people(pass, [this.sender.practice]);
    if (!opened.ok) throw new Error(opened.refusal.message);
    mkdirSync(this.#temporaryDirectory, { recursive: true });
    try {
      await this.#takeWith(opened.value, files);
    } finally {
      opened.value.close();
    }
    return this;
  }

  async #takeWith(reader: Reader, files: readonly ExtractFile[]): Promise<void> {
    const { businessDate, codes } = this.#context;
    const { practice, ordinal, issued } = this.sender;
    const live = this.#liveTables();
    const extract = await stageExtract(reader, files, {
      sender: practice,
      ordinal,
      issued,
      live,
      businessDate,
      codes,
      optedOut: 'quarantine',
      temporaryDirectory: this.#temporaryDirectory,
      done: this.#report,
    });
    const merged = await mergeTables(reader, extract, { live, codes });
    for (const { table, select } of merged) await this.#write(reader, table, select);
    this.isChanged = merged.length > 0;
    this.awaiting = extract.awaitingErasure.map((person) => ({ practice, person }));
    this.sender = { practice, ordinal, issued: extract.issued };
  }

  #liveTables(): ReadonlySet<RowTable> {
    const { segments } = this.#context.snapshot.manifest;
    return new Set(
      ROW_TABLES.filter((table) => segments.some((each) => each.table === table && each.part === this.sender.practice)),
    );
  }

  async #write(reader: Reader, table: RowTable, select: string): Promise<void> {
    const part = this.sender.practice;
    const temporaryPath = join(this.#temporaryDirectory, `${table}.parquet`);
    const rows = await writeSegment(reader, select, temporaryPath);
    if (rows > 0) this.drafts.push({ table, part, temporaryPath, rows });
    else this.remove.push({ table, part });
  }
}

function foretoldRows(file: ExtractFile): number {
  if (file.sender === null) return 0;
  return file.header?.rows ?? Math.ceil(statSync(file.received.path).size / USUAL_RECORD_BYTES);
}

/** Chosen by measurement (docs/decisions.md): the smallest that costs no more time than the fastest. */
const PARQUET = 'FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, PARQUET_VERSION v2, DICTIONARY_SIZE_LIMIT 1000';

/** Writes a query's rows as a segment, in the order of the query. @returns how many there are */
async function writeSegment(reader: Reader, select: string, path: string): Promise<number> {
  const [written] = await reader.rows<{ Count: bigint }>(`COPY (${select}) TO ${quoted(path)} (${PARQUET})`);
  return Number(written?.Count ?? 0n);
}
