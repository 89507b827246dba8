import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ImportReport, importFiles } from '../../src/actions/index.ts';
import type { Store } from '../../src/store/index.ts';
import { COMMIT_STEPS, type CommitStep, type Snapshot, type Warehouse } from '../../src/warehouse/index.ts';
import type { Draw } from './draw.ts';
import { LivingRecord, linesOf, type SentFile } from './living-record.ts';
import { diskImage, given, type Office, openWarehouse } from './office.ts';
import { csvOf, SENDINGS, Sender, type SendingKind } from './sendings.ts';

class PowerCut extends Error {}
type Crash = { readonly after: number; reached: number; step?: CommitStep };

/** The most steps that the commits of a year reach: an import of three tables from two practices. */
const MOST_STEPS = 9;
const CRASH_PERCENT = 30;

/** A year of files into one warehouse, beside a plain model of what it must hold. */
export class YearOfRecords {
  readonly #draw: Draw;
  readonly #office: Office;
  readonly #folder: string;
  readonly #record = new LivingRecord();
  readonly #sender: Sender;
  /** Snapshot → the rows that it had when it was in service. */
  readonly #known = new Map<string, readonly string[]>();
  /** Files that are in service, whose bytes may arrive again. */
  readonly #accepted: string[][] = [];
  readonly crashedAt: CommitStep[] = [];
  #warehouse: Warehouse | undefined;
  #images = 0;
  #sendings = 0;
  #crash: Crash | undefined;

  constructor(folder: string, draw: Draw, office: Office) {
    this.#folder = folder;
    this.#draw = draw;
    this.#office = office;
    this.#sender = new Sender(draw, this.#record);
  }

  get warehouse(): Warehouse {
    assert.ok(this.#warehouse, 'the year has begun');
    return this.#warehouse;
  }

  async begin(): Promise<void> {
    await this.#open(join(this.#folder, 'warehouse'));
  }

  close(): void {
    this.#warehouse?.close();
  }

  async #open(directory: string): Promise<void> {
    this.#warehouse = await openWarehouse(directory, { onCommitStep: (step) => this.#atStep(step) });
  }

