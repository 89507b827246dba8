import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, addToMonth, Draw, firstDayOf, isoOfDay, type Month, month, quarterOf } from '../../src/base/index.ts';
import type { CommitStep } from '../../src/warehouse/index.ts';
import { payeesOf } from './banked-payee.ts';
import { listsOf, type ReceivedLists } from './changes-of-year.ts';
import { Office, type PlantedFault } from './office.ts';
import { firstPractice } from './office-policy.ts';
import type { YearsDatabase } from './store-place.ts';
import { YearOfPayments } from './year-of-payments.ts';
import { YearOfRecords } from './year-of-records.ts';

const APRIL = month('2025-04');
const MONTHS = 12;

/** How much happens in a year: practices, and how many times in a hundred each thing happens in a month. */
export type YearSize = {
  readonly practices: number;
  readonly files: number;
  readonly payment: number;
  readonly claim: number;
  readonly dispute: number;
  readonly owed: number;
  readonly bank: number;
  readonly reversal: number;
  /** Another price becomes known, from this month or an earlier one. */
  readonly price: number;
  /** Practices merge or close. */
  readonly change: number;
  /** Of the year. */
  readonly settlement: number;
};

/** Enough for each thing to happen now and then; of several hundred such years every two things happen together. */
export const SMALL: YearSize = {
  ...{
    practices: 2,
    files: 3,
    payment: 16,
    claim: 20,
    dispute: 8,
    owed: 8,
    bank: 5,
    reversal: 6,
    price: 10,
    change: 6,
    settlement: 20,
  },
};
/** Everything happens, month after month. */
export const LARGE: YearSize = {
  ...{
    practices: 3,
    files: 100,
    payment: 100,
    claim: 60,
    dispute: 30,
    owed: 40,
    bank: 15,
    reversal: 25,
    price: 25,
    change: 12,
    settlement: 100,
  },
};

/** A year in which files come and nobody is paid. */
export const FILES_ALONE: YearSize = {
  ...{
    practices: 3,
    files: 100,
    payment: 0,
    claim: 0,
    dispute: 0,
    owed: 0,
    bank: 0,
    reversal: 0,
    price: 0,
    change: 0,
    settlement: 0,
  },
};

/** A year in which much is claimed and paid and no file comes: what finds a fault in paying soonest. */
export const MONEY_ALONE: YearSize = {
  ...{
    practices: 2,
    files: 0,
    payment: 70,
    claim: 100,
    dispute: 30,
    owed: 0,
    bank: 0,
    reversal: 0,
    price: 20,
    change: 10,
    settlement: 100,
  },
};

/** What a year came to; `audited` is the hash of the last deed, and so of all that was done. */
export type YearSummary = {
  readonly words: string;
  readonly audited: string;
  readonly crashedAt: readonly CommitStep[];
};

/** Simulates the year of a seed. @throws Error that names the seed, the step and how to have it again */
export async function simulateYear(
  database: YearsDatabase,
  o: { readonly seed: number; readonly size: YearSize; readonly fault?: PlantedFault },
): Promise<YearSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal year '));
  const year = new SeededYear(folder, database, o);
  try {
    await year.run();
    return year.summary();
  } catch (fault) {
    const words = `seed ${o.seed} failed at step ${year.steps.length}, ${year.steps.at(-1)}; again: npm run simulate -- --seed ${o.seed}${o.size === SMALL ? '' : ' --large'}`;
    throw new Error(`${words}: ${(fault as Error).message}`, { cause: fault });
  } finally {
    year.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

class SeededYear {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #size: YearSize;
  readonly #records: YearOfRecords;
  readonly #payments: YearOfPayments;
  readonly steps: string[] = [];
  #files = 0;

  constructor(
    folder: string,
    database: YearsDatabase,
    o: { readonly seed: number; readonly size: YearSize; readonly fault?: PlantedFault },
  ) {
    const lists: ReceivedLists = new Map();
    const draw = new Draw(o.seed);
    const { practices } = o.size;
    const office = new Office({
      ...{ practices, today: firstDayOf(APRIL), payees: payeesOf(firstPractice()) },
      lists: listsOf(lists),
      ...(o.fault === undefined ? {} : { fault: o.fault }),
    });
    const warehouse = () => this.#records.warehouse;
    this.#draw = draw;
    this.#office = office;
    this.#size = o.size;
    this.#records = new YearOfRecords(folder, draw, office);
    this.#payments = new YearOfPayments(folder, { draw, office, lists, database, warehouse });
  }

  async run(): Promise<void> {
    await this.#records.begin();
    await this.#payments.begin();
    for (let past = 0; past < MONTHS; past += 1) await this.#month(addToMonth(APRIL, past));
    this.#office.today = addDays(firstDayOf(addToMonth(APRIL, MONTHS)), 20);
    if (this.#draw.percent(this.#size.settlement)) await this.#step(() => this.#payments.settle());
    await this.#records.check('every snapshot');
    await this.#payments.end();
  }

  async #month(of: Month): Promise<void> {
    const first = firstDayOf(of);
    const { files, claim, dispute, bank, payment, owed, reversal, price, change } = this.#size;
    const payments = this.#payments;
    const earlier = () => this.#draw.pick(payments.months);
    if (quarterOf(of) === of && payment > 0) await this.#step(async () => payments.changes.receiveLists(of));
    const happens: readonly (readonly [day: number, percent: number, take: () => Promise<string>])[] = [
      [2 + this.#draw.below(8), files, () => this.#received()],
      [11, claim, () => payments.claim(addToMonth(of, -this.#draw.below(2)))],
      [12 + this.#draw.below(8), files, () => this.#received()],
      [21, dispute, () => payments.dispute()],
      [14, change, () => payments.changes.changePractices(payments.store, of)],
      [15, price, async () => payments.changes.backdate(of)],
      [18 + this.#draw.below(5), bank, () => payments.changeBank()],
      [24, payment, () => payments.payMonth(of)],
      [26, payments.months.length === 0 ? 0 : owed, () => payments.payOwed(earlier())],
      [27, reversal, () => payments.reverseOne()],
      [28, payments.changes.lateQuarter === undefined ? 0 : 100, async () => payments.changes.receiveLate()],
    ];
    for (const [on, percent, take] of happens) {
      this.#office.today = addDays(first, on);
      if (this.#draw.percent(percent)) await this.#step(take);
    }
  }

  #received(): Promise<string> {
    this.#files += 1;
    return this.#records.step((act) => this.#payments.deed(act));
  }

  async #step(take: () => Promise<string>): Promise<void> {
    this.steps.push(`on ${isoOfDay(this.#office.today)}`);
    this.steps[this.steps.length - 1] = `${this.steps.at(-1)}: ${await take()}`;
    await this.#records.check('one older snapshot');
    await this.#payments.check();
  }

  close(): void {
    this.#records.close();
  }

  summary(): YearSummary {
    const { runs, crashes, reversals, waited, claimed, settled } = this.#payments.counts;
    const { prices, mergers, closures } = this.#payments.changes.counts;
    const { crashedAt } = this.#records;
    const words = `${this.steps.length} steps: ${this.#files} imports (${crashedAt.length} crashed), ${this.#records.summary()}, ${runs} runs paid (${crashes} crashed, ${waited} waited for a bank), ${claimed} lines of claims paid, ${reversals} reversals, ${prices} prices that became known, ${mergers} mergers, ${closures} closures, ${settled} settled`;
    return { words, audited: this.#payments.audited, crashedAt };
  }
}
