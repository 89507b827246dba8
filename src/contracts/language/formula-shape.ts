import { type Json, shape } from '../../base/index.ts';

const { list, optional, pattern, record, recursive, text } = shape;
type Shape = shape.Shape;

/** The name of an input, term or set. */
export const name = pattern(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'a name written like-this');

/** A formula inside another. */
const part: Shape = recursive('formula', () => formula);

/** Operation → the record that it is written as. The operation's own key says which one it is. */
const OPERATIONS: Readonly<Record<string, Shape>> = {
  ref: record({ ref: name }),
  add: record({ add: list(part, 2) }),
  subtract: record({ subtract: pair() }),
  multiply: record({ multiply: list(part, 2) }),
  divide: record({ divide: part, by: name }),
  keep: record({ keep: part, from: name, to: name }),
  lesser: record({ lesser: list(part, 2) }),
  greater: record({ greater: list(part, 2) }),
  round: record({ round: part, to: text }),
  sum: record({ sum: name }),
  choose: record({ choose: name, use: part, otherwise: part, because: optional(text) }),
  onlyIf: record({ onlyIf: name, use: part, hold: text }),
  ifZero: record({ ifZero: name, use: part, because: text, otherwise: part }),
  atLeast: record({ atLeast: pair() }),
  moreThan: record({ moreThan: pair() }),
  isOneOf: record({ isOneOf: name, of: list(text, 1) }),
  all: record({ all: list(part, 2) }),
  any: record({ any: list(part, 2) }),
  not: record({ not: part }),
};

function pair(): Shape {
  const two = list(part, 2);
  return {
    wrong: (value, path) =>
      Array.isArray(value) && value.length > 2
        ? [`${path} has ${value.length} parts, not two`]
        : two.wrong(value, path),
    schema: { ...two.schema, maxItems: 2 },
  };
}

/** How long the path to a formula may be: it is longer the deeper the formula is nested. */
const DEEPEST = 1000;

/** A formula: exactly one operation of the language, and no numbers written into it. */
export const formula: Shape = {
  wrong(value, path) {
    if (path.length > DEEPEST) return ['a formula is nested too deep; make terms of its parts'];
    if (typeof value === 'number') return [`${path} is a number; give it a name as an input`];
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${path} is no formula`];
    const found = Object.keys(OPERATIONS).find((operation) => operation in value);
    if (found === undefined) {
      return [`${path} has "${Object.keys(value).join('", "')}", which is no operation of this language`];
    }
    return OPERATIONS[found]?.wrong(value, path) ?? [];
  },
  schema: { oneOf: Object.values(OPERATIONS).map((operation) => operation.schema) },
};

/** The set of which each member has its own. */
export const each: Shape = {
  wrong: (value, path) => (value === true ? [] : name.wrong(value, path)),
  schema: { oneOf: [{ const: true }, name.schema] },
};

/** Whether JSON is a record. */
export function isRecord(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
