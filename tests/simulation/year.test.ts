/**
 * Seeded years over a real warehouse folder and a real store folder: what practices send, in any order and with
 * mistakes, and what they are paid, with processes that die in between. After every step what must always be so is
 * looked at. A failure names its seed: `SIMULATION_SEEDS=<seed> node tests/run.ts tests/simulation/year`.
 */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { addDays, addToMonth, firstDayOf, isoOfDay, type Month, month, type OdsCode } from '../../src/base/index.ts';
import { COMMIT_STEPS, type CommitStep } from '../../src/warehouse/index.ts';
import { Draw } from './draw.ts';
import { Office } from './office.ts';
import { YearOfPayments } from './year-of-payments.ts';
import { YearOfRecords } from './year-of-records.ts';

const USUAL_SEEDS = [1, 2, 3, 4, 5, 6];
const asked = process.env.SIMULATION_SEEDS?.split(',').map(Number);
const APRIL = month('2025-04');
const MONTHS = 12;
const PRACTICES = 3;

const crashedAt = new Set<CommitStep>();

class Year {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #records: YearOfRecords;
  readonly #payments: YearOfPayments;
  readonly steps: string[] = [];

  constructor(folder: string, seed: number) {
    const lists = new Map<OdsCode, number>();
    const draw = new Draw(seed);
    const today = firstDayOf(APRIL);
    const office = new Office({
      practices: PRACTICES,
      today,
      lists: (practice) => lists.get(practice) ?? 'not received',
    });
    this.#draw = draw;
    this.#office = office;
    this.#records = new YearOfRecords(folder, draw, office);
    this.#payments = new YearOfPayments(folder, { draw, office, lists, warehouse: () => this.#records.warehouse });
  }

  async run(): Promise<void> {
    await this.#records.begin();
    await this.#payments.begin();
    for (let past = 0; past < MONTHS; past += 1) await this.#month(addToMonth(APRIL, past));
    await this.#records.check('every snapshot');
  }

  async #month(of: Month): Promise<void> {
    const first = firstDayOf(of);
    for (const on of [2 + this.#draw.below(8), 12 + this.#draw.below(8)]) {
      this.#office.today = addDays(first, on);
      await this.#step(() => this.#records.step((act) => this.#payments.deed(act)));
    }
    this.#office.today = addDays(first, 24);
    await this.#step(() => this.#payments.payMonth(of));
    if (this.#draw.percent(25)) await this.#step(() => this.#payments.reverseOne(of));
  }

  async #step(take: () => Promise<string>): Promise<void> {
    this.steps.push(`on ${isoOfDay(this.#office.today)}`);
    this.steps[this.steps.length - 1] = await take();
    await this.#records.check('one older snapshot');
    await this.#payments.check();
  }

  async close(): Promise<void> {
    await this.#payments.close();
    this.#records.close();
    for (const step of this.#records.crashedAt) crashedAt.add(step);
  }

  summary(): string {
    const { runs, crashes, reversals, paidAgain } = this.#payments.counts;
    const imports = MONTHS * 2;
    return `${this.steps.length} steps: ${imports} imports (${this.#records.crashedAt.length} crashed), ${this.#records.summary()}, ${runs} runs paid (${crashes} crashed), ${reversals} reversals (${paidAgain} paid again)`;
  }
}

async function simulate(t: TestContext, seed: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal year '));
  const year = new Year(folder, seed);
  try {
    await year.run();
    t.diagnostic(`seed ${seed}: ${year.summary()}`);
  } catch (fault) {
    const words = `seed ${seed} failed at step ${year.steps.length}, ${year.steps.at(-1)}; again: SIMULATION_SEEDS=${seed}`;
    throw new Error(`${words}: ${(fault as Error).message}`, { cause: fault });
  } finally {
    await year.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('simulation: a year of files and payments', { concurrency: 1 }, () => {
  for (const seed of asked ?? USUAL_SEEDS) test(`seed ${seed}`, (t) => simulate(t, seed));

  test('an import was cut off at every step of a commit', { skip: asked !== undefined }, () => {
    assert.deepEqual(new Set(COMMIT_STEPS), crashedAt);
  });
});
