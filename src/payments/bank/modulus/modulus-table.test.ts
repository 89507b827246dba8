import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ModulusTable } from './modulus-table.ts';

/** The few rows that the published worked accounts need; the table itself is not ours to keep. */
const WEIGHTS = `
070116 070116 MOD11    0    0    7    6    5    8    9    4    5    6    7    8    9   -1  12
070116 070116 MOD10    0    3    2    4    5    8    9    4    5    6    7    8    9   -1  13
074456 074456 MOD11    0    0    7    6    5    8    9    4    5    6    7    8    9   -1  12
074456 074456 MOD10    0    3    2    4    5    8    9    4    5    6    7    8    9   -1  13
086090 086090 MOD10    0    0    3    7    1    3    7    1    3    7    1    3    7    1   8
089000 089999 MOD10    0    0    0    0    0    0    7    1    3    7    1    3    7    1
107999 107999 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1
118764 118765 DBLAL    0    0    2    1    2    1    2    1    2    1    2    1    2    1   1
134012 134020 MOD11    0    0    0    7    5    9    8    4    6    3    5    2    0    0   4
180002 180002 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1  14
200915 200915 MOD11    0    0    0    0    0    0    0    7    6    5    4    3    2    1   6
200915 200915 DBLAL    2    1    2    1    2    1    2    1    2    1    2    1    2    1   6
202959 203099 MOD11    0    0    0    0    0    0    0    7    6    5    4    3    2    1   6
202959 203099 DBLAL    2    1    2    1    2    1    2    1    2    1    2    1    2    1   6
309070 309070 MOD11    0    0    3    2    9    8    5    7    6    5    4    3    2    1   2
309070 309070 MOD11    0    0    3    2    9    8    1    7    6    5    4    3    2    1   9
772798 772798 MOD11    0    0    1    2    5    3    6    4    8    7   10    9    3    1   7
820000 827999 MOD11    0    0    0    0    0    0    0    0    7    3    4    9    2    1
820000 827999 DBLAL    2    1    2    1    2    1    2    1    2    1    2    1    2    1   3
871427 872427 MOD11    0    0    1    2    5    3    6    4    8    7   10    9    3    1  10
871427 872427 MOD11    0    0    5   10    9    8    0    7    6    5    4    3    2    1  11
938000 938696 MOD11    7    6    5    4    3    2    7    6    5    4    3    2    0    0   5
938000 938696 DBLAL    2    1    2    1    2    1    2    1    2    1    2    1    2    0   5
`.trim();

function tableOf(weights: string, substitutions?: string): ModulusTable {
  const table = ModulusTable.fromText({ weights, substitutions });
  assert(table.ok);
  return table.value;
}

/** The rows without their exceptions, of all sort codes or of those of a first column and of methods. */
function plain({ from = '', methods = ['MOD10', 'MOD11', 'DBLAL'] } = {}): string {
  const rows = WEIGHTS.split('\n').map((line) => line.trim().split(/\s+/).slice(0, 17));
  const wanted = rows.filter(([first = '', , method = '']) => first.startsWith(from) && methods.includes(method));
  return wanted.map((row) => row.join(' ')).join('\n');
}

/** Accounts as `<sort code>/<account number>`. */
function answers(table: ModulusTable, accounts: readonly string[]): readonly string[] {
  return accounts.map((account) => {
    const [sortCode = '', accountNumber = ''] = account.split('/');
    return `${account} ${table.check({ sortCode, accountNumber })}`;
  });
}

/** What is not `expected` of the accounts; none is as it should be. */
function otherThan(expected: string, table: ModulusTable, accounts: readonly string[]): readonly string[] {
  return answers(table, accounts).filter((answer) => !answer.endsWith(expected));
}

const table = tableOf(WEIGHTS, '938600 938611\r\n');

describe('the modulus check, by the accounts that are published with its rules', () => {
  /** By the exception that lets them pass. */
  const passing: readonly (readonly [number | string, readonly string[]])[] = [
    ['none', ['089999/66374958', '107999/88837491', '202959/63748472']],
    [1, ['118765/64371389']],
    ['2 and 9', ['309070/02355688', '309070/12345668', '309070/12345677', '309070/99345694']],
    [3, ['820000/73688637', '827999/73988638', '827101/28748352']],
    [4, ['134020/63849203']],
    [5, ['938611/07806039', '938600/42368003', '938063/55065200']],
    [7, ['772798/99345694']],
    [8, ['086090/06774744']],
    ['10 and 11', ['871427/46238510', '872427/46238510', '871427/09123496', '871427/99123496']],
    ['12 and 13', ['074456/12345112', '070116/34012583', '074456/11104102']],
    [14, ['180002/00000190']],
  ];
  for (const [exception, accounts] of passing) {
    test(`pass: exception ${exception}`, () => assert.deepEqual(otherThan('passes', table, accounts), []));
  }

  test('fail, by one row or by the other', () => {
    const failing = [
      ...['089999/66374959', '107999/88837493', '118764/64371388', '203099/66831036', '203099/58716970'],
      ...['938063/15764273', '938063/15764264', '938063/15763217'],
    ];
    assert.deepEqual(otherThan('fails', table, failing), []);
  });

  test('one in a foreign currency cannot be checked (exception 6), nor one that no row covers', () => {
    assert.deepEqual(otherThan('cannot check', table, ['200915/41011166', '999999/12345678']), []);
    assert.deepEqual(otherThan('fails', table, ['200915/31011166', '200915/91011166', '200915/41011165']), []);
  });
});

