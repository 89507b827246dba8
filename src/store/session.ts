/** A value as it is sent to the database: always text, so that both engines read it alike. */
export type ParameterText = string | null;
export type Row = Record<string, unknown>;
/** `affected` is the number of rows inserted, updated or deleted; undefined for a query. */
export type Answer = { readonly rows: Row[]; readonly affected: number | undefined };

/** One conversation with the database, held for one transaction. Both methods throw `DatabaseFault`. */
export type Session = {
  query(sql: string, parameters: readonly ParameterText[]): Promise<Answer>;
  /** Runs several statements without parameters; their rows are dropped. */
  run(sql: string): Promise<void>;
};

/** Who listens on a channel: told of each message, and when nothing more will come. */
export type Ears = { readonly heard: () => void; readonly lost: () => void };

/** Where the rows are: PGlite in a folder, or a PostgreSQL server. */
export type Engine = {
  readonly kind: 'embedded' | 'server';
  /** Lends a session until `body` has ended. The embedded engine has one and lends it in the order of asking. */
  withSession<T>(body: (session: Session) => Promise<T>): Promise<T>;
  /** Listens to what is said on a channel when transactions commit. Absent where no other process can. @throws DatabaseFault */
  listen?(channel: string, ears: Ears): Promise<void>;
  close(): Promise<void>;
};

/** What the database says when it refuses a statement. No value of a row is in it. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
  /** PostgreSQL's five-character code, e.g. 23505 for a second row with the same key. */
  readonly sqlState: string;
  readonly table: string | undefined;
  readonly constraint: string | undefined;

  constructor(fields: DatabaseFaultFields) {
    super(fields.message);
    this.sqlState = fields.sqlState;
    this.table = fields.table;
    this.constraint = fields.constraint;
  }
}

export type DatabaseFaultFields = {
  readonly message: string;
  readonly sqlState: string;
  readonly table: string | undefined;
  readonly constraint: string | undefined;
};

/** Reads a driver's error; anything that is not PostgreSQL's own is a connection that failed (08006). */
export function faultFieldsOf(error: unknown): DatabaseFaultFields {
  const fields = (typeof error === 'object' && error !== null ? error : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : undefined);
  return {
    message: text('message') ?? String(error),
    sqlState: text('code') ?? '08006',
    table: text('table'),
    constraint: text('constraint'),
  };
}
