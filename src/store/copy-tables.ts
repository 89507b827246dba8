import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { assert } from '../base/index.ts';
import type { ReadDb, WriteDb } from './database.ts';

/** A table as it was copied out. `sha256` is of its lines, so that two stores that hold the same rows have the same. */
export type CopiedTable = {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly sha256: string;
};

/** A migration that had run where the tables were copied. */
export type RanMigration = { readonly id: string; readonly sha256: string };

/** What the migrations write themselves wherever they run: never copied. */
const OWN_TABLES = ['store_format', 'store_migrations', 'store_guards'];
const ROWS_A_PAGE = 1000;

type Column = { readonly name: string; readonly type: string; readonly isNumbered: boolean };
type Table = { readonly name: string; readonly columns: readonly Column[]; readonly order: readonly string[] };

/** Every migration that has run, in order of their ids. */
export async function ranMigrations(db: ReadDb): Promise<readonly RanMigration[]> {
  const { rows } = await sql<RanMigration>`
    select id, sha256 from store_migrations order by id collate "C"`.execute(db);
  return rows;
}

/**
 * Gives out every row of every table, a line a row: a JSON list of the columns as PostgreSQL writes them as text. Tables
 * come in an order in which none refers to a later one, rows in the order in which they were added. No tool of the database
 * is needed, and both engines write the same lines. In one transaction, so that all is as of one moment.
 * @param write given a page of whole lines of a table, at least once a table
 */
export async function copyOut(db: ReadDb, write: (table: string, lines: string) => void): Promise<CopiedTable[]> {
  const copied: CopiedTable[] = [];
  for (const table of await tablesOf(db)) copied.push(await copyTable(db, table, write));
  return copied;
}

async function copyTable(
  db: ReadDb,
  { name, columns, order }: Table,
  write: (table: string, lines: string) => void,
): Promise<CopiedTable> {
  const hash = createHash('sha256');
  const texts = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
  const keys = sql.join(order.map((key) => orderOf(columns, key)));
  await sql`declare copied_rows no scroll cursor for
    select array_to_json(array[${texts}])::text as line from ${sql.table(name)} order by ${keys}`.execute(db);
  const pageSize = columns.some(({ type }) => type === 'bytea') ? 1 : ROWS_A_PAGE;
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(pageSize)} from copied_rows`.execute(db);
    const lines = rows.map(({ line }) => `${line}\n`).join('');
    hash.update(lines);
    count += rows.length;
    if (rows.length > 0 || count === 0) write(name, lines);
    if (rows.length < pageSize) break;
  }
  await sql`close copied_rows`.execute(db);
  return { table: name, columns: columns.map((column) => column.name), rows: count, sha256: hash.digest('hex') };
}

/** Text by its bytes, so that every database has the same order. */
function orderOf(columns: readonly Column[], key: string) {
  const isText = columns.some(({ name, type }) => name === key && type === 'text');
  return isText ? sql`${sql.ref(key)} collate "C"` : sql`${sql.ref(key)}`;
}

/**
 * Adds copied rows to tables that are all empty, and sets the numbers that the database gives out to go on after them. The
 * triggers and constraints of the store hold while it does so.
 * @param linesOf the lines of a table, some whole lines at a time, as `copyOut` wrote them
 */
export async function copyIn(
  db: WriteDb,
  copied: readonly CopiedTable[],
  linesOf: (table: string) => Iterable<readonly string[]>,
): Promise<void> {
  const tables = new Map((await tablesOf(db)).map((table) => [table.name, table]));
  for (const { table: name, columns } of copied) {
    const table = tables.get(name);
    assert(table !== undefined && isSame(table, columns), `the table ${name} is as it was where it was copied`);
    for (const lines of linesOf(name)) await addRows(db, table, lines);
    for (const { name: column } of table.columns.filter(({ isNumbered }) => isNumbered)) {
      await sql`select setval(pg_get_serial_sequence(${name}, ${column}), max(${sql.ref(column)}))
        from ${sql.table(name)} having count(*) > 0`.execute(db);
    }
  }
}

function isSame(table: Table, columns: readonly string[]): boolean {
  return table.columns.length === columns.length && table.columns.every(({ name }, at) => name === columns[at]);
}

async function addRows(db: WriteDb, { name, columns }: Table, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column.name)));
  const values = sql.join(columns.map(({ type }, at) => sql`(r.line ->> ${sql.lit(at)})::${sql.raw(type)}`));
  await sql`insert into ${sql.table(name)} (${names}) overriding system value
    select ${values} from jsonb_array_elements(${`[${lines.join(',')}]`}::text::jsonb) with ordinality as r (line, at)
    order by r.at`.execute(db);
}

/** The first table that holds a row, besides what the migrations write; undefined while the store is empty. */
export async function tableWithRows(db: ReadDb): Promise<string | undefined> {
  for (const { name } of await tablesOf(db)) {
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(db);
    if (rows.length > 0) return name;
  }
  return undefined;
}

/** Every table that is copied, so that whatever a table refers to comes before it. */
async function tablesOf(db: ReadDb): Promise<readonly Table[]> {
  const { rows } = await sql<{ table_name: string; refers_to: string[]; columns: Column[]; key: string[] }>`
    select c.relname as table_name,
           (select coalesce(jsonb_agg(distinct f.relname), '[]') from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as refers_to,
           (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod),
                                                'isNumbered', a.attidentity <> '') order by a.attnum)
              from pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
           (select coalesce(jsonb_agg(a.attname order by array_position(i.indkey::int2[], a.attnum)), '[]')
              from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey::int2[])
             where i.indrelid = c.oid and i.indisprimary) as key
      from pg_class c
     where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
     order by c.relname collate "C"`.execute(db);
  const found = rows.filter((row) => !OWN_TABLES.includes(row.table_name));
  const tables = new Map(found.map((row) => [row.table_name, { row, table: tableFrom(row) }]));
  const ordered = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.has(name)) return;
    for (const other of tables.get(name)?.row.refers_to.toSorted() ?? []) visit(other);
    ordered.add(name);
  };
  for (const name of tables.keys()) visit(name);
  return [...ordered].flatMap((name) => tables.get(name)?.table ?? []);
}

/** By the number that the database gave a row where it gives one, and by the primary key otherwise. */
function tableFrom(row: { table_name: string; columns: Column[]; key: string[] }): Table {
  const numbered = row.columns.filter(({ isNumbered }) => isNumbered).map(({ name }) => name);
  const order = numbered.length > 0 ? numbered : row.key;
  assert(order.length > 0, `the table ${row.table_name} has an order`);
  return { name: row.table_name, columns: row.columns, order };
}
