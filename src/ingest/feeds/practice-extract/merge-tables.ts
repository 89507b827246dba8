import type { SnomedCode } from '../../../base/index.ts';
import { PEOPLE_LAYOUT, quoted, type Reader } from '../../../warehouse/index.ts';
import { prepareEvents } from './prepare-events.ts';
import { ROW_TABLES, type RowTable } from './shape.ts';
import type { FeedCodes, StagedExtract, StagedFile } from './stage-extract.ts';

/** A table of the sender as it is from now on. */
export type MergedTable = {
  readonly table: RowTable;
  /** A query for its rows: the columns of the warehouse's layout, in the segment's order unless it was not asked for. */
  readonly select: string;
};

export type MergeOptions = {
  /** Tables of which the reader has a view of live rows, named as the table. */
  readonly live: ReadonlySet<RowTable>;
  readonly codes: FeedCodes;
  /** Codes to which the events are kept. Absent: all. */
  readonly onlyCodes?: readonly SnomedCode[];
  /** For rows that are only counted: sorting them is left out. */
  readonly isUnordered?: boolean;
};

/** The order of rows in a segment. By numbers alone: sorting by row_id takes twice as long. */
const ORDER: Readonly<Record<RowTable, string>> = {
  persons: 'person',
  registrations: 'person, registered_from, file_number, "row"',
  events: 'code, person, ord',
  encounters: 'person, started_at, file_number, "row"',
  encounter_codes: 'person, file_number, "row"',
};

/** Columns that do not come from a file: numbered, looked up or worked out when rows are put together. */
const DERIVED: Readonly<Record<RowTable, readonly string[]>> = {
  persons: ['person', 'file'],
  registrations: ['file'],
  events: ['ord', 'paired_value', 'file'],
  encounters: ['file'],
  encounter_codes: ['person', 'file'],
};

/**
 * Puts each table that the staged files change together: live rows less those replaced or removed, and the new ones.
 * A row replaces any row of the same row_id that came before it. When persons rows were replaced or removed, rows of
 * people who are no longer there leave every table. Makes temporary tables `merged_<table>` where it must.
 */
export async function mergeTables(reader: Reader, extract: StagedExtract, o: MergeOptions): Promise<MergedTable[]> {
  const merged: MergedTable[] = [];
  for (const table of ROW_TABLES) {
    if (isChanged(table, extract, o.live)) merged.push(await mergeTable(reader, table, extract, o));
  }
  return merged;
}

function hasChangedRows(table: RowTable, extract: StagedExtract): boolean {
  return extract.deleted.has(table) || (extract.replaced.get(table) ?? 0) > 0;
}

/** What a change of one table does to another that rests on it. */
function restsOnChanged(table: RowTable, extract: StagedExtract): boolean {
  const arePersonsChanged = table !== 'persons' && hasChangedRows('persons', extract);
  return arePersonsChanged || (table === 'encounter_codes' && hasChangedRows('encounters', extract));
}

function isChanged(table: RowTable, extract: StagedExtract, live: ReadonlySet<RowTable>): boolean {
  if (extract.staged.has(table)) return true;
  return live.has(table) && (extract.deleted.has(table) || restsOnChanged(table, extract));
}

async function mergeTable(
  reader: Reader,
  table: RowTable,
  extract: StagedExtract,
  o: MergeOptions,
): Promise<MergedTable> {
  const gathered = await gather(reader, table, extract, o.live);
  if (table === 'events') return { table, select: await selectEvents(reader, gathered, o) };
  const joined = { persons: 'person_keys', encounter_codes: 'encounter_keys' }[table as string];
  const key = table === 'persons' ? 'row_id' : 'encounter_id';
  const from =
    joined === undefined ? `${gathered.relation} e` : `${gathered.relation} e JOIN ${joined} k ON k.${key} = e.${key}`;
  const person = joined === undefined ? {} : { person: 'k.person' };
  return { table, select: selectRows(table, from, gathered, person, o) };
}

async function selectEvents(reader: Reader, gathered: Gathered, o: MergeOptions): Promise<string> {
  const { systolic, diastolic } = o.codes;
  const onlyCodes = o.onlyCodes === undefined ? {} : { onlyCodes: o.onlyCodes };
  const prepared = await prepareEvents(reader, {
    from: gathered.relation,
    systolic,
    diastolic,
    isByRowId: gathered.isByRowId,
    ...onlyCodes,
  });
  const derived = { ord: prepared.ord, paired_value: prepared.pairedValue };
  return selectRows('events', prepared.joined, gathered, derived, o);
}

