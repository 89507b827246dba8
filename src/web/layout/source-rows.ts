import type { PeopleReport } from '../../reports/index.ts';
import { rowAddress } from './addresses.ts';
import { wholeText } from './figures.ts';
import type { Link } from './page.ts';

/** A source row by which something was decided. */
export type ShownRow = PeopleReport['people'][number]['rows'][number];

/** Links to the rows by which something was decided, each named by table, row and file. */
export function rowLinks(practice: string, rows: readonly ShownRow[]): readonly Link<'invented'>[] {
  return rows.map(({ file, fileSha256, table, row }) => ({
    text: `${table} row ${wholeText(row)} of ${file}`,
    href: rowAddress(practice, fileSha256, table, row),
  }));
}
