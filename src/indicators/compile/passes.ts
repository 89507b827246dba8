import { isoOfDay } from '../../base/index.ts';
import {
  type HeldTest,
  isOfFact,
  isOfPair,
  isOfTables,
  type PairTest,
  placeOf,
  sourceOf,
  type TableTest,
  wordsFor,
} from './bits.ts';
import { type Fact, whatCounts } from './facts.ts';
import type { DateColumn, RecordSet } from './found-tables.ts';
import { factsOf, type OwnFact } from './own-facts.ts';
import { dayLiteral, falseWhenMissing, tablesIn } from './sql.ts';
import { addedRows, createdTable, type Statement } from './statement.ts';

/** A record is kept as its place in the order × this + the conditions that it meets: the greatest is the latest. */
const CONDITIONS = 65536;

/** What each word for what counts asks of a record; any counts where none is asked. */
const COUNTS: ReadonlyMap<string, string> = new Map([
  ['present', 'e.value IS NOT NULL'],
  ['reading', 'e.value IS NOT NULL AND e.paired_value IS NOT NULL'],
  ...['<', '<=', '=', '>=', '>'].map((is) => [is, `e.value ${is} c.number`] as const),
]);

/** Records that are no reading or have no such value do not count where their code asks for one. */
function rowConditions(all: readonly (Fact | RecordSet)[]): string {
  const asked = new Set<string>(all.map(({ source }) => whatCounts(source)));
  const cases = [...COUNTS].flatMap(([word, sql]) => (asked.has(word) ? [`\n      WHEN '${word}' THEN ${sql}`] : []));
  return cases.length === 0 ? '' : `\n    AND CASE c.counts\n      WHEN 'any' THEN true${cases.join('')}\n    END`;
}

/** The conditions that a record meets, a bit each. */
function conditionsMet(facts: readonly Fact[], of: string): string {
  const cases = facts
    .filter((fact) => fact.meets.length > 0)
    .map((fact) => {
      const bits = fact.meets.map((condition, index) => `${falseWhenMissing(condition)}::INTEGER * ${1 << index}`);
      return `      WHEN ${fact.id} THEN ${bits.join(' + ')}`;
    });
  return cases.length === 0 ? '0' : `CASE ${of}.fact\n${cases.join('\n')}\n      ELSE 0 END`;
}

function factLine({ id, source, from }: Fact | RecordSet): string {
  const since = from === undefined ? '' : ` from ${isoOfDay(from)}`;
  const what = source.isReading ? 'blood pressure readings' : source.codelists.join(', ');
  const value = source.value
    ? ` with ${source.value.is === 'present' ? 'a value' : `a value ${source.value.is} ${source.value.number}`}`
    : '';
  return `--   ${id} ${what}${value}${since}`;
}

/** The one pass over the events: for each person and fact its first and last day and its last record. */
export function foundTable(facts: readonly Fact[], dates: readonly DateColumn[]): Statement {
  return createdTable(
    'found',
    `The one pass: first and last day and last record of every fact that somebody has\n${facts.map(factLine).join('\n')}`,
    `SELECT person, fact, min(event_date) AS earliest_on, max(event_date) AS latest_on,
  max(record) AS latest_record${isFirstKept(dates) ? ', min(record) AS earliest_record' : ''}
FROM (
  SELECT e.person, c.fact, e.event_date,
    e.ord::BIGINT * ${CONDITIONS} + ${conditionsMet(facts, 'c')} AS record
  FROM events e JOIN codes c ON c.code = e.code
  WHERE e.event_date BETWEEN c.from_date AND c.until_date${rowConditions(facts)})
GROUP BY person, fact`,
  );
}

function isFirstKept(dates: readonly DateColumn[]): boolean {
  return dates.some((each) => each.column === 'earliest_record');
}

/** The days of people's own that bounds name, as SQL: of the fact joined as `a` or `b`, or of the person. */
const OWN_DAYS: ReadonlyMap<string, (fact: string) => string> = new Map([
  ['latest', (fact: string) => `${fact}.latest_on`],
  ['earliest', (fact: string) => `${fact}.earliest_on`],
  ['registration', () => 'p.registered_on'],
  ['birth', () => 'p.born_on'],
]);

