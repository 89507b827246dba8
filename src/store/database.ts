import type { ColumnType, Kysely } from 'kysely';

declare const writable: unique symbol;

/**
 * What the callback of `Store.read` is given: Kysely within one transaction. A room adds its tables' types by
 * `db.$extendTables<…>()`, or writes SQL with `sql`. Dead as soon as the callback has ended.
 */
export type ReadDb = Kysely<Record<never, never>>;
/** What the callback of `Store.write` is given: everything that `ReadDb` is, and it may change rows. */
export type WriteDb = ReadDb & { readonly [writable]: true };

/** A DATE: read as `Day` (days since 1970-01-01), written and compared as ISO text (`isoOfDay`). */
export type DateColumn = ColumnType<import('../base/index.ts').Day, string, never>;
/** A TIMESTAMPTZ: ISO 8601 in UTC with at least milliseconds, as `Clock.now()` writes it. */
export type InstantColumn = ColumnType<string, string, never>;
/** A BIGINT column that the database numbers. */
export type IdentityColumn = ColumnType<bigint, never, never>;
