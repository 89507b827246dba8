import { accepted, type Json, type Outcome, refused } from '../../base/index.ts';
import { type Fields, readEach, readFields, readList, readText } from '../shape.ts';
import type { Expression } from './expression.ts';
import type { TermDeclaration } from './terms.ts';

/** Operator → the other keys that it needs. The operator's own key says which operation an object is. */
const OPERATIONS: Readonly<Record<string, readonly string[]>> = {
  ref: [],
  add: [],
  subtract: [],
  multiply: [],
  divide: ['by'],
  keep: ['from', 'to'],
  lesser: [],
  greater: [],
  round: ['to'],
  sum: [],
  choose: ['use', 'otherwise'],
  ifZero: ['use', 'because', 'otherwise'],
};
const OF_SEVERAL = ['add', 'multiply', 'lesser', 'greater', 'subtract'];
const OF_A_NAME = ['ref', 'sum', 'choose', 'ifZero'];
const NESTED = ['use', 'otherwise'];

/** Reads a term. Refuses `definition.invalid` with the term's id and what is wrong. */
export function readTerm(json: Json): Outcome<TermDeclaration> {
  const keys = { required: ['id', 'title', 'unit', 'formula'], optional: ['each'] };
  const fields = readFields(json, 'a term', keys);
  if (!fields.ok) return fields;
  const { id, title, unit, each } = fields.value;
  for (const [key, text] of Object.entries({ id, title, unit })) {
    const read = readText(text, `the ${key} of a term`);
    if (!read.ok) return read;
  }
  if (each !== undefined && each !== true) return refuse(`The "each" of ${id} is true or left out.`);
  const formula = readExpression(fields.value.formula ?? null, `the formula of ${id}`);
  if (!formula.ok) return formula;
  return accepted(json as unknown as TermDeclaration);
}

/** Reads a formula. Refuses an operation that the language has not, and numbers written into it. */
export function readExpression(json: Json, where: string): Outcome<Expression> {
  if (typeof json === 'number') return refuse(`A number stands in ${where}; give it a name as an input.`);
  if (json === null || typeof json !== 'object' || Array.isArray(json))
    return refuse(`There is no formula in ${where}.`);
  const operation = Object.keys(OPERATIONS).find((name) => name in (json as object));
  if (operation === undefined) {
    return refuse(`"${Object.keys(json).join('", "')}" in ${where} is no operation of this language.`);
  }
  const fields = readFields(json, `"${operation}" in ${where}`, {
    required: [operation, ...(OPERATIONS[operation] ?? [])],
  });
  return fields.ok ? readOperands(operation, fields.value, where) : fields;
}

function readOperands(operation: string, fields: Fields, where: string): Outcome<Expression> {
  const first = readFirst(operation, fields[operation], where);
  if (!first.ok) return first;
  for (const key of OPERATIONS[operation] ?? []) {
    const part: Outcome<unknown> = NESTED.includes(key)
      ? readExpression(fields[key] ?? null, where)
      : readText(fields[key], `"${key}" of "${operation}" in ${where}`);
    if (!part.ok) return part;
  }
  return accepted(fields as unknown as Expression);
}

function readFirst(operation: string, json: Json | undefined, where: string): Outcome<unknown> {
  if (OF_A_NAME.includes(operation)) return readText(json, `"${operation}" in ${where}`);
  if (!OF_SEVERAL.includes(operation)) return readExpression(json ?? null, where);
  const list = readList(json, `the operands of "${operation}" in ${where}`);
  if (!list.ok) return list;
  const fits = operation === 'subtract' ? list.value.length === 2 : list.value.length >= 2;
  if (!fits) return refuse(`"${operation}" in ${where} has ${list.value.length} operands.`);
  return readEach(list.value, (operand) => readExpression(operand, where));
}

function refuse<T>(message: string): Outcome<T> {
  return refused({ code: 'definition.invalid', message });
}
