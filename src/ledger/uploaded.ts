import type { Problem } from '../base/index.ts';

/** A record of an uploaded CSV file. `row` is its ordinal in the file as sent: the header is 1. */
export type UploadedRecord = { readonly row: number; readonly fields: readonly string[] };

/** A file as somebody uploaded it: its name, its hash, and its records with the header first. */
export type Uploaded = { readonly file: string; readonly sha256: string; readonly records: readonly UploadedRecord[] };

/** A record by the names of its columns, and where to say what is wrong with it. */
export type NamedRecord = {
  readonly row: number;
  readonly value: (column: string) => string;
  readonly wrong: (code: string, message: string) => void;
};

/**
 * Goes through the records of a file whose header is `columns`, in any order. Another header is the only problem that is
 * then said.
 */
export function eachRecord(
  { file, records }: Uploaded,
  columns: readonly string[],
  problems: Problem[],
  read: (record: NamedRecord) => void,
): void {
  const [header, ...rest] = records;
  const names = (header?.fields ?? []).map((name) => name.trim().toLowerCase());
  if (names.length !== columns.length || columns.some((name) => !names.includes(name))) {
    const message = `The header is ${names.join(',') || 'missing'}; it has to be ${columns.join(',')}.`;
    problems.push({ code: 'UNKNOWN_HEADER', file, row: header?.row ?? null, message });
    return;
  }
  for (const { row, fields } of rest) {
    const wrong = (code: string, message: string) => problems.push({ code, file, row, message });
    if (fields.length !== columns.length) {
      wrong('WRONG_FIELD_COUNT', `The row has ${fields.length} fields, and the header ${columns.length}.`);
      continue;
    }
    read({ row, wrong, value: (column) => (fields[names.indexOf(column)] ?? '').trim() });
  }
}

/** Whole pence of an amount in pounds such as `1234.56`, `-12` or `£1,234.50`; undefined for anything else. */
export function penceOfPounds(text: string): bigint | undefined {
  const match = /^(-?)£?(\d{1,3}(?:,\d{3})*|\d{1,13})(?:\.(\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', part = ''] = match;
  const amount = BigInt(whole.replaceAll(',', '')) * 100n + BigInt(part.padEnd(2, '0'));
  return sign === '-' ? -amount : amount;
}
