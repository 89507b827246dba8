import type { Purpose } from './actor.ts';
import type { OdsCode } from './codes.ts';

declare const filterBrand: unique symbol;
declare const passBrand: unique symbol;

/** Which people-level rows somebody may read. Only `access` makes one. */
export type RowFilter = {
  readonly kind: 'row filter';
  readonly user: string;
  readonly purpose: Purpose;
  /** Practices all of whose rows may be read. */
  readonly practices: 'all' | ReadonlySet<OdsCode>;
  /** Pseudonyms of single people who may be read about, by practice; absent: nobody beside those of `practices`. */
  readonly people?: ReadonlyMap<OdsCode, ReadonlySet<string>>;
  readonly [filterBrand]: true;
};

/** What lets a machinery room (ingest, indicators, claims, edge, demo) read every row. Only `main` makes one. */
export type MachineryPass = {
  readonly kind: 'machinery';
  readonly room: 'ingest' | 'indicators' | 'claims' | 'edge' | 'demo';
  readonly [passBrand]: true;
};

/** What the warehouse asks for before it gives a people-level row. */
export type RowAccess = RowFilter | MachineryPass;

/** For `access` alone (held by tests/tidy.test.ts). */
export function mintRowFilter(fields: Omit<RowFilter, typeof filterBrand | 'kind'>): RowFilter {
  return { kind: 'row filter', ...fields } as RowFilter;
}

/** For `main` and tests alone (held by tests/tidy.test.ts). */
export function mintMachineryPass(room: MachineryPass['room']): MachineryPass {
  return { kind: 'machinery', room } as MachineryPass;
}

export function mayReadPractice(access: RowAccess, practice: OdsCode): boolean {
  return access.kind === 'machinery' || access.practices === 'all' || access.practices.has(practice);
}

/** The single people of a practice of which the rest may not be read; empty where there is none. */
export function singlePeople(access: RowAccess, practice: OdsCode): ReadonlySet<string> {
  if (access.kind === 'machinery' || mayReadPractice(access, practice)) return new Set();
  return access.people?.get(practice) ?? new Set();
}

/** A condition on rows for a WHERE: text between values, so that the values are only ever bound, never written. */
export type RowCondition = { readonly parts: readonly string[]; readonly values: readonly string[] };

/**
 * A filter as a condition that DuckDB and PostgreSQL both read.
 * @param columns the SQL of the columns with the practice's code and the person's pseudonym
 */
export function conditionOf(
  filter: RowFilter,
  columns: { readonly practice: string; readonly person: string },
): RowCondition {
  const alternatives: RowCondition[] = [];
  if (filter.practices === 'all') return { parts: ['true'], values: [] };
  if (filter.practices.size > 0) alternatives.push(among(columns.practice, [...filter.practices]));
  for (const [practice, people] of filter.people ?? []) {
    if (people.size > 0)
      alternatives.push(both(among(columns.practice, [practice]), among(columns.person, [...people])));
  }
  const [first, ...others] = alternatives;
  if (first === undefined) return { parts: ['false'], values: [] };
  return others.reduce((one, other) => joined(one, ' OR ', other), first);
}

function among(column: string, values: readonly string[]): RowCondition {
  const commas = values.slice(1).map(() => ', ');
  return { parts: [`${column} IN (`, ...commas, ')'], values };
}

function both(one: RowCondition, other: RowCondition): RowCondition {
  const { parts, values } = joined(one, ' AND ', other);
  return { parts: [`(${parts[0] ?? ''}`, ...parts.slice(1, -1), `${parts.at(-1) ?? ''})`], values };
}

function joined(one: RowCondition, word: string, other: RowCondition): RowCondition {
  const seam = `${one.parts.at(-1) ?? ''}${word}${other.parts[0] ?? ''}`;
  return {
    parts: [...one.parts.slice(0, -1), seam, ...other.parts.slice(1)],
    values: [...one.values, ...other.values],
  };
}

/** The condition with a numbered place for each value, `$1` first. */
export function numberedText({ parts }: RowCondition): string {
  return parts.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '');
}