  /** One or two practices send something, or files that are in arrive again. @returns what happened, in words */
  async step(store: Store): Promise<string> {
    if (this.#accepted.length > 0 && this.#draw.percent(12)) return this.#again(store);
    const { practices, today } = { practices: this.#office.practices(), today: this.#office.today };
    const senders = this.#draw.percent(20) ? this.#draw.some(practices, 2) : [this.#draw.pick(practices)];
    const sendings = senders.map((practice) => this.#sender.sending(practice, this.#draw.pick(SENDINGS), today));
    await this.#receive(
      sendings.flatMap((sending) => sending.files),
      store,
    );
    return sendings.map((sending): SendingKind => sending.kind).join(' + ');
  }

  async #again(store: Store): Promise<string> {
    const { hash } = this.warehouse.current();
    const report = await this.#import(this.#draw.pick(this.#accepted), store);
    assert.ok(report.files.every((file) => file.alreadyImported));
    assert.equal(this.warehouse.current().hash, hash, 'a file that is in changes nothing');
    return 'the same again';
  }

  async #receive(files: readonly SentFile[], store: Store): Promise<void> {
    const paths = this.#write(files);
    if (this.#draw.percent(CRASH_PERCENT)) await this.#crashWhileImporting(files, paths, store);
    const report = await this.#import(paths, store);
    this.#record.take(files);
    const bad = files.map((file) => file.bad.length);
    assert.deepEqual(
      report.files.map((file) => [file.accepted, file.rejected]),
      files.map((file) => [file.good.length, file.bad.length]),
      JSON.stringify(report.problems),
    );
    assert.equal(
      report.problems.length,
      report.files.some((file) => file.alreadyImported) ? report.problems.length : sum(bad),
    );
    const taken = paths.filter((_, index) => report.files[index]?.status === 'accepted');
    if (taken.length > 0) this.#accepted.push(taken);
    await this.#remember();
  }

  #write(files: readonly SentFile[]): string[] {
    this.#sendings += 1;
    const folder = join(this.#folder, 'sent', String(this.#sendings));
    mkdirSync(folder, { recursive: true });
    return files.map((file) => {
      const path = join(folder, `${file.practice}-${file.table}.csv`);
      writeFileSync(path, csvOf(file));
      return path;
    });
  }

  async #import(files: readonly string[], store: Store): Promise<ImportReport> {
    const context = this.#office.context(this.warehouse, store);
    return given(await importFiles(context, this.#office.actor('operator'), { feed: 'practice-extract', files }));
  }

  async #remember(): Promise<void> {
    const snapshot = this.warehouse.current();
    const lines = await linesOf(snapshot);
    assert.deepEqual(lines, this.#record.lines(), 'the rows in service are those of the model');
    const before = this.#known.get(snapshot.hash);
    assert.deepEqual(lines, before ?? lines, 'a snapshot that was in service before has the rows that it had');
    this.#known.set(snapshot.hash, lines);
  }

  /** Imports until the disk is cut off at a step that was drawn, and opens what is on it. */
  async #crashWhileImporting(files: readonly SentFile[], paths: readonly string[], store: Store): Promise<void> {
    const before = this.warehouse.current().hash;
    const crash: Crash = { after: this.#draw.below(MOST_STEPS), reached: 0 };
    this.#crash = crash;
    await assert.doesNotReject(this.#import(paths, store).catch(unlessPowerCut));
    this.#crash = undefined;
    if (crash.step === undefined) return;
    this.crashedAt.push(crash.step);
    await this.#reopenImage();
    if (crash.step === COMMIT_STEPS.at(-1)) this.#record.take(files);
    else assert.equal(this.warehouse.current().hash, before, `what was in service still is after ${crash.step}`);
    await this.#remember();
  }

  /** The first of the disks is copied as it is, and the import then fails. */
  #atStep(step: CommitStep): void {
    const crash = this.#crash;
    if (crash === undefined) return;
    crash.reached += 1;
    if (crash.reached <= crash.after) return;
    crash.step = step;
    diskImage(this.warehouse.directory, this.#nextImage());
    throw new PowerCut();
  }

  #nextImage(): string {
    return join(this.#folder, `warehouse-${this.#images + 1}`);
  }

  async #reopenImage(): Promise<void> {
    const { directory } = this.warehouse;
    this.warehouse.close();
    rmSync(directory, { recursive: true });
    const image = this.#nextImage();
    this.#images += 1;
    await this.#open(image);
  }

  /** What must be so after every step. Reads one of the older snapshots, or all of them. */
  async check(depth: 'one older snapshot' | 'every snapshot'): Promise<void> {
    const hashes = [...this.#known.keys()];
    if (hashes.length === 0) return;
    const snapshots = hashes.map((hash) => given(this.warehouse.at(hash)));
    const named = new Set(snapshots.flatMap((snapshot) => snapshot.manifest.segments.map((segment) => segment.sha256)));
    const files = readdirSync(join(this.warehouse.directory, 'segments')).map((name) => name.replace('.parquet', ''));
    assert.deepEqual(files.sort(), [...named].sort(), 'a snapshot has its segments, and nothing else lies about');
    assert.equal(existsSync(join(this.warehouse.directory, 'import.lock')), false);
    const read = depth === 'every snapshot' ? snapshots : [this.#draw.pick(snapshots)];
    for (const snapshot of read) await this.#checkOlder(snapshot);
  }

  async #checkOlder(snapshot: Snapshot): Promise<void> {
    assert.deepEqual(
      await linesOf(snapshot),
      this.#known.get(snapshot.hash),
      `snapshot ${snapshot.hash} answers as it did`,
    );
  }

  get snapshots(): number {
    return this.#known.size;
  }
}

function unlessPowerCut(fault: unknown): void {
  if (!(fault instanceof PowerCut)) throw fault;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
