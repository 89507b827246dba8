/** Every published input and answer, by an independent implementation, within the relative error that the file names. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import type { Json } from '../../../base/index.ts';
import { METHODS, methodNamed } from './every-method.ts';
import { type Case, workCase } from './method.ts';

const FILE = JSON.parse(readFileSync(new URL('../test-vectors.json', import.meta.url), 'utf8')) as Case;
const RELATIVE = 1e-9;

/** Holds a result against what is expected of it: objects by their expected names, numbers to nine figures. */
function agrees(found: Json | undefined, expected: Json, path: string): void {
  if (typeof expected === 'number') {
    assert.ok(typeof found === 'number', `${path} is a number`);
    const reach = RELATIVE * Math.max(Math.abs(expected), 1e-9);
    assert.ok(Math.abs(found - expected) <= reach, `${path}: ${found}, not ${expected}`);
  } else if (typeof expected === 'object' && expected !== null) {
    assert.ok(typeof found === 'object' && found !== null, `${path} is there`);
    if (Array.isArray(expected)) assert.equal((found as readonly Json[]).length, expected.length, path);
    for (const [name, value] of Object.entries(expected)) agrees((found as Case)[name], value, `${path}.${name}`);
  } else assert.equal(found, expected, path);
}

/** What a case expects: the fields of `expected` where that is an object, otherwise what the method does not read. */
function expectedOf(one: Case, fields: readonly string[]): Case {
  const { expected } = one;
  if (typeof expected === 'object' && expected !== null && !Array.isArray(expected)) return expected as Case;
  const ignored = ['bands', 'name', 'note', 'options', 'kind', ...fields];
  return Object.fromEntries(Object.entries(one).filter(([name]) => !ignored.includes(name)));
}

function columnsOf(one: Case): Case {
  const { options = {}, practices = [] } = one as { options?: Case; practices?: readonly { x: number; n: number }[] };
  if (practices.length === 0) return { ...one, ...options };
  return { ...one, x: practices.map(({ x }) => x), n: practices.map(({ n }) => n) };
}

for (const [name, value] of Object.entries(FILE)) {
  if (name.startsWith('_')) continue;
  const cases = (Array.isArray(value) ? value : [value]) as readonly Case[];
  describe(name, () => {
    for (const [at, one] of cases.entries()) {
      it(`case ${at + 1}`, () => {
        const method = methodNamed(name);
        assert.ok(method, `there is a method ${name}`);
        const result = workCase(method, { ...method.fromFile?.(FILE), ...columnsOf(one) });
        assert.ok(result.ok, result.ok ? '' : result.refusal.message);
        const expected = expectedOf(one, Object.keys(method.fields));
        if (name === 'dsr_suppression') assert.equal(result.value.expected, null);
        else agrees(result.value, expected, name);
        assert.ok(name === 'dsr_suppression' || Object.keys(expected).length > 0, 'something is held');
      });
    }
  });
}

describe('methods', () => {
  it('have one name each', () => {
    const names = METHODS.flatMap((method) => [method.name, ...method.also]);
    assert.equal(new Set(names).size, names.length);
  });
});