/** The file's name is put in after sorting: it is long, and the same on many rows. */
function selectRows(
  table: RowTable,
  from: string,
  gathered: Gathered,
  derived: Readonly<Record<string, string>>,
  { isUnordered = false }: MergeOptions,
): string {
  const columns = Object.keys(PEOPLE_LAYOUT[table]);
  const inner = columns
    .filter((column) => column !== 'file')
    .map((column) => `${derived[column] ?? `e."${column}"`} AS "${column}"`);
  const outer = columns.map((column) => (column === 'file' ? `${gathered.file} AS file` : `"${column}"`));
  return `SELECT ${outer.join(', ')} FROM (
    SELECT ${inner.join(', ')}, ${gathered.fileNumber} AS file_number FROM ${from}
    ${isUnordered ? '' : `ORDER BY ${ORDER[table]}`})`;
}

/** The rows of a table from all that it has them from. */
type Gathered = {
  /** A temporary table. */
  readonly relation: string;
  readonly isByRowId: boolean;
  /** Over a row, named e, of the relation: the number of its file. */
  readonly fileNumber: string;
  /** Over `file_number`: the SHA-256 of the file. */
  readonly file: string;
};

async function gather(
  reader: Reader,
  table: RowTable,
  extract: StagedExtract,
  live: ReadonlySet<RowTable>,
): Promise<Gathered> {
  const staged = extract.staged.get(table) ?? [];
  const [only] = staged;
  const isLive = live.has(table);
  const isAsStaged = !isLive && staged.length === 1 && !extract.deleted.has(table) && !restsOnChanged(table, extract);
  if (isAsStaged && only !== undefined) {
    return { relation: only.name, isByRowId: only.isByRowId, fileNumber: '0', file: quoted(only.sha256) };
  }
  const files = await filesOf(reader, isLive ? table : undefined, staged);
  const sources = sourcesOf(table, staged, { isLive, files });
  const selects = sources.map((source, index) => {
    const later = sources.slice(index + 1).map((each) => `SELECT row_id FROM ${each.relation}`);
    return `${source.select} ${conditions(table, extract, later)}`;
  });
  const relation = `merged_${table}`;
  await reader.run(`CREATE OR REPLACE TEMP TABLE ${relation} AS ${selects.join(' UNION ALL ')}`);
  const names = files.map(quoted).join(', ');
  return { relation, isByRowId: false, fileNumber: 'e.file_number', file: `([${names}])[file_number]` };
}

/** SHA-256 of every file that rows of the table are from; a file's number is its place, from 1. */
async function filesOf(reader: Reader, live: string | undefined, staged: readonly StagedFile[]): Promise<string[]> {
  const known =
    live === undefined ? [] : await reader.rows<{ file: string }>(`SELECT DISTINCT file FROM ${live} ORDER BY 1`);
  return [...new Set([...known.map((row) => row.file), ...staged.map((file) => file.sha256)])];
}

type Source = { readonly relation: string; readonly select: string };

/** Live rows first, then each file's, in order of application. */
function sourcesOf(
  table: RowTable,
  staged: readonly StagedFile[],
  o: { readonly isLive: boolean; readonly files: readonly string[] },
): Source[] {
  const columns = Object.keys(PEOPLE_LAYOUT[table])
    .filter((column) => !DERIVED[table].includes(column))
    .map((column) => `e."${column}"`)
    .join(', ');
  const ofFiles = staged.map(({ name, sha256 }) => ({
    relation: name,
    select: `SELECT ${columns}, ${o.files.indexOf(sha256) + 1} AS file_number FROM ${name} e`,
  }));
  if (!o.isLive) return ofFiles;
  const number = `list_position([${o.files.map(quoted).join(', ')}], e.file)`;
  return [{ relation: table, select: `SELECT ${columns}, ${number} AS file_number FROM ${table} e` }, ...ofFiles];
}

/** Which rows of a source stay: not replaced by a later one, not removed, of a person who is still there. */
function conditions(table: RowTable, extract: StagedExtract, later: readonly string[]): string {
  const gone = [...later, ...(extract.deleted.has(table) ? [`SELECT row_id FROM deleted_${table}`] : [])];
  const kept = gone.length === 0 ? [] : [`e.row_id NOT IN (${gone.join(' UNION ALL ')})`];
  const namesPeople = table !== 'persons' && table !== 'encounter_codes';
  if (namesPeople && restsOnChanged(table, extract)) kept.push('e.person IN (SELECT person FROM person_keys)');
  return kept.length === 0 ? '' : `WHERE ${kept.join(' AND ')}`;
}
