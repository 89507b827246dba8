import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { bankDetailsFromText, masked } from './bank-details.ts';

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
      { accountNumber: '663749581' },
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
