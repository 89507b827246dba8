import type { Test } from './expression.ts';
import { childrenOf, isLeaf, keyOf, type Leaf, leavesOf } from './walk.ts';
import { monthsToPeriodEnd } from './words.ts';

/** How many choices are tried before a set of tests is taken to be possible after all. */
const MOST_CHOICES = 20_000;

type Choice = { readonly leaf: Leaf; readonly isTrue: boolean };

/** Whether somebody can exist for whom every test of `held` is true and every test of `failed` false. */
export function canHold(held: readonly Test[], failed: readonly Test[]): boolean {
  const search = { left: MOST_CHOICES };
  const all: Test = { test: 'and', all: [...held, ...failed.map((not): Test => ({ test: 'not', not }))] };
  return search.left > 0 && canBe(all, [], search);
}

function canBe(test: Test, choices: readonly Choice[], search: { left: number }): boolean {
  if (!agree(choices)) return false;
  const value = known(test, new Map(choices.map((each) => [keyOf(each.leaf), each.isTrue])));
  if (value !== undefined) return value;
  search.left -= 1;
  if (search.left < 0) return true;
  const chosen = new Set(choices.map((each) => keyOf(each.leaf)));
  const leaf = leavesOf(test).find((each) => !chosen.has(keyOf(each)));
  if (!leaf) return true;
  return [true, false].some((isTrue) => canBe(test, [...choices, { leaf, isTrue }], search));
}

/** What a test comes to under some choices; undefined while it is open. */
function known(test: Test, choices: ReadonlyMap<string, boolean>): boolean | undefined {
  if (isLeaf(test)) return choices.get(keyOf(test));
  const parts = childrenOf(test).map((part) => known(part, choices));
  if (test.test === 'not') return parts[0] === undefined ? undefined : !parts[0];
  if (test.test === 'at least') return atLeast(test.count, parts);
  const decides = test.test === 'or';
  if (parts.includes(decides)) return decides;
  return parts.includes(undefined) ? undefined : !decides;
}

function atLeast(count: number, parts: readonly (boolean | undefined)[]): boolean | undefined {
  const held = parts.filter((part) => part === true).length;
  const open = parts.filter((part) => part === undefined).length;
  if (held >= count) return true;
  return held + open < count ? false : undefined;
}

/** Whether choices can all be of one person: one age, one sex, and a longer window holds what a shorter one does. */
function agree(choices: readonly Choice[]): boolean {
  return agesAgree(choices) && sexesAgree(choices) && windowsAgree(choices);
}

function agesAgree(choices: readonly Choice[]): boolean {
  let youngest = 0;
  let oldest = 200;
  for (const { leaf, isTrue } of choices) {
    if (leaf.test !== 'age' || leaf.on) continue;
    const isLowerLimit = (leaf.is === 'over') === isTrue;
    const limit = leaf.is === 'over' ? leaf.years + 1 : leaf.years;
    if (isLowerLimit) youngest = Math.max(youngest, limit);
    else oldest = Math.min(oldest, limit - 1);
  }
  return youngest <= oldest;
}

function sexesAgree(choices: readonly Choice[]): boolean {
  const sexes = choices.flatMap(({ leaf, isTrue }) => (leaf.test === 'sex' && isTrue ? [leaf.is] : []));
  return new Set(sexes).size <= 1;
}

function windowsAgree(choices: readonly Choice[]): boolean {
  const longestAbsent = new Map<string, number>();
  const shortestPresent = new Map<string, number>();
  for (const { leaf, isTrue } of choices) {
    if (leaf.test !== 'exists') continue;
    const months = leaf.of.after ? monthsToPeriodEnd(leaf.of) : Number.POSITIVE_INFINITY;
    if (months === undefined) continue;
    const { after: _, ...rest } = leaf.of;
    const key = keyOf(rest);
    if (isTrue) shortestPresent.set(key, Math.min(months, shortestPresent.get(key) ?? Number.POSITIVE_INFINITY));
    else longestAbsent.set(key, Math.max(months, longestAbsent.get(key) ?? 0));
  }
  return [...shortestPresent].every(([key, months]) => months > (longestAbsent.get(key) ?? 0));
}
