import { assert, atATime, type Day, keepLatest, type MachineryPass, type OdsCode } from '../base/index.ts';
import type { Reader, Snapshot, Warehouse } from '../warehouse/index.ts';
import { type CompiledFramework, compile } from './compile/compile.ts';
import { addedSql, type Statement } from './compile/statement.ts';
import { stepOutcomes } from './evidence.ts';
import type { LoadedFramework } from './model/framework.ts';
import { periodEnding } from './model/period.ts';

/** What is decided, and the practice that it is decided for. */
type Deciding = { readonly snapshot: Snapshot; readonly pass: MachineryPass; readonly practice: OdsCode };

/** Calculators kept of a warehouse. Each holds its plans and its codes, tests and terms. */
const MOST_KEPT = 3;
const KEPT = new WeakMap<Warehouse, Map<string, Promise<KeptCalculator>>>();

/** The calculator of a framework's rules for a period end; the one used longest ago is closed for another. */
export function keptCalculator(
  warehouse: Warehouse,
  framework: LoadedFramework,
  periodEnd: Day,
): Promise<KeptCalculator> {
  const kept = KEPT.get(warehouse) ?? new Map<string, Promise<KeptCalculator>>();
  KEPT.set(warehouse, kept);
  const key = [framework.id, framework.hash, ...framework.rules.map(({ id }) => id), periodEnd].join(' ');
  const calculator = kept.get(key) ?? KeptCalculator.open(warehouse, framework, periodEnd);
  const oldest = keepLatest(kept, key, calculator, MOST_KEPT);
  calculator.catch(() => kept.delete(key));
  oldest?.then(
    (unused) => unused.close(),
    () => undefined,
  );
  return calculator;
}

/** Two connections, on which statements that do not need each other run side by side. */
type Readers = readonly [Reader, Reader];
let opened = 0;

/**
 * The rules of a framework compiled for a period end and made ready once for one practice after another, each by itself:
 * codes, tests and terms stay in place, and so do the plans of the statements over them. Its tables are in a database in
 * memory of its own, because DuckDB plans anew once anything was made beside the tables that a statement names, and the
 * views of a practice's rows are made for each.
 */
class KeptCalculator {
  readonly compiled: CompiledFramework;
  readonly #readers: Readers;
  readonly #database: string;
  readonly #waves: readonly (readonly Statement[])[];
  #isMade = false;
  /** Not when a fault kept it from being emptied: then it is tried again first. */
  #isEmpty = true;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(compiled: CompiledFramework, readers: Readers, database: string) {
    this.compiled = compiled;
    this.#readers = readers;
    this.#database = database;
    this.#waves = wavesOf(compiled.passes);
  }

  /** @param framework rules alone */
  static async open(warehouse: Warehouse, framework: LoadedFramework, periodEnd: Day): Promise<KeptCalculator> {
    opened += 1;
    const database = `calculator_${opened}`;
    const readers: Readers = [await warehouse.planningOnce(), await warehouse.planningOnce()];
    const [first, second] = readers;
    await first.run(`ATTACH ':memory:' AS ${database}; USE ${database}`);
    await second.run(`USE ${database}`);
    const compiled = compile(framework, periodEnding(periodEnd));
    for (const statement of [...compiled.setUp, stepOutcomes(framework)]) await first.run(madeSql(statement));
    return new KeptCalculator(compiled, readers, database);
  }

  /** Decides about a practice's people, then has `answer` made of the tables `population`, `decisions` and `outcomes`. */
  decide<T>(deciding: Deciding, answer: (readers: Readers) => Promise<T>): Promise<T> {
    const decided = this.#turn.then(async () => {
      if (!this.#isEmpty) await this.#empty();
      this.#isEmpty = false;
      try {
        await this.#show(deciding);
        for (const wave of this.#waves) await this.#run(wave);
        return await answer(this.#readers);
      } finally {
        await this.#empty();
      }
    });
    this.#turn = decided.catch(() => undefined);
    return decided;
  }

  /** After whatever is under way. */
  async close(): Promise<void> {
    await this.#turn;
    const [first] = this.#readers;
    for (const reader of this.#readers) await reader.run('USE memory');
    await first.run(`DETACH ${this.#database}`);
    for (const reader of this.#readers) reader.close();
  }

  async #show({ snapshot, pass, practice }: Deciding): Promise<void> {
    const shown = await Promise.all(this.#readers.map((reader) => snapshot.people(pass, [practice], reader)));
    assert(
      shown.every(({ ok }) => ok),
      'a machinery pass covers every practice',
    );
    if (this.#isMade) return;
    for (const statement of this.compiled.passes) await this.#readers[0].run(emptySql(statement));
    this.#isMade = true;
  }

  /** Each statement on the same connection every time: its plan is that connection's. */
  async #run(wave: readonly Statement[]): Promise<void> {
    await atATime(this.#readers.length, this.#readers, async (reader, place) => {
      const own = wave.filter((_, index) => index % this.#readers.length === place);
      for (const statement of own) await reader.runAgain(addedSql(statement));
    });
  }

  /** Leaves no practice's rows behind; a checkpoint gives back the memory of what was deleted. */
  async #empty(): Promise<void> {
    if (this.#isMade) {
      const tables = [...new Set(this.compiled.passes.map(({ table }) => table))];
      const deletes = tables.map((table) => `TRUNCATE ${table}`);
      await this.#readers[0].run([...deletes, `CHECKPOINT ${this.#database}`].join('; '));
    }
    this.#isEmpty = true;
  }
}

function madeSql({ table, select }: Statement): string {
  return `CREATE TABLE ${table} AS\n${select}`;
}

function emptySql({ table, select }: Statement): string {
  return `CREATE TABLE IF NOT EXISTS ${table} AS SELECT * FROM (\n${select}\n) LIMIT 0`;
}

/** Statements in the order in which they must run: none needs another of its wave. */
function wavesOf(statements: readonly Statement[]): readonly (readonly Statement[])[] {
  const waveOf = new Map<Statement, number>();
  for (const statement of statements) {
    const before = [...waveOf].filter(([earlier]) => isTied(earlier, statement));
    waveOf.set(statement, Math.max(-1, ...before.map(([, wave]) => wave)) + 1);
  }
  const waves = Map.groupBy(statements, (statement) => waveOf.get(statement) as number);
  return [...waves].sort(([one], [other]) => one - other).map(([, wave]) => wave);
}

/** Whether one statement reads or fills a table that the other fills. */
function isTied(one: Statement, other: Statement): boolean {
  return one.table === other.table || reads(one, other) || reads(other, one);
}

function reads({ select }: Statement, { table }: Statement): boolean {
  return new RegExp(`\\b${table}\\b`).test(select);
}
