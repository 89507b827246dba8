import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { month, odsCode, pence } from '../../base/index.ts';
import type { PaidLine } from '../../payments/index.ts';
import { type PayingContract, paidUnder, termsPaid } from './contract-paid.ts';

const [ONE, OTHER] = [odsCode('X00005'), odsCode('X00008')];
const YEAR = { from: month('2025-04'), to: month('2026-03') };
const MAIN: PayingContract = { holder: ONE, ...YEAR, terms: ['global-sum', 'quality'] };
const RENT: PayingContract = { holder: ONE, ...YEAR, terms: ['rent', 'rent-rates'] };
const GRANTED: PayingContract = {
  holder: ONE,
  ...YEAR,
  terms: termsPaid({ lines: [{ term: 'support', account: '' }] }, 'case-1'),
};

const line = (term: string, iso: string, amount: bigint, practice = ONE): PaidLine => ({
  ...{ line: `${practice}/${iso}/${term}`, run: iso, stage: 'released', practice, month: month(iso), term },
  ...{ amountPence: pence(amount), attempt: 1, entry: iso, isReversed: false },
});

const LINES = [
  line('global-sum', '2025-04', 1000n),
  line('global-sum', '2025-05', 1100n),
  line('global-sum-arrears', '2025-05', 50n),
  line('quality', '2025-05', 9n),
  line('rent-rates', '2025-05', 7n),
  line('support-case-1', '2025-05', 3n),
  line('support-case-2', '2025-05', 5n),
  line('global-sum', '2026-04', 9999n),
  line('global-sum', '2025-05', 8888n, OTHER),
];

describe('what was paid under a contract', () => {
  const paid = paidUnder(LINES, [MAIN, RENT, GRANTED]);

  test('is the lines of its own terms, of its own holder and time', () => {
    const may = month('2025-05');
    assert.deepEqual(
      paid(MAIN),
      { pence: 2159n, lastMonth: may, lastMonthPence: 1109n },
      'arrears are of earlier months',
    );
    assert.deepEqual(paid(RENT), { pence: 7n, lastMonth: may, lastMonthPence: 7n });
  });

  test('is of one case alone where a case is what it is paid by', () => {
    assert.equal(paid(GRANTED)?.pence, 3n);
  });

  test('is nothing where no line was paid', () => {
    assert.equal(paidUnder([], [MAIN])(MAIN), undefined);
  });
});
