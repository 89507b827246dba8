import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCommandLine } from './arguments.ts';
import { barLine, progressBar } from './progress-bar.ts';
import { textTable } from './table.ts';
import { VERBS } from './verbs.ts';

const ACCEPTS = { name: 'import', forms: ['<feed> [<file>] [<file>] [--sender <code>] [--dry-run]'] } as const;

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

const MAPS = {
  name: 'value',
  forms: [
    '[--practice <code>] [--month <YYYY-MM>]',
    '--years [--period-end <day>]',
    'places [<code>] [--limit <n>]',
    'places --locality <id> [--limit <n>]',
    'hold|release <number> --reason <upheld|not upheld> [--kind <k> [--out <file>]]',
    'compare <code>…',
  ],
} as const;

test('options that do not belong together are refused by name, and what may be given instead is said', () => {
  for (const [argv, message] of [
    [['--years', '--month', '2025-10'], '--years cannot be given with value --month.'],
    [
      ['--years', '--period-end', '2026-03-31', '--month', '2025-10'],
      '--month cannot be given with value --years --period-end.',
    ],
    [
      ['--years', '--practice', 'X00010', '--month', '2025-10'],
      '--years cannot be given with value --practice --month.',
    ],
    [['places', 'X00010', '--locality', 'west'], '--locality cannot be given with value places X00010.'],
    [['--period-end', '2026-03-31'], '--period-end cannot be given with value.'],
    [['places', '--locality', 'west', '--month', '2025-10'], '--month cannot be given with value places --locality.'],
    [
      ['hold', '7', '--limit', '3', '--years', '--as', 'auditor'],
      '--limit and --years cannot be given with value hold 7.',
    ],
    [['compare', 'X00010', '--limit', '3'], '--limit cannot be given with value compare X00010.'],
  ] as const) {
    const line = readCommandLine(argv, MAPS);
    assert.equal(line.ok ? '' : line.refusal.message, message);
  }
  const places = readCommandLine(['places', 'X00010', '--locality', 'west'], MAPS);
  assert.equal(
    places.ok ? '' : places.refusal.remedy,
    'Usage: commonweal value places [<code>] [--limit <n>] | value places --locality <id> [--limit <n>]',
  );
});

test('each form takes its own words and options, and those that every command takes', () => {
  for (const argv of [
    [],
    ['--practice', 'X00010', '--month=2025-10', '--json'],
    ['--years', '--period-end', '2026-03-31', '--as', 'auditor'],
    ['places', 'X00010', '--limit', '3'],
    ['places', '--locality', 'west'],
    ['release', '7', '--reason', 'not upheld', '--kind', 'k', '--out', 'f', '--on', '2026-04-10'],
    ['compare', 'X00010', 'X00036', 'X00005'],
    ['places', '--month', '2025-10', '--help'],
  ]) {
    assert.ok(readCommandLine(argv, MAPS).ok, argv.join(' '));
  }
  for (const argv of [['hold'], ['withhold', '7'], ['compare'], ['places', 'a', 'b'], ['X00010']]) {
    const line = readCommandLine(argv, MAPS);
    const called = ['value', ...argv].join(' ');
    assert.equal(line.ok ? '' : line.refusal.message, `"${called}" is not how it is called.`);
  }
});

test('no option of a command is a flag in one form and has a value in another, and every form can be called', () => {
  for (const verb of VERBS) {
    const kinds = new Map<string, string>();
    for (const [, name = '', next = ''] of verb.forms.join(' ] ').matchAll(/--([a-z-]+)\s*([^\s]?)/g)) {
      const kind = /^[<"a-zA-Z0-9]$/.test(next) ? 'value' : 'flag';
      assert.equal(kinds.get(name) ?? kind, kind, `${verb.name} --${name}`);
      kinds.set(name, kind);
    }
    assert.equal(new Set(verb.forms).size, verb.forms.length, verb.name);
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

test('a table without a row says so in words', () => {
  assert.equal(textTable(['Practice', 'Pounds'], []), 'There is nothing to list.');
  assert.equal(textTable(['Practice'], [], 'Nobody is paid.'), 'Nobody is paid.');
});
