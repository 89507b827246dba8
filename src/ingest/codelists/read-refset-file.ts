import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type SnomedCode, sha256 } from '../../base/index.ts';
import { fieldsOf, type RecordFaultCode, RecordScanner } from '../csv/record-scanner.ts';
import { ProblemList } from '../problem-list.ts';
import { conceptFromText, LAYOUTS_IN_WORDS, layoutFrom, namedByFile, type RefsetLayout } from './layout.ts';

/** A codelist as a file holds it. */
export type RefsetList = {
  readonly name: string;
  /** The file's own title of it; null when it gives none. */
  readonly title: string | null;
  /** The identifier of the reference set; null when the file does not give it. */
  readonly refset: string | null;
  /** Term by code. */
  readonly terms: ReadonlyMap<SnomedCode, string>;
  /** Records of this list that were not taken. */
  readonly rejected: number;
};

/** What a file held and what was wrong with it. `read` = `accepted` + `rejected`. */
export type RefsetFile = {
  readonly file: string;
  /** Empty when there was no such file. */
  readonly sha256: string;
  /** The version that the file's name says; null when it says none. */
  readonly version: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  /** In order of their names; none holds no code. */
  readonly lists: readonly RefsetList[];
  readonly problems: ProblemList;
};

export type ReadRefsetAsk = {
  readonly path: string;
  /** The codelist that is meant: whatever the file's name says, and of a file of many the only one taken. */
  readonly codelist?: string;
  /** Whether a codelist of this name is kept. A file's name alone names only such a one. */
  readonly isKnown: (name: string) => boolean;
};

type FileRecord = {
  readonly row: number;
  readonly fields: readonly string[];
  readonly fault: RecordFaultCode | undefined;
};
type Growing = {
  title: string | null;
  refset: string | null;
  readonly terms: Map<SnomedCode, string>;
  rejected: number;
};

/** The name of a codelist: it goes into the SQL as part of a column's name. */
const NAME = /^[A-Z][A-Z0-9_]{1,39}$/;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Reads an official reference set as downloaded, in any of the layouts of `layoutFrom`. What is wrong with a record is
 * a problem with its row, and the record is not taken; a record of a codelist that was not asked for is passed over
 * and counts as accepted.
 */
export function readRefsetFile(ask: ReadRefsetAsk): RefsetFile {
  const file = basename(ask.path);
  const problems = new ProblemList(file);
  const version = namedByFile(file).version;
  const empty = { file, version, read: 0, accepted: 0, rejected: 0, lists: [], problems };
  if (!existsSync(ask.path)) {
    problems.add(null, 'FILE_MISSING');
    return { ...empty, sha256: '' };
  }
  const bytes = readFileSync(ask.path);
  const nothing = { ...empty, sha256: sha256(bytes) };
  const records = recordsOf(bytes);
  const [first] = records;
  if (first === undefined) {
    problems.add(null, 'EMPTY_FILE');
    return nothing;
  }
  const layout = layoutFrom(first.fields);
  if (layout === undefined) {
    problems.addProblem(1, 'UNKNOWN_LAYOUT', `This is no layout of a codelist. Send one of: ${LAYOUTS_IN_WORDS}.`);
    return nothing;
  }
  const only = ask.codelist ?? (layout.codelist === null ? namedByFile(file).codelist : undefined);
  if (only !== undefined && (!NAME.test(only) || (ask.codelist === undefined && !ask.isKnown(only)))) {
    problems.addProblem(
      null,
      'CODELIST_UNKNOWN',
      `The file does not say which codelist it is: ${only} is none that is kept. Give --codelist, such as HYP_COD.`,
    );
    return nothing;
  }
  const taken = new RefsetRecords(layout, only, problems);
  for (const record of layout.hasHeader ? records.slice(1) : records) taken.take(record);
  return { ...nothing, ...taken.result() };
}

/** Takes the records of one file into the codelists that they belong to. */
class RefsetRecords {
  readonly #layout: RefsetLayout;
  readonly #only: string | undefined;
  readonly #problems: ProblemList;
  readonly #lists = new Map<string, Growing>();
  #read = 0;
  #rejected = 0;

  constructor(layout: RefsetLayout, only: string | undefined, problems: ProblemList) {
    this.#layout = layout;
    this.#only = only;
    this.#problems = problems;
  }

