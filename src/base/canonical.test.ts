import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { canonical, hashOf, type Json, type KeptTexts, sha256 } from './canonical.ts';

test('keys are sorted, nothing is spaced, and control characters are written by their numbers', () => {
  assert.equal(
    canonical({ b: [1, -0, null, true], a: { 'x\u0000': 'é' } }),
    '{"a":{"x\\u0000":"é"},"b":[1,0,null,true]}',
  );
  assert.equal(canonical([]), '[]');
  assert.equal(canonical({}), '{}');
  assert.equal(canonical(['']), '[""]');
  assert.throws(() => canonical(0.5), /a safe integer/);
});

const json = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string({ unit: 'binary' }),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')),
  ),
})).value;

test('property: a hash is the same whether or not parts of the value were kept', () => {
  fc.assert(
    fc.property(fc.array(json, { minLength: 1 }), json, (parts, between) => {
      const value = { parts, between, again: parts } as Json;
      const kept: KeptTexts = new WeakMap();
      for (const part of [parts, ...parts]) {
        if (typeof part === 'object' && part !== null) kept.set(part, Buffer.from(canonical(part)));
      }
      assert.equal(hashOf(value, kept), sha256(canonical(value)));
    }),
  );
});
