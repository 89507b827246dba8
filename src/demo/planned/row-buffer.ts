import { assert } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';

const ROWS_A_FLUSH = 150_000;

/** Collects rows of whole numbers, by columns, and appends them to a table in large portions. */
export class RowBuffer {
  readonly #reader: Reader;
  readonly #table: string;
  readonly #columns: number[][];
  #total = 0;

  constructor(reader: Reader, table: string, width: number) {
    this.#reader = reader;
    this.#table = table;
    this.#columns = Array.from({ length: width }, () => []);
  }

  get total(): number {
    return this.#total;
  }

  add(...row: readonly number[]): void {
    for (let column = 0; column < row.length; column += 1) this.#columns[column]!.push(row[column]!);
    this.#total += 1;
  }

  get isFull(): boolean {
    return this.#columns[0]!.length >= ROWS_A_FLUSH;
  }

  async flush(): Promise<void> {
    const rows = this.#columns[0]!.length;
    assert(
      this.#columns.every((column) => column.length === rows),
      'every row has every column',
    );
    if (rows === 0) return;
    await this.#reader.append(this.#table, this.#columns);
    for (const column of this.#columns) column.length = 0;
  }
}