/** Adds to what is found the facts of one layer, found in each person's own windows. */
export function ownFactsPass(facts: readonly OwnFact[], dates: readonly DateColumn[]): Statement {
  const bounds = facts.flatMap(({ after, before }) => [after, before]);
  const isOfPerson = bounds.some((bound) => bound !== undefined && !('fact' in bound));
  const person = isOfPerson ? '\n  LEFT JOIN population p ON p.person = e.person' : '';
  const [after, before] = [boundSql('after', 'a', facts), boundSql('before', 'b', facts)];
  const found = 'min(event_date), max(event_date), max(record)';
  return addedRows(
    'found',
    'The same in windows that each person has their own, added to what is found',
    `SELECT person, fact, ${found}${isFirstKept(dates) ? ', min(record)' : ''}
FROM (
  SELECT e.person, w.fact, e.event_date,
    e.ord::BIGINT * ${CONDITIONS} + ${conditionsMet(facts, 'w')} AS record
  FROM records e JOIN own_windows w ON w.record_set = e.record_set${person}${after.join}${before.join}
  WHERE w.layer = ${facts[0]?.layer}${after.condition}${before.condition})
GROUP BY person, fact`,
  );
}

/** One end of people's own windows: the facts whose days it is, joined, and what it asks of a record. */
function boundSql(
  side: 'after' | 'before',
  fact: string,
  facts: readonly OwnFact[],
): { readonly join: string; readonly condition: string } {
  const bounds = facts.flatMap((each) => each[side] ?? []);
  if (bounds.length === 0) return { join: '', condition: '' };
  const asked = factsOf(...bounds);
  const join = `\n  LEFT JOIN ${foundOf(asked)} ${fact} ON ${fact}.person = e.person AND ${fact}.fact = w.${side}_fact`;
  const picks = new Set<string>(bounds.map(({ pick }) => pick));
  const days = [...OWN_DAYS].flatMap(([pick, sql]) =>
    picks.has(pick) ? [`\n      WHEN w.${side}_pick = '${pick}' THEN ${sql(fact)}`] : [],
  );
  const isBefore = asked.length === 0 ? '' : `\n      WHEN ${fact}.latest_on < w.${side}_from THEN NULL`;
  const day = `CAST(CASE${isBefore}${days.join('')}
      END + to_months(w.${side}_months) AS DATE) + w.${side}_days`;
  return {
    join: asked.length === 0 ? '' : join,
    condition: `\n    AND coalesce(e.event_date ${side === 'after' ? '>=' : '<='} ${day}, w.${side}_is_open)`,
  };
}

function foundOf(facts: readonly number[]): string {
  return `(SELECT * FROM found WHERE fact IN (${[...new Set(facts)].sort((a, b) => a - b).join(', ')}))`;
}

/**
 * The tests that hold for each person who is looked at, a bit each: each column is filled from one source.
 * @param bits how many bits there are, with those that are made of them
 * @param isOnce whether each person has one row in `population`
 * @param name `held`, or another where more bits are made of these
 */
export function heldTable(tests: readonly HeldTest[], bits: number, isOnce: boolean, name = 'held'): Statement {
  const of = Map.groupBy(tests, sourceOf);
  const folded = [
    foldedBits('found_bits', foundBits(tests), of.get('found') ?? []),
    foldedBits('other_bits', tableBits(of.get('other tables') ?? []), of.get('other tables') ?? []),
  ].flat();
  const own = Map.groupBy((of.get('population') ?? []).flatMap(placed), ({ word }) => word);
  const columns = wordsFor(bits).map((word) => {
    const known = folded.filter(({ words }) => words.has(word)).map(({ name }) => `coalesce(${name}.word_${word}, 0)`);
    const asked = own.get(word);
    return `  ${asked ? caseBits(asked) : (known[0] ?? '0::BIGINT')} AS word_${word}`;
  });
  const joins = folded.map(
    ({ name, select }) => `\nLEFT JOIN (\n${select}) AS ${name} ON ${name}.person = population.person`,
  );
  return createdTable(
    name,
    'The tests that hold for each person, a bit each',
    `SELECT population.person,\n${columns.join(',\n')}\nFROM ${isOnce ? 'population' : ONCE}${joins.join('')}`,
  );
}

const ONCE = '(SELECT DISTINCT ON (person) * FROM population) AS population';

type FoldedBits = { readonly name: string; readonly words: ReadonlySet<number>; readonly select: string };

/** Queries of person, word and bit as one row a person; none where no test is asked. */
function foldedBits(name: string, queries: readonly string[], tests: readonly HeldTest[]): readonly FoldedBits[] {
  if (tests.length === 0) return [];
  const words = new Set(tests.map(({ bit }) => placeOf(bit).word));
  const columns = [...words].map((word) => `bit_or(CASE WHEN word = ${word} THEN bit ELSE 0 END) AS word_${word}`);
  const rows = queries.join('\nUNION ALL\n');
  const select = `SELECT person, ${columns.join(', ')}\nFROM (\n${rows}\n) AS each_test(person, word, bit)\nGROUP BY person`;
  return [{ name, words, select }];
}

