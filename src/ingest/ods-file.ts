import { type Day, isoOfMonth, type Month, monthFromIso, monthOfDay, type Problem } from '../base/index.ts';
import type { Param } from '../warehouse/index.ts';
import { type CsvRecord, headingKey, readCsv } from './csv-records.ts';
import type { ColumnDescription, LoadContext, LoadedFile, ReceivedFile } from './feed.ts';
import {
  type Complaint,
  dayFromCompact,
  encodingNotes,
  problemAt,
  recordComplaint,
  refuseFile,
  SeenOnce,
  shown,
  writeDraft,
} from './published-file.ts';

/** Fields of the standard format of the Organisation Data Service, in every file of it. */
const FIELD_COUNT = 27;

/** Which file a record of the format is of, by its form. */
type OdsKind = 'practices' | 'commissioners';

const NAMES: Readonly<Record<OdsKind, string>> = {
  practices: 'general practices (epraccur); import it as ods-practices',
  commissioners: 'commissioners (eccg); import it as ods-commissioners',
};

/** What makes one feed of the format. */
export type OdsFeed = {
  readonly kind: OdsKind;
  readonly table: 'ods_practices' | 'ods_commissioners';
  /** The 27 fields in order, with their titles of the published layout. */
  readonly fields: readonly ColumnDescription[];
  /** Numbers of the fields that hold a date. */
  readonly dates: readonly number[];
  /** What is wrong with a record beside its dates. */
  readonly complaints: (record: OdsRecord) => readonly Complaint[];
  /** Values in the order of the table's layout, between `as_of` and `file`. */
  readonly values: (record: OdsRecord) => readonly Param[];
};

/** A record with its fields by number, from 1 as in the published layout. */
export class OdsRecord {
  readonly row: number;
  readonly #fields: readonly string[];

  constructor(record: CsvRecord) {
    this.row = record.row;
    this.#fields = record.fields.map((field) => field.trim());
  }

  text(number: number): string {
    return this.#fields[number - 1] ?? '';
  }

  /** The text, or null when the field is blank: not received. */
  textOrNull(number: number): string | null {
    return this.text(number) || null;
  }

  day(number: number): Day | null {
    return dayFromCompact(this.text(number)) ?? null;
  }

  /** The lines of the address that are not blank, with commas between. */
  address(): string {
    const lines = [5, 6, 7, 8, 9].map((number) => this.text(number));
    return lines.filter((line) => line !== '').join(', ');
  }

  /**
   * The kind of file that the record is of: practices have a code of six characters and a prescribing setting
   * (field 26); commissioners have a code of three to five and none.
   */
  kind(): OdsKind | undefined {
    const code = this.text(1);
    if (/^[A-Z0-9]{6}$/.test(code) && /^\d{1,2}$/.test(this.text(26))) return 'practices';
    return /^[A-Z0-9]{3,5}$/.test(code) && this.text(26) === '' ? 'commissioners' : undefined;
  }
}

/** The form of a commissioner's code: 05C, and the five characters of some later ones. */
export function isCommissionerCode(text: string): boolean {
  return /^[A-Z0-9]{3,5}$/.test(text);
}

/** Loads a file of the standard format: everything in it, as it stood in the month of its name or of its receipt. */
export async function loadOds(feed: OdsFeed, file: ReceivedFile, context: LoadContext): Promise<LoadedFile> {
  const csv = await readCsv(file.path);
  const hasHeader = isHeader(csv.records[0], feed);
  const records = hasHeader ? csv.records.slice(1) : csv.records;
  const complaints = [
    ...(hasHeader ? headerComplaints(csv.records[0], feed) : []),
    ...kindComplaints(records[0], feed),
  ];
  if (complaints.length > 0) return refuseFile(file, records.length, complaints);

  const asOf = monthOfFile(file, context);
  const { rows, problems } = readRecords(feed, records, { file, asOf });
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? null));
  return {
    read: records.length,
    accepted: rows.length,
    rejected: records.length - rows.length,
    problems: [...encodingNotes(file, csv), ...problems],
    sender: null,
    period: isoOfMonth(asOf),
    drafts: rows.length === 0 ? [] : [await writeDraft(file, context, feed.table, { columns })],
  };
}

/** The month that a file is of: `epraccur_2015-09.csv`; a file named as downloaded is of the month of its receipt. */
function monthOfFile(file: ReceivedFile, context: LoadContext): Month {
  const named = /(\d{4}-\d{2})\.csv$/i.exec(file.name)?.[1];
  return (named === undefined ? undefined : monthFromIso(named)) ?? monthOfDay(context.businessDate);
}

