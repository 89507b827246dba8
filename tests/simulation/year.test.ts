/**
 * Seeded years over a real warehouse folder and a database in a folder: what practices send, in any order and with mistakes,
 * what they claim and are paid, with processes that die in between and a database that drops. After every step what must
 * always be so is looked at. A failure names its seed: `npm run simulate -- --seed <seed>` has it again.
 */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { COMMIT_STEPS, type CommitStep } from '../../src/warehouse/index.ts';
import type { PlantedFault } from './office.ts';
import { FILES_ALONE, LARGE, MONEY_ALONE, SMALL, simulateYear } from './seeded-year.ts';
import { YearsDatabase } from './store-place.ts';

const LARGE_SEEDS = [1, 2];
const SMALL_SEEDS = 200;
/** So many years are one test. */
const TOGETHER = 20;
/** A planted fault has to be found within so many years. */
const MOST_YEARS = 40;

const FAULTS: readonly PlantedFault[] = [
  'lines wait for nothing',
  'what was paid on account is paid again',
  'what was settled before is paid again',
];

/** Small years run two at a time, each in a database of its own: one in a folder, from which it is opened anew, and one in memory. */
const databases = [new YearsDatabase(), new YearsDatabase({ isInMemory: true })];
const [database = new YearsDatabase()] = databases;
const crashedAt = new Set<CommitStep>();

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, past) => first + past);
}

describe('simulation: years of files, claims and payments', () => {
  after(async () => {
    for (const each of databases) await each.close();
  });

  for (const seed of LARGE_SEEDS) {
    test(`a large year, seed ${seed}`, async (t) => {
      const year = await simulateYear(database, { seed, size: LARGE });
      t.diagnostic(year.words);
      for (const step of year.crashedAt) crashedAt.add(step);
    });
  }

  for (let first = 1; first <= SMALL_SEEDS; first += TOGETHER) {
    test(`small years, seeds ${first} to ${first + TOGETHER - 1}`, async () => {
      const left = seedsFrom(first, TOGETHER);
      const lane = async (own: YearsDatabase): Promise<void> => {
        for (let seed = left.shift(); seed !== undefined; seed = left.shift()) {
          const year = await simulateYear(own, { seed, size: SMALL });
          for (const step of year.crashedAt) crashedAt.add(step);
        }
      };
      await Promise.all(databases.map(lane));
    });
  }

  test('a year comes to the same whatever years its database had before', async () => {
    const unused = new YearsDatabase({ isInMemory: true });
    const [again, alone] = [database, unused].map((each) => simulateYear(each, { seed: SMALL_SEEDS, size: SMALL }));
    assert.equal((await again)?.audited, (await alone)?.audited);
    await unused.close();
  });

  test('an import was cut off at every step of a commit', async () => {
    for (const seed of seedsFrom(1, MOST_YEARS)) {
      if (crashedAt.size === COMMIT_STEPS.length) break;
      const year = await simulateYear(database, { seed, size: FILES_ALONE });
      for (const step of year.crashedAt) crashedAt.add(step);
    }
    assert.deepEqual(new Set(COMMIT_STEPS), crashedAt);
  });

  for (const fault of FAULTS) {
    test(`a planted fault is found, and its seed has it again: ${fault}`, async () => {
      const seed = await seedThatFinds(fault);
      const again = await simulateYear(database, { seed, size: MONEY_ALONE, fault }).catch((failure: Error) => failure);
      assert.ok(again instanceof Error && again.message.startsWith(`seed ${seed} failed at step `));
      await simulateYear(database, { seed, size: MONEY_ALONE });
    });
  }
});

async function seedThatFinds(fault: PlantedFault): Promise<number> {
  for (const seed of seedsFrom(1, MOST_YEARS)) {
    const found = await simulateYear(database, { seed, size: MONEY_ALONE, fault }).catch((failure: Error) => failure);
    if (found instanceof Error) return seed;
  }
  throw new Error(`no year of ${MOST_YEARS} found that ${fault}`);
}