type PlacedTest = TableTest & ReturnType<typeof placeOf>;

function placed(test: HeldTest): readonly PlacedTest[] {
  return isOfTables(test) ? [{ ...test, ...placeOf(test.bit) }] : [];
}

/** A query for each set of tables and each column; a test is not true of whoever has no row in one of the tables. */
function tableBits(tests: readonly HeldTest[]): readonly string[] {
  const groups = Map.groupBy(tests.flatMap(placed), ({ word, sql }) => [word, ...tablesIn(sql)].join(' '));
  return [...groups.values()].map((group) => {
    const { word, sql } = group[0] as PlacedTest;
    const [base, ...others] = tablesIn(sql);
    const joins = others.map((table) => ` JOIN ${table} ON ${table}.person = ${base}.person`).join('');
    return `SELECT ${base}.person, ${word}, ${caseBits(group)}\nFROM ${base}${joins}`;
  });
}

function caseBits(tests: readonly PlacedTest[]): string {
  const bits = tests.map(({ sql, bit, words }) => `CASE WHEN ${sql} THEN ${bit} ELSE 0 END -- ${words}`);
  return `(${bits.join('\n  | ')}\n  )::BIGINT`;
}

function foundBits(tests: readonly HeldTest[]): readonly string[] {
  const pairs = tests.filter(isOfPair);
  return [...(tests.some(isOfFact) ? [FACT_BITS] : []), ...(pairs.length > 0 ? [pairBits(pairs)] : [])];
}

/** Days of one fact beside those of another of the same person. */
function pairBits(pairs: readonly PairTest[]): string {
  const day = (side: 'left' | 'right', of: string): string =>
    `CAST(CASE t.${side}_pick WHEN 'latest' THEN ${of}.latest_on ELSE ${of}.earliest_on END + to_months(t.${side}_months) AS DATE) + t.${side}_days`;
  return `SELECT person, word, bit
FROM (
  SELECT l.person, t.word, t.bit, t.compared, ${day('left', 'l')} AS left_on, ${day('right', 'r')} AS right_on
  FROM pair_tests t
  JOIN ${foundOf(pairs.map(({ left }) => left.fact))} l ON l.fact = t.left_fact
  JOIN ${foundOf(pairs.map(({ right }) => right.fact))} r ON r.fact = t.right_fact AND r.person = l.person
  WHERE coalesce(l.latest_on >= t.left_from, true) AND coalesce(r.latest_on >= t.right_from, true))
WHERE CASE compared
    WHEN '<' THEN left_on < right_on
    WHEN '<=' THEN left_on <= right_on
    WHEN '=' THEN left_on = right_on
    WHEN '>=' THEN left_on >= right_on
    WHEN '>' THEN left_on > right_on
  END`;
}

const FACT_BITS = `SELECT f.person, t.word, t.bit
FROM found f JOIN tests t ON t.fact = f.fact
WHERE (f.latest_record & t.meets) = t.meets
  AND CASE t.kind
    WHEN 'recorded' THEN true
    WHEN 'latest-from' THEN f.latest_on >= t.day
    WHEN 'latest-until' THEN f.latest_on <= t.day
    WHEN 'earliest-from' THEN f.earliest_on >= t.day
    WHEN 'earliest-until' THEN f.earliest_on <= t.day
    WHEN 'days-apart' THEN f.latest_on - f.earliest_on >= t.days
  END`;

/** The days that tests compare with each other. */
export function datesTable(dates: readonly DateColumn[]): Statement {
  const columns = dates.map(({ name, fact, column, from }) => {
    const since = from === undefined ? '' : ` AND latest_on >= ${dayLiteral(from)}`;
    return `  max(CASE WHEN fact = ${fact}${since} THEN ${column} END) AS ${name}`;
  });
  const facts = [...new Set(dates.map((each) => each.fact))].sort((a, b) => a - b);
  return createdTable(
    'dates',
    'The days that tests compare with each other',
    `SELECT person,\n${columns.join(',\n')}\nFROM found WHERE fact IN (${facts.join(', ')})\nGROUP BY person`,
  );
}

/** Records kept one by one, for windows that each person has their own. */
export function recordsTable(sets: readonly RecordSet[]): Statement {
  return createdTable(
    'records',
    `Records kept one by one, for windows that each person has their own\n${sets.map(factLine).join('\n')}`,
    `SELECT e.person, c.record_set, e.code, e.event_date, e.ord, e.value, e.paired_value, e.is_home, c.is_marked
  FROM events e JOIN record_codes c ON c.code = e.code
  WHERE e.event_date BETWEEN c.from_date AND c.until_date${rowConditions(sets)}`,
  );
}
