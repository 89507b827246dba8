/** Consultations of practices against the number that everybody of the same age and sex has. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, mintMachineryPass, odsCode } from '../../src/base/index.ts';
import { consultations } from '../../src/indicators/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { withWarehouse } from './people-warehouse.ts';

const WOMAN = 'born 1980-05-05; sex F; registered 2015-06-01';
const BOY = 'born 2018-05-05; sex M; registered 2018-06-01';
const SEEN = 'gp_consultation 2025-06-01T09:00 to 2025-06-01T09:10';
const BY_NURSE = 'nurse_consultation 2026-03-31T09:00 to 2026-03-31T09:10';

const people = {
  X00001: [
    // Three times: twice in the year, once on its first day.
    writtenPerson(WOMAN, `${SEEN}; ${BY_NURSE}; gp_consultation 2025-04-01T00:30 to 2025-04-01T00:40`),
    // On the day before the year, and in hospital: no consultation of the year.
    writtenPerson(
      BOY,
      'gp_consultation 2025-03-31T23:50 to 2025-04-01T00:10; ed_attendance 2025-06-01T09:00 to 2025-06-01T11:00',
    ),
  ],
  X00002: [
    writtenPerson(WOMAN, SEEN),
    writtenPerson(BOY, BY_NURSE),
    writtenPerson(BOY, BY_NURSE),
    // Left before the day.
    writtenPerson('born 1980-05-05; sex F; registered 2015-06-01 to 2026-01-01', SEEN),
  ],
};

test('a practice is expected to have what everybody of the age and sex of its people has', async () => {
  const found = await withWarehouse(people, (warehouse) =>
    consultations({
      snapshot: warehouse.current(),
      pass: mintMachineryPass('indicators'),
      practices: [odsCode('X00001'), odsCode('X00002')],
      on: day('2026-03-31'),
    }),
  );
  // Women: 4 of 2, two each. Boys: 2 of 3.
  assert.deepEqual(found, [
    { practice: 'X00001', people: 2, observed: 3, expected: 2.667, squares: 9 },
    { practice: 'X00002', people: 3, observed: 3, expected: 3.333, squares: 3 },
  ]);
});
