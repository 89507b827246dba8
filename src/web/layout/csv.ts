import { csvText, type Realm } from '../../base/index.ts';
import type { Table } from './page.ts';

/** A table as CSV, with the page's heading in no row: the first row is the column headings. */
export function csvOf(table: Table<Realm>): string {
  const headings = table.columns.map((column) => column.heading);
  return csvText([headings, ...table.rows.map((row) => row.map((cell) => cell.csv ?? cell.text))]);
}
