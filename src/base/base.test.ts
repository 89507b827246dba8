import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addMonths,
  ageYears,
  canonical,
  day,
  dayFromIso,
  dayText,
  decimalText,
  exact,
  exactSum,
  exactText,
  financialYearFromText,
  financialYearOf,
  inventedConcept,
  isoOfDay,
  isoOfMonth,
  keepLatest,
  lastDayOf,
  month,
  monthOfDay,
  monthText,
  pence,
  penceFromPounds,
  penceToJson,
  poundsText,
  quarterOf,
  roundHalfUp,
  snomedCodeFromText,
} from './index.ts';

test('a month less clamps to the last day that the month has', () => {
  assert.equal(isoOfDay(addMonths(day('2026-03-31'), -12)), '2025-03-31');
  assert.equal(isoOfDay(addMonths(day('2024-03-31'), -1)), '2024-02-29');
  assert.equal(isoOfDay(addMonths(day('2026-03-31'), -9)), '2025-06-30');
});

test('dates are read strictly and written ISO', () => {
  assert.equal(dayFromIso('2025-02-29'), undefined);
  assert.equal(dayFromIso('2025-2-9'), undefined);
  assert.equal(day('1970-01-01'), 0);
  assert.equal(isoOfDay(day('1905-12-31')), '1905-12-31');
  assert.equal(isoOfMonth(month('1965-11')), '1965-11');
  assert.equal(isoOfMonth(monthOfDay(day('1969-12-31'))), '1969-12');
  assert.equal(isoOfDay(lastDayOf(month('2024-02'))), '2024-02-29');
});

test('age counts from the first of the birth month', () => {
  assert.equal(ageYears(month('1946-04'), day('2026-03-31')), 79);
  assert.equal(ageYears(month('1946-03'), day('2026-03-31')), 80);
  assert.equal(ageYears(month('2009-04'), day('2026-03-31')), 16);
});

test('financial years start on 1 April', () => {
  assert.equal(financialYearOf(day('2025-03-31')).label, '2024/25');
  assert.equal(financialYearOf(day('2025-04-01')).label, '2025/26');
  assert.equal(financialYearFromText('2025/27'), undefined);
  assert.equal(financialYearFromText('1999-00')?.label, '1999/00');
  assert.equal(isoOfMonth(quarterOf(month('2025-12'))), '2025-10');
});

test('dates and money are written for readers', () => {
  assert.equal(dayText(day('2019-04-01')), '1 April 2019');
  assert.equal(monthText(month('2019-04')), 'April 2019');
  assert.equal(poundsText(pence(123456789n)), '£1,234,567.89');
  assert.equal(poundsText(pence(-5n)), '−£0.05');
});

test('half a penny rounds away from zero, so that a reversal mirrors', () => {
  assert.equal(roundHalfUp(exact('0.5')), 1n);
  assert.equal(roundHalfUp(exact('-0.5')), -1n);
  assert.equal(roundHalfUp(exact('2.4999')), 2n);
  assert.equal(penceFromPounds(exact('-1.005')), -101n);
});

test('exact numbers refuse a number that has lost what it meant', () => {
  assert.throws(() => exact(0.1), /safe integer/);
  assert.throws(() => exact(2 ** 53), /safe integer/);
  assert.throws(() => exact('1e3'), /written/);
  assert.equal(exactText(exact('0.0475')), '0.0475');
  assert.equal(exactText(exact('-1/3')), '-1/3');
  assert.equal(decimalText(exact('2/3'), 2), '0.67');
  assert.equal(decimalText(exact('-1/200'), 2), '-0.01');
  assert.equal(decimalText(exact('12'), 0), '12');
});

test('a sum of numbers written as text is the one that adding them one by one gives', () => {
  const values = [
    '12',
    '-0.5',
    '0.05',
    '-3.125',
    '1/3',
    '0.0000000000001',
    '-0.000000000001',
    '99999999999999999999.999',
  ];
  const oneByOne = values.reduce((sum, value) => sum.add(exact(value)), exact(0));
  assert.ok(exactSum(values).equals(oneByOne));
  assert.ok(exactSum(['-0.5', '-0.25']).equals(exact('-0.75')));
  assert.ok(exactSum([]).equals(0));
  assert.throws(() => exactSum(['1', '1e3']), /written/);
});

test('money beyond 2^53 - 1 pence does not go into JSON', () => {
  assert.equal(penceToJson(pence(9007199254740991n)), 9007199254740991);
  assert.throws(() => penceToJson(pence(9007199254740992n)), /at most/);
});

test('canonical JSON sorts keys and refuses what machines write differently', () => {
  assert.equal(canonical({ b: [1, null, 'é'], a: true }), '{"a":true,"b":[1,null,"é"]}');
  assert.throws(() => canonical(0.1), /safe integer/);
});

test('a SNOMED CT identifier has its check digit', () => {
  assert.equal(snomedCodeFromText('827241000000103'), '827241000000103');
  assert.equal(snomedCodeFromText('827241000000104'), undefined);
  assert.equal(snomedCodeFromText('73211009'), '73211009');
  assert.equal(snomedCodeFromText('12345'), undefined);
  assert.equal(inventedConcept(1024), '10249999999106');
});

test('a map that keeps the latest lets go of what was put there longest ago, and says what', () => {
  const map = new Map<string, number | undefined>();
  assert.deepEqual(
    ['a', 'b', 'a'].map((key, at) => keepLatest(map, key, at, 2)),
    [undefined, undefined, undefined],
  );
  assert.equal(keepLatest(map, 'c', 3, 2), 1);
  assert.deepEqual(
    [...map],
    [
      ['a', 2],
      ['c', 3],
    ],
  );
});
