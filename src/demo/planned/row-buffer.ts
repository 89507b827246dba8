import { assert } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';

const ROWS_A_FLUSH = 20_000;
/** For the rows of one person, after which a full buffer is flushed. */
const ROOM = 20_000;

/** Collects rows of whole numbers, by columns, and appends them to a table in large portions. */
export class RowBuffer {
  readonly #reader: Reader;
  readonly #table: string;
  readonly #columns: Int32Array[];
  #waiting = 0;

  constructor(reader: Reader, table: string, width: number) {
    this.#reader = reader;
    this.#table = table;
    this.#columns = Array.from({ length: width }, () => new Int32Array(ROWS_A_FLUSH + ROOM));
  }

  /** A number for each column. Who adds asks now and then whether it `isFull`. */
  add(...row: readonly number[]): void {
    assert(row.length === this.#columns.length, 'every row has every column');
    assert(this.#waiting < ROWS_A_FLUSH + ROOM, 'a buffer that is full is flushed');
    for (let column = 0; column < row.length; column += 1) this.#columns[column]![this.#waiting] = row[column]!;
    this.#waiting += 1;
  }

  get isFull(): boolean {
    return this.#waiting >= ROWS_A_FLUSH;
  }

  async flush(): Promise<void> {
    if (this.#waiting === 0) return;
    await this.#reader.append(
      this.#table,
      this.#columns.map((column) => column.subarray(0, this.#waiting)),
    );
    this.#waiting = 0;
  }
}
