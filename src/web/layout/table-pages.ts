import type { Realm } from '../../base/index.ts';
import type { Asked } from '../route.ts';
import { wholeText } from './figures.ts';
import type { Table } from './page.ts';

/** Rows of a page of a table that says nothing else: as many as the demonstration has practices. */
const USUAL_ROWS = 50;

/** The rows of a table that stand on its page, which rows they are, and where those before and after them stand. */
export type TablePage = {
  readonly rows: Table<Realm>['rows'];
  /** Null when all of them stand on the page. */
  readonly words: string | null;
  readonly pages: readonly { readonly text: string; readonly href: string }[];
};

/**
 * The page of a table that an address asks for: `?contracts-from=26` is the table `contracts` from its 26th row on. What
 * is no such row is the first.
 */
export function tablePage(table: Table<Realm>, address: string, query: string): TablePage {
  const { id, caption, rows, printed = USUAL_ROWS, among = { before: 0, all: rows.length } } = table;
  const { start, end } = rowsAsked(table, query);
  const [first, next] = [among.before + start, among.before + end];
  const numbers = (from: number) => `${wholeText(from + 1)} to ${wholeText(Math.min(from + printed, among.all))}`;
  const pageFrom = (from: number) => ({
    text: `Rows ${numbers(from)} of “${caption}”`,
    href: `${address}?${queryFrom(query, id, from)}#${id}`,
  });
  return {
    rows: rows.slice(start, end),
    words:
      end - start === among.all ? null : `Rows ${numbers(first)} of ${wholeText(among.all)}. The CSV has them all.`,
    pages: [...(first > 0 ? [pageFrom(first - printed)] : []), ...(next < among.all ? [pageFrom(next)] : [])],
  };
}

/** Which of a table's `rows` stand on the page that a query asks for: from `start` until before `end`, the first being 0. */
export function rowsAsked(table: Table<Realm>, query: string): { readonly start: number; readonly end: number } {
  const { id, rows, printed = USUAL_ROWS } = table;
  if (table.among !== undefined) return { start: 0, end: rows.length };
  const row = rowAsked(new URLSearchParams(query).get(fromKey(id)));
  const start = row < rows.length ? row - (row % printed) : 0;
  return { start, end: Math.min(start + printed, rows.length) };
}

/** The query of a table's CSV, which has every row whichever page of it is looked at. */
export function csvQuery({ id }: Table<Realm>, query: string): string {
  const asked = new URLSearchParams(query);
  asked.delete(fromKey(id));
  asked.set('table', id);
  return asked.toString();
}

function fromKey(id: string): string {
  return `${id}-from`;
}

/** Part of a table: how many rows stand before it, and how many it has at most. */
export type TablePart = { readonly before: number; readonly most: number };

/**
 * What is read of a table whose rows are looked up for what is asked of it: the page that the address asks for, every row
 * for its CSV, and none for that of another table.
 */
export function partAsked(id: string, { query, isExport }: Pick<Asked, 'query' | 'isExport'>): TablePart {
  if (isExport) return { before: 0, most: query('table') === id ? Number.POSITIVE_INFINITY : 0 };
  const row = rowAsked(query(fromKey(id)));
  return { before: row - (row % USUAL_ROWS), most: USUAL_ROWS };
}

/** The row of an address, which counts from 1, from 0; 0 for what is none. */
function rowAsked(asked: string | null | undefined): number {
  return /^\d{1,7}$/.test(asked ?? '') ? Math.max(Number(asked) - 1, 0) : 0;
}

function queryFrom(query: string, id: string, first: number): string {
  const asked = new URLSearchParams(query);
  asked.set(fromKey(id), String(first + 1));
  return asked.toString();
}