  take({ row, fields, fault }: FileRecord): void {
    if (fault === undefined && fields.every((field) => field.trim() === '')) return;
    this.#read += 1;
    const layout = this.#layout;
    const name = this.#nameIn(fields);
    if (fault !== undefined || fields.length !== layout.fields) {
      const counts = { fields: String(fields.length), allowed: String(layout.fields) };
      this.#reject(name, () => this.#problems.add(row, fault ?? 'FIELD_COUNT', counts));
      return;
    }
    if (name === undefined || !NAME.test(name)) {
      this.#reject(undefined, () =>
        this.#problems.addProblem(
          row,
          'BAD_CODELIST_NAME',
          'Cluster_ID is no name of a codelist: 2 to 40 capitals, digits and underscores. Correct it.',
        ),
      );
      return;
    }
    if (layout.codelist !== null && this.#only !== undefined && name !== this.#only) return;
    this.#takeCode(name, row, fields);
  }

  result(): Pick<RefsetFile, 'read' | 'accepted' | 'rejected' | 'lists'> {
    const lists = [...this.#lists]
      .filter(([, { terms }]) => terms.size > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, list]) => ({ name, ...list }));
    return { read: this.#read, accepted: this.#read - this.#rejected, rejected: this.#rejected, lists };
  }

  #nameIn(fields: readonly string[]): string | undefined {
    return this.#layout.codelist === null ? this.#only : fields[this.#layout.codelist]?.trim().toUpperCase();
  }

  #takeCode(name: string, row: number, fields: readonly string[]): void {
    const layout = this.#layout;
    const [text, term] = [fields[layout.code]?.trim() ?? '', fields[layout.term]?.trim() ?? ''];
    const code = conceptFromText(text);
    if (code === undefined) {
      const facts = { column: 'The code', allowed: 'a SNOMED CT concept with a right check digit' };
      this.#reject(name, () => this.#problems.add(row, 'BAD_CODE', facts));
      return;
    }
    if (term === '') {
      this.#reject(name, () => this.#problems.add(row, 'MISSING_VALUE', { column: 'The term' }));
      return;
    }
    const list = this.#listOf(name);
    const before = list.terms.get(code);
    const isRepeated = layout.codelist !== null && before === term;
    if (before !== undefined && !isRepeated) {
      const words = `${code} stands in ${name} before. Keep one row a code, with one term.`;
      this.#reject(name, () => this.#problems.addProblem(row, 'DUPLICATE_CODE', words));
      return;
    }
    list.terms.set(code, term);
    list.title ??= this.#textAt(fields, layout.title);
    list.refset ??= this.#textAt(fields, layout.refset);
  }

  #textAt(fields: readonly string[], at: number | null): string | null {
    return (at === null ? '' : (fields[at]?.trim() ?? '')) || null;
  }

  #listOf(name: string): Growing {
    const list = this.#lists.get(name) ?? { title: null, refset: null, terms: new Map(), rejected: 0 };
    this.#lists.set(name, list);
    return list;
  }

  #reject(name: string | undefined, note: () => void): void {
    this.#rejected += 1;
    if (name !== undefined && NAME.test(name)) this.#listOf(name).rejected += 1;
    note();
  }
}

/** The records of a file, cut at commas, or at tabs where its first line has one and no comma comes before it. */
function recordsOf(bytes: Buffer): readonly FileRecord[] {
  const text = bytes.subarray(0, 3).equals(UTF8_MARK) ? bytes.subarray(3) : bytes;
  const firstLine = text.subarray(0, Math.max(0, text.indexOf('\n'))).toString('latin1');
  if (/^[^,\t]*\t/.test(firstLine)) return tabbedRecords(text.toString('utf8'));
  const records: FileRecord[] = [];
  const scanner = new RecordScanner(({ row, bytes: record, fault }) => {
    records.push({ row, fields: record === undefined ? [] : fieldsOf(record), fault });
  });
  scanner.push(text);
  scanner.end();
  return records;
}

function tabbedRecords(text: string): readonly FileRecord[] {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  return lines.map((line, index) => ({ row: index + 1, fields: line.split('\t'), fault: undefined }));
}
