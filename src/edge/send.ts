import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepted, type Day, type OdsCode, type Outcome } from '../base/index.ts';
import { codesLookedAt } from '../indicators/index.ts';
import type { FeedCodes } from '../ingest/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { Calculators, type Counting, type CountsAt } from './count-everybody.ts';
import { countsCsv, type SentCount, sentCounts } from './counts-file.ts';
import { recordFiles } from './record-folder.ts';
import { emptyTables, stageRecord } from './stage-record.ts';
import { extractHash, writeSent } from './withhold.ts';

/** What is the same for every practice that sends. */
export type EdgeOptions = {
  /** By what everybody registered is counted, and as at which days. */
  readonly countings: readonly Counting[];
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  /** Gives a bare connection, each to the same in-memory DuckDB, e.g. `() => warehouse.scratch()`. */
  readonly connect: () => Promise<Reader>;
};

export type Sending = {
  /** Folder of the practice's record: files of the extract in CSV or Parquet, later sets beside the first. */
  readonly record: string;
  readonly practice: OdsCode;
  /** Folder for what is sent. */
  readonly out: string;
};

export type Sent = {
  /** Paths of what leaves the practice: the extract's files, then the counts. */
  readonly files: readonly string[];
  /** People whose rows the record has, and how many of them have opted out. */
  readonly people: number;
  readonly optedOut: number;
  readonly enginesAgreed: true;
  readonly counts: readonly SentCount[];
};

/** The practice's side, once. See `Edge.send`. */
export async function send(o: EdgeOptions & Sending): Promise<Outcome<Sent>> {
  const edge = await Edge.open(o);
  try {
    return await edge.send(o);
  } finally {
    await edge.close();
  }
}

let opened = 0;

/**
 * The practice's side, made ready once for practice after practice, one at a time: the people of one take the place of
 * those before them in a schema of their own, where the calculators' connections find them.
 */
export class Edge {
  readonly #o: EdgeOptions;
  readonly #schema: string;
  readonly #readers: Reader[] = [];
  readonly #calculators: Calculators[] = [];

  private constructor(o: EdgeOptions) {
    this.#o = o;
    opened += 1;
    this.#schema = `edge_${opened}`;
  }

  static async open(o: EdgeOptions): Promise<Edge> {
    const edge = new Edge(o);
    try {
      await edge.#prepare();
      return edge;
    } catch (fault) {
      await edge.close();
      throw fault;
    }
  }

  /**
   * Writes every file of the record without the people who have a type 1 opt-out, and counts of everybody registered,
   * opted out or not, made with both engines. Both are written, or neither: refuses with `result.not-verified` when
   * the engines differ about anybody, and with `input.invalid` for a file that is not the extract's.
   */
  async send(sending: Sending): Promise<Outcome<Sent>> {
    const reader = await this.#connect();
    const temporaryDirectory = mkdtempSync(join(tmpdir(), 'commonweal-send-'));
    try {
      return await this.#sendWith(reader, temporaryDirectory, sending);
    } finally {
      reader.close();
      rmSync(temporaryDirectory, { recursive: true, force: true });
    }
  }

  async close(): Promise<void> {
    const [first] = this.#readers;
    await first?.run(`SET schema = 'main'; DROP SCHEMA IF EXISTS ${this.#schema} CASCADE`);
    for (const reader of this.#readers) reader.close();
  }

  async #prepare(): Promise<void> {
    const { countings, codes } = this.#o;
    const reader = await this.#o.connect();
    this.#readers.push(reader);
    const wanted = [
      ...countings.flatMap(({ framework }) => codesLookedAt(framework)),
      ...codes.systolic,
      ...codes.diastolic,
      ...codes.optOut,
    ];
    await reader.run(`CREATE SCHEMA ${this.#schema}; SET schema = '${this.#schema}';
      CREATE TABLE wanted_codes AS SELECT DISTINCT unnest([${wanted.join(', ')}]::BIGINT[]) AS code`);
    await emptyTables(reader);
    const connect = async () => {
      const calculating = await this.#connect();
      this.#readers.push(calculating);
      return calculating;
    };
    for (const counting of countings) this.#calculators.push(await Calculators.prepare(counting, connect));
  }

  async #connect(): Promise<Reader> {
    const reader = await this.#o.connect();
    await reader.run(`SET schema = '${this.#schema}'`);
    return reader;
  }

  async #sendWith(
    reader: Reader,
    temporaryDirectory: string,
    { record, practice, out }: Sending,
  ): Promise<Outcome<Sent>> {
    const { businessDate, codes } = this.#o;
    const files = await recordFiles(reader, record, practice);
    if (!files.ok) return files;
    const wantedCodes = `${this.#schema}.wanted_codes`;
    const staging = { reader, files: files.value, practice, businessDate, codes, wantedCodes, temporaryDirectory };
    const { people, hasOptedOut, optedOut } = await stageRecord(staging);
    const counted: CountsAt[] = [];
    for (const calculators of this.#calculators) {
      const counts = await calculators.count(practice, optedOut);
      if (!counts.ok) return counts;
      counted.push(...counts.value);
    }
    const sent = await writeSent({ reader, files: files.value, hasOptedOut, out, temporaryDirectory });
    const counts = sentCounts(counted);
    const countsPath = join(out, `${practice}-counts.csv`);
    writeFileSync(countsPath, countsCsv(counts, extractHash(sent)));
    return accepted({
      files: [...sent.map((file) => file.path), countsPath],
      people,
      optedOut: optedOut.size,
      enginesAgreed: true,
      counts,
    });
  }
}
