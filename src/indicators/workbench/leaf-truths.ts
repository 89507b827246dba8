import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Rule, Step } from '../model/framework.ts';
import { reachedFrom, referencesOf } from '../model/references.ts';
import { isLeaf, isReference, keyOf, type Leaf, leavesOf } from '../model/walk.ts';

/** Leaf tests by their key, each with the number of its column. */
export type KnownLeaves = ReadonlyMap<string, number>;

/** The column of the bench that says whether a leaf is true of a person. */
export function leafColumn(index: number): string {
  return `leaf_${index}`;
}

/** The leaves of some steps that are not known yet, each once, in the order written. */
export function newLeaves(steps: readonly Step[], known: KnownLeaves): ReadonlyMap<string, Leaf> {
  const leaves = steps.flatMap((step) => leavesOf(step.when)).map((leaf): [string, Leaf] => [keyOf(leaf), leaf]);
  return new Map(leaves.filter(([key]) => !known.has(key)));
}

/** The framework as far as some rules and leaf tests need it. */
export function leavesFramework(
  framework: LoadedFramework,
  rules: readonly Rule[],
  leaves: readonly Leaf[],
): LoadedFramework {
  const own = rules.map((rule) => framework.register(rule.register));
  const others = reachedFrom(framework, [...[...own, ...rules].flatMap(referencesOf), ...leaves.filter(isReference)]);
  const registers = [...own, ...others.filter((each) => !('register' in each))];
  const needed = others.filter((each): each is Rule => 'register' in each && !rules.some(({ id }) => id === each.id));
  return {
    ...framework,
    registers: [...new Map(registers.map(({ id }) => [id, framework.register(id)])).values()],
    rules: [...rules, ...needed],
    rates: [],
    measures: [],
  };
}

/** The step of a rule that decides, as SQL over the bench's columns; 0: none does. */
export function decidingStep(steps: readonly Step[], known: KnownLeaves): string {
  const cases = steps.map((step) => `WHEN ${testSql(step.when, known)} THEN ${step.n}`);
  return cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`;
}

function testSql(test: Test, known: KnownLeaves): string {
  if (isLeaf(test)) return leafColumn(known.get(keyOf(test)) as number);
  if (test.test === 'not') return `NOT ${testSql(test.not, known)}`;
  if (test.test === 'and') return `(${test.all.map((part) => testSql(part, known)).join(' AND ')})`;
  if (test.test === 'or') return `(${test.any.map((part) => testSql(part, known)).join(' OR ')})`;
  return `(${test.of.map((part) => `(${testSql(part, known)})::INTEGER`).join(' + ')} >= ${test.count})`;
}
