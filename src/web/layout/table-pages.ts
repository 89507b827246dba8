import type { Realm } from '../../base/index.ts';
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
  const { id, caption, rows, printed = USUAL_ROWS } = table;
  const { start, end } = rowsAsked(table, query);
  const numbers = (first: number) => `${wholeText(first + 1)} to ${wholeText(Math.min(first + printed, rows.length))}`;
  const pageFrom = (first: number) => ({
    text: `Rows ${numbers(first)} of “${caption}”`,
    href: `${address}?${queryFrom(query, id, first)}#${id}`,
  });
  return {
    rows: rows.slice(start, end),
    words:
      end - start === rows.length ? null : `Rows ${numbers(start)} of ${wholeText(rows.length)}. The CSV has them all.`,
    pages: [...(start > 0 ? [pageFrom(start - printed)] : []), ...(end < rows.length ? [pageFrom(end)] : [])],
  };
}

/** Which rows of a table stand on the page that a query asks for: from `start` until before `end`, the first being 0. */
export function rowsAsked(table: Table<Realm>, query: string): { readonly start: number; readonly end: number } {
  const { id, rows, printed = USUAL_ROWS } = table;
  const start = startAsked(new URLSearchParams(query).get(fromKey(id)), table);
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

/** The first row of the page in which the row asked for stands, from 0. */
function startAsked(asked: string | null, { rows, printed = USUAL_ROWS }: Table<Realm>): number {
  const row = /^\d{1,7}$/.test(asked ?? '') ? Number(asked) - 1 : 0;
  return row > 0 && row < rows.length ? row - (row % printed) : 0;
}

function queryFrom(query: string, id: string, first: number): string {
  const asked = new URLSearchParams(query);
  asked.set(fromKey(id), String(first + 1));
  return asked.toString();
}
