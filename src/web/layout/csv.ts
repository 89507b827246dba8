import type { Realm } from '../../base/index.ts';
import type { Cell, Table } from './page.ts';

/** A table as CSV (RFC 4180), with the page's heading in no row: the first row is the column headings. */
export function csvOf(table: Table<Realm>): string {
  const rows = [table.columns.map((column) => column.heading), ...table.rows.map((row) => row.map(csvText))];
  return `${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;
}

function csvText(cell: Cell<Realm>): string {
  return cell.csv ?? cell.text;
}

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
function field(text: string): string {
  const inert = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
