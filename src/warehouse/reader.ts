import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBPreparedStatement,
  type DuckDBResult,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { assert } from '../base/index.ts';
import { bindable, type CellConverter, converterFor, type Param, storable } from './values.ts';

/** Values by column. `columns[c][r]` is row r of column c. */
export type Columns = { readonly names: string[]; readonly columns: unknown[][]; readonly rowCount: number };

const ROWS_A_CHUNK = 2048;

/**
 * A DuckDB connection with TEMP views named as the tables, over exactly the segments it was opened for. SQL is
 * written by rooms, never by a reader. One query at a time; `close` it when done.
 *
 * Values come back as: BIGINT, HUGEINT → bigint; INTEGER and smaller, DOUBLE → number; DATE → Day (days since
 * 1970-01-01); DECIMAL → exact decimal text with its trailing zeros; TIMESTAMP → ISO text without a zone
 * ("2025-04-01T09:30:00"); LIST → array; STRUCT → object; NULL → null.
 */
export class Reader {
  readonly #connection: DuckDBConnection;
  readonly #keepsPlans: boolean;
  readonly #prepared = new Map<string, Promise<DuckDBPreparedStatement>>();

  /**
   * For the warehouse alone.
   * @param keepsPlans whether its DuckDB plans by nothing that later rows may change
   */
  constructor(connection: DuckDBConnection, keepsPlans: boolean) {
    this.#connection = connection;
    this.#keepsPlans = keepsPlans;
  }

  /** Small results, an object a row. For more than some thousand rows use `columns`. */
  async rows<T = Record<string, unknown>>(sql: string, params: readonly Param[] = []): Promise<T[]> {
    const { names, columns, rowCount } = await this.columns(sql, params);
    return Array.from({ length: rowCount }, (_, row) => rowAt(names, columns, row) as T);
  }

  /** The one row that a query must give. @throws when it gives another number of rows */
  async row<T = Record<string, unknown>>(sql: string, params: readonly Param[] = []): Promise<T> {
    const found = await this.rows<T>(sql, params);
    if (found.length !== 1) throw new Error(`the query gave ${found.length} rows where one was expected`);
    return found[0] as T;
  }

  /** Large results, column by column, with the same values as `rows`. */
  async columns(sql: string, params: readonly Param[] = []): Promise<Columns> {
    const result = await this.#execute(sql, params);
    const converters = result.columnTypes().map(converterFor);
    const columns: unknown[][] = converters.map(() => []);
    let rowCount = 0;
    for (const chunk of await result.fetchAllChunks()) {
      rowCount += chunk.rowCount;
      for (const [index, converter] of converters.entries()) takeColumn(chunk, index, converter, columns[index] ?? []);
    }
    return { names: result.deduplicatedColumnNames(), columns, rowCount };
  }

  /** Runs one or several statements and drops what they answer. */
  async run(sql: string): Promise<void> {
    await this.#connection.run(sql);
  }

  /**
   * Runs one statement whose plan is kept: while no table or view that it names is made anew, it is not planned again.
   * Only on a connection of `Warehouse.planningOnce`.
   */
  async runAgain(sql: string): Promise<void> {
    assert(this.#keepsPlans, 'a plan is kept only where it is right for later rows');
    const prepared = this.#prepared.get(sql) ?? this.#connection.prepare(sql);
    this.#prepared.set(sql, prepared);
    await (await prepared).run();
  }

  /**
   * Appends rows, given by column, to a table of this connection. A value is text, a whole number, a Day for a
   * DATE column, true or false, or null; an INTEGER column may be given as it is. Far quicker than INSERT.
   */
  async append(table: string, columns: readonly (readonly Param[] | Int32Array)[]): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    const types = columns.map((_, index) => appender.columnType(index));
    const rowCount = columns[0]?.length ?? 0;
    for (let start = 0; start < rowCount; start += ROWS_A_CHUNK) {
      appender.appendDataChunk(chunkOf(types, columns, start, Math.min(ROWS_A_CHUNK, rowCount - start)));
    }
    appender.flushSync();
    appender.closeSync();
  }

  close(): void {
    this.#connection.closeSync();
  }

  #execute(sql: string, params: readonly Param[]): Promise<DuckDBResult> {
    if (params.length === 0) return this.#connection.run(sql);
    const bound = params.map(bindable);
    return this.#connection.run(
      sql,
      bound.map((each) => each.value),
      bound.map((each) => each.type),
    );
  }
}

function rowAt(names: readonly string[], columns: readonly unknown[][], row: number): Record<string, unknown> {
  const object: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) object[name] = columns[index]?.[row];
  return object;
}

function takeColumn(
  chunk: DuckDBDataChunk,
  index: number,
  converter: CellConverter | undefined,
  into: unknown[],
): void {
  const vector = chunk.getColumnVector(index);
  const count = chunk.rowCount;
  if (converter === undefined) {
    for (let row = 0; row < count; row += 1) into.push(vector.getItem(row));
    return;
  }
  for (let row = 0; row < count; row += 1) {
    const value = vector.getItem(row) as DuckDBValue;
    into.push(value === null ? null : converter(value));
  }
}

function chunkOf(
  types: readonly DuckDBType[],
  columns: readonly (readonly Param[] | Int32Array)[],
  start: number,
  count: number,
): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create([...types], count);
  for (const [index, type] of types.entries()) {
    const column = columns[index] ?? [];
    const values =
      column instanceof Int32Array
        ? asValues(column.subarray(start, start + count))
        : column.slice(start, start + count).map((value) => storable(value, type));
    chunk.setColumnValues(index, values);
  }
  return chunk;
}

/** A vector is written from whatever has a length and elements: a copy as an array would cost as much again. */
function asValues(numbers: Int32Array): readonly number[] {
  return numbers as ArrayLike<number> as readonly number[];
}
