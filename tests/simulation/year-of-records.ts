import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ActionContext, type ImportReport, importFiles } from '../../src/actions/index.ts';
import type { Draw } from '../../src/base/index.ts';
import { COMMIT_STEPS, type CommitStep, type Snapshot, type Warehouse } from '../../src/warehouse/index.ts';
import { LivingRecord, linesOf, type SentFile } from './living-record.ts';
import { diskImage, type Office, openWarehouse } from './office.ts';
import { given } from './office-policy.ts';
import { csvOf, SENDINGS, Sender, type SendingKind } from './sendings.ts';

class PowerCut extends Error {}
/** The step to die at, and how often it is passed before that (while there are segments to pass with). */
type Crash = { readonly wanted: CommitStep; passes: number; at?: CommitStep };
/** Does something through the actions, over the warehouse and the store as they are now. */
export type Deed = <T>(act: (context: ActionContext) => Promise<T>) => Promise<T>;

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
  #nextStep: number | undefined;

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
  async step(deed: Deed): Promise<string> {
    if (this.#accepted.length > 0 && this.#draw.percent(12)) return this.#again(deed);
    const { practices, today } = { practices: this.#office.practices(), today: this.#office.today };
    const senders = this.#draw.percent(20) ? this.#draw.some(practices, 2) : [this.#draw.pick(practices)];
    const sendings = senders.map((practice) => this.#sender.sending(practice, this.#draw.pick(SENDINGS), today));
    await this.#receive(
      sendings.flatMap((sending) => sending.files),
      deed,
    );
    return sendings.map((sending): SendingKind => sending.kind).join(' + ');
  }

  async #again(deed: Deed): Promise<string> {
    const { hash } = this.warehouse.current();
    const report = await this.#import(this.#draw.pick(this.#accepted), deed);
    assert.ok(report.files.every((file) => file.alreadyImported));
    assert.equal(this.warehouse.current().hash, hash, 'a file that is in changes nothing');
    return 'the same again';
  }

  async #receive(files: readonly SentFile[], deed: Deed): Promise<void> {
    const paths = this.#write(files);
    if (this.#draw.percent(CRASH_PERCENT)) await this.#crashWhileImporting(files, paths, deed);
    const report = await this.#import(paths, deed);
    this.#record.take(files);
    assert.deepEqual(
      report.files.map((file) => [file.accepted, file.rejected]),
      files.map((file) => [file.good.length, file.bad.length]),
      JSON.stringify(report.problems),
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

  async #import(files: readonly string[], deed: Deed): Promise<ImportReport> {
    const ask = { feed: 'practice-extract' as const, files };
    return given(await deed((context) => importFiles(context, this.#office.actor('operator'), ask)));
  }

  async #remember(): Promise<void> {
    const snapshot = this.warehouse.current();
    const lines = await linesOf(snapshot);
    assert.deepEqual(lines, this.#record.lines(), 'the rows in service are those of the model');
    const before = this.#known.get(snapshot.hash);
    assert.deepEqual(lines, before ?? lines, 'a snapshot that was in service before has the rows that it had');
    this.#known.set(snapshot.hash, lines);
  }

  /** Imports until the process dies at a step that was drawn, and opens what is then on the disk. */
  async #crashWhileImporting(files: readonly SentFile[], paths: readonly string[], deed: Deed): Promise<void> {
    const before = this.warehouse.current().hash;
    const crash = this.#drawnCrash();
    this.#crash = crash;
    await this.#import(paths, deed).catch(unlessPowerCut);
    this.#crash = undefined;
    if (crash.at === undefined) return;
    this.crashedAt.push(crash.at);
    await this.#reopenImage();
    if (crash.at === COMMIT_STEPS.at(-1)) this.#record.take(files);
    else assert.equal(this.warehouse.current().hash, before, `what was in service still is, after ${crash.at}`);
    await this.#remember();
  }

  /** Each step of a commit in turn, from one that was drawn; those of which there are several after some of them. */
  #drawnCrash(): Crash {
    this.#nextStep = (this.#nextStep ?? this.#draw.below(COMMIT_STEPS.length)) + 1;
    const wanted = COMMIT_STEPS[this.#nextStep % COMMIT_STEPS.length] as CommitStep;
    return { wanted, passes: wanted.startsWith('segment') ? this.#draw.below(3) : 0 };
  }

  /** Copies the disk as it is, and has the import fail. */
  #atStep(step: CommitStep): void {
    const crash = this.#crash;
    if (crash === undefined) return;
    const past = COMMIT_STEPS.indexOf(step) - COMMIT_STEPS.indexOf(crash.wanted);
    crash.passes -= past === 0 ? 1 : 0;
    if (past < 0 || (past === 0 && crash.passes >= 0)) return;
    crash.at = step;
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

  summary(): string {
    return `${this.#record.lines().length} live rows in ${this.#known.size} snapshots`;
  }
}

function unlessPowerCut(fault: unknown): void {
  if (!(fault instanceof PowerCut)) throw fault;
}
