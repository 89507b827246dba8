import { join } from 'node:path';
import { type Reader, readParquet } from '../../warehouse/index.ts';
import { type RowTable, rewrite } from '../records/parquet-file.ts';

/** A row that must be refused, and why. */
export type BadRow = {
  readonly practice: string;
  readonly table: RowTable;
  readonly rowId: string;
  readonly what: string;
};

/** Columns that differ from an ordinary row of the table; SQL expressions. */
type Wrong = { readonly table: RowTable; readonly what: string; readonly set: Readonly<Record<string, string>> };

/** Added after the record's own rows, so that their ids are the greatest. */
const FIRST_BAD_ID = 99_900_000;

/** By place in the list of practices with bad rows. */
const WRONG: readonly (readonly Wrong[])[] = [
  [
    { table: 'events', what: 'dated in the future', set: { event_date: `DATE '2031-05-04'` } },
    { table: 'events', what: 'code with a wrong check digit', set: { code: '44054007' } },
    { table: 'events', what: 'no code', set: { code: 'NULL' } },
    { table: 'events', what: 'person who is not in the extract', set: { person_id: `'ffffffff00000000'` } },
    {
      table: 'events',
      what: 'negative blood pressure',
      set: { code: '271649006', value_number: '-138', unit: `'mmHg'` },
    },
  ],
  [
    { table: 'persons', what: 'sex that is not one', set: { person_id: `'ffffffff00000001'`, sex: `'X'` } },
    {
      table: 'persons',
      what: 'month of birth that is not one',
      set: { person_id: `'ffffffff00000002'`, birth_month: `'1985-13'` },
    },
    { table: 'registrations', what: 'kind that is not one', set: { kind: `'visitor'` } },
    {
      table: 'registrations',
      what: 'ended before it began',
      set: { registered_to: `DATE '1999-01-01'`, registered_from: `DATE '2019-01-01'` },
    },
  ],
  [
    { table: 'encounters', what: 'negative cost', set: { cost_pence: '-5000' } },
    { table: 'encounters', what: 'ended before it began', set: { ended_at: `started_at - INTERVAL 3 DAY` } },
    { table: 'encounter_codes', what: 'encounter that is not in the extract', set: { encounter_id: `'unknown-1'` } },
    { table: 'encounter_codes', what: 'code that is not of its scheme', set: { code: `'ZZZ9'` } },
  ],
];

/**
 * Appends the stated bad rows to a practice's files, each a copy of its first good row with one thing wrong.
 * `people` is a query, in brackets, for the practice's part of `holder`.
 */
export async function addBadRows(
  reader: Reader,
  o: { practice: string; people: string; folder: string; set: number },
): Promise<BadRow[]> {
  const wrong = WRONG[o.set] ?? [];
  const added: BadRow[] = [];
  for (const table of new Set(wrong.map((each) => each.table))) {
    const path = join(o.folder, `${table}.parquet`);
    const rows = wrong.filter((each) => each.table === table);
    const copies = rows.map((row, n) => copyOfFirst(path, table, o.people, row, FIRST_BAD_ID + n));
    const sql = `SELECT * FROM ${readParquet([path])} UNION ALL ${copies.join(' UNION ALL ')}`;
    await rewrite(reader, sql, path);
    added.push(...rows.map(({ what }, n) => ({ practice: o.practice, table, rowId: String(FIRST_BAD_ID + n), what })));
  }
  return added;
}

function copyOfFirst(path: string, table: RowTable, people: string, { set }: Wrong, id: number): string {
  const replaced = Object.entries({
    row_id: `'${id}'`,
    encounter_id: table === 'encounters' ? `'bad-${id}'` : 'encounter_id',
    ...set,
  });
  const columns = replaced.filter(([name]) => name !== 'encounter_id' || table.startsWith('encounter'));
  const good =
    table === 'encounter_codes' ? '' : `WHERE person_id NOT IN (SELECT pid FROM ${people} WHERE is_opted_out = 1)`;
  return `(SELECT * REPLACE (${columns.map(([name, value]) => `${value} AS ${name}`).join(', ')})
    FROM ${readParquet([path])} ${good} LIMIT 1)`;
}
