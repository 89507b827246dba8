import { rmSync } from 'node:fs';
import { type MachineryPass, type OdsCode, type Outcome, odsCode } from '../base/index.ts';
import {
  type AggregateTable,
  type ImportRecord,
  isKeptOutSql,
  type ProviderTable,
  quoted,
  type Reader,
  readKeptOut,
  readProblems,
  type Warehouse,
} from '../warehouse/index.ts';
import type { FeedName } from './feed.ts';
import { ROW_TABLES, type RowTable } from './feeds/practice-extract/shape.ts';
import { openRawFile, readFileHeader } from './raw-file.ts';

const AGGREGATE_OF: Readonly<Record<Exclude<FeedName, 'practice-extract' | 'service-activity'>, AggregateTable>> = {
  'practice-counts': 'practice_counts',
  'list-size': 'list_sizes',
  'practice-measures': 'measure_values',
  'gp-payments': 'gp_payments',
  'ods-practices': 'ods_practices',
  'ods-commissioners': 'ods_commissioners',
  'prevalence-estimates': 'measure_values',
  'weighted-populations': 'measure_values',
  'deprivation-scores': 'measure_values',
  'gp-workforce': 'measure_values',
  'practice-comparison': 'measure_values',
  'gp-appointments': 'measure_values',
  'prescribing-measures': 'measure_values',
  'inspection-ratings': 'measure_values',
  'complaint-themes': 'measure_values',
  'public-health-coverage': 'measure_values',
};

/**
 * Tells of files that are in how much of them has been undone since: accepted rows that a later file replaced or
 * removed, or, of a deletions file, rows that it removed and that have been sent again.
 */
export class ServiceCheck {
  readonly #warehouse: Warehouse;
  readonly #pass: MachineryPass;
  /** By place: the rows in service by the file they are from. */
  readonly #counts = new Map<string, ReadonlyMap<string, number>>();

  constructor(warehouse: Warehouse, pass: MachineryPass) {
    this.#warehouse = warehouse;
    this.#pass = pass;
  }

  /** How many rows of a file that is in are undone. @param path the same bytes */
  async undoneRows(record: ImportRecord, path: string): Promise<number> {
    if (record.accepted === 0) return 0;
    if (record.feed === 'service-activity') return this.#undoneOfActivity(record);
    if (record.feed !== 'practice-extract') return this.#undoneOfAggregate(record);
    const practice = odsCode(record.sender ?? '');
    if (record.table === 'deletions') return this.#sentAgain(practice, path);
    const table = ROW_TABLES.find((each) => each === record.table) as RowTable;
    const live = await this.#liveRows(`${table} ${practice}`, table, () => this.#people(practice));
    const undone = record.accepted - (live.get(record.sha256) ?? 0);
    return undone === 0 ? 0 : Math.max(0, undone - (await this.#erasedRows(record, table, path)));
  }

  /** Rows that were accepted and are of people who were erased since: no file brings them back. */
  async #erasedRows(record: ImportRecord, table: RowTable, path: string): Promise<number> {
    const practice = odsCode(record.sender ?? '');
    const hashes = readKeptOut(this.#warehouse.directory, practice);
    if (hashes.length === 0) return 0;
    const of = table === 'encounter_codes' ? 'encounter' : 'person';
    const bad = readProblems(this.#warehouse, record.sha256, record.sender).map(({ row }) => row ?? 0);
    return this.#rowsIn(practice, path, (raw) => {
      const accepted = bad.length === 0 ? 'true' : `f."row" NOT IN (${bad.join(', ')})`;
      return `SELECT count(*) AS rows FROM ${raw} f WHERE ${isKeptOutSql(practice, hashes, of, `f.${of}_id`)} AND ${accepted}`;
    });
  }

  /** A record of a published file may become several rows: it is undone where fewer are left than it has records. */
  async #undoneOfAggregate(record: ImportRecord): Promise<number> {
    const table = AGGREGATE_OF[record.feed as keyof typeof AGGREGATE_OF];
    const live = await this.#liveRows(table, table, () => this.#warehouse.current().aggregates());
    return Math.max(0, record.accepted - (live.get(record.sha256) ?? 0));
  }

  async #undoneOfActivity(record: ImportRecord): Promise<number> {
    const provider = odsCode(record.sender ?? '');
    const live = await this.#liveRows(`service_activity ${provider}`, 'service_activity', () =>
      this.#opened(this.#warehouse.current().activity(this.#pass, [provider])),
    );
    return Math.max(0, record.accepted - (live.get(record.sha256) ?? 0));
  }

  async #liveRows(
    place: string,
    table: RowTable | AggregateTable | ProviderTable,
    open: () => Promise<Reader>,
  ): Promise<ReadonlyMap<string, number>> {
    const known = this.#counts.get(place);
    if (known !== undefined) return known;
    const reader = await open();
    try {
      const rows = await reader.rows<{ file: string; live: bigint }>(
        `SELECT file, count(*) AS live FROM ${table} GROUP BY file`,
      );
      const counts = new Map(rows.map(({ file, live }) => [file, Number(live)]));
      this.#counts.set(place, counts);
      return counts;
    } finally {
      reader.close();
    }
  }

  /** Rows that a deletions file names and that are in service. */
  #sentAgain(practice: OdsCode, path: string): Promise<number> {
    const live = ROW_TABLES.map((table) => `SELECT ${quoted(table)} AS "table", row_id FROM ${table}`);
    return this.#rowsIn(
      practice,
      path,
      (raw) => `
        SELECT count(*) AS rows FROM (${live.join(' UNION ALL ')})
        SEMI JOIN ${raw} f USING ("table", row_id)`,
    );
  }

  /** What a query counts (`rows`) over a file that is in and its practice's live rows. */
  async #rowsIn(practice: OdsCode, path: string, query: (raw: string) => string): Promise<number> {
    const reader = await this.#people(practice);
    const temporaryDirectory = this.#warehouse.temporaryDirectory();
    try {
      const header = await readFileHeader(reader, path);
      if (typeof header === 'string') throw new Error('a file that was imported can be read again');
      const raw = await openRawFile(reader, path, header, { name: 'named', temporaryDirectory });
      if (typeof raw === 'string') throw new Error('a file that was imported can be read again');
      const { rows } = await reader.row<{ rows: bigint }>(query(raw.relation));
      return Number(rows);
    } finally {
      reader.close();
      rmSync(temporaryDirectory, { recursive: true, force: true });
    }
  }

  #people(practice: OdsCode): Promise<Reader> {
    return this.#opened(this.#warehouse.current().people(this.#pass, [practice]));
  }

  async #opened(opening: Promise<Outcome<Reader>>): Promise<Reader> {
    const opened = await opening;
    if (!opened.ok) throw new Error(opened.refusal.message);
    return opened.value;
  }
}
