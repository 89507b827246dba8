import type { Reader } from '../../../warehouse/index.ts';

/**
 * The live rows of a table whose rows others name by a key (`person_id`, `encounter_id`): which key each row has and
 * which person it is of, as it stands after each file. Kept in the temporary table `name` (row_id, <key>, person).
 */
export class RowKeys {
  readonly name: string;
  readonly #reader: Reader;
  readonly #key: string;

  private constructor(reader: Reader, name: string, key: string) {
    this.#reader = reader;
    this.name = name;
    this.#key = key;
  }

  /** @param live the view of the table's live rows; undefined when there are none */
  static async begin(
    reader: Reader,
    o: { readonly name: string; readonly key: string; readonly live: string | undefined },
  ): Promise<RowKeys> {
    const live = o.live === undefined ? '' : `INSERT INTO ${o.name} SELECT row_id, ${o.key}, person FROM ${o.live};`;
    await reader.run(
      `CREATE OR REPLACE TEMP TABLE ${o.name} (row_id VARCHAR, ${o.key} VARCHAR, person INTEGER); ${live}`,
    );
    return new RowKeys(reader, o.name, o.key);
  }

  /** Rows of a staged file whose key an earlier row of it has, or a live row that the file does not replace. */
  async duplicates(staged: string): Promise<number[]> {
    const key = this.#key;
    const { columns } = await this.#reader.columns(`
      SELECT "row" FROM (
        SELECT "row", row_number() OVER (PARTITION BY ${key} ORDER BY "row") AS nth FROM ${staged}
      ) WHERE nth > 1
      UNION
      SELECT s."row" FROM ${staged} s JOIN ${this.name} k ON k.${key} = s.${key} AND k.row_id <> s.row_id
      WHERE k.row_id NOT IN (SELECT row_id FROM ${staged})
      ORDER BY 1`);
    return (columns[0] ?? []) as number[];
  }

  /** Takes the rows of a staged file in, in place of those that it replaces. `person` is an expression over s. */
  async take(staged: string, person: string, joins = ''): Promise<void> {
    await this.remove(`SELECT row_id FROM ${staged}`);
    await this.#reader.run(
      `INSERT INTO ${this.name} SELECT s.row_id, s.${this.#key}, ${person} FROM ${staged} s ${joins}`,
    );
  }

  /** @param rowIds a query that gives row_ids */
  async remove(rowIds: string): Promise<void> {
    await this.#reader.run(`DELETE FROM ${this.name} WHERE row_id IN (${rowIds})`);
  }
}
