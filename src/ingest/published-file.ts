import { join } from 'node:path';
import { type Day, dayFromIso, type Problem } from '../base/index.ts';
import { type AggregateTable, layoutOf, type Param, quoted, type SegmentDraft } from '../warehouse/index.ts';
import type { CsvRecord, CsvText } from './csv-records.ts';
import type { LoadContext, LoadedFile, ReceivedFile } from './feed.ts';
import { problemMessage } from './problem-catalogue.ts';

/** What is wrong with one value or record, before it is known where. */
export type Complaint = { readonly code: string; readonly message: string };

/** A whole file that is not usable: nothing of it is kept but the reasons, each a problem of the whole file. */
export function refuseFile(file: ReceivedFile, read: number, complaints: readonly Complaint[]): LoadedFile {
  const problems = complaints.map((complaint) => problemAt(file, null, complaint));
  return { read, accepted: 0, rejected: read, problems, sender: null, period: null, drafts: [] };
}

export function problemAt(file: ReceivedFile, row: number | null, complaint: Complaint): Problem {
  return { code: complaint.code, file: file.name, row, message: complaint.message };
}

/** A note when the file was not UTF-8; nothing is lost by it. */
export function encodingNotes(file: ReceivedFile, csv: CsvText): Problem[] {
  if (csv.encoding === 'UTF-8') return [];
  const message = 'The file is not UTF-8; it was read as Windows-1252. Check names with accents.';
  return [problemAt(file, null, { code: 'NOT_UTF8', message })];
}

/** Why a record cannot be read at all, if it cannot. */
export function recordComplaint(record: CsvRecord, columns: number): Complaint | undefined {
  const code = record.fault ?? (record.fields.length === columns ? undefined : 'FIELD_COUNT');
  if (code === undefined) return undefined;
  return { code, message: problemMessage(code, { fields: String(record.fields.length), allowed: String(columns) }) };
}

/** The form of a practice's code: A81001, Y02345, and ALD001, GUE001, JER001 of the Channel Islands. */
export function isPracticeCode(text: string): boolean {
  return /^[A-Z][A-Z0-9]{2}\d{3}$/.test(text);
}

export function unknownPractice(text: string): Complaint {
  return { code: 'UNKNOWN_PRACTICE', message: `A practice code is a letter and five digits, not ${shown(text)}.` };
}

/** Remembers which key each record had, to find the second of two. */
export class SeenOnce {
  readonly #rows = new Map<string, number>();

  /** Remembers the key; complains when an earlier record had it. The earlier one is kept. */
  take(key: string, row: number): Complaint | undefined {
    const earlier = this.#rows.get(key);
    if (earlier === undefined) {
      this.#rows.set(key, row);
      return undefined;
    }
    return { code: 'DUPLICATE', message: `${key} was already given in row ${earlier}; the earlier row is kept.` };
  }
}

/** Reads YYYYMMDD; undefined when it is not a date. */
export function dayFromCompact(text: string): Day | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return match ? dayFromIso(`${match[1]}-${match[2]}-${match[3]}`) : undefined;
}

/** Reads dd/mm/yyyy; undefined when it is not a date. */
export function dayFromSlashed(text: string): Day | undefined {
  const match = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!match) return undefined;
  return dayFromIso(`${match[3]}-${match[2]?.padStart(2, '0')}-${match[1]?.padStart(2, '0')}`);
}

/** A received text as a message shows it: quoted, short, on one line. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line === '') return 'a blank';
  return `“${line.length > 40 ? `${line.slice(0, 40)}…` : line}”`;
}

/**
 * Writes the accepted rows of a file as a Parquet draft of `table`, its layout the warehouse's.
 * @param columns the values by column; `from` says how the layout's rows are selected when they are not the same
 */
export async function writeDraft(
  file: ReceivedFile,
  context: LoadContext,
  table: AggregateTable,
  rows: { readonly columns: readonly (readonly Param[])[]; readonly from?: DraftSource },
): Promise<SegmentDraft> {
  const name = `draft_${table}_${file.sha256.slice(0, 16)}`;
  const types = rows.from?.types ?? layoutOf(table);
  const definition = Object.entries(types).map(([column, type]) => `"${column}" ${type}`);
  const selection = rows.from?.selection(name) ?? `SELECT * FROM ${name}`;
  const temporaryPath = join(context.temporaryDirectory, `${name}.parquet`);
  await context.scratch.run(`CREATE OR REPLACE TEMP TABLE ${name} (${definition.join(', ')})`);
  try {
    await context.scratch.append(name, rows.columns);
    const [written] = await context.scratch.rows<{ Count: bigint }>(
      `COPY (${selection}) TO ${quoted(temporaryPath)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    return { table, part: file.sha256, temporaryPath, rows: Number(written?.Count ?? 0n) };
  } finally {
    await context.scratch.run(`DROP TABLE IF EXISTS ${name}`);
  }
}

/** Where a draft's rows are first put, and the query that makes the table's layout of them. */
export type DraftSource = {
  readonly types: Readonly<Record<string, string>>;
  readonly selection: (temporaryTable: string) => string;
};
