import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accepted, day, hashOf, type Json } from '../base/index.ts';
import { prepareStatement } from './statement.ts';
import type { StatementInput } from './statement-input.ts';
import { statementFromJson, statementJson } from './statement-json.ts';
import { asked, loaded, quality, RESULTS, X00036 } from './trial-statement.test.ts';

/** Each changes one number that a month's lines rest on. */
const CHANGES: readonly [what: string, change: (input: StatementInput) => StatementInput][] = [
  ['list', (input) => ({ ...input, listSizes: () => ({ registered: 13284, file: 'f', row: 2 }) })],
  ['row of the list', (input) => ({ ...input, listSizes: () => ({ registered: 13283, file: 'f', row: 3 }) })],
  ['what was known', (input) => ({ ...input, knownOn: day('2025-06-30') })],
  ['weighting', (input) => ({ ...input, practice: { ...input.practice, weightedToRegistered: '0.971' } })],
  ['counts', (input) => ({ ...input, quality: quality({ results: accepted(RESULTS.slice(0, 2)) }) })],
];

test('a line is worked out again when any number that it rests on is another, and is the same when none is', () => {
  const input = asked(X00036, 13283, '2025-10', { quality: quality() });
  const first = loaded(prepareStatement(input));
  for (const [what, change] of CHANGES) {
    const other = loaded(prepareStatement(change(input)));
    assert.notDeepEqual([other.lines, other.held], [first.lines, first.held], what);
    const again = loaded(prepareStatement(input));
    assert.equal(again.contentHash, first.contentHash, `after another ${what}`);
    assert.deepEqual(again, first);
  }
});

test('the hash of a statement is that of its JSON as written, whatever was kept of it', () => {
  const of = quality();
  for (const when of ['2025-04', '2025-07', '2025-10']) {
    const statement = loaded(prepareStatement(asked(X00036, 13283, when, { quality: of })));
    const { release: _release, contentHash, ...content } = JSON.parse(JSON.stringify(statementJson(statement)));
    assert.equal(hashOf(content as Json), contentHash);
    assert.equal(
      statementFromJson(JSON.parse(JSON.stringify(statementJson(statement)))).totalPence,
      statement.totalPence,
    );
  }
});
