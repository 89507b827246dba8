/**
 * Breakdowns of a framework that also has rates of people who died in the year came out empty: those people had taken the
 * place of the registered ones when people were put into groups.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, mintMachineryPass, odsCode } from '../../src/base/index.ts';
import { breakdowns } from '../../src/indicators/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { everything } from '../spec/every-rule.ts';
import { withWarehouse } from '../spec/people-warehouse.ts';

const hypertensive = 'born 1960-05-05; sex F; registered 2015-06-01; HYP_COD 2018-01-01';
const people = { X00001: ['BP 130/80 2025-09-01', ''].map((record) => writtenPerson(hypertensive, record)) };

test('people are put into groups as they are registered, whatever rates the framework has', async () => {
  const { groups, registers } = await withWarehouse(people, (warehouse) =>
    breakdowns({
      warehouse,
      snapshot: warehouse.current(),
      pass: mintMachineryPass('indicators'),
      framework: everything,
      periodEnd: day('2026-03-31'),
      practices: [odsCode('X00001')],
    }),
  );
  const found = groups.filter(({ indicator }) => indicator === 'HYP008');
  const of = { practice: 'X00001', indicator: 'HYP008', register: 2, denominator: 2, numerator: 1 };
  assert.deepEqual(found, [
    { ...of, dimension: 'age', group: '65 to 79' },
    { ...of, dimension: 'ethnicity', group: 'not recorded' },
    { ...of, dimension: 'sex', group: 'F' },
  ]);
  assert.deepEqual(
    registers.find(({ indicator }) => indicator === 'HYP008'),
    { practice: 'X00001', indicator: 'HYP008', observed: 2, expected: 2 },
  );
});
