import { canonical, type Json } from '../../base/index.ts';
import type { Bound, DateExpression, EventFact, Selection, Test } from './expression.ts';

/** A test with no test inside it, or a `for some`. */
export type Leaf = Exclude<Test, { test: 'and' | 'or' | 'at least' | 'not' }>;
/** A leaf that another definition of the framework answers. */
export type Reference = Extract<Leaf, { test: 'on register' | 'counts as' }>;

/** Names of nodes, kept because the search for steps that cannot be reached asks for them again and again. */
const KEYS = new WeakMap<object, string>();

/** The name of a node: its canonical JSON. Two nodes that say the same are the same. */
export function keyOf(node: Test | Selection | EventFact | DateExpression | Bound): string {
  const known = KEYS.get(node);
  if (known !== undefined) return known;
  const key = canonical(node as unknown as Json);
  KEYS.set(node, key);
  return key;
}

export function childrenOf(test: Test): readonly Test[] {
  if (test.test === 'and') return test.all;
  if (test.test === 'or') return test.any;
  if (test.test === 'at least') return test.of;
  if (test.test === 'not') return [test.not];
  return [];
}

export function isLeaf(test: Test): test is Leaf {
  return test.test !== 'and' && test.test !== 'or' && test.test !== 'at least' && test.test !== 'not';
}

/** The leaves of a test in the order written; `for some` is one leaf. */
export function leavesOf(test: Test): readonly Leaf[] {
  return isLeaf(test) ? [test] : childrenOf(test).flatMap(leavesOf);
}

export function isReference(leaf: Leaf): leaf is Reference {
  return leaf.test === 'on register' || leaf.test === 'counts as';
}

/** The selections that a leaf names itself, without those its dates are taken from. */
export function ownSelections(leaf: Leaf): readonly Selection[] {
  switch (leaf.test) {
    case 'exists':
    case 'on days':
    case 'different codes':
    case 'latest among':
      return [leaf.of];
    case 'change':
      return [leaf.from.of, leaf.to.of];
    case 'age':
      return leaf.on?.from.at === 'event' ? [leaf.on.from.event.of] : [];
    case 'value':
    case 'blood pressure at or below':
      return [leaf.event.of];
    case 'date':
      return [leaf.left, leaf.right].flatMap((side) => (side.from.at === 'event' ? [side.from.event.of] : []));
    case 'for some':
      return [leaf.each, ...leavesOf(leaf.holds).flatMap(ownSelections)];
    default:
      return [];
  }
}

/** The selection that a bound's date is taken from, if any. */
export function anchorSelection(bound: Bound | undefined): readonly Selection[] {
  return bound?.date.from.at === 'event' ? [bound.date.from.event.of] : [];
}

/** Every selection under a test, those that windows are anchored to included. */
export function selectionsUnder(test: Test): readonly Selection[] {
  return leavesOf(test).flatMap(ownSelections).flatMap(withAnchors);
}

/** The registers and rules that a test asks about. */
export function referencesUnder(test: Test): readonly Reference[] {
  return leavesOf(test).filter(isReference);
}

function withAnchors(selection: Selection): readonly Selection[] {
  const anchors = [...anchorSelection(selection.after), ...anchorSelection(selection.before)];
  return [selection, ...anchors.flatMap(withAnchors)];
}

/** Names of every codelist under a test, sorted, each once. */
export function codelistsUnder(test: Test): readonly string[] {
  const names = selectionsUnder(test).flatMap((each) => [...each.codelists, ...(each.reading?.diastolic ?? [])]);
  return [...new Set(names)].sort();
}
