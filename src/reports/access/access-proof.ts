import { type AccessRules, type GeneratedWorld, generatedWorld } from '../../access/index.ts';
import {
  type Actor,
  accepted,
  conditionOf,
  numberedText,
  type Outcome,
  type Purpose,
  type RowFilter,
} from '../../base/index.ts';
import { type ReadDb, sql } from '../../store/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** How often the decision about a row and the two row filters were compared, and where they differed. */
export type AccessProof = {
  readonly cases: number;
  readonly differences: number;
  /** How many of the cases were permitted: a proof in which nothing is permitted proves nothing. */
  readonly permitted: number;
  /** The first few, each told so that it can be made again. */
  readonly firstDifferences: readonly string[];
};

export type ProveAsk = { readonly cases: number; readonly seed: number };

type FilterOf = (rules: AccessRules, actor: Actor, purpose: Purpose) => Outcome<RowFilter>;

const ROWS_A_WORLD = 100;
const WORLDS_A_READ = 50;
const MOST_TOLD = 5;

/**
 * Compares, row by row, what the rules decide with what their row filter lets through in DuckDB and in PostgreSQL, over
 * made-up readers, purposes and days; every other world under the rules in force, the others under made-up rules.
 * @param filterOf how a filter is made: a test gives a faulty one
 */
export function accessProof(
  context: ReportContext,
  reader: Actor,
  ask: ProveAsk,
  filterOf: FilterOf = (rules, actor, purpose) => rules.rowFilter(actor, purpose),
): Report<AccessProof> {
  const what = { actions: ['see published'] as const, verb: 'prove access', subject: `access ${ask.cases} cases` };
  return reading(context, reader, what, async () => {
    const duckdb = await context.warehouse.scratch();
    try {
      return accepted(await compared(context, duckdb, ask, filterOf));
    } finally {
      duckdb.close();
    }
  });
}

async function compared(
  context: ReportContext,
  duckdb: Reader,
  ask: ProveAsk,
  filterOf: FilterOf,
): Promise<AccessProof> {
  await duckdb.run('CREATE TEMP TABLE asked (number INTEGER, practice VARCHAR, person VARCHAR)');
  let [cases, permitted, differences] = [0, 0, 0];
  const told: string[] = [];
  for (let first = 0; cases < ask.cases; first += WORLDS_A_READ) {
    await context.store.read(async (db) => {
      for (let world = first; world < first + WORLDS_A_READ && cases < ask.cases; world += 1) {
        const rows = Math.min(ROWS_A_WORLD, ask.cases - cases);
        const made = generatedWorld(ask.seed * 1_000_003 + world, {
          register: context.register,
          today: context.businessDate,
          rows,
          ...(world % 2 === 0 ? { inForce: context.rules } : {}),
        });
        const decided = decidedRows(made);
        const [inDuckdb, inPostgres] = await filteredRows(made, filterOf, duckdb, db);
        for (let row = 0; row < rows; row += 1) {
          if (decided.has(row) === inDuckdb.has(row) && decided.has(row) === inPostgres.has(row)) continue;
          differences += 1;
          if (told.length < MOST_TOLD) told.push(`seed ${ask.seed}, world ${world}, row ${row}`);
        }
        [cases, permitted] = [cases + rows, permitted + decided.size];
      }
    });
  }
  return { cases, permitted, differences, firstDifferences: told };
}

function decidedRows({ rules, actor, purpose, rows }: GeneratedWorld): ReadonlySet<number> {
  const numbers = rows.keys().filter((number) => {
    const { practice, person } = rows[number] ?? {};
    return rules.decide(actor, 'see people', { practice, person }, purpose).allowed;
  });
  return new Set(numbers);
}

/** The numbers of the rows that the filter lets through, as each database says. */
async function filteredRows(
  { rules, actor, purpose, rows }: GeneratedWorld,
  filterOf: FilterOf,
  duckdb: Reader,
  db: ReadDb,
): Promise<readonly [ReadonlySet<number>, ReadonlySet<number>]> {
  const filter = filterOf(rules, actor, purpose);
  if (!filter.ok) return [new Set(), new Set()];
  const condition = conditionOf(filter.value, { practice: 'practice', person: 'person' });
  await duckdb.run('TRUNCATE asked');
  await duckdb.append('asked', [
    rows.map((_, number) => number),
    rows.map(({ practice }) => practice),
    rows.map(({ person }) => person),
  ]);
  const text = `SELECT number FROM asked WHERE ${numberedText(condition)}`;
  const fromDuckdb = await duckdb.rows<{ number: number }>(text, condition.values);
  const numbered = JSON.stringify(rows.map((row, number) => ({ number, ...row })));
  const where = sql<boolean>(Object.assign([...condition.parts], { raw: condition.parts }), ...condition.values);
  const { rows: fromPostgres } = await sql<{ number: number }>`
    select number from json_to_recordset(${numbered}::json) as asked (number integer, practice text, person text)
     where ${where}`.execute(db);
  return [numbersOf(fromDuckdb), numbersOf(fromPostgres)];
}

function numbersOf(rows: readonly { readonly number: number }[]): ReadonlySet<number> {
  return new Set(rows.map(({ number }) => number));
}
