import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutColumns, withoutOnePerson } from './first-sent.ts';

test('a list as first sent has nobody in some columns of one practice, and is else the same', () => {
  const csv = 'Practice Name,Practice Code,Male 0-4,Female 0-4\r\nA,X00001,3,4\r\nB,X00002,5,6\r\n';
  assert.equal(
    withoutColumns(csv, { practice: 'X00002', columns: 'Female' }),
    'Practice Name,Practice Code,Male 0-4,Female 0-4\r\nA,X00001,3,4\r\nB,X00002,5,0\r\n',
  );
});

test('counts as first sent miss one person who opted out; where nobody did they are right', () => {
  const header = 'practice,indicator,cut_off,component,count,opted_out\n';
  const row = (count: number, optedOut: number, component = 'numerator') =>
    `X1,A,2025-03-31,${component},${count},${optedOut}\n`;
  const which = { component: 'numerator', cutOff: '2025-03-31' };
  assert.equal(
    withoutOnePerson(header + row(9, 2, 'register') + row(5, 0) + row(7, 2) + row(8, 1), which),
    header + row(9, 2, 'register') + row(5, 0) + row(6, 1) + row(8, 1),
  );
  assert.equal(withoutOnePerson(header + row(5, 0), which), header + row(5, 0));
});
