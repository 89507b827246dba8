import type { LoadedFramework, Step } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import { asksEthnicity } from '../model/references.ts';
import { isReference, keyOf, leavesOf } from '../model/walk.ts';
import { testWords } from '../model/words.ts';
import { type Fact, FactTable } from './facts.ts';
import type { DateColumn, HeldTest, OwnTable, RecordSet } from './found-tables.ts';
import { columnName } from './name.ts';
import { Planner, type RecordLeaf } from './planner.ts';

/** A leaf test by name, as SQL over the joined tables. */
export type TestColumn = { readonly name: string; readonly sql: string; readonly words: string };

/** All that must be found so that every test of a framework can be answered. */
export type Plan = {
  readonly period: Period;
  readonly facts: readonly Fact[];
  readonly held: readonly HeldTest[];
  readonly dates: readonly DateColumn[];
  readonly recordSets: readonly RecordSet[];
  readonly ownTables: readonly OwnTable[];
  /** The steps of every rule, by its id. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Whether ethnic categories are asked for. */
  readonly asksEthnicity: boolean;
  /** By the key of the leaf. */
  readonly tests: ReadonlyMap<string, TestColumn>;
};

/** Plans a framework's tests for a period: each fact once, however many indicators ask for it. */
export function planOf(framework: LoadedFramework, period: Period): Plan {
  const leaves = leavesOfFramework(framework);
  const facts = new FactTable();
  const noting = new Planner(period, facts);
  for (const leaf of leaves.values()) noting.sql(leaf);
  facts.settle();
  const planner = new Planner(period, facts);
  const taken = new Set<string>();
  const tests = [...leaves].map(([key, leaf]): [string, TestColumn] => {
    const sql = planner.sql(leaf);
    return [key, { name: columnName(leaf, taken), sql, words: testWords(leaf) }];
  });
  return {
    period,
    facts: facts.facts(),
    held: planner.held.all(),
    dates: planner.dates.all(),
    recordSets: planner.recordSets.all(),
    ownTables: planner.ownTables.all(),
    steps: new Map(framework.rules.map((rule) => [rule.id, rule.steps])),
    asksEthnicity: asksEthnicity(framework),
    tests: new Map(tests),
  };
}

function leavesOfFramework(framework: LoadedFramework): ReadonlyMap<string, RecordLeaf> {
  const owners = [...framework.registers, ...framework.rules];
  const leaves = owners.flatMap((owner) => owner.steps.flatMap((step) => leavesOf(step.when)));
  return new Map(leaves.flatMap((leaf) => (isReference(leaf) ? [] : [[keyOf(leaf), leaf]])));
}
