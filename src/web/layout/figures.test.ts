import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { day, pence } from '../../base/index.ts';
import * as figures from './figures.ts';

describe('figures', () => {
  it('are written as readers write them', () => {
    assert.equal(figures.wholeText(1_071_220), '1,071,220');
    assert.equal(figures.countText('1 to 7'), '1 to 7');
    assert.equal(figures.countText('not received'), 'not received');
    assert.equal(figures.counted(1, 'person', 'people'), '1 person');
    assert.equal(figures.counted(0, 'person', 'people'), '0 people');
    assert.equal(figures.withCommas('7100412003.11'), '7,100,412,003.11');
    assert.equal(figures.poundsOf('-6.00'), '−£6.00');
  });

  it('keep what a machine needs beside what a reader sees', () => {
    assert.deepEqual(figures.moneyCell(pence(-123_456n)), { text: '−£1,234.56', csv: '-1234.56' });
    assert.deepEqual(figures.dateCell(day('2019-04-01')), { text: '1 April 2019', csv: '2019-04-01' });
    assert.deepEqual(figures.countCell(1234), { text: '1,234', csv: '1234' });
  });

  it('say which way a difference or a balance goes', () => {
    assert.equal(figures.signedMoneyCell(pence(500n)).text, '+£5.00');
    assert.equal(figures.signedMoneyCell(pence(-500n)).text, '−£5.00');
    assert.equal(figures.signedMoneyCell(pence(0n)).text, 'no change');
    assert.equal(figures.debitCreditCell(pence(-500n)).text, '£5.00 credit');
    assert.equal(figures.debitCreditCell(pence(500n)).text, '£5.00 debit');
  });

  it('never make a total of what is missing', () => {
    assert.equal(figures.addedUp([1, 2, 3]), 6);
    assert.equal(figures.addedUp([1, 'not received']), 'not received');
    assert.equal(figures.addedUp([1, '1 to 7']), 'not received');
  });

  it('write dates and instants in words', () => {
    assert.equal(figures.isoDateText('2019-04-01'), '1 April 2019');
    assert.equal(figures.isoDateText('in spring'), 'in spring');
    assert.equal(figures.instantText('2019-04-01T14:05:59.000Z'), '1 April 2019 at 14:05');
  });
});
