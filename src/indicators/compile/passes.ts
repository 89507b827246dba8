import { isoOfDay } from '../../base/index.ts';
import type { Fact } from './facts.ts';
import {
  type DateColumn,
  type HeldTest,
  isOfFact,
  type OwnTest,
  placeOf,
  type RecordSet,
  wordsFor,
} from './found-tables.ts';
import { dayLiteral, falseWhenMissing, recordCondition } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';

/** A record is kept as its place in the order × this + the conditions that it meets: the greatest is the latest. */
const CONDITIONS = 65536;

/** Rows that are no reading or have no such value are left out of the facts that ask for them. */
function rowConditions(id: string, all: readonly (Fact | RecordSet)[]): string {
  return all
    .flatMap((each) => {
      const condition = recordCondition(each.source, 'e');
      return condition ? [`\n    AND (c.${id} <> ${each.id} OR (${condition}))`] : [];
    })
    .join('');
}

/** The conditions that a record meets, a bit each. */
function conditionsMet(facts: readonly Fact[]): string {
  const cases = facts
    .filter((fact) => fact.meets.length > 0)
    .map((fact) => {
      const bits = fact.meets.map((condition, index) => `${falseWhenMissing(condition)}::INTEGER * ${1 << index}`);
      return `      WHEN ${fact.id} THEN ${bits.join(' + ')}`;
    });
  return cases.length === 0 ? '0' : `CASE c.fact\n${cases.join('\n')}\n      ELSE 0 END`;
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
  const isFirstKept = dates.some((each) => each.column === 'earliest_record');
  return createdTable(
    'found',
    `The one pass: first and last day and last record of every fact that somebody has\n${facts.map(factLine).join('\n')}`,
    `SELECT person, fact, min(event_date) AS earliest_on, max(event_date) AS latest_on,
  max(record) AS latest_record${isFirstKept ? ', min(record) AS earliest_record' : ''}
FROM (
  SELECT e.person, c.fact, e.event_date,
    e.ord::BIGINT * ${CONDITIONS} + ${conditionsMet(facts)} AS record
  FROM events e JOIN codes c ON c.code = e.code
  WHERE e.event_date BETWEEN c.from_date AND c.until_date${rowConditions('fact', facts)})
GROUP BY person, fact`,
  );
}

/** The tests that hold for each person, a bit each: those of facts, and those of people's own windows. */
export function heldTable(tests: readonly HeldTest[]): Statement {
  const columns = wordsFor(tests.length).map(
    (word) => `bit_or(CASE WHEN word = ${word} THEN bit ELSE 0 END) AS word_${word}`,
  );
  const own = tests.flatMap((test, index) => (isOfFact(test) ? [] : [ownBits(test, placeOf(index))]));
  const rows = [...(tests.some(isOfFact) ? [FACT_BITS] : []), ...own].join('\nUNION ALL\n');
  return createdTable(
    'held',
    'The tests that hold for each person, a bit each',
    `SELECT person, ${columns.join(', ')}\nFROM (\n${rows}\n) AS each_test(person, word, bit)\nGROUP BY person`,
  );
}

const FACT_BITS = `SELECT f.person, t.word, t.bit
FROM found f JOIN tests t ON t.fact = f.fact
WHERE (f.latest_record & t.meets) = t.meets
  AND CASE t.kind
    WHEN 'recorded' THEN true
    WHEN 'latest from' THEN f.latest_on >= t.day
    WHEN 'latest until' THEN f.latest_on <= t.day
    WHEN 'earliest from' THEN f.earliest_on >= t.day
    WHEN 'earliest until' THEN f.earliest_on <= t.day
    WHEN 'days apart' THEN f.latest_on - f.earliest_on >= t.days
  END`;

function ownBits({ table, condition, words }: OwnTest, { word, bit }: ReturnType<typeof placeOf>): string {
  const where = condition === undefined ? '' : ` WHERE ${condition}`;
  return `SELECT person, ${word}, ${bit} FROM ${table}${where} -- ${words}`;
}

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
  WHERE e.event_date BETWEEN c.from_date AND c.until_date${rowConditions('record_set', sets)}`,
  );
}
