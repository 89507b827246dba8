import type { Framework, Step } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Rate } from '../model/rate.ts';
import { quantitiesOf, testsOf } from '../model/rate-walk.ts';
import { quantityWords } from '../model/rate-words.ts';
import { isReference, keyOf, leavesOf } from '../model/walk.ts';
import { testWords } from '../model/words.ts';
import { isOfRecords } from './amounts.ts';
import { type Fact, FactTable } from './facts.ts';
import type { DateColumn, HeldTest, OwnTable, RecordSet } from './found-tables.ts';
import { columnName } from './name.ts';
import { Planner, type RecordLeaf, type RecordQuantity } from './planner.ts';

/** A leaf test or an amount by name, as SQL over the joined tables. */
export type TestColumn = { readonly name: string; readonly sql: string; readonly words: string };

/** What is asked of the people of one population. */
export type Asked = Pick<Framework, 'registers' | 'rules'> & { readonly rates: readonly Rate[] };

/** All that must be found so that every test of a framework can be answered. */
export type Plan = {
  readonly period: Period;
  readonly facts: readonly Fact[];
  readonly held: readonly HeldTest[];
  readonly dates: readonly DateColumn[];
  readonly recordSets: readonly RecordSet[];
  readonly ownTables: readonly OwnTable[];
  /** Tables of encounters, in the order in which they are made, and those of them with a row a person. */
  readonly encounterTables: readonly OwnTable[];
  readonly countedEncounters: readonly OwnTable[];
  /** The steps of every rule, by its id. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Whether ethnic categories are asked for, and days registered. */
  readonly asksEthnicity: boolean;
  readonly asksDays: boolean;
  /** By the key of the leaf. */
  readonly tests: ReadonlyMap<string, TestColumn>;
  /** By the JSON of the quantity. */
  readonly amounts: ReadonlyMap<string, TestColumn>;
};

/** Plans what is asked for a period: each fact once, however many indicators ask for it. */
export function planOf(asked: Asked, period: Period): Plan {
  const leaves = leavesAsked(asked);
  const quantities = new Map(
    asked.rates.flatMap((rate) =>
      quantitiesOf(rate).flatMap((each) => (isOfRecords(each) ? [[JSON.stringify(each), each] as const] : [])),
    ),
  );
  const facts = new FactTable();
  const noting = new Planner(period, facts);
  for (const leaf of leaves.values()) noting.sql(leaf);
  for (const quantity of quantities.values()) noting.amount(quantity);
  facts.settle();
  const planner = new Planner(period, facts);
  const tests = testColumns(planner, leaves);
  const amounts = amountColumns(planner, quantities);
  return {
    period,
    facts: facts.facts(),
    held: planner.held.all(),
    dates: planner.dates.all(),
    recordSets: planner.recordSets.all(),
    ownTables: planner.ownTables.all(),
    encounterTables: planner.encounterTables.all(),
    countedEncounters: planner.encounterTables.joined(),
    steps: new Map(asked.rules.map((rule) => [rule.id, rule.steps])),
    asksEthnicity: [...leaves.values()].some((leaf) => leaf.test === 'ethnicity'),
    asksDays: [...quantities.values()].some((each) => each.quantity === 'days registered'),
    tests,
    amounts,
  };
}

function testColumns(planner: Planner, leaves: ReadonlyMap<string, RecordLeaf>): ReadonlyMap<string, TestColumn> {
  const taken = new Set<string>();
  return new Map(
    [...leaves].map(([key, leaf]): [string, TestColumn] => {
      const sql = planner.sql(leaf);
      return [key, { name: columnName(leaf, taken), sql, words: testWords(leaf) }];
    }),
  );
}

function amountColumns(
  planner: Planner,
  quantities: ReadonlyMap<string, RecordQuantity>,
): ReadonlyMap<string, TestColumn> {
  return new Map(
    [...quantities].map(([key, quantity], index): [string, TestColumn] => {
      const name = `amount_${index + 1}`;
      return [key, { name, sql: planner.amount(quantity), words: quantityWords(quantity) }];
    }),
  );
}

function leavesAsked({ registers, rules, rates }: Asked): ReadonlyMap<string, RecordLeaf> {
  const steps = [...registers, ...rules].flatMap((owner) => owner.steps.map((step) => step.when));
  const leaves = [...steps, ...rates.flatMap(testsOf)].flatMap(leavesOf);
  return new Map(leaves.flatMap((leaf) => (isReference(leaf) ? [] : [[keyOf(leaf), leaf]])));
}
