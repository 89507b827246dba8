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

/**
 * code → fact, with the first and last day that count, and whether it is a code that `latest among` asks for. Codes are
 * one text for each fact: DuckDB reads that in half the time of a list of numbers.
 */
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
      return own.length === 0 ? [] : [`  (${id}, ${days}, ${isMarked}, '${own.join(' ')}')`];
    });
  });
  const columns = `unnest(string_split(codes, ' '))::BIGINT AS code, ${table.id}::SMALLINT AS ${table.id}, from_date, until_date, is_marked`;
  const values = `(VALUES\n${rows.join(',\n')}) AS listed(${table.id}, from_date, until_date, is_marked, codes)`;
  return createdTable(table.name, table.title, `SELECT ${columns}\nFROM ${values}`);
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
