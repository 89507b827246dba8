/** The tables of rates/*.md: what each person adds to a rate of definitions/rules, by both calculators. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { everyRate } from '../../definitions/rules/2025-26/every-rule.ts';
import { runCompiled } from '../../src/indicators/calculate-over.ts';
import { amountsAfter } from '../../src/indicators/rates/rate-counts.ts';
import { referenceRatesOver } from '../../src/indicators/rates/verify-rates.ts';
import type { RateAmounts } from '../../src/indicators/reference/rate-amounts.ts';
import { everything } from './every-rule.ts';
import { makePeopleTables, numberOf, withReader } from './people-tables.ts';
import { readRateSpec } from './spec-file.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'rates');
const files = readdirSync(folder).map((name) => readRateSpec(readFileSync(join(folder, name), 'utf8')));

/** Numerator and denominator as the tables write them. */
function addedBy(lists: readonly RateAmounts[], rate: string, index: number): string {
  const own =
    lists.find((each) => each.rate === rate)?.amounts.filter(({ person }) => person === numberOf(index)) ?? [];
  assert.ok(own.length <= 1);
  return own[0] ? `${own[0].numerator / 1000}/${own[0].denominator / 1000}` : 'not counted';
}

test('each person of a table adds to its rate what is written, by both calculators', async () => {
  const rows = files.flatMap(({ rate, periodEnd, cases }) => cases.map((each) => ({ rate, periodEnd, ...each })));
  const [first] = rows;
  assert(first && rows.every(({ periodEnd }) => periodEnd === first.periodEnd));
  await withReader(async (reader) => {
    await makePeopleTables(
      reader,
      rows.map(({ person }) => person),
    );
    const over = { reader, framework: everything, periodEnd: first.periodEnd };
    const compiled = await amountsAfter(await runCompiled(over), over);
    const reference = await referenceRatesOver(over);
    for (const [index, { rate, name, adds }] of rows.entries()) {
      assert.equal(addedBy(compiled, rate, index), adds, `compiled, ${rate}, ${name}`);
      assert.equal(addedBy(reference, rate, index), adds, `reference, ${rate}, ${name}`);
    }
  });
});

test('every rate has a table, with somebody who adds to it and somebody who does not', () => {
  for (const { id } of everyRate) {
    const written = files.find(({ rate }) => rate === id)?.cases.map(({ adds }) => adds) ?? [];
    assert.ok(
      written.some((adds) => /^-?[\d.]*[1-9]/.test(adds)),
      id,
    );
    assert.ok(
      written.some((adds) => adds.startsWith('0/') || adds === 'not counted'),
      id,
    );
  }
});
