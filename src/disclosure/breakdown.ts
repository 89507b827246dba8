import type { ReleasedCount } from '../base/index.ts';
import { LARGEST_SUPPRESSED, possibleCounts, suppress } from './suppress.ts';

/** A suppressed count must keep at least this many possible values after every subtraction that a reader can do. */
export const FEWEST_POSSIBLE = 3;

/** A count and what it is made of. The parts of a node, where it has any, add to it exactly. */
export type Breakdown = {
  readonly key: string;
  readonly count: number;
  /** False for a subtotal that is not printed. */
  readonly printed?: boolean;
  readonly parts?: readonly Breakdown[];
};

/** What may be printed of a breakdown. A key that is absent from `counts` may not be printed. */
export type SafeBreakdown = {
  readonly counts: ReadonlyMap<string, ReleasedCount>;
  /** Keys of parts that were put together, by the key of the count that they are parts of. */
  readonly together: ReadonlyMap<string, { readonly keys: readonly string[]; readonly count: ReleasedCount }>;
};

type Node = {
  keys: string[];
  count: number;
  printed: boolean;
  parts: Node[];
  parent: Node | undefined;
  least: number;
  greatest: number;
};

/**
 * Decides what of a breakdown may be printed so that no count from 1 to 7 can be worked out by subtraction: after
 * each figure is suppressed or rounded on its own, the range that remains possible for every small count is found
 * from all sums; where it is too narrow, parts are put together, and failing that figures are left out.
 */
export function protect(breakdown: Breakdown): SafeBreakdown {
  const root = nodeOf(breakdown, undefined);
  for (let unsafe = firstUnsafe(root); unsafe !== undefined; unsafe = firstUnsafe(root)) conceal(unsafe);
  const counts = new Map<string, ReleasedCount>();
  const together = new Map<string, { keys: string[]; count: ReleasedCount }>();
  for (const node of everyNode(root)) {
    if (!node.printed) continue;
    if (node.keys.length === 1) counts.set(node.keys[0] ?? '', suppress(node.count));
    else together.set(node.parent?.keys[0] ?? '', { keys: node.keys, count: suppress(node.count) });
  }
  return { counts, together };
}

function nodeOf(breakdown: Breakdown, parent: Node | undefined): Node {
  const { key, count } = breakdown;
  const node: Node = {
    keys: [key],
    count,
    printed: breakdown.printed ?? true,
    parts: [],
    parent,
    least: 0,
    greatest: 0,
  };
  node.parts = (breakdown.parts ?? []).map((part) => nodeOf(part, node));
  return node;
}

function* everyNode(node: Node): Generator<Node> {
  yield node;
  for (const part of node.parts) yield* everyNode(part);
}

function firstUnsafe(root: Node): Node | undefined {
  narrowFromParts(root);
  narrowFromWhole(root);
  for (const node of everyNode(root)) if (isUnsafe(node)) return node;
  return undefined;
}

function isUnsafe(node: Node): boolean {
  if (node.count < 1 || node.count > LARGEST_SUPPRESSED) return false;
  return node.greatest - node.least + 1 < FEWEST_POSSIBLE;
}

/** From the leaves up: a whole lies between the sums of its parts' least and greatest counts. */
function narrowFromParts(node: Node): void {
  const alone = possibleCounts(node.printed ? suppress(node.count) : undefined);
  for (const part of node.parts) narrowFromParts(part);
  const hasParts = node.parts.length > 0;
  node.least = Math.max(alone.least, hasParts ? sum(node.parts, 'least') : 0);
  node.greatest = Math.min(alone.greatest, hasParts ? sum(node.parts, 'greatest') : Number.POSITIVE_INFINITY);
}

/** From the root down: a part is what remains of the whole when the others are taken from it. */
function narrowFromWhole(node: Node): void {
  const before = node.parts.map(({ least, greatest }) => ({ least, greatest }));
  node.parts.forEach((part, index) => {
    const others = before.filter((_, other) => other !== index);
    part.least = Math.max(part.least, node.least - sum(others, 'greatest'));
    part.greatest = Math.min(part.greatest, node.greatest - sum(others, 'least'));
  });
  for (const part of node.parts) narrowFromWhole(part);
}

function sum(ranges: readonly { least: number; greatest: number }[], end: 'least' | 'greatest'): number {
  return ranges.reduce((total, range) => total + range[end], 0);
}

/**
 * Makes one small count harder to work out. Each call prints strictly less, so that repeating it ends; what a reader
 * needs least goes first.
 */
function conceal(unsafe: Node): void {
  const group = unsafe.parent ?? unsafe;
  if (putTwoTogether(group)) return;
  const siblings = group.parts.filter((part) => part !== unsafe && part.parts.length > 0);
  const detailed = [unsafe, ...siblings].find((node) => !node.printed && node.parts.length > 0) ?? siblings[0];
  if (detailed !== undefined) detailed.parts = [];
  else if (unsafe.parts.length > 0) unsafe.parts = [];
  else if (unsafe.printed) unsafe.printed = false;
  else group.parts = [];
}

/** Puts the two smallest parts together; where that leaves one part, it would repeat the whole, and all are left out. */
function putTwoTogether(group: Node): boolean {
  const some = group.parts.filter((part) => part.count > 0);
  if (some.length < 2 || group.parts.some((part) => part.parts.length > 0)) return false;
  const [first, second, ...rest] = some.sort((a, b) => b.keys.length - a.keys.length || a.count - b.count);
  if (first === undefined || second === undefined) return false;
  if (rest.length === 0) {
    group.parts = [];
    return true;
  }
  const joined: Node = {
    keys: [...first.keys, ...second.keys],
    count: first.count + second.count,
    printed: true,
    parts: [],
    parent: group,
    least: 0,
    greatest: 0,
  };
  group.parts = group.parts.filter((part) => part !== first && part !== second).concat(joined);
  return true;
}