/** The files are published without a header; one that was given a header begins with the title of the first field. */
function isHeader(record: CsvRecord | undefined, feed: OdsFeed): boolean {
  return headingKey(record?.fields[0] ?? '') === headingKey(feed.fields[0]?.name ?? '');
}

function headerComplaints(header: CsvRecord | undefined, feed: OdsFeed): Complaint[] {
  const headings = header?.fields ?? [];
  return headings
    .filter(
      (heading, index) => heading.trim() !== '' && headingKey(heading) !== headingKey(feed.fields[index]?.name ?? ''),
    )
    .map((heading) => ({ code: 'UNKNOWN_HEADING', message: `The heading ${shown(heading)} is not of this feed.` }));
}

function kindComplaints(record: CsvRecord | undefined, feed: OdsFeed): Complaint[] {
  if (record === undefined) return [{ code: 'EMPTY_FILE', message: 'The file holds no record.' }];
  if (record.fields.length !== FIELD_COUNT) {
    const message = `The first record has ${record.fields.length} fields; a file of the Organisation Data Service has ${FIELD_COUNT}.`;
    return [{ code: 'FIELD_COUNT', message }];
  }
  const kind = new OdsRecord(record).kind();
  if (kind === feed.kind) return [];
  const message = kind
    ? `The first record is of the file of ${NAMES[kind]}.`
    : `The first record has not the form of the file of ${feed.kind}: check that it is the file as downloaded.`;
  return [{ code: 'WRONG_FILE', message }];
}

function readRecords(
  feed: OdsFeed,
  records: readonly CsvRecord[],
  o: { file: ReceivedFile; asOf: Month },
): { rows: Param[][]; problems: Problem[] } {
  const rows: Param[][] = [];
  const problems: Problem[] = [];
  const seen = new SeenOnce();
  for (const each of records) {
    const record = new OdsRecord(each);
    const complaints = complaintsOf(feed, each, record);
    const repeated = complaints.length === 0 ? seen.take(record.text(1), record.row) : undefined;
    if (repeated) complaints.push(repeated);
    if (complaints.length === 0) rows.push([o.asOf, ...feed.values(record), o.file.sha256, record.row]);
    else problems.push(...complaints.map((complaint) => problemAt(o.file, record.row, complaint)));
  }
  return { rows, problems };
}

function complaintsOf(feed: OdsFeed, read: CsvRecord, record: OdsRecord): Complaint[] {
  const unreadable = recordComplaint(read, FIELD_COUNT);
  if (unreadable) return [unreadable];
  const dates = feed.dates.filter((number) => record.text(number) !== '' && record.day(number) === null);
  return [...feed.complaints(record), ...dates.map((number) => notADate(feed, number, record))];
}

function notADate(feed: OdsFeed, number: number, record: OdsRecord): Complaint {
  const message = `${feed.fields[number - 1]?.name} is not a date written YYYYMMDD: ${shown(record.text(number))}.`;
  return { code: 'NOT_A_DATE', message };
}

/** The fields that every file of the format has alike; a feed gives its own examples for the first ten. */
export function standardFields(examples: readonly string[], own: Readonly<Record<number, Partial<ColumnDescription>>>) {
  return STANDARD.map(([name, meaning], index): ColumnDescription => {
    const type = /Date$/.test(name) ? 'date YYYYMMDD' : 'text';
    const base = { name, meaning, type, isRequired: false, example: examples[index] ?? '' };
    return { ...base, ...own[index + 1] };
  });
}

const STANDARD: readonly (readonly [string, string])[] = [
  ['Organisation Code', 'code'],
  ['Name', 'name'],
  ['National Grouping', 'region'],
  ['High Level Health Geography', 'area'],
  ['Address Line 1', 'address'],
  ['Address Line 2', 'address'],
  ['Address Line 3', 'address'],
  ['Address Line 4', 'address'],
  ['Address Line 5', 'address'],
  ['Postcode', 'postcode'],
  ['Open Date', 'first day open'],
  ['Close Date', 'last day open; blank while it is open'],
  ['Status Code', 'status; blank in the file of commissioners'],
  ['Organisation Sub-Type Code', 'kind'],
  ['Commissioner', 'commissioner responsible for the practice'],
  ['Join Provider/Purchaser Date', 'when it joined that commissioner'],
  ['Left Provider/Purchaser Date', 'when it left that commissioner'],
  ['Contact Telephone Number', 'telephone'],
  ['Null 1', 'blank'],
  ['Null 2', 'blank'],
  ['Null 3', 'blank'],
  ['Amended Record Indicator', 'whether the record changed since the last file; read past'],
  ['Null 4', 'blank'],
  ['Provider/Purchaser', 'organisation that the practice belongs to'],
  ['Null 5', 'blank'],
  ['Prescribing Setting', 'setting in which the practice prescribes'],
  ['Null 6', 'blank'],
];
