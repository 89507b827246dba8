import { isUtf8 } from 'node:buffer';
import { readFile } from 'node:fs/promises';
import { fieldsOf, type RecordFaultCode, RecordScanner, type ScannedRecord } from './csv/record-scanner.ts';

/** A record of a small CSV file. `row` is its ordinal in the file as sent, from 1: a quoted line break adds none. */
export type CsvRecord = {
  readonly row: number;
  /** Empty when the record is faulty. */
  readonly fields: readonly string[];
  readonly fault: RecordFaultCode | undefined;
};

export type CsvText = { readonly records: readonly CsvRecord[]; readonly encoding: 'UTF-8' | 'Windows-1252' };

/**
 * Reads a small published CSV file whole: RFC 4180, with or without a byte order mark, UTF-8 or (when it is not that)
 * Windows-1252. Empty lines at the end are dropped.
 */
export async function readCsv(path: string): Promise<CsvText> {
  const sent = await readFile(path);
  const encoding = isUtf8(sent) ? 'UTF-8' : 'Windows-1252';
  const text = new TextDecoder(encoding).decode(sent);
  return { records: recordsOf(text), encoding };
}

/** The records of a CSV text without a byte order mark, in order. */
export function recordsOf(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  const scanner = new RecordScanner((record) => records.push(csvRecord(record)));
  scanner.push(Buffer.from(text));
  scanner.end();
  while (isEmptyLine(records.at(-1))) records.pop();
  return records;
}

function csvRecord({ row, bytes, fault }: ScannedRecord): CsvRecord {
  return { row, fields: bytes === undefined ? [] : fieldsOf(bytes), fault };
}

function isEmptyLine(record: CsvRecord | undefined): boolean {
  return record !== undefined && record.fields.length === 1 && record.fields[0]?.trim() === '';
}

/** A heading for comparing: letters and digits in lower case, so that spaces, line wraps, points and £ do not matter. */
export function headingKey(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9]/g, '');
}
