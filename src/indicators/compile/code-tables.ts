import type { Day } from '../../base/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { Source } from './facts.ts';
import { type HeldTest, isOfFact, placeOf } from './found-tables.ts';
import { dayLiteral } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';

/** A fact or a set of records: what its codes are and which days count. */
type Coded = { readonly id: number; readonly source: Source; readonly from: Day | undefined };

const FIRST_DAY = "DATE '0001-01-01'";

function codesOf(framework: LoadedFramework, codelists: readonly string[]): readonly string[] {
  return [...new Set(codelists.flatMap((name) => framework.codelists[name]?.codes ?? []))].sort();
}

/** code → fact, with the first and last day that count, and whether it is a code that `latest among` asks for. */
export function codeTable(
  table: { readonly name: string; readonly id: string; readonly title: string },
  framework: LoadedFramework,
  all: readonly Coded[],
): Statement {
  const rows = all.flatMap(({ id, source, from }) => {
    const marked = new Set(codesOf(framework, source.marked));
    const codes = codesOf(framework, source.codelists);
    const days = `${from === undefined ? FIRST_DAY : dayLiteral(from)}, ${dayLiteral(source.until)}`;
    return [true, false].flatMap((isMarked) => {
      const own = codes.filter((code) => marked.has(code) === isMarked);
      return own.length === 0 ? [] : [`  (${id}, ${days}, ${isMarked}, [${own.join(', ')}]::BIGINT[])`];
    });
  });
  const columns = `unnest(codes) AS code, ${table.id}::SMALLINT AS ${table.id}, from_date, until_date, is_marked`;
  const values = `(VALUES\n${rows.join(',\n')}) AS listed(${table.id}, from_date, until_date, is_marked, codes)`;
  return createdTable(table.name, table.title, `SELECT ${columns}\nFROM ${values}`);
}

/**
 * Events with any of the codes. The codes are written out because DuckDB then passes over whole vectors of other
 * codes while it reads Parquet (measured: a quarter faster than the join alone; docs/decisions.md).
 */
export function eventsView(name: string, framework: LoadedFramework, all: readonly Coded[]): Statement {
  const codes = codesOf(framework, [...new Set(all.flatMap((each) => each.source.codelists))]);
  const select = 'SELECT person, code, event_date, ord, value, paired_value, is_home FROM events';
  return {
    title: 'Events with any of these codes',
    sql: `CREATE OR REPLACE TEMP VIEW ${name} AS\n${select}\nWHERE code IN (${codes.join(', ')})`,
  };
}

/** The tests that one fact answers, each with its bit in `held` and its words. */
export function testTable(tests: readonly HeldTest[]): Statement {
  const ofFacts = tests.flatMap((test, index) => (isOfFact(test) ? [{ test, place: placeOf(index) }] : []));
  const rows = ofFacts.map(({ test, place: { word, bit } }, index) => {
    const day = test.day === undefined ? 'NULL' : dayLiteral(test.day);
    const last = index === ofFacts.length - 1 ? '' : ',';
    return `(${test.fact}, ${word}, ${bit}, '${test.kind}', ${day}, ${test.days ?? 'NULL'}, ${test.meets})${last} -- ${test.words}`;
  });
  const columns = 'fact SMALLINT, word TINYINT, bit BIGINT, kind VARCHAR, day DATE, days INTEGER, meets BIGINT';
  return {
    title: 'The tests that one fact answers, and the bit of each',
    sql: `CREATE OR REPLACE TEMP TABLE tests (${columns});\nINSERT INTO tests VALUES\n${rows.join('\n')}\n`,
  };
}
