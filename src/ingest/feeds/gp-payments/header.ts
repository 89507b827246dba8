import { headingKey } from '../../csv-records.ts';
import { type Complaint, shown } from '../../published-file.ts';
import { CATALOGUE, type CatalogueColumn, MISLABELLED, REQUIRED_COLUMNS } from './catalogue.ts';

/** What each column of a file is, by its place. */
export type Header = {
  readonly width: number;
  /** Place of every column that the file has, by its id in the catalogue. */
  readonly places: ReadonlyMap<string, number>;
  /** Global Sum and what follows it up to the Total, subtotals left out: together they are the Total. */
  readonly components: readonly CatalogueColumn[];
  /** What has no column of its own in the warehouse and is no component. */
  readonly extras: readonly CatalogueColumn[];
};

const BY_KEY: ReadonlyMap<string, CatalogueColumn> = new Map(
  CATALOGUE.flatMap((column) => column.headings.map((heading) => [headingKey(heading), column] as const)),
);
const BY_ID: ReadonlyMap<string, CatalogueColumn> = new Map(CATALOGUE.map((column) => [column.id, column]));

/** Reads a header by the meaning of its headings; or says, heading by heading, why it cannot be read. */
export function readHeader(headings: readonly string[]): { header: Header } | { complaints: Complaint[] } {
  const columns = columnsOf(headings);
  const complaints = [...unknownHeadings(headings, columns), ...repeatedHeadings(headings, columns)];
  const present = new Set(columns.map((column) => column?.id));
  complaints.push(...missingColumns(present));
  if (complaints.length > 0) return { complaints };

  const known = columns.filter((column) => column !== undefined);
  const places = new Map(known.map((column, index) => [column.id, index]));
  const first = places.get('global_sum') ?? 0;
  const last = places.get('total') ?? 0;
  if (last < first)
    return { complaints: [{ code: 'WRONG_ORDER', message: 'The Total stands before the Global Sum.' }] };
  const span = new Set(known.slice(first, last));
  const components = [...span].filter((column) => isComponent(column, present));
  const extras = known.filter((column) => isExtra(column) && !components.includes(column));
  return { header: { width: headings.length, places, components, extras } };
}

function columnsOf(headings: readonly string[]): (CatalogueColumn | undefined)[] {
  const keys = headings.map(headingKey);
  const isMislabelled = MISLABELLED.when.every((heading) => keys.includes(headingKey(heading)));
  const meanings = new Map(Object.entries(MISLABELLED.means).map(([heading, id]) => [headingKey(heading), id]));
  return keys.map((key) => {
    const id = isMislabelled ? meanings.get(key) : undefined;
    return id === undefined ? BY_KEY.get(key) : BY_ID.get(id);
  });
}

function isComponent(column: CatalogueColumn, present: ReadonlySet<string | undefined>): boolean {
  if (column.kind !== 'amount' && column.kind !== 'total') return false;
  return !(column.subtotalOf?.every((part) => present.has(part)) ?? false);
}

function isExtra(column: CatalogueColumn): boolean {
  return column.kind === 'amount' || column.kind === 'extra';
}

function unknownHeadings(headings: readonly string[], columns: readonly (CatalogueColumn | undefined)[]): Complaint[] {
  return headings
    .filter((_, index) => columns[index] === undefined)
    .map((heading) => {
      const message = `The heading ${shown(heading)} is in no year’s file that is known: add it to the catalogue of the feed (gp-payments/catalogue.ts) with its meaning.`;
      return { code: 'UNKNOWN_HEADING', message };
    });
}

function repeatedHeadings(headings: readonly string[], columns: readonly (CatalogueColumn | undefined)[]): Complaint[] {
  const ids = columns.map((column) => column?.id);
  return headings
    .filter((_, index) => ids[index] !== undefined && ids.indexOf(ids[index]) < index)
    .map((heading) => {
      const message = `The heading ${shown(heading)} means the same as an earlier one: name the column for what it holds.`;
      return { code: 'REPEATED_HEADING', message };
    });
}

function missingColumns(present: ReadonlySet<string | undefined>): Complaint[] {
  return REQUIRED_COLUMNS.filter((id) => !present.has(id)).map((id) => {
    const message = `The column ${shown(BY_ID.get(id)?.headings[0] ?? id)} is missing.`;
    return { code: 'MISSING_HEADING', message };
  });
}
