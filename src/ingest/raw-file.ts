import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { quoted, type Reader, readParquet } from '../warehouse/index.ts';
import type { RecordFaultCode } from './csv/record-scanner.ts';
import { firstBytes, MOST_RECORDS, readCsvHeader, spoolCsv, TooLargeUnpacked } from './csv/spool.ts';

/** What is known of a file before its rows are read. */
export type FileHeader = {
  readonly format: 'csv' | 'parquet';
  readonly names: readonly string[];
  /** DuckDB type of each column; VARCHAR throughout for CSV. */
  readonly types: readonly string[];
  /** Rows, when the format tells it without reading them. */
  readonly rows: number | undefined;
};

/** A record that the columns cannot be looked at in. */
export type RecordFault = { readonly row: number; readonly code: RecordFaultCode; readonly fields: number };

/**
 * The rows of a file as DuckDB sees them: `"row"` INTEGER, the record's ordinal, and the file's own columns
 * as sent.
 */
export type RawFile = {
  /** What stands after FROM. */
  readonly relation: string;
  /** DuckDB type by column. */
  readonly types: ReadonlyMap<string, string>;
  /** Records in the file, faulty ones too. */
  readonly read: number;
  readonly faults: readonly RecordFault[];
  /** Asked when a query over it failed: false when the file itself is damaged, which is no fault of ours. */
  readonly isReadable: () => Promise<boolean>;
  /** Drops what was made for it. */
  readonly drop: () => Promise<void>;
};

const PARQUET_MARK = Buffer.from('PAR1');

/** Why a file has no header that can be read, as the problem is called. */
export type NoHeader = 'EMPTY_FILE' | 'WRONG_ENCODING' | 'UNREADABLE_FILE' | 'NESTED_COLUMNS';

/** Why the rows of a file are not read, as the problem is called: it is damaged, or holds more than any feed does. */
export type NotOpened = 'UNREADABLE_FILE' | 'TOO_LARGE_UNPACKED';

/** Reads a file's header; or says why there is none. */
export async function readFileHeader(reader: Reader, path: string): Promise<FileHeader | NoHeader> {
  const start = firstBytes(path, 4);
  if (start.length === 0) return 'EMPTY_FILE';
  if (isUtf16(start)) return 'WRONG_ENCODING';
  try {
    return start.equals(PARQUET_MARK) ? await parquetHeader(reader, path) : await csvHeader(path);
  } catch {
    return 'UNREADABLE_FILE';
  }
}

/** Its mark, or without one a first letter and a NUL, in either order of bytes. */
function isUtf16(start: Buffer): boolean {
  const [first, second, third, fourth] = start;
  const hasMark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return hasMark || (first === 0 && third === 0) || (second === 0 && fourth === 0);
}

async function csvHeader(path: string): Promise<FileHeader | 'UNREADABLE_FILE'> {
  const names = await readCsvHeader(path);
  if (names === undefined) return 'UNREADABLE_FILE';
  return { format: 'csv', names, types: names.map(() => 'VARCHAR'), rows: undefined };
}

/** A type of which a value holds values: `INTEGER[]`, `STRUCT(…)`, `MAP(…)`. No feed has any. */
const NESTED = /\[\d*\]$|^(?:STRUCT|MAP|UNION)\(/;

async function parquetHeader(reader: Reader, path: string): Promise<FileHeader | 'NESTED_COLUMNS'> {
  const columns = await reader.rows<{ column_name: string; column_type: string }>(
    `DESCRIBE FROM ${readParquet([path])}`,
  );
  if (columns.some((column) => NESTED.test(column.column_type))) return 'NESTED_COLUMNS';
  const { rows } = await reader.row<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${readParquet([path])}`);
  return {
    format: 'parquet',
    names: columns.map((column) => column.column_name),
    types: columns.map((column) => column.column_type),
    rows: Number(rows),
  };
}

/**
 * Makes a file's rows readable by SQL. CSV is cut into records by our own scanner and loaded as text; Parquet is
 * read where it lies. `name` is a fresh name for what is made in `reader`.
 * @returns why it was not opened, as the problem is called
 */
export async function openRawFile(
  reader: Reader,
  path: string,
  header: FileHeader,
  o: { readonly name: string; readonly temporaryDirectory: string },
): Promise<RawFile | NotOpened> {
  const types = new Map(header.names.map((name, index) => [name, header.types[index] ?? 'VARCHAR']));
  if (header.format === 'csv') return openCsv(reader, path, types, o);
  if ((header.rows ?? 0) > MOST_RECORDS) return 'TOO_LARGE_UNPACKED';
  const columns = header.names.map((name) => `"${name}"`).join(', ');
  const rows = readParquet([path], ', file_row_number = true');
  return {
    relation: `(SELECT (file_row_number + 2)::INTEGER AS "row", ${columns} FROM ${rows})`,
    types,
    read: header.rows ?? 0,
    faults: [],
    isReadable: () => isDecodable(reader, path),
    drop: async () => undefined,
  };
}

/** Whether every page of a Parquet file can be read. */
async function isDecodable(reader: Reader, path: string): Promise<boolean> {
  try {
    await reader.rows(`SELECT max(COLUMNS(*)) FROM ${readParquet([path])}`);
    return true;
  } catch (fault) {
    if (/out of memory/i.test(String(fault))) throw fault;
    return false;
  }
}

async function openCsv(
  reader: Reader,
  path: string,
  types: ReadonlyMap<string, string>,
  o: { readonly name: string; readonly temporaryDirectory: string },
): Promise<RawFile | NotOpened> {
  const spoolPath = join(o.temporaryDirectory, `${o.name}.csv`);
  try {
    const spooled = await spoolCsv(path, types.size, spoolPath).catch(notSpooled);
    if (typeof spooled === 'string') return spooled;
    await reader.run(`CREATE TEMP TABLE ${o.name} AS FROM ${readSpool(spoolPath, [...types.keys()], spooled)}`);
    return {
      relation: o.name,
      types,
      read: spooled.read,
      faults: spooled.faults,
      isReadable: async () => true,
      drop: () => reader.run(`DROP TABLE IF EXISTS ${o.name}`),
    };
  } finally {
    rmSync(spoolPath, { force: true });
  }
}

function notSpooled(fault: unknown): NotOpened {
  if (fault instanceof TooLargeUnpacked) return 'TOO_LARGE_UNPACKED';
  const code = (fault as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('Z_')) return 'UNREADABLE_FILE';
  throw fault;
}

/** `read_csv` with everything said: nothing is sniffed, and a record that does not fit is a fault of ours, not skipped. */
function readSpool(path: string, names: readonly string[], spooled: { readonly hasQuotedLineBreak: boolean }): string {
  const columns = names.map((name) => `${quoted(name)}: 'VARCHAR'`).join(', ');
  const options = [
    'auto_detect = false',
    'header = false',
    "delim = ','",
    `quote = '"'`,
    `escape = '"'`,
    "new_line = '\\n'",
    "nullstr = ''",
    'strict_mode = true',
    'null_padding = false',
    'ignore_errors = false',
    'max_line_size = 4194304',
    `parallel = ${!spooled.hasQuotedLineBreak}`,
    `columns = {'row': 'INTEGER', ${columns}}`,
  ];
  return `read_csv(${quoted(path)}, ${options.join(', ')})`;
}
