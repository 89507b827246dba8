import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pence } from '../../base/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';
import { lineDifferences } from './line-difference.ts';

const LINE: StatementLine = {
  ...{ id: 'X00001/2025-10/quality', term: 'quality', title: 'Quality', account: 'quality' },
  ...{ formula: 'achievement ÷ 12', formulaWithNumbers: '£120.123456 ÷ 12', exactPounds: '10.010288' },
  inputs: { achievement: { value: '120.123456', unit: 'pounds', label: 'achievement', source: 'counts' } },
  amountPence: pence(1001n),
  workings: [],
  restsOn: [
    {
      ...{ kind: 'counts', indicator: 'HYP008', periodEnd: '2025-03-31', file: 'X00001-counts.csv' },
      rows: { register: 2, denominator: 3, numerator: 4 },
      ...{ definitionHash: 'd', evidenceSha256: 'e', snapshot: 's' },
    },
  ],
};

function causeOf(change: Partial<StatementLine>, level: 'exact' | 'management' = 'exact'): string | undefined {
  const of = (line: StatementLine) => ({ lines: [line] }) as unknown as Statement;
  return lineDifferences(of(LINE), of({ ...LINE, ...change }), level)[0]?.cause;
}

test('a line that came to another amount says why, and never gives a cause that it was not', () => {
  const achievement = (value: string) => ({
    achievement: { value, unit: 'pounds', label: 'achievement', source: 'counts' },
  });
  const more = { amountPence: pence(1002n) };
  assert.equal(causeOf({}), 'No number has changed.');
  assert.equal(causeOf(more), 'Odd pennies of equal shares.');
  assert.equal(causeOf({ ...more, formula: 'achievement × share ÷ 12' }), 'The formula has changed.');
  assert.equal(causeOf({ ...more, inputs: achievement('120.2') }), 'Achievement 120.123456 → 120.2');
  assert.equal(
    causeOf({ ...more, inputs: achievement('120.124999') }, 'management'),
    'A number has changed by less than is shown here.',
  );
});
