/** The kinds of encounter that rates ask for and those that the practice extract takes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { everyRate } from '../../definitions/rules/2025-26/every-rule.ts';
import { ENCOUNTER_KINDS } from '../../src/ingest/index.ts';

/** Every list called `kinds`, wherever it stands in a definition. */
function kindsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, under]) => (name === 'kinds' ? (under as string[]) : kindsIn(under)));
}

test('every kind of encounter that a rate asks for is one that a practice may send', () => {
  const asked = [...new Set(everyRate.flatMap(kindsIn))].sort();
  assert.deepEqual(asked, ['ed_attendance', 'elective_admission', 'emergency_admission']);
  for (const kind of asked) assert.ok((ENCOUNTER_KINDS as readonly string[]).includes(kind), kind);
});
