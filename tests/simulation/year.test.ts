/**
 * Seeded years over a real warehouse folder and a database in a folder: what practices send, in any order and with mistakes,
 * what they claim and are paid, with processes that die in between and a database that drops. After every step what must
 * always be so is looked at. A failure names its seed: `npm run simulate -- --seed <seed>` has it again.
 */
import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { COMMIT_STEPS, type CommitStep } from '../../src/warehouse/index.ts';
import type { PlantedFault } from './office.ts';
import { FILES_ALONE, LARGE, MONEY_ALONE, SMALL, simulateYear, type YearSize } from './seeded-year.ts';
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
  'a price that became known is paid again',
  'what went into a practice is forgotten',
];

/** Years run two at a time, each in a database of its own: one in a folder, from which it is opened anew, and one in memory. */
const databases = [new YearsDatabase(), new YearsDatabase({ isInMemory: true })];
const [database = new YearsDatabase(), inMemory = new YearsDatabase()] = databases;
const crashedAt = new Set<CommitStep>();

function seedsFrom(first: number, count: number): number[] {
  return Array.from({ length: count }, (_, past) => first + past);
}

/** Each database takes the next year in turn. @param tell given what each came to, in words */
async function simulate(seeds: readonly number[], size: YearSize, tell?: (words: string) => void): Promise<void> {
  const left = seeds.values();
  const lane = async (own: YearsDatabase): Promise<void> => {
    for (const seed of left) {
      const year = await simulateYear(own, { seed, size });
      tell?.(`seed ${seed}: ${year.words}`);
      for (const step of year.crashedAt) crashedAt.add(step);
    }
  };
  await Promise.all(databases.map(lane));
}

describe('simulation: years of files, claims and payments', () => {
  after(async () => {
    for (const each of databases) await each.close();
  });

  test(`large years, seeds ${LARGE_SEEDS.join(' and ')}`, (t) =>
    simulate(LARGE_SEEDS, LARGE, (words) => t.diagnostic(words)));

  for (let first = 1; first <= SMALL_SEEDS; first += TOGETHER) {
    test(`small years, seeds ${first} to ${first + TOGETHER - 1}`, () => simulate(seedsFrom(first, TOGETHER), SMALL));
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
      const ask = { seed, size: MONEY_ALONE };
      const [again] = await Promise.all([
        simulateYear(database, { ...ask, fault }).catch((failure: Error) => failure),
        simulateYear(inMemory, ask),
      ]);
      assert.ok(again instanceof Error && again.message.startsWith(`seed ${seed} failed at step `));
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
