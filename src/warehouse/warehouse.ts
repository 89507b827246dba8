import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { accepted, assert, type Day, dayFromIso, isoOfDay, type Outcome, refused, sha256 } from '../base/index.ts';
import { removeAbandonedFolders, removeCutOff } from './abandoned.ts';
import { type CommitChange, type CommitStep, commitChange } from './commit.ts';
import {
  activityErasureChange,
  type Erase,
  type EraseActivity,
  encountersOf,
  erasureChange,
  removeErased,
  removeEvidence,
} from './erase.ts';
import { takeImportLock } from './import-lock.ts';
import { keepOut } from './kept-out.ts';
import { EMPTY_MANIFEST, FORMAT, type Manifest, manifestHash } from './manifest.ts';
import { Reader } from './reader.ts';
import { Snapshot } from './snapshot.ts';

export type WarehouseOptions = {
  /** As DuckDB writes it: '1GB' (the default), '256MB'. */
  readonly memoryLimit?: string;
  /** Default: one a core. */
  readonly threads?: number;
  /** Told of each step of a commit as it is reached. For tests, which throw from it. */
  readonly onCommitStep?: (step: CommitStep) => void;
};

/** Puts a change in service and gives the snapshot that it made. Given only to who holds the import lock. */
export type CommitFn = (change: CommitChange) => Promise<Snapshot>;

const FOLDERS = ['manifests', 'segments', 'provenance', 'evidence', 'temporary'];
/** Up to so many different codes that events are joined with, DuckDB passes over row groups that hold none of them. */
const CODES_LOOKED_FOR = 5000;
const EMPTY_HASH = manifestHash(EMPTY_MANIFEST);

/**
 * People-level and aggregate tables as immutable Parquet segments, named by manifests; `current` says which manifest
 * is in service. Every process has its own in-memory DuckDB over the same files; nothing is shared but the files.
 */
export class Warehouse {
  readonly directory: string;
  readonly #instance: DuckDBInstance;
  readonly #options: WarehouseOptions;
  readonly #temporary: string;
  readonly #onCommitStep: (step: CommitStep) => void;
  #snapshot: Snapshot | undefined;
  #oneThread: Promise<DuckDBInstance> | undefined;

  private constructor(directory: string, temporary: string, instance: DuckDBInstance, options: WarehouseOptions) {
    this.directory = directory;
    this.#temporary = temporary;
    this.#instance = instance;
    this.#options = options;
    this.#onCommitStep = options.onCommitStep ?? (() => undefined);
  }

  /**
   * Opens the warehouse in a folder, making an empty one where there is none.
   * @returns refusal `warehouse.format` when another version of Commonweal made it
   */
  static async open(directory: string, options: WarehouseOptions = {}): Promise<Outcome<Warehouse>> {
    const root = resolve(directory);
    for (const folder of FOLDERS) mkdirSync(join(root, folder), { recursive: true });
    const format = formatOf(root);
    if (format !== FORMAT) return otherFormat(root, format);
    removeAbandonedFolders(root, own);
    const temporary = mkdtempSync(join(root, 'temporary', `${process.pid}-`));
    own.add(temporary);
    const instance = await instanceOf(join(temporary, 'duckdb'), options);
    return accepted(new Warehouse(root, temporary, instance, options));
  }

