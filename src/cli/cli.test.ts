import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommandLine } from './arguments.ts';
import { barLine, progressBar } from './progress-bar.ts';

const ACCEPTS = { usage: 'import <feed> <file…>', words: [1, 3], values: ['sender'], flags: ['dry-run'] } as const;

test('words and options are read in any order', () => {
  const line = readCommandLine(['x', '--sender', 'X00010', 'y', '--dry-run', '--as=auditor'], ACCEPTS);
  assert.ok(line.ok);
  assert.deepEqual(line.value.words, ['x', 'y']);
  assert.deepEqual(
    [...line.value.options],
    [
      ['sender', 'X00010'],
      ['dry-run', true],
      ['as', 'auditor'],
    ],
  );
});

test('an option that the verb does not take is refused with its usage', () => {
  for (const argv of [['x', '--frobnicate'], ['x', '--sender'], [], ['a', 'b', 'c', 'd'], ['x', '--dry-run=yes']]) {
    const line = readCommandLine(argv, ACCEPTS);
    assert.ok(!line.ok);
    assert.match(line.refusal.remedy ?? '', /import <feed>/);
  }
});

test('a bar says what is done, how fast and how long is left', () => {
  const line = barLine('Importing', 250_000, 1_000_000, 'rows', 5_000);
  assert.match(line, /^Importing +█{6}░{18} 250,000 of 1,000,000 rows · 50,000\/s · 15 s left$/);
  assert.match(barLine('Importing', 10, 10, 'rows', 90_000), /1 min 30 s$/);
});

test('a screen that is no terminal gets few lines', () => {
  const lines: string[] = [];
  let now = 0;
  const bar = progressBar({ write: (text) => lines.push(text), isTerminal: false }, () => now);
  for (let done = 0; done <= 100; done += 1) {
    now += 100;
    bar('Counting', done, 100, 'practices');
  }
  assert.equal(lines.length, 2);
});