describe('the modulus check', () => {
  test('would fail accounts of every exception without it', () => {
    const needy = [
      ...['118765/64371389', '309070/12345668', '309070/12345677', '309070/99345694', '820000/73688637'],
      ...['134020/63849203', '938611/07806039', '200915/41011166', '772798/99345694'],
      ...['871427/46238510', '872427/46238510', '871427/09123496', '074456/12345112', '180002/00000190'],
    ];
    assert.deepEqual(otherThan('fails', tableOf(plain(), '938600 938611'), needy), []);
    assert.deepEqual(
      answers(table, needy).filter((answer) => answer.endsWith('fails')),
      [],
    );
  });

  test('takes 09-01-26 for the sort code of exception 8, whose published account would pass as itself too', () => {
    const row = '086091 086091 MOD10 0 0 3 7 1 3 7 1 3 7 1 3 7 1';
    assert.deepEqual(otherThan('passes', tableOf(`${row} 8`), ['086091/06774744']), []);
    assert.deepEqual(otherThan('fails', tableOf(row), ['086091/06774744']), []);
  });

  test('has both rows passed where neither has an exception', () => {
    const accounts = ['202959/63748472', '202959/63748405', '202959/63748407'];
    const [both, mod11Alone, doubleAlone] = accounts;
    const twoRows = answers(tableOf(plain({ from: '202959' })), accounts);
    assert.deepEqual(twoRows, [`${both} passes`, `${mod11Alone} fails`, `${doubleAlone} fails`]);
    const mod11 = answers(tableOf(plain({ from: '202959', methods: ['MOD11'] })), accounts);
    assert.deepEqual(mod11, [`${both} passes`, `${mod11Alone} passes`, `${doubleAlone} fails`]);
    const double = answers(tableOf(plain({ from: '202959', methods: ['DBLAL'] })), accounts);
    assert.deepEqual(double, [`${both} passes`, `${mod11Alone} fails`, `${doubleAlone} passes`]);
  });

  test('compares the remainder itself with two check digits: 7 is not 18 (exception 4)', () => {
    const digits = [...'13402010000018'].map(Number);
    const weights = [0, 0, 0, 7, 5, 9, 8, 4, 6, 3, 5, 2, 0, 0];
    assert.equal(digits.reduce((sum, digit, at) => sum + digit * (weights[at] ?? 0), 0) % 11, 7);
    assert.deepEqual(answers(table, ['134020/10000018', '134020/10000007']), [
      '134020/10000018 fails',
      '134020/10000007 passes',
    ]);
  });

  test('fails no account by a sort code that the missing second table might replace', () => {
    const accounts = ['938600/42368003', '938611/07806039'];
    assert.deepEqual(answers(tableOf(WEIGHTS), accounts), [`${accounts[0]} cannot check`, `${accounts[1]} passes`]);
    assert.deepEqual(answers(tableOf(WEIGHTS, ''), accounts), [`${accounts[0]} fails`, `${accounts[1]} passes`]);
  });

  test('does not guess at an exception that is not published', () => {
    const row = '089000 089999 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1 15';
    assert.deepEqual(otherThan('cannot check', tableOf(row), ['089999/66374958', '089999/66374959']), []);
  });

  test('a line that is no row is refused by its table and number', () => {
    for (const bad of ['089000 089999 MOD97 1', '999999 089000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1', 'x']) {
      const outcome = ModulusTable.fromText({ weights: `${plain({ from: '202959' })}\n${bad}` });
      assert(!outcome.ok);
      assert.match(outcome.refusal.message, /^Line 3 of the table of modulus weights/);
    }
    const outcome = ModulusTable.fromText({ weights: WEIGHTS, substitutions: '938600 938611\n938600 9386' });
    assert(!outcome.ok);
    assert.match(outcome.refusal.message, /^Line 2 of the table of substituted sort codes/);
  });
});
