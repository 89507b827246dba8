import { closeSync, createReadStream, openSync, readSync, statSync, writeFileSync } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { fieldsOf, type RecordFaultCode, RecordScanner, type ScannedRecord } from './record-scanner.ts';

/** A CSV file made safe for DuckDB: faultless records only, each with its ordinal in front. */
export type SpooledCsv = {
  /** Records after the header, faulty ones too. */
  readonly read: number;
  readonly faults: readonly { readonly row: number; readonly code: RecordFaultCode; readonly fields: number }[];
  readonly hasQuotedLineBreak: boolean;
};

const CHUNK_BYTES = 1 << 20;
const GZIP_MARK = Buffer.from([0x1f, 0x8b]);
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
const LINE_FEED = 0x0a;
/** Written at once, but for longer records. */
const FIRST_PIECE = 1 << 16;
/** The ordinal, a comma and a line feed. */
const LONGEST_PREFIX = 24;

/** The first bytes of a file, by which its format is known. */
export function firstBytes(path: string, count: number): Buffer {
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(count);
    return bytes.subarray(0, readSync(handle, bytes, 0, count, 0));
  } finally {
    closeSync(handle);
  }
}

/** Most records of one file. A design value: the largest published file that is read has a few million. */
export const MOST_RECORDS = 100_000_000;
/** Most bytes of one file's text. */
const MOST_TEXT = 16 * 1024 ** 3;
/** Text may be so many times as long as it was packed; records of real feeds are ten to thirty times. */
const MOST_PACKED = 200;
/** A file that unpacks to no more than this is looked at however closely it was packed. */
const ALWAYS_UNPACKED = 64 * 1024 ** 2;

/** Thrown when a file holds more than any feed does: it is not read on, so that it fills neither disk nor memory. */
export class TooLargeUnpacked extends Error {
  override readonly name = 'TooLargeUnpacked';
}

/** Most bytes of text that a file of so many packed bytes may hold. */
export function mostUnpacked(packedBytes: number): number {
  return Math.min(MOST_TEXT, Math.max(ALWAYS_UNPACKED, packedBytes * MOST_PACKED));
}

/** How a file holds its text: most bytes of it, and how many are read at a time (of a small file no more than it has). */
function holding(path: string): { readonly isGzip: boolean; readonly most: number; readonly atATime: number } {
  const { size } = statSync(path);
  const isGzip = firstBytes(path, 2).equals(GZIP_MARK);
  return { isGzip, most: isGzip ? mostUnpacked(size) : MOST_TEXT, atATime: Math.min(CHUNK_BYTES, size + 1) };
}

/** The text's bytes: unzipped when the file is gzip, without the byte order mark. @throws when the gzip is damaged, and TooLargeUnpacked */
async function* textChunks(path: string): AsyncGenerator<Buffer> {
  const { isGzip, most, atATime } = holding(path);
  const file = createReadStream(path, { highWaterMark: atATime });
  const unzipped = isGzip ? file.pipe(createGunzip({ chunkSize: CHUNK_BYTES })) : file;
  if (isGzip) file.on('error', (fault) => unzipped.destroy(fault));
  let isFirst = true;
  let length = 0;
  try {
    for await (const chunk of unzipped as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > most) throw new TooLargeUnpacked();
      yield isFirst && chunk.subarray(0, 3).equals(UTF8_MARK) ? chunk.subarray(3) : chunk;
      isFirst = false;
    }
  } finally {
    file.destroy();
  }
}

/** The names in the first record; undefined when the file is empty or its first record is no header. */
export async function readCsvHeader(path: string): Promise<string[] | undefined> {
  let header: ScannedRecord | undefined;
  const scanner = new RecordScanner((record) => {
    header ??= record;
  });
  for await (const chunk of textChunks(path)) {
    scanner.push(chunk);
    if (header !== undefined) break;
  }
  scanner.end();
  return header?.bytes === undefined ? undefined : fieldsOf(header.bytes);
}

/**
 * Copies the records of a CSV file that have `fieldCount` fields to `spoolPath`, each as `<ordinal>,<the record>`
 * and a line feed. The header is left out.
 * @throws when the file cannot be read or unzipped, and TooLargeUnpacked
 */
export async function spoolCsv(path: string, fieldCount: number, spoolPath: string): Promise<SpooledCsv> {
  const faults: SpooledCsv['faults'][number][] = [];
  let read = 0;
  let hasQuotedLineBreak = false;
  const spool = new Spool(spoolPath);
  const scanner = new RecordScanner((record) => {
    if (record.row === 1) return;
    read += 1;
    if (read > MOST_RECORDS) throw new TooLargeUnpacked();
    const code = record.fault ?? (record.fields === fieldCount ? undefined : 'FIELD_COUNT');
    if (code !== undefined || record.bytes === undefined) {
      faults.push({ row: record.row, code: code ?? 'BAD_CHARACTER', fields: record.fields });
      return;
    }
    hasQuotedLineBreak ||= record.hasQuotedLineBreak;
    spool.add(record.row, record.bytes);
  });
  try {
    for await (const chunk of textChunks(path)) scanner.push(chunk);
    scanner.end();
  } finally {
    spool.close();
  }
  return { read, faults, hasQuotedLineBreak };
}

/** Gathers records and writes them in large pieces. */
class Spool {
  readonly #handle: number;
  #buffer = Buffer.allocUnsafe(FIRST_PIECE);
  #length = 0;

  constructor(path: string) {
    this.#handle = openSync(path, 'w');
  }

  add(row: number, record: Buffer): void {
    const needed = record.length + LONGEST_PREFIX;
    if (this.#length + needed > this.#buffer.length) this.#flush();
    if (needed > this.#buffer.length) this.#buffer = Buffer.allocUnsafe(needed);
    this.#length += this.#buffer.write(`${row},`, this.#length, 'latin1');
    this.#length += record.copy(this.#buffer, this.#length);
    this.#buffer[this.#length] = LINE_FEED;
    this.#length += 1;
  }

  /** An open file that was removed still takes its room: it is closed whatever happens. */
  close(): void {
    try {
      this.#flush();
    } finally {
      closeSync(this.#handle);
    }
  }

  #flush(): void {
    writeFileSync(this.#handle, this.#buffer.subarray(0, this.#length));
    this.#length = 0;
  }
}
