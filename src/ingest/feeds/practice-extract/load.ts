import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Day, MachineryPass, OdsCode, Progress } from '../../../base/index.ts';
import {
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
import { senderOf } from './sender.ts';
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
};

const STAGE = 'Import practice extracts';
/** Bytes of a CSV record of the extract, for foretelling how many a file has. */
const USUAL_RECORD_BYTES = 100;

/** Reads extract files of any number of senders and writes, aside, a new segment for each table that they change. */
export async function loadExtract(received: readonly ReceivedFile[], context: ExtractContext): Promise<LoadedExtract> {
  const files: ExtractFile[] = [];
  for (const each of received) files.push(await recognise(context.scratch, each));
  for (const file of files) await findSender(file, context);
  const load = new ExtractLoad(context, files);
  for (const [sender, ofSender] of bySender(files)) await load.take(sender, ofSender);
  return { files, senders: load.senders, drafts: load.drafts, remove: load.remove };
}

async function findSender(file: ExtractFile, context: ExtractContext): Promise<void> {
  if (file.table === undefined) return;
  file.sender = await senderOf(context.scratch, file, context);
  if (file.sender !== null) return;
  file.problems.add(null, 'SENDER_UNKNOWN');
  file.refuse();
}

function bySender(files: readonly ExtractFile[]): Map<OdsCode, ExtractFile[]> {
  const groups = new Map<OdsCode, ExtractFile[]>();
  for (const file of files) {
    if (file.sender !== null) groups.set(file.sender, [...(groups.get(file.sender) ?? []), file]);
  }
  return groups;
}

class ExtractLoad {
  readonly senders: Sender[];
  readonly drafts: SegmentDraft[] = [];
  readonly remove: { table: WarehouseTable; part: string }[] = [];
  readonly #context: ExtractContext;
  readonly #total: number;
  #done = 0;

  constructor(context: ExtractContext, files: readonly ExtractFile[]) {
    this.#context = context;
    this.senders = [...context.snapshot.manifest.senders];
    this.#total = files.reduce((sum, file) => sum + foretoldRows(file), 0);
  }

  async take(practice: OdsCode, files: readonly ExtractFile[]): Promise<void> {
    const { snapshot, pass } = this.#context;
    const opened = await snapshot.people(pass, [practice]);
    if (!opened.ok) throw new Error(opened.refusal.message);
    try {
      await this.#takeWith(opened.value, practice, files);
    } finally {
      opened.value.close();
    }
  }

  async #takeWith(reader: Reader, practice: OdsCode, files: readonly ExtractFile[]): Promise<void> {
    const { businessDate, codes, temporaryDirectory } = this.#context;
    const sender = this.senders.find((each) => each.practice === practice) ?? this.#newSender(practice);
    const live = this.#liveTables(practice);
    const { ordinal, issued } = sender;
    const extract = await stageExtract(reader, files, {
      sender: practice,
      ordinal,
      issued,
      live,
      businessDate,
      codes,
      optedOut: 'quarantine',
      temporaryDirectory,
      done: (rows) => this.#report(rows),
    });
    const merged = await mergeTables(reader, extract, { live, codes });
    for (const { table, select } of merged) await this.#write(reader, practice, table, select);
    if (merged.length === 0) return;
    this.senders.splice(0, this.senders.length, ...this.senders.filter((each) => each.practice !== practice));
    this.senders.push({ practice, ordinal, issued: extract.issued });
    this.senders.sort((a, b) => a.ordinal - b.ordinal);
  }

  #newSender(practice: OdsCode): Sender {
    return { practice, ordinal: Math.max(0, ...this.senders.map((each) => each.ordinal)) + 1, issued: 0 };
  }

  #liveTables(practice: OdsCode): ReadonlySet<RowTable> {
    const { segments } = this.#context.snapshot.manifest;
    return new Set(
      ROW_TABLES.filter((table) => segments.some((each) => each.table === table && each.part === practice)),
    );
  }

  async #write(reader: Reader, practice: OdsCode, table: RowTable, select: string): Promise<void> {
    const temporaryPath = join(this.#context.temporaryDirectory, `${practice}-${table}.parquet`);
    const rows = await writeSegment(reader, select, temporaryPath);
    if (rows > 0) this.drafts.push({ table, part: practice, temporaryPath, rows });
    else this.remove.push({ table, part: practice });
  }

  #report(rows: number): void {
    this.#done += rows;
    this.#context.progress(STAGE, this.#done, Math.max(this.#total, this.#done), 'rows');
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
