/** The table of docs/security.md names tests that are there, and says of every item what its state is. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const at = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));
const rows = readFileSync(at('docs/security.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| V?\d/.test(line))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('every test that the table of security names is there', () => {
  const named = rows.flatMap(([, , , tests = '']) =>
    [...tests.matchAll(/`([^`]+\.test\.ts)`/g)].map(([, path = '']) => path),
  );
  assert.ok(named.length > 80);
  assert.deepEqual(
    [...new Set(named)].filter((path) => !existsSync(at(path))),
    [],
  );
});

test('every item is held by a test, or says why by none', () => {
  const unheld = rows.filter(([, , state = '', tests = '']) => {
    const isElsewhere = /^(the provider's|the operator's|does not arise|\*\*missing\*\*|held: )/.test(state);
    return !isElsewhere && !tests.includes('.test.ts');
  });
  assert.deepEqual(unheld, []);
});
