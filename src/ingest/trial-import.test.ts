import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { day, inventedConcept, mintMachineryPass, type Outcome, type SnomedCode } from '../base/index.ts';
import { type Reader, Warehouse, type WarehouseOptions } from '../warehouse/index.ts';
import type { FeedName } from './feed.ts';
import type { FeedCodes } from './feeds/practice-extract/stage-extract.ts';
import { type ImportOptions, importFiles } from './import.ts';
import type { ImportReport } from './import-report.ts';

/** Codes that tests of ingest know by meaning. */
export const TRIAL_CODES: FeedCodes = {
  systolic: ['271649006' as SnomedCode],
  diastolic: ['271650006' as SnomedCode],
  optOut: [inventedConcept(4242)],
};

/** The business date of trial imports. */
export const TRIAL_DAY = day('2026-04-10');

const PASS = mintMachineryPass('ingest');

/** A warehouse in a temporary folder, for tests of ingest: `remove` it in the end. */
export class TrialWarehouse {
  readonly root: string;
  readonly warehouse: Warehouse;
  #minutes = 0;
  #folders = 0;

  private constructor(root: string, warehouse: Warehouse) {
    this.root = root;
    this.warehouse = warehouse;
  }

  static async open(options: WarehouseOptions = {}): Promise<TrialWarehouse> {
    const root = mkdtempSync(join(tmpdir(), 'commonweal-ingest-'));
    return new TrialWarehouse(root, given(await Warehouse.open(join(root, 'warehouse'), { threads: 1, ...options })));
  }

  remove(): void {
    this.warehouse.close();
    rmSync(this.root, { recursive: true, force: true });
  }

  /** Writes a file of the trial's own. @returns its path */
  file(name: string, content: string | Uint8Array): string {
    const path = join(this.root, 'sent', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return path;
  }

  /** A CSV file in a folder of its own, so that another of the same name does not take its place. */
  csv(name: string, header: string, ...records: readonly string[]): string {
    this.#folders += 1;
    return this.file(join(String(this.#folders), name), `${[header, ...records].join('\n')}\n`);
  }

  async import(files: readonly string[], o: Partial<ImportOptions> & { feed?: FeedName } = {}): Promise<ImportReport> {
    return given(
      await importFiles({
        warehouse: this.warehouse,
        pass: PASS,
        feed: 'practice-extract',
        files,
        businessDate: TRIAL_DAY,
        clock: { now: () => this.#now() },
        codes: TRIAL_CODES,
        ...o,
      }),
    );
  }

  /** The rows of a query over the people-level tables of every practice. */
  people<T = Record<string, unknown>>(sql: string, hash?: string): Promise<T[]> {
    const { warehouse } = this;
    const snapshot = hash === undefined ? warehouse.current() : given(warehouse.at(hash));
    return rowsOf<T>(snapshot.people(PASS, snapshot.practices()).then(given), sql);
  }

  /** The rows of a query over the aggregate tables. */
  aggregates<T = Record<string, unknown>>(sql: string): Promise<T[]> {
    return rowsOf<T>(this.warehouse.current().aggregates(), sql);
  }

  #now(): string {
    this.#minutes += 1;
    return `2026-04-10T09:${String(this.#minutes).padStart(2, '0')}:00.000Z`;
  }
}

/** One warehouse for the tests of a suite, which follow on each other. */
export function inOneWarehouse(options: WarehouseOptions = {}): { readonly trial: TrialWarehouse } {
  let opened: TrialWarehouse | undefined;
  before(async () => {
    opened = await TrialWarehouse.open(options);
  });
  after(() => opened?.remove());
  return {
    get trial() {
      assert.ok(opened, 'the suite has begun');
      return opened;
    },
  };
}

async function rowsOf<T>(opening: Promise<Reader>, sql: string): Promise<T[]> {
  const reader = await opening;
  const rows = await reader.rows<T>(sql);
  reader.close();
  return rows;
}

/** The value of an outcome that a test expects to be accepted. */
export function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

/** The counts of a report's files, short: 'events.csv accepted 7/7'. */
export function summary(report: ImportReport): string[] {
  return report.files.map((file) => `${basename(file.file)} ${file.status} ${file.accepted}/${file.read}`);
}

/** Problems of a report, short: '3 BAD_DATE'. */
export function problemsOf(report: ImportReport): string[] {
  return report.problems.map((problem) => `${problem.row} ${problem.code}`);
}

test('a trial warehouse leaves nothing behind', async () => {
  const trial = await TrialWarehouse.open();
  assert.deepEqual(summary(await trial.import([])), []);
  trial.remove();
  assert.equal(existsSync(trial.root), false);
});
