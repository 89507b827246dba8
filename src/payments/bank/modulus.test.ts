import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bankDetailsFromText, masked } from './bank-details.ts';
import { ModulusTable } from './modulus.ts';

/** Written for this test from the worked examples that are published with the rules; the table itself is not ours to keep. */
const TABLE = `
089000 089999 MOD10    0    0    0    0    0    0    7    1    3    7    1    3    7    1
107999 107999 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1
202959 202959 MOD11    0    0    0    0    0    0    0    7    6    5    4    3    2    1
202959 202959 DBLAL    2    1    2    1    2    1    2    1    2    1    2    1    2    1
309070 309070 MOD11    0    0    0    0    0    0    8    7    6    5    4    3    2    1   2
`;

/** The rows of the two-check sort code that are of one method. */
function rowsOf(method: string): string {
  return TABLE.split('\n')
    .filter((line) => line.startsWith('202959') && line.includes(method))
    .join('\n');
}

const table = ModulusTable.fromText(TABLE.trim());
assert(table.ok);
const check = (sortCode: string, accountNumber: string) => table.value.check({ sortCode, accountNumber });

describe('the modulus check', () => {
  test('published accounts pass by MOD10, by MOD11, and by MOD11 and DBLAL together', () => {
    assert.equal(check('089999', '66374958'), 'passes');
    assert.equal(check('107999', '88837491'), 'passes');
    assert.equal(check('202959', '63748472'), 'passes');
  });

  test('published accounts with a wrong digit fail, and one check of two is not enough', () => {
    assert.equal(check('089999', '66374959'), 'fails');
    assert.equal(check('107999', '88837493'), 'fails');
    assert.equal(check('202959', '63748473'), 'fails');
    const mod11Alone = '63748405';
    const doubleAlone = '63748407';
    assert.deepEqual([check('202959', mod11Alone), check('202959', doubleAlone)], ['fails', 'fails']);
    const mod11 = ModulusTable.fromText(rowsOf('MOD11'));
    const double = ModulusTable.fromText(rowsOf('DBLAL'));
    assert(mod11.ok && double.ok);
    assert.equal(mod11.value.check({ sortCode: '202959', accountNumber: mod11Alone }), 'passes');
    assert.equal(double.value.check({ sortCode: '202959', accountNumber: doubleAlone }), 'passes');
  });

  test('an account that no rule covers, or a rule with an exception, cannot be checked', () => {
    assert.equal(check('999999', '12345678'), 'cannot check');
    assert.equal(check('309070', '12345668'), 'cannot check');
  });

  test('a line that is no row is refused by its number', () => {
    for (const bad of ['089000 089999 MOD97 1', '089999 089000 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1', 'x']) {
      const outcome = ModulusTable.fromText(`${TABLE.trim()}\n${bad}`);
      assert(!outcome.ok);
      assert.match(outcome.refusal.message, /^Line 6 /);
    }
  });
});

describe('bank details', () => {
  const given = { sortCode: '08-99 99', accountNumber: '6637 4958', accountName: '  Commonside   Federation ' };

  test('are read with spaces and hyphens, and shown by their last digits alone', () => {
    const details = bankDetailsFromText(given);
    assert(details.ok);
    const expected = { sortCode: '089999', accountNumber: '66374958', accountName: 'Commonside Federation' };
    assert.deepEqual(details.value, expected);
    const shown = { sortCode: '**-**-99', accountNumber: '****4958', accountName: 'Commonside Federation' };
    assert.deepEqual(masked(details.value), shown);
  });

  test('of another form are refused, without saying them back', () => {
    for (const bad of [
      { sortCode: '08999' },
      { accountNumber: '6637495' },
      { accountName: '<b>' },
      { accountName: ' ' },
    ]) {
      const outcome = bankDetailsFromText({ ...given, ...bad });
      assert(!outcome.ok);
      assert.equal(outcome.refusal.code, 'input.invalid');
      assert.doesNotMatch(outcome.refusal.message, /08999|6637/);
    }
  });
});
