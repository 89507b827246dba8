import { type FinancialYear, financialYearFromText, type Problem, pence } from '../../../base/index.ts';
import { layoutOf, type Param } from '../../../warehouse/index.ts';
import { type CsvRecord, readCsv } from '../../csv-records.ts';
import type { FeedLoader, ReceivedFile } from '../../feed.ts';
import {
  type Complaint,
  type DraftSource,
  encodingNotes,
  problemAt,
  refuseFile,
  SeenOnce,
  shown,
  writeDraft,
} from '../../published-file.ts';
import { type Header, readHeader } from './header.ts';
import { addingComplaints, readRow, valuesOf } from './row.ts';

/** Loads one year of *NHS Payments to General Practice* into `gp_payments`. */
export const load: FeedLoader = async (file, context) => {
  const csv = await readCsv(file.path);
  const [first, ...records] = csv.records;
  const year = yearFromName(file.name);
  if (year === undefined) return refuseFile(file, records.length, [unknownName(file)]);
  const read = readHeader(first?.fields ?? []);
  if ('complaints' in read) return refuseFile(file, records.length, read.complaints);

  const { rows, problems } = readRows(records, read.header, { file, year });
  const columns = (rows[0] ?? []).map((_, index) => rows.map((row) => row[index] ?? null));
  const drafts = rows.length === 0 ? [] : [await writeDraft(file, context, 'gp_payments', { columns, from: AS_TEXT })];
  return {
    read: records.length,
    accepted: rows.length,
    rejected: records.length - rows.length,
    problems: [...encodingNotes(file, csv), ...problems],
    sender: null,
    period: year.label,
    drafts,
  };
};

/** 2014/15 from nhspaymentsgp-2014-15.csv, nhspaymentsgp-14-15-csv.csv and their like. */
export function yearFromName(name: string): FinancialYear | undefined {
  const match = /^nhspaymentsgp-(\d{2}|\d{4})-(\d{2})(?!\d)/i.exec(name);
  return match ? financialYearFromText(`${match[1]?.padStart(4, '20')}/${match[2]}`) : undefined;
}

function unknownName(file: ReceivedFile): Complaint {
  const message = `The year cannot be told from the name ${shown(file.name)}: name the file nhspaymentsgp-YYYY-YY.csv, for example nhspaymentsgp-2014-15.csv.`;
  return { code: 'UNKNOWN_PERIOD', message };
}

/** 2014/15 was published in whole pounds: some thirty rounded columns add within £5. Later years are exact to a penny or so. */
function toleranceOf(year: FinancialYear) {
  return pence(year.label === '2014/15' ? 500n : 5n);
}

function readRows(
  records: readonly CsvRecord[],
  header: Header,
  o: { file: ReceivedFile; year: FinancialYear },
): { rows: Param[][]; problems: Problem[] } {
  const rows: Param[][] = [];
  const problems: Problem[] = [];
  const seen = new SeenOnce();
  const tolerance = toleranceOf(o.year);
  for (const record of records) {
    const { row, complaints } = readRow(record, header);
    const repeated = complaints.length === 0 ? seen.take(row.practice, record.row) : undefined;
    const fatal = repeated ? [repeated] : complaints;
    if (fatal.length === 0) rows.push([o.year.label, ...valuesOf(row, header, tolerance), o.file.sha256, record.row]);
    const told = fatal.length === 0 ? addingComplaints(row, tolerance) : fatal;
    problems.push(...told.map((complaint) => problemAt(o.file, record.row, complaint)));
  }
  return { rows, problems };
}

/** Decimals are put in as text and cast by the database, which keeps them exact. */
const AS_TEXT: DraftSource = {
  types: Object.fromEntries(
    Object.entries(layoutOf('gp_payments')).map(([name, type]) => [
      name,
      type.startsWith('DECIMAL') ? 'VARCHAR' : type,
    ]),
  ),
  selection: (table) => {
    const columns = Object.entries(layoutOf('gp_payments'));
    return `SELECT ${columns.map(([name, type]) => `"${name}"::${type} AS "${name}"`).join(', ')} FROM ${table}`;
  },
};
