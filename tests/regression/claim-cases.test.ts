/** Answered disputes, kept by `commonweal claims case`: what was agreed then still comes out. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Json } from '../../src/base/index.ts';
import { replayCase } from '../../src/claims/index.ts';
import { loadRates } from '../../src/contracts/index.ts';
import { readPolicy } from '../../src/main/policy.ts';

const here = dirname(fileURLToPath(import.meta.url));
const policy = readPolicy(dirname(dirname(here)));
const rates = loadRates(policy.definitions.find(({ kind }) => kind === 'rates')?.json ?? null);
assert.ok(rates.ok, rates.ok ? '' : rates.refusal.message);

const folder = join(here, 'claims');
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
assert.ok(names.length > 0, 'there is a case to try');

for (const name of names) {
  test(`${name} comes out as it was answered`, () => {
    const replayed = replayCase(JSON.parse(readFileSync(join(folder, name), 'utf8')) as Json, rates.value);
    assert.ok(replayed.ok, replayed.ok ? '' : replayed.refusal.message);
    assert.deepEqual(replayed.value.differences, []);
  });
}
