import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, odsCode, type ReleaseLevel } from '../../base/index.ts';
import type { MeasureCounts } from '../../disclosure/index.ts';
import type { ReportContext } from '../context.ts';
import { shownBasis } from './shown-basis.ts';

const PRACTICE = odsCode('X00010');
const counts = (register: number): MeasureCounts => ({
  ...{ register, denominator: register, numerator: 0 },
  adjustments: [],
  exclusions: [],
});

/** At 31 March 2025 the practice sent 60, of whom the warehouse found 57; at any other day it sent nothing. */
const book = {
  sent: (on: number) =>
    Promise.resolve(
      new Map(on === day('2025-03-31') ? [[PRACTICE, new Map([['HYP008', { counts: counts(60) }]])]] : []),
    ),
  count: () => Promise.resolve(counts(57)),
};
const context = { book } as unknown as ReportContext;

test('a day between two sendings is of everybody below the exact level, and of shared records at it', async () => {
  const at = { practice: PRACTICE, rule: 'HYP008', periodEnd: day('2025-09-30') };
  const found = counts(59);
  const shown = async (level: ReleaseLevel, on = at) => (await shownBasis(context, level, on))(found);
  assert.deepEqual(await shown('management'), { basis: 'everybody', counts: counts(62) });
  assert.deepEqual(await shown('exact'), { basis: 'shared records', counts: found });
  const later = { ...at, periodEnd: day('2027-09-30') };
  assert.deepEqual(await shown('management', later), { basis: 'shared records', counts: found });
});
