import { type Day, isoOfDay } from '../../base/index.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { type FoundDay, type HeldTest, isOfFact, isOfPair, placeOf } from './bits.ts';
import { type Source, whatCounts } from './facts.ts';
import { listed } from './listed.ts';
import type { OwnBound, OwnFact } from './own-facts.ts';
import { createdTable, type Statement } from './statement.ts';

/** A fact or a set of records: what its codes are and which days count. */
type Coded = { readonly id: number; readonly source: Source; readonly from: Day | undefined };

const FIRST_DAY = '0001-01-01';

function codesOf(framework: LoadedFramework, codelists: readonly string[]): readonly string[] {
  return [...new Set(codelists.flatMap((name) => framework.codelists[name]?.codes ?? []))].sort();
}

/**
 * code → fact, with the first and last day that count, whether it is a code that `latest among` asks for, and which
 * values count (`whatCounts`). A line lists the codes of one fact.
 */
export function codeTable(
  table: { readonly name: string; readonly id: string; readonly title: string },
  framework: LoadedFramework,
  all: readonly Coded[],
): Statement {
  const lines = all.flatMap(({ id, source, from }) => {
    const marked = new Set(codesOf(framework, source.marked));
    const codes = codesOf(framework, source.codelists);
    const days = `${from === undefined ? FIRST_DAY : isoOfDay(from)} ${isoOfDay(source.until)}`;
    const number = source.value && 'number' in source.value ? source.value.number : '';
    const counts = `${whatCounts(source)} ${number}`;
    return [true, false].flatMap((isMarked) => {
      const own = codes.filter((code) => marked.has(code) === isMarked);
      return own.length === 0 ? [] : [`${id} ${days} ${isMarked} ${counts} ${own.join(' ')}`];
    });
  });
  const columns = `unnest(part[7:])::BIGINT AS code, part[1]::SMALLINT AS ${table.id},
  part[2]::DATE AS from_date, part[3]::DATE AS until_date, part[4]::BOOLEAN AS is_marked,
  part[5] AS counts, nullif(part[6], '')::DECIMAL(12,3) AS number`;
  return createdTable(table.name, table.title, listed(columns, lines));
}

/** The tests that one fact answers, each with its bit in `held` and its words. */
export function testTable(tests: readonly HeldTest[]): Statement {
  const lines = tests.filter(isOfFact).map((test) => {
    const { word, bit } = placeOf(test.bit);
    const day = test.day === undefined ? '' : isoOfDay(test.day);
    const kind = test.kind.replaceAll(' ', '-');
    return `${test.fact} ${word} ${bit} ${test.meets} ${kind} ${day} ${test.days ?? ''} test ${test.bit + 1}: ${test.words}`;
  });
  const columns = `part[1]::SMALLINT AS fact, part[2]::TINYINT AS word, part[3]::BIGINT AS bit, part[4]::BIGINT AS meets,
  part[5] AS kind, nullif(part[6], '')::DATE AS day, nullif(part[7], '')::INTEGER AS days`;
  return createdTable('tests', 'The tests that one fact answers, and the bit of each', listed(columns, lines));
}

/** The tests that compare the days of two found facts, each with its bit in `held` and its words. */
export function pairTable(tests: readonly HeldTest[]): Statement {
  const day = ({ fact, pick, from, months, days }: FoundDay): string =>
    `${fact} ${pick} ${from === undefined ? '' : isoOfDay(from)} ${months} ${days}`;
  const lines = tests.filter(isOfPair).map(({ left, is, right, bit: index, words }) => {
    const { word, bit } = placeOf(index);
    return `${word} ${bit} ${is} ${day(left)} ${day(right)} test ${index + 1}: ${words}`;
  });
  const side = (name: string, first: number): string => `part[${first}]::SMALLINT AS ${name}_fact,
  part[${first + 1}] AS ${name}_pick, nullif(part[${first + 2}], '')::DATE AS ${name}_from,
  part[${first + 3}]::INTEGER AS ${name}_months, part[${first + 4}]::INTEGER AS ${name}_days`;
  const columns = `part[1]::TINYINT AS word, part[2]::BIGINT AS bit, part[3] AS compared,
  ${side('left', 4)},
  ${side('right', 9)}`;
  return createdTable(
    'pair_tests',
    'The tests that compare days of two facts, and the bit of each',
    listed(columns, lines),
  );
}

/** The windows that each person has their own, each with the fact that is found in it and its words. */
export function ownWindowTable(facts: readonly OwnFact[]): Statement {
  const day = (bound: OwnBound | undefined): string => {
    if (bound === undefined) return '     true';
    const [fact, from] = 'fact' in bound ? [bound.fact, bound.from] : ['', undefined];
    const since = from === undefined ? '' : isoOfDay(from);
    return `${bound.pick} ${fact} ${since} ${bound.months} ${bound.days} ${bound.isOpen}`;
  };
  const lines = facts.map(
    ({ id, set, layer, after, before, words }) =>
      `${layer} ${set} ${id} ${day(after)} ${day(before)} fact ${id}: ${words}`,
  );
  const side = (name: string, first: number): string => `nullif(part[${first}], '') AS ${name}_pick,
  nullif(part[${first + 1}], '')::SMALLINT AS ${name}_fact, nullif(part[${first + 2}], '')::DATE AS ${name}_from,
  nullif(part[${first + 3}], '')::INTEGER AS ${name}_months, nullif(part[${first + 4}], '')::INTEGER AS ${name}_days,
  part[${first + 5}]::BOOLEAN AS ${name}_is_open`;
  const columns = `part[1]::TINYINT AS layer, part[2]::SMALLINT AS record_set, part[3]::SMALLINT AS fact,
  ${side('after', 4)},
  ${side('before', 10)}`;
  const title = 'Windows that each person has their own: the day of theirs after and before which records count';
  return createdTable('own_windows', title, listed(columns, lines));
}
