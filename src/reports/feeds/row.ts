import { personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  type Day,
  isoOfDay,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  type Purpose,
  type RowFilter,
  refused,
} from '../../base/index.ts';
import { describeFeed } from '../../ingest/index.ts';
import { PEOPLE_TABLES, type PeopleTable } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';

export type RowColumn = { readonly name: string; readonly value: string; readonly words: string };
/** One row as the practice sent it. */
export type RowReport = {
  readonly place: PracticePlace;
  readonly table: string;
  readonly rowId: string;
  readonly person: string;
  /** The file it came in last: a later file may have replaced the row. */
  readonly file: {
    readonly name: string;
    readonly sha256: string;
    readonly receivedOn: string;
    readonly importedAt: string;
  };
  /** Ordinal in the file as sent: header 1, first record 2. */
  readonly row: number;
  readonly columns: readonly RowColumn[];
};

export type RowAsk = {
  readonly practice: OdsCode;
  readonly file: string;
  readonly table: string;
  readonly row: number;
};

/** A row as it was received, for those who may see people. Refuses `not-found` when it is no longer live. */
export function rowReport(context: ReportContext, reader: Actor, ask: RowAsk): Report<RowReport> {
  const { practice, file, table, row } = ask;
  const subject = `row ${practice}/${table}/${file}/${row}`;
  const what = { actions: ['see people'] as const, practice, verb: 'read row', subject };
  const whose = ({ person }: RowReport) => [personSubject(practice, person)];
  return reading(context, reader, what, ({ purpose }) => rowShown(context, reader, purpose, ask), whose);
}

async function rowShown(
  context: ReportContext,
  reader: Actor,
  purpose: Purpose,
  ask: RowAsk,
): Promise<Outcome<RowReport>> {
  const { practice, file, table, row } = ask;
  const place = placeOf(context.register, practice);
  if (!place.ok) return place;
  const access = context.rules.rowFilter(reader, purpose);
  if (!access.ok) return access;
  const found = await rowFrom(context, access.value, ask);
  if (!found.ok) return found;
  const record = context.book.received().get(file);
  const received = { receivedOn: record?.receivedOn ?? '', importedAt: record?.importedAt ?? '' };
  const { rowId, person, columns } = found.value;
  const shownFile = { name: record?.file ?? file, sha256: file, ...received };
  return accepted({ place: place.value, table, rowId, person, file: shownFile, row, columns });
}

type FoundRow = { readonly rowId: string; readonly person: string; readonly columns: readonly RowColumn[] };
type Cells = Readonly<Record<string, unknown>>;

async function rowFrom(context: ReportContext, access: RowFilter, ask: RowAsk): Promise<Outcome<FoundRow>> {
  const table = PEOPLE_TABLES.find((name) => name === ask.table);
  if (table === undefined || !/^[0-9a-f]{64}$/.test(ask.file)) return noRow(ask);
  const people = await context.book.snapshot().people(access, [ask.practice]);
  if (!people.ok) return people;
  try {
    const join = table === 'persons' ? '' : 'LEFT JOIN (SELECT person, person_id FROM persons) p USING (person)';
    const [cells] = await people.value.rows<Cells>(
      `SELECT t.* ${join && ', p.person_id'} FROM ${table} t ${join} WHERE t.file = ? AND t.row = ?`,
      [ask.file, ask.row],
    );
    if (cells === undefined) return noRow(ask);
    const { row_id: rowId, person_id: person } = cells;
    return accepted({ rowId: String(rowId), person: String(person), columns: sentColumns(table, cells) });
  } finally {
    people.value.close();
  }
}

function noRow({ file, table, row }: RowAsk): Outcome<never> {
  return refused({
    code: 'not-found',
    message: `Row ${row} of ${table} in file ${file.slice(0, 12)}… is not among the rows in service.`,
    remedy: 'A later file may have replaced or deleted it. Open the person again to see the row that counts now.',
  });
}

/** Columns of the extract as sent, from what the warehouse keeps of them. */
const SENT_AS: Readonly<Record<string, string>> = { value_number: 'value', setting: 'is_home' };

/** The columns in which the warehouse keeps what was sent of a table, and the pseudonym. */
export function keptColumns(table: PeopleTable): readonly string[] {
  return describedColumns(table).map(({ name }) => SENT_AS[name] ?? name);
}

/** A row as its sender wrote it: each column with its meaning. */
export function sentColumns(table: PeopleTable, cells: Cells): readonly RowColumn[] {
  return describedColumns(table).map(({ name, meaning, unit }) => ({
    name,
    value: valueText(name, cells[SENT_AS[name] ?? name]),
    words: unit === undefined ? meaning : `${meaning} In ${unit}.`,
  }));
}

/** What the practice extract says of each column of a table. */
export function describedColumns(table: PeopleTable) {
  return describeFeed('practice-extract').tables.find(({ name }) => name === table)?.columns ?? [];
}

function valueText(name: string, value: unknown): string {
  if (name === 'setting') return value === true ? 'home' : value === false ? 'clinic' : '';
  if (value === null || value === undefined) return '';
  if (name === 'birth_month') return isoOfMonth(value as Month);
  if (/_on$|_date$|_from$|_to$/.test(name) && typeof value === 'number') return isoOfDay(value as Day);
  if (name === 'value_number') return trimmed(String(value));
  return String(value);
}

/** 138.000 as it was sent: 138. */
function trimmed(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
