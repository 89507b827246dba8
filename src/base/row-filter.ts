import type { Purpose } from './actor.ts';
import type { OdsCode } from './codes.ts';

declare const filterBrand: unique symbol;
declare const passBrand: unique symbol;

/** Which people-level rows somebody may read. Only `access` makes one. */
export type RowFilter = {
  readonly kind: 'row filter';
  readonly user: string;
  readonly purpose: Purpose;
  /** Practices whose rows may be read. */
  readonly practices: 'all' | ReadonlySet<OdsCode>;
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
