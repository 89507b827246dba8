import { type Param, quoted, type Reader } from '../warehouse/index.ts';
import type { FeedColumn } from './column.ts';
import { type Check, ColumnReadings, type DistinctCheck, distinctCheckOf } from './column-checks.ts';
import type { ProblemList } from './problem-list.ts';
import type { RawFile } from './raw-file.ts';

/** How the rows of a file become the rows of a staged table. */
export type StagePlan = {
  readonly columns: readonly FeedColumn[];
  /** The staged table's columns: name → expression over the read columns (named as in the file) and the joins. */
  readonly output: Readonly<Record<string, string>>;
  /** What the read rows, named s, are joined with: `LEFT JOIN people p USING (person_id)`. */
  readonly joins?: string;
  /** Columns of the file whose values are usually few: with many rows they are staged as an ENUM, which sorts faster. */
  readonly fewValued?: readonly string[];
  /** Made after the columns' own checks, over the read columns and the joins. */
  readonly checks: readonly Check[];
  /** Checks of values that need TypeScript, beside those that the columns' kinds ask for. */
  readonly distinct?: readonly (DistinctCheck & Pick<Check, 'code' | 'facts'>)[];
};

/** What was staged. */
export type StagedRows = { readonly accepted: number; readonly rejected: number };

/**
 * Reads a file's rows into a new temporary table `into` (the plan's columns and `"row"`), leaving out each bad row
 * with one problem: the first of its checks that failed. Records that the scanner found faulty are problems too.
 */
export async function stageRows(
  reader: Reader,
  raw: RawFile,
  plan: StagePlan,
  o: { readonly into: string; readonly problems: ProblemList },
): Promise<StagedRows> {
  for (const fault of raw.faults) {
    const facts = { fields: String(fault.fields), allowed: String(plan.columns.length) };
    o.problems.add(fault.row, fault.code, facts);
  }
  const bad = new BadValues(reader, raw, o.into);
  const badByColumn = await bad.ofColumns(plan.columns);
  const readings = new ColumnReadings(plan.columns, raw.types, badByColumn);
  const distinctChecks = await bad.ofChecks(plan.distinct ?? []);
  const checks = [...readings.checks, ...distinctChecks.checks, ...plan.checks];
  const output = await withEnums(reader, raw, plan);
  await reader.run(
    stagingSql(
      raw,
      { ...plan, output },
      { into: o.into, selected: [...readings.selected, ...distinctChecks.selected], checks },
    ),
  );
  await bad.drop();
  return withoutBadRows(reader, raw, checks, o);
}

/** Fewer rows are sorted fast enough as they are. */
export const MANY_ROWS = 20_000;
/** An ENUM of more values costs more than it saves. */
const FEW_VALUES = 1000;

/** The plan's output with columns that hold few values cast to an ENUM of them. */
async function withEnums(reader: Reader, raw: RawFile, plan: StagePlan): Promise<StagePlan['output']> {
  if (raw.read < MANY_ROWS) return plan.output;
  const output = { ...plan.output };
  for (const column of plan.fewValued ?? []) {
    const { columns } = await reader.columns(
      `SELECT DISTINCT f."${column}"::VARCHAR FROM ${raw.relation} f WHERE f."${column}" IS NOT NULL LIMIT ${FEW_VALUES + 1}`,
    );
    const values = (columns[0] as string[]).filter((value) => value !== '');
    const isFew = values.length > 0 && values.length <= FEW_VALUES;
    if (isFew) output[column] = `${output[column]}::ENUM(${values.sort().map(quoted).join(', ')})`;
  }
  return output;
}

