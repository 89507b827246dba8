import { isUtf8 } from 'node:buffer';

/** What can be wrong with a record before its fields are looked at. */
export type RecordFaultCode =
  | 'FIELD_COUNT'
  | 'BAD_QUOTES'
  | 'UNCLOSED_QUOTE'
  | 'RECORD_TOO_LONG'
  | 'NOT_UTF8'
  | 'BAD_CHARACTER';

/** A record of a CSV file. `row` is its ordinal: the header is 1, a quoted line break adds none. */
export type ScannedRecord = {
  readonly row: number;
  /** Its bytes without the line end; undefined when it is faulty. */
  readonly bytes: Buffer | undefined;
  readonly fields: number;
  readonly hasQuotedLineBreak: boolean;
  readonly fault: RecordFaultCode | undefined;
};

/** A record longer than this is a fault: an unclosed quote must not swallow the memory. */
export const LONGEST_RECORD = 1 << 20;

const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const HIGHEST_ASCII = 0x7f;

/** 1 for each byte that is neither a separator, a quote, a line end, NUL nor part of a longer character. */
const IS_PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0 || byte === COMMA || byte === QUOTE || byte === LF || byte === CR || byte > HIGHEST_ASCII ? 0 : 1,
);

/** Where in a record the scanner is. */
const FIELD_START = 0;
const UNQUOTED = 1;
const QUOTED = 2;
const QUOTE_SEEN = 3;
const CR_SEEN = 4;

/**
 * Cuts a CSV file (RFC 4180, UTF-8, lines ended by LF or CRLF) into records, byte by byte and without guessing.
 * Feed it chunks with `push` and call `end` after the last. Each record is handed to `take` in order.
 */
export class RecordScanner {
  readonly #take: (record: ScannedRecord) => void;
  #row = 1;
  #state = FIELD_START;
  #fields = 1;
  #hasQuotedLineBreak = false;
  #isAscii = true;
  #fault: RecordFaultCode | undefined;
  /** The record's bytes from chunks before this one. */
  #carried: Buffer[] = [];
  #carriedLength = 0;
  /** Whether the record has any byte yet, so that the end of a file after a line end is no record. */
  #isStarted = false;

  constructor(take: (record: ScannedRecord) => void) {
    this.#take = take;
  }

  push(chunk: Buffer): void {
    let start = 0;
    for (let at = this.#skipPlain(chunk, 0); at < chunk.length; at = this.#skipPlain(chunk, at + 1)) {
      if (!this.#step(chunk[at] as number)) continue;
      this.#finish(chunk, start, at);
      start = at + 1;
    }
    if (start < chunk.length) this.#carry(chunk.subarray(start));
  }

  end(): void {
    if (!this.#isStarted) return;
    if (this.#state === QUOTED) this.#fault ??= 'UNCLOSED_QUOTE';
    if (this.#state === CR_SEEN) this.#fault ??= 'BAD_CHARACTER';
    this.#finish(Buffer.alloc(0), 0, 0);
  }

  /** Passes over bytes that mean nothing to the format, most of any file; gives the place of the next that does. */
  #skipPlain(chunk: Buffer, from: number): number {
    if (this.#state === QUOTE_SEEN || this.#state === CR_SEEN) return from;
    let at = from;
    while (at < chunk.length && IS_PLAIN[chunk[at] as number] === 1) at += 1;
    if (at === from) return at;
    this.#isStarted = true;
    if (this.#state === FIELD_START) this.#state = UNQUOTED;
    return at;
  }

  /** Takes one byte; true when it ends the record. */
  #step(byte: number): boolean {
    this.#isStarted = true;
    if (byte > HIGHEST_ASCII) this.#isAscii = false;
    else if (byte === 0) this.#fault ??= 'BAD_CHARACTER';
    if (this.#state === QUOTED) {
      if (byte === QUOTE) this.#state = QUOTE_SEEN;
      else if (byte === LF || byte === CR) this.#hasQuotedLineBreak = true;
      return false;
    }
    if (byte === LF) return true;
    if (byte === COMMA) {
      if (this.#state === CR_SEEN) this.#fault ??= 'BAD_CHARACTER';
      this.#fields += 1;
      this.#state = FIELD_START;
      return false;
    }
    this.#stepWithinField(byte);
    return false;
  }

  #stepWithinField(byte: number): void {
    if (this.#state === CR_SEEN) this.#fault ??= 'BAD_CHARACTER';
    if (byte === CR) {
      this.#state = CR_SEEN;
      return;
    }
    if (byte !== QUOTE) {
      if (this.#state === QUOTE_SEEN) this.#fault ??= 'BAD_QUOTES';
      this.#state = UNQUOTED;
      return;
    }
    if (this.#state === UNQUOTED) this.#fault ??= 'BAD_QUOTES';
    else this.#state = QUOTED;
  }

  #carry(rest: Buffer): void {
    this.#carriedLength += rest.length;
    if (this.#carriedLength > LONGEST_RECORD) {
      this.#fault ??= 'RECORD_TOO_LONG';
      this.#carried = [];
      return;
    }
    this.#carried.push(Buffer.from(rest));
  }

  #finish(chunk: Buffer, start: number, end: number): void {
    const whole = this.#wholeRecord(chunk.subarray(start, end));
    const bytes = this.#state === CR_SEEN && whole.at(-1) === CR ? whole.subarray(0, -1) : whole;
    if (!this.#isAscii && !isUtf8(bytes)) this.#fault ??= 'NOT_UTF8';
    this.#take({
      row: this.#row,
      bytes: this.#fault === undefined ? bytes : undefined,
      fields: this.#fields,
      hasQuotedLineBreak: this.#hasQuotedLineBreak,
      fault: this.#fault,
    });
    this.#startRecord();
  }

  #wholeRecord(last: Buffer): Buffer {
    if (this.#carriedLength + last.length > LONGEST_RECORD) {
      this.#fault ??= 'RECORD_TOO_LONG';
      return last;
    }
    return this.#carried.length === 0 ? last : Buffer.concat([...this.#carried, last]);
  }

  #startRecord(): void {
    this.#row += 1;
    this.#state = FIELD_START;
    this.#fields = 1;
    this.#hasQuotedLineBreak = false;
    this.#isAscii = true;
    this.#fault = undefined;
    this.#carried = [];
    this.#carriedLength = 0;
    this.#isStarted = false;
  }
}

/** The fields of a faultless record: quotes taken off, doubled quotes made single. */
export function fieldsOf(record: Buffer): string[] {
  const text = record.toString('utf8');
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const end = fieldEnd(text, at);
    const field = text.slice(at, end);
    fields.push(field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field);
    at = end + 1;
  }
  return fields;
}

/** Where the field that begins at `from` ends: the next comma outside quotes. */
function fieldEnd(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === ',' && !isQuoted) return at;
  }
  return text.length;
}
