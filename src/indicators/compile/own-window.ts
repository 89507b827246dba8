import type { EventFact, Selection, Test } from '../model/expression.ts';
import { keyOf, type Leaf, leavesOf } from '../model/walk.ts';
import { atLeastSql, tablesIn } from './sql.ts';

/** What a table over people's own windows is made from. */
export type OwnWindow = {
  /** The set of records, and conditions over `records` and the joined tables. */
  readonly set: number;
  readonly conditions: readonly string[];
};

/** The tables joined to each record: the population, the days found, and own tables made before, where they are asked. */
function joinedTo(records: string, conditions: string): string {
  const joins = tablesIn(conditions).map((table) => {
    const kind = table === 'population' ? 'JOIN' : 'LEFT JOIN';
    return `\n${kind} ${table} ON ${table}.person = ${records}.person`;
  });
  return joins.join('');
}

function matching({ set, conditions }: OwnWindow): string {
  return [`records.record_set = ${set}`, ...conditions].join('\n  AND ');
}

/** People with records of at least so many different days or codes. */
export function severalSelect(window: OwnWindow, column: 'event_date' | 'code', atLeast: number): string {
  const conditions = matching(window);
  return `SELECT records.person
FROM records${joinedTo('records', conditions)}
WHERE ${conditions}
GROUP BY records.person
HAVING count(DISTINCT records.${column}) >= ${atLeast}`;
}

/** The value of the latest or earliest record, NULL where it has none; `ord` is a total order of a person's records. */
export function pickedValueSelect(window: OwnWindow, pick: EventFact['pick']): string {
  const conditions = matching(window);
  const picked = pick === 'latest' ? 'arg_max_null' : 'arg_min_null';
  return `SELECT records.person, ${picked}(records.value, records.ord) AS value
FROM records${joinedTo('records', conditions)}
WHERE ${conditions}
GROUP BY records.person`;
}

/** How many records, and the sum of their values. Each counts once, whoever's people the person is of besides. */
export function totalsSelect(window: OwnWindow): string {
  const conditions = matching(window);
  return `SELECT person, count(*) AS records, sum(value) AS total
FROM (
  SELECT DISTINCT records.person, records.ord, records.value
  FROM records${joinedTo('records', conditions).replaceAll('\n', '\n  ')}
  WHERE ${conditions})
GROUP BY person`;
}

type ForSome = Extract<Leaf, { test: 'for some' }>;

/** Looks up the records that an `exists` inside a `for some` asks for, `this record` being `this_record.event_date`. */
export type InnerWindow = (selection: Selection) => OwnWindow;

/**
 * People for whom some record holds: each day on which they have one, with what is recorded around it. Days, not
 * records, because `this record` means its date.
 */
export function forSomeSelect(leaf: ForSome, each: OwnWindow, inner: InnerWindow): string {
  const found = innerTests(leaf.holds, inner);
  const windows = [...found.values()];
  const columns = windows.map(
    ({ name, window }) =>
      `    coalesce(bool_or(${[`around.record_set = ${window.set}`, ...window.conditions].join(' AND ')}), false) AS ${name}`,
  );
  const conditions = [`this_record.record_set = ${each.set}`, ...each.conditions].join('\n    AND ');
  const sets = [...new Set(windows.map(({ window }) => window.set))].sort((a, b) => a - b).join(', ');
  const everything = [conditions, ...columns].join(' ');
  return `SELECT DISTINCT person
FROM (
  SELECT this_record.person, this_record.event_date,
${columns.join(',\n')}
  FROM records AS this_record
  LEFT JOIN records AS around ON around.person = this_record.person AND around.record_set IN (${sets})${joinedTo('this_record', everything).replaceAll('\n', '\n  ')}
  WHERE ${conditions}
  GROUP BY this_record.person, this_record.event_date)
WHERE ${holdsSql(leaf.holds, found)}`;
}

type InnerTest = { readonly name: string; readonly window: OwnWindow };

function innerTests(test: Test, inner: InnerWindow): ReadonlyMap<string, InnerTest> {
  const found = new Map<string, InnerTest>();
  for (const leaf of leavesOf(test)) {
    const key = keyOf(leaf);
    if (leaf.test !== 'exists' || found.has(key)) continue;
    found.set(key, { name: `is_recorded_${found.size + 1}`, window: inner(leaf.of) });
  }
  return found;
}

function holdsSql(test: Test, found: ReadonlyMap<string, InnerTest>): string {
  if (test.test === 'and') return `(${test.all.map((each) => holdsSql(each, found)).join(' AND ')})`;
  if (test.test === 'or') return `(${test.any.map((each) => holdsSql(each, found)).join(' OR ')})`;
  if (test.test === 'at least')
    return atLeastSql(
      test.count,
      test.of.map((each) => holdsSql(each, found)),
    );
  if (test.test === 'not') return `NOT ${holdsSql(test.not, found)}`;
  return found.get(keyOf(test))?.name ?? 'false';
}
