/**
 * The SQL of the framework spine/2025-26 at 31 March 2026, as it stands in golden/. After a wanted change write it
 * anew: `node tests/spec/write-golden.ts`.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GOLDEN_PATH, goldenSql } from './golden-sql.ts';

test('the compiled SQL is what was reviewed', () => {
  assert.equal(goldenSql(), readFileSync(GOLDEN_PATH, 'utf8'));
});

test('it never takes a value by chance, nor filters aggregates one by one', () => {
  assert.doesNotMatch(goldenSql(), /\b(?:any_value|first|last|mode|arg_max|arg_min|random)\s*\(|\bFILTER\s*\(/i);
});