  /** What is in service now. Read again from disk in each turn of the event loop; a query ends on the snapshot it began with. */
  current(): Snapshot {
    const hash = hashInService(this.directory);
    if (this.#snapshot?.hash !== hash) this.#snapshot = this.#snapshotOf(hash);
    return this.#snapshot;
  }

  /** A manifest by its hash, for replaying what was known when it was in service. */
  at(hash: string): Outcome<Snapshot> {
    const isKnown =
      hash === EMPTY_HASH || (/^[0-9a-f]{64}$/.test(hash) && manifestText(this.directory, hash) !== undefined);
    if (isKnown) return accepted(this.#snapshotOf(hash));
    return refused({ code: 'not-found', message: 'The warehouse has no snapshot of this name.' });
  }

  /** What was in service at the end of a business date; the empty snapshot where nothing had been received by then. */
  knownOn(day: Day): Snapshot {
    const on = isoOfDay(day);
    for (const { hash, manifest } of this.#inService()) if (manifest.businessDate <= on) return this.#snapshotOf(hash);
    return this.#snapshotOf(EMPTY_HASH);
  }

  /** Segments that some manifest in service or before it names, that were not erased and are not there. */
  missingSegments(): readonly string[] {
    const erased = new Set(this.current().manifest.erased?.map(({ sha256: hash }) => hash));
    const named = [...this.#inService()].flatMap(({ manifest }) => manifest.segments.map(({ sha256: hash }) => hash));
    return [...new Set(named)].filter(
      (hash) => !erased.has(hash) && !existsSync(join(this.directory, 'segments', `${hash}.parquet`)),
    );
  }

  /** Business dates on which files were received, the earliest first, each once. */
  receivedDays(): readonly Day[] {
    const dates = new Set([...this.#inService()].map(({ manifest }) => manifest.businessDate));
    return [...dates].flatMap((date) => dayFromIso(date) ?? []).sort((a, b) => a - b);
  }

  /** A bare connection with no tables, for what ingest, the edge and the demonstration compute. `close` it. */
  scratch(): Promise<Reader> {
    return this.#connect(this.#instance);
  }

  /**
   * A bare connection for the rows of one practice, on which plans may be kept (`Reader.runAgain`). There is one thread:
   * with two DuckDB groups in two steps, which takes half as much processor time again and hardly ends sooner. And nothing
   * is planned by what is known of the rows: DuckDB 1.5 takes that to be true of a kept plan's later rows as well.
   */
  async planningOnce(): Promise<Reader> {
    this.#oneThread ??= instanceOf(join(this.#temporary, 'duckdb-one'), { ...this.#options, threads: 1 }, [
      'statistics_propagation',
    ]);
    return this.#connect(await this.#oneThread, true);
  }

  async #connect(instance: DuckDBInstance, keepsPlans = false): Promise<Reader> {
    const connection = await instance.connect();
    await connection.run(`SET TimeZone = 'UTC'; SET parquet_metadata_cache = true;
      SET dynamic_or_filter_threshold = ${CODES_LOOKED_FOR}`);
    return new Reader(connection, keepsPlans);
  }

  /** An empty folder on the warehouse's disk that belongs to this process. Who asks for one removes it. */
  temporaryDirectory(): string {
    return mkdtempSync(join(this.#temporary, 'work-'));
  }

  /**
   * Runs `body` while no other process can import, with what puts its work in service.
   * @returns refusal `warehouse.locked` while another import runs
   */
  async withImportLock<T>(body: (commit: CommitFn) => Promise<T>): Promise<Outcome<T>> {
    const lock = takeImportLock(join(this.directory, 'import.lock'));
    if (!lock.ok) return lock;
    readThisTurn.delete(this.directory);
    if (lock.value.wasLeftBehind) this.#removeCutOff();
    let isHeld = true;
    try {
      return accepted(
        await body((change) => {
          assert(isHeld, 'who commits holds the import lock');
          return this.#commit(change);
        }),
      );
    } catch (fault) {
      this.#removeCutOffAfter(fault);
    } finally {
      isHeld = false;
      lock.value.release();
    }
  }

  /**
   * Erases people of one practice from every segment that was ever in service, and all evidence of the practice. The
   * manifest keeps which segments were erased, when and why; they are kept out from then on. Only within `withImportLock`.
   */
  async erase(commit: CommitFn, o: Erase): Promise<Snapshot> {
    const { directory } = this;
    const reader = await this.scratch();
    const temporaryDirectory = this.temporaryDirectory();
    try {
      const manifests = [...this.#inService()].map(({ manifest }) => manifest);
      const context = { directory, manifests, reader, temporaryDirectory };
      const change = await erasureChange(context, o);
      keepOut(directory, o.practice, { person: o.people, encounter: await encountersOf(context, o) });
      const snapshot = await commit(change);
      removeErased(directory, snapshot.manifest);
      removeEvidence(directory, o.practice);
      return snapshot;
    } finally {
      reader.close();
      rmSync(temporaryDirectory, { recursive: true, force: true });
    }
  }

  /** Erases months of providers' activity from every segment that was ever in service. Only within `withImportLock`. */
  async eraseActivity(commit: CommitFn, o: EraseActivity): Promise<Snapshot> {
    const manifests = [...this.#inService()].map(({ manifest }) => manifest);
    const snapshot = await commit(activityErasureChange({ directory: this.directory, manifests }, o));
    removeErased(this.directory, snapshot.manifest);
    return snapshot;
  }

  close(): void {
    this.#instance.closeSync();
    void this.#oneThread?.then((instance) => instance.closeSync());
    rmSync(this.#temporary, { recursive: true, force: true });
    own.delete(this.#temporary);
  }

  async #commit(change: CommitChange): Promise<Snapshot> {
    const { directory } = this;
    const { manifest, hash } = this.current();
    try {
      await commitChange({ directory, manifest, hash, reached: this.#onCommitStep }, change);
    } finally {
      readThisTurn.delete(directory);
    }
    return this.current();
  }

  /** @throws the fault itself, whether or not its leavings could be removed */
  #removeCutOffAfter(fault: unknown): never {
    try {
      this.#removeCutOff();
    } catch (second) {
      throw new AggregateError([fault, second], 'an import failed, and what it left could not be removed');
    }
    throw fault;
  }

  #removeCutOff(): void {
    removeCutOff(this.directory, this.#inService());
    removeErased(this.directory, this.current().manifest);
  }

  /** Every manifest that is or was in service, the latest first. */
  *#inService(): Generator<Pick<Snapshot, 'hash' | 'manifest'>> {
    let hash: string | null = currentHash(this.directory);
    while (hash !== null) {
      const manifest = readManifest(this.directory, hash);
      yield { hash, manifest };
      hash = manifest.previous;
    }
  }

  #snapshotOf(hash: string): Snapshot {
    const manifest = readManifest(this.directory, hash);
    const { erased = [] } = readManifest(this.directory, currentHash(this.directory));
    const connect = (isOnePractice: boolean) => (isOnePractice ? this.planningOnce() : this.scratch());
    return new Snapshot({ hash, manifest, directory: this.directory, erased, connect });
  }
}

/** @param without parts of DuckDB's optimizer that are switched off */
function instanceOf(
  temporaryDirectory: string,
  options: WarehouseOptions,
  without: readonly string[] = [],
): Promise<DuckDBInstance> {
  return DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    memory_limit: options.memoryLimit ?? '1GB',
    temp_directory: temporaryDirectory,
    disabled_optimizers: without.join(','),
    ...(options.threads === undefined ? {} : { threads: String(options.threads) }),
  });
}

/** By folder, what is in service as it was read in this turn of the event loop: some pages ask for it ten thousand times. */
const readThisTurn = new Map<string, string>();

/** The same for whoever asks in one turn. Forgotten when the import lock is taken, and after a commit. */
function hashInService(directory: string): string {
  const hash = readThisTurn.get(directory) ?? currentHash(directory);
  if (readThisTurn.size === 0) setImmediate(() => readThisTurn.clear());
  readThisTurn.set(directory, hash);
  return hash;
}

function currentHash(directory: string): string {
  return textIn(join(directory, 'current'))?.trim() ?? EMPTY_HASH;
}

function manifestText(directory: string, hash: string): string | undefined {
  return textIn(join(directory, 'manifests', `${hash}.json`));
}

function textIn(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** @throws when the manifest is missing or is not what its name says: the warehouse is damaged */
function readManifest(directory: string, hash: string): Manifest {
  if (hash === EMPTY_HASH) return EMPTY_MANIFEST;
  const text = manifestText(directory, hash);
  if (text === undefined) throw new Error(`the warehouse is damaged: manifest ${hash} is missing`);
  if (sha256(text) !== hash) throw new Error(`the warehouse is damaged: manifest ${hash} was changed`);
  const manifest = JSON.parse(text) as Manifest;
  assert(manifest.format === FORMAT, `the manifest is of format ${FORMAT}`);
  return manifest;
}

function formatOf(directory: string): unknown {
  const hash = currentHash(directory);
  const text = hash === EMPTY_HASH ? undefined : manifestText(directory, hash);
  return text === undefined ? FORMAT : (JSON.parse(text) as { format?: unknown }).format;
}

function otherFormat(directory: string, format: unknown): Outcome<never> {
  return refused({
    code: 'warehouse.format',
    message: `The warehouse in ${directory} is of format ${String(format)}; this version of Commonweal reads format ${FORMAT}.`,
    remedy: 'Use the version that made it, or point COMMONWEAL_DATA at another folder and import the files again.',
  });
}

/** Temporary folders of this process: one of its number that is not among them was left by a process before it. */
const own = new Set<string>();
