import type { Json } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import type { Step } from '../model/framework.ts';

/** The kinds of number in a clause that the workbench changes. */
export type NumberKind = 'age' | 'months' | 'value' | 'blood pressure';
const NUMBER_KINDS: readonly NumberKind[] = ['age', 'months', 'value', 'blood pressure'];

/** A number that stands in a step, as text: `79`, `12`, `58`, `140/90`. */
export type NumberInStep = { readonly step: number; readonly kind: NumberKind; readonly number: string };

type Node = { readonly [key: string]: Json };
type Reading = { readonly systolic: number; readonly diastolic: number };

/** How each kind is found in one node of a test, and written there again. */
const KINDS: Readonly<
  Record<NumberKind, { read(node: Node): string | undefined; write(node: Node, to: string): Node }>
> = {
  age: {
    read: (node) => (node.test === 'age' ? String(node.years) : undefined),
    write: (node, to) => ({ ...node, years: Number(to) }),
  },
  months: {
    read: (node) => (isMonthsBeforePeriodEnd(node) ? String(-Number(node.months)) : undefined),
    write: (node, to) => ({ ...node, months: -Number(to) }),
  },
  value: {
    read: (node) => (typeof node.number === 'string' ? node.number : undefined),
    write: (node, to) => ({ ...node, number: to }),
  },
  'blood pressure': {
    read: (node) => (node.test === 'blood pressure at or below' ? readingText(node.clinic) : undefined),
    write: withTarget,
  },
};

function isMonthsBeforePeriodEnd({ from, months, days }: Node): boolean {
  const anchor = (from as Node | undefined)?.at;
  return anchor === 'period end' && typeof months === 'number' && months < 0 && days === undefined;
}

function readingText(clinic: Json | undefined): string {
  const { systolic, diastolic } = clinic as Reading;
  return `${systolic}/${diastolic}`;
}

/** The home target keeps its distance from the one in the clinic. */
function withTarget(node: Node, to: string): Node {
  const [systolic = 0, diastolic = 0] = to.split('/').map(Number);
  const [clinic, home] = [node.clinic as Reading, node.home as Reading];
  return {
    ...node,
    clinic: { systolic, diastolic },
    home: {
      systolic: home.systolic + systolic - clinic.systolic,
      diastolic: home.diastolic + diastolic - clinic.diastolic,
    },
  };
}

/** Every number of a kind in a test, in the order written, repeated ones too. */
export function numbersIn(test: Test, kind: NumberKind): readonly string[] {
  const found: string[] = [];
  walk(test as unknown as Json, (node) => {
    const number = KINDS[kind].read(node);
    if (number !== undefined) found.push(number);
    return node;
  });
  return found;
}

/** The numbers that can be changed in each step, each once a step. */
export function numbersInSteps(steps: readonly Step[]): readonly NumberInStep[] {
  return steps.flatMap((step) =>
    NUMBER_KINDS.flatMap((kind) =>
      [...new Set(numbersIn(step.when, kind))].map((number) => ({ step: step.n, kind, number })),
    ),
  );
}

/** The test with every number `from` of a kind written as `to`. */
export function rewritten(test: Test, kind: NumberKind, from: string, to: string): Test {
  const { read, write } = KINDS[kind];
  return walk(test as unknown as Json, (node) => (read(node) === from ? write(node, to) : node)) as unknown as Test;
}

/** Every object of a JSON tree, the outer before what is in it, as `change` gives it back. */
function walk(node: Json, change: (node: Node) => Node): Json {
  if (Array.isArray(node)) return node.map((each: Json) => walk(each, change));
  if (typeof node !== 'object' || node === null) return node;
  const changed = change(node as Node);
  return Object.fromEntries(Object.entries(changed).map(([key, value]) => [key, walk(value, change)]));
}
