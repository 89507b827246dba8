import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { isoOfDay } from '../base/index.ts';
import { readConfiguration } from './configuration.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal configuration '));
after(() => rmSync(folder, { recursive: true }));

function refusalOf(environment: Record<string, string>): string {
  const outcome = readConfiguration(folder, environment);
  return outcome.ok ? 'accepted' : outcome.refusal.message;
}

test('with nothing set, it is the demonstration on 10 April 2026', () => {
  const outcome = readConfiguration(folder, {});
  assert.ok(outcome.ok);
  assert.equal(isoOfDay(outcome.value.businessDate), '2026-04-10');
  assert.equal(outcome.value.port, 3000);
  assert.equal(outcome.value.data, join(folder, 'data'));
});

test('the environment wins over the file, and unknown keys are refused in either', () => {
  writeFileSync(join(folder, 'commonweal.json'), '{"port": 4000, "memory": "2GB"}');
  const outcome = readConfiguration(folder, { PORT: '5000' });
  assert.ok(outcome.ok);
  assert.deepEqual([outcome.value.port, outcome.value.memory], [5000, '2GB']);
  writeFileSync(join(folder, 'commonweal.json'), '{"prot": 4000}');
  assert.match(refusalOf({}), /Unknown setting: prot/);
  writeFileSync(join(folder, 'commonweal.json'), '{}');
  assert.match(refusalOf({ COMMONWEAL_DTA: 'x' }), /COMMONWEAL_DTA/);
});

test('what cannot be is refused by name', () => {
  for (const port of ['99999', 'abc', '80.5', '0']) {
    assert.equal(refusalOf({ PORT: port }), 'port: a whole number from 1 to 65535.', port);
  }
  assert.match(refusalOf({ COMMONWEAL_BUSINESS_DATE: '2026-02-30' }), /businessDate/);
  assert.match(refusalOf({ COMMONWEAL_MODE: 'service' }), /sessionSecret/);
});
