import { assert, type Exact, exact, type Pence, pence, poundsFromPence, roundHalfUp } from '../../base/index.ts';

export type TraceKind =
  | 'entry'
  | 'posting'
  | 'reversed posting'
  | 'line'
  | 'term'
  | 'measure'
  | 'claims'
  | 'achievement'
  | 'paid before'
  | 'claim'
  | 'count'
  | 'people'
  | 'person'
  | 'row'
  | 'counts row'
  | 'list row'
  | 'rate'
  | 'definition'
  | 'decision'
  | 'withheld';

/**
 * One step of the walk down from a posting. The amounts of the parts that have one add to the amount of the whole, and so
 * do the counts.
 */
export type TraceNode = {
  readonly kind: TraceKind;
  readonly id: string;
  /** Its part of the amount above it, with the posting's sign: a debit is positive. */
  readonly amountPence?: Pence;
  readonly count?: number;
  readonly words?: string;
  readonly from: readonly TraceNode[];
};

/**
 * Exact pounds in whole pence that add to an amount: each rounded down, then a penny more for those with the largest rest,
 * the earlier first.
 * @throws Bug when the parts do not come to the amount before rounding
 */
export function apportioned(parts: readonly Exact[], amount: Pence): readonly Pence[] {
  const total = parts.reduce((sum, part) => sum.add(part), exact(0n));
  const off = total.sub(poundsFromPence(amount)).abs();
  assert(off.mul(100n).compare(exact(1n)) <= 0, 'the parts of a line come to its amount');
  const hundredths = parts.map((part) => part.mul(100n));
  const floors = hundredths.map((part) => {
    const near = roundHalfUp(part);
    return exact(near).compare(part) > 0 ? near - 1n : near;
  });
  const missing = amount - floors.reduce((sum, floor) => sum + floor, 0n);
  const rests = hundredths.map((part, index) => ({ index, rest: part.sub(exact(floors[index] ?? 0n)) }));
  const first = rests.toSorted((a, b) => b.rest.compare(a.rest) || a.index - b.index).map(({ index }) => index);
  const raised = new Set(first.slice(0, Number(missing)));
  return floors.map((floor, index) => pence(raised.has(index) ? floor + 1n : floor));
}

/** Every node of a tree where its parts do not add to it, in words. */
export function notAdding(node: TraceNode): string[] {
  const below = node.from.flatMap(notAdding);
  const amounts = node.from.flatMap(({ amountPence }) => amountPence ?? []);
  const counts = node.from.flatMap(({ count }) => count ?? []);
  const sum = amounts.reduce((total, amount) => total + amount, 0n);
  const people = counts.reduce((total, count) => total + count, 0);
  const own = [
    amounts.length > 0 && node.amountPence !== undefined && sum !== node.amountPence
      ? [`${node.kind} ${node.id} is ${node.amountPence} pence and its parts ${sum}`]
      : [],
    counts.length > 0 && node.count !== undefined && people !== node.count
      ? [`${node.kind} ${node.id} counts ${node.count} and its parts ${people}`]
      : [],
  ].flat();
  return [...own, ...below];
}
