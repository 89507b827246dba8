/** The test people of every rate of definitions/rules: what each adds to it at 31 March 2026, by both calculators. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '../../src/base/index.ts';
import { runCompiled } from '../../src/indicators/calculate-over.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { amountsAfter } from '../../src/indicators/rates/rate-counts.ts';
import type { RateAmounts } from '../../src/indicators/reference/rate-amounts.ts';
import { referenceOver } from '../../src/indicators/verify.ts';
import { everything } from './every-rule.ts';
import { makePeopleTables, numberOf, withReader } from './people-tables.ts';

type Row = { readonly rate: string; readonly name: string; readonly record: string; readonly adds: string };
const rows: readonly Row[] = (everything.rates ?? []).flatMap(({ id: rate, people }) =>
  (people?.cases ?? []).map(({ name, record, counts: adds }) => ({ rate, name, record, adds })),
);

/** Numerator and denominator as the tables write them. */
function addedBy(lists: readonly RateAmounts[], rate: string, index: number): string {
  const own =
    lists.find((each) => each.rate === rate)?.amounts.filter(({ person }) => person === numberOf(index)) ?? [];
  assert.ok(own.length <= 1);
  return own[0] ? `${own[0].numerator / 1000}/${own[0].denominator / 1000}` : 'not counted';
}

test('each person of a table adds to its rate what is written, by both calculators', async () => {
  await withReader(async (reader) => {
    await makePeopleTables(
      reader,
      rows.map(({ record }) => writtenPerson('', record)),
    );
    const over = { reader, framework: everything, periodEnd: day('2026-03-31') };
    const compiled = await amountsAfter(await runCompiled(over), over);
    const reference = (await referenceOver(over)).amounts;
    for (const [index, { rate, name, adds }] of rows.entries()) {
      assert.equal(addedBy(compiled, rate, index), adds, `compiled, ${rate}, ${name}`);
      assert.equal(addedBy(reference, rate, index), adds, `reference, ${rate}, ${name}`);
    }
  });
});