function stagingSql(
  raw: RawFile,
  plan: StagePlan,
  o: { readonly into: string; readonly selected: readonly string[]; readonly checks: readonly Check[] },
): string {
  const output = Object.entries(plan.output).map(([name, expression]) => `${expression} AS "${name}"`);
  const cases = o.checks.map((check, index) => `WHEN ${check.when} THEN ${index}`);
  const problem = cases.length === 0 ? 'NULL::SMALLINT' : `(CASE ${cases.join(' ')} END)::SMALLINT`;
  return `CREATE OR REPLACE TEMP TABLE ${o.into} AS
    SELECT ${output.join(', ')}, s."row", ${problem} AS problem
    FROM (SELECT f."row", ${o.selected.join(', ')} FROM ${raw.relation} f) s ${plan.joins ?? ''}`;
}

async function withoutBadRows(
  reader: Reader,
  raw: RawFile,
  checks: readonly Check[],
  o: { readonly into: string; readonly problems: ProblemList },
): Promise<StagedRows> {
  const { columns } = await reader.columns(
    `SELECT problem, list("row" ORDER BY "row") FROM ${o.into} WHERE problem IS NOT NULL GROUP BY problem ORDER BY problem`,
  );
  const [indexes = [], rows = []] = columns;
  let rejected = raw.faults.length;
  for (const [at, index] of indexes.entries()) {
    const check = checks[index as number] as Check;
    const found = rows[at] as number[];
    o.problems.addRows(found, check.code, check.facts);
    rejected += found.length;
  }
  if (indexes.length > 0) await reader.run(`DELETE FROM ${o.into} WHERE problem IS NOT NULL`);
  await reader.run(`ALTER TABLE ${o.into} DROP COLUMN problem`);
  return { accepted: raw.read - rejected, rejected };
}

/** Finds the bad among the distinct values of a column, and keeps them where a query can compare with them. */
class BadValues {
  readonly #reader: Reader;
  readonly #raw: RawFile;
  readonly #name: string;
  readonly #tables: string[] = [];

  constructor(reader: Reader, raw: RawFile, name: string) {
    this.#reader = reader;
    this.#raw = raw;
    this.#name = name;
  }

  /** By column, the condition under which its value is bad; none where all are good. */
  async ofColumns(columns: readonly FeedColumn[]): Promise<Map<string, string>> {
    const conditions = new Map<string, string>();
    for (const column of columns) {
      const check = distinctCheckOf(column, this.#raw.types.get(column.name) ?? 'VARCHAR');
      const condition = check && (await this.#condition(check));
      if (condition !== undefined) conditions.set(column.name, condition);
    }
    return conditions;
  }

  /** A column to select for each check that found something, and the check over it. */
  async ofChecks(
    distinct: NonNullable<StagePlan['distinct']>,
  ): Promise<{ readonly selected: string[]; readonly checks: Check[] }> {
    const selected: string[] = [];
    const checks: Check[] = [];
    for (const [index, { code, facts, ...check }] of distinct.entries()) {
      const condition = await this.#condition(check);
      if (condition === undefined) continue;
      selected.push(`${condition} AS "distinct ${index}?"`);
      checks.push({ code, facts, when: `s."distinct ${index}?"` });
    }
    return { selected, checks };
  }

  async drop(): Promise<void> {
    for (const table of this.#tables) await this.#reader.run(`DROP TABLE IF EXISTS ${table}`);
  }

  async #condition(check: DistinctCheck): Promise<string | undefined> {
    const values = await this.#reader.columns(
      `SELECT DISTINCT ${check.expression} AS value FROM ${this.#raw.relation} f`,
    );
    const bad = (values.columns[0] ?? []).map(textOf).filter((value) => value !== '' && !check.isGood(value));
    if (bad.length === 0) return undefined;
    const table = `${this.#name}_bad_${this.#tables.length}`;
    this.#tables.push(table);
    await textTable(this.#reader, table, bad);
    return `coalesce((${check.expression})::VARCHAR IN (SELECT value FROM ${table}), false)`;
  }
}

function textOf(value: unknown): string {
  return value === null ? '' : String(value);
}

async function textTable(reader: Reader, name: string, values: readonly Param[]): Promise<void> {
  await reader.run(`CREATE OR REPLACE TEMP TABLE ${name} (value VARCHAR)`);
  await reader.append(name, [values]);
}
