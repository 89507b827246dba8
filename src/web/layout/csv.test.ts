import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvOf } from './csv.ts';
import type { Cell } from './page.ts';

function csv(...rows: readonly (readonly Cell<never>[])[]): string {
  const columns = [
    { heading: 'Practice', kind: 'text' as const },
    { heading: 'Amount, £', kind: 'number' as const },
  ];
  return csvOf({ id: 'x', caption: 'X', columns, rows, whenEmpty: 'none' });
}

describe('CSV', () => {
  it('has the headings, then the rows, quoted where they must be', () => {
    const row = [{ text: 'The "Old" Surgery, West' }, { text: '£1,234.50', csv: '1234.50' }];
    assert.equal(csv(row), 'Practice,"Amount, £"\r\n"The ""Old"" Surgery, West",1234.50\r\n');
  });

  it('says 1 to 7 and not received as the page does', () => {
    assert.equal(csv([{ text: '1 to 7' }, { text: 'not received' }]).split('\r\n')[1], '1 to 7,not received');
  });

  it('lets no text be run as a formula, and leaves numbers alone', () => {
    const row = [{ text: '=HYPERLINK("x")' }, { text: '−£5.00', csv: '-5.00' }];
    assert.equal(csv(row).split('\r\n')[1], '"\'=HYPERLINK(""x"")",-5.00');
    assert.equal(csv([{ text: '@SUM(A1)' }, { text: '+44' }]).split('\r\n')[1], "'@SUM(A1),'+44");
  });
});
