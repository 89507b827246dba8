import type { OdsCode } from '../../../base/index.ts';
import type { Reader } from '../../../warehouse/index.ts';
import type { ReceivedFile } from '../../feed.ts';
import { ProblemList } from '../../problem-list.ts';
import { type FileHeader, readFileHeader } from '../../raw-file.ts';
import { addUnknownHeader } from '../../unknown-header.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable, tableOfHeader } from './shape.ts';

/** A file of the extract, from its header to what became of its rows. */
export class ExtractFile {
  readonly received: ReceivedFile;
  readonly problems: ProblemList;
  table: ExtractTable | undefined;
  header: FileHeader | undefined;
  sender: OdsCode | null = null;
  read = 0;
  accepted = 0;
  rejected = 0;
  /** Of the accepted: those whose row_id was known before. */
  replaced = 0;
  /** Rows that it removed. */
  deleted = 0;
  isQuarantined = false;

  constructor(received: ReceivedFile) {
    this.received = received;
    this.problems = new ProblemList(received.name);
  }

  get status(): 'accepted' | 'refused' | 'quarantined' {
    if (this.isQuarantined) return 'quarantined';
    if (this.table === undefined || this.sender === null) return 'refused';
    return this.accepted > 0 || (this.read === 0 && this.problems.count === 0) ? 'accepted' : 'refused';
  }

  /** Nothing of it is usable. */
  refuse(): void {
    this.accepted = 0;
    this.rejected = this.read;
  }
}

/** Opens a file by its header. What is wrong with the whole file is then among its problems and it has no table. */
export async function recognise(reader: Reader, received: ReceivedFile): Promise<ExtractFile> {
  const file = new ExtractFile(received);
  const header = await readFileHeader(reader, received.path);
  if (typeof header === 'string') file.problems.add(null, header);
  else {
    const table = tableOfHeader(header.names);
    file.header = header;
    file.table = table;
    file.read = header.rows ?? 0;
    if (table === undefined) addUnknownHeader(file.problems, header.names, KNOWN_HEADERS);
  }
  if (file.table === undefined) file.refuse();
  return file;
}

const KNOWN_HEADERS = EXTRACT_TABLES.map((table) => ({
  table,
  columns: EXTRACT_COLUMNS[table].map((column) => column.name),
}));

/** Order in which files of one import apply: by table, then by name without its ending, then as given. */
export function inOrderOfApplication(files: readonly ExtractFile[]): ExtractFile[] {
  const place = (file: ExtractFile) => EXTRACT_TABLES.indexOf(file.table ?? 'deletions');
  return [...files].sort((a, b) => place(a) - place(b) || compareText(stem(a), stem(b)));
}

function stem(file: ExtractFile): string {
  return file.received.name.replace(/(\.(csv|parquet|gz))+$/i, '');
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
