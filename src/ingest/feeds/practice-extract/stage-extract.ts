import { assert, type Day, type OdsCode, type SnomedCode } from '../../../base/index.ts';
import { PEOPLE_PER_SENDER, type Reader } from '../../../warehouse/index.ts';
import { type NotOpened, openRawFile, type RawFile } from '../../raw-file.ts';
import { MANY_ROWS, stageRows } from '../../stage-rows.ts';
import { type ExtractFile, inOrderOfApplication } from './extract-file.ts';
import { findOptedOut, heldAlready, rowsOfOptedOut } from './opt-outs.ts';
import { RowKeys } from './row-keys.ts';
import { type ExtractTable, ROW_TABLES, type RowTable } from './shape.ts';
import { stagePlan } from './stage-plan.ts';

/** Codes that ingest must know by meaning. */
export type FeedCodes = {
  readonly systolic: readonly SnomedCode[];
  readonly diastolic: readonly SnomedCode[];
  /** A type 1 opt-out: the person's record does not leave the practice. */
  readonly optOut: readonly SnomedCode[];
};

export type StageExtractOptions = {
  readonly sender: OdsCode;
  /** The sender's ordinal, and how many person numbers it has given out: 1 and 0 where there is no warehouse. */
  readonly ordinal: number;
  readonly issued: number;
  /** Tables of which the reader has a view of live rows, named as the table; none at the edge. */
  readonly live: ReadonlySet<RowTable>;
  readonly businessDate: Day;
  /** Hashes of the names of who was erased from the warehouse; empty at the edge. */
  readonly keptOut: readonly string[];
  readonly codes: FeedCodes;
  /** What becomes of files with rows of people who have opted out: the warehouse's answer, or the practice's own. */
  readonly optedOut: 'quarantine' | 'keep';
  readonly temporaryDirectory: string;
  /** Told of rows as files are done. */
  readonly done?: (rows: number) => void;
};

/** The rows of one table that one file brought, in a temporary table with the columns of `stagePlan`'s output. */
export type StagedFile = {
  readonly name: string;
  readonly sha256: string;
  /** Whether its rows are in ascending order of row_id, each once. */
  readonly isByRowId: boolean;
};

/** One sender's files, staged and checked; what `merge-tables.ts` goes on with. */
export type StagedExtract = {
  /** By table, in order of application. */
  readonly staged: ReadonlyMap<RowTable, readonly StagedFile[]>;
  /** By table, how many live or staged rows are removed; their row_ids are in the temporary table `deleted_<table>`. */
  readonly deleted: ReadonlyMap<RowTable, number>;
  /** By table, how many rows took the place of others. */
  readonly replaced: ReadonlyMap<RowTable, number>;
  readonly issued: number;
  /** People with a type 1 opt-out found in the files; who they are is in the temporary table `opted_out` (person_id). */
  readonly optedOut: number;
  /** Pseudonyms of those of them whom the warehouse holds from earlier files. */
  readonly awaitingErasure: readonly string[];
};

type OpenFile = { readonly file: ExtractFile; readonly table: ExtractTable; readonly raw: RawFile };

/**
 * Reads all files of one sender into temporary tables of `reader`: checks every row, gives out person numbers, and
 * finds what replaces and removes what. Files apply in order of table and name; deletions last. The files carry their
 * counts and problems. The temporary tables `person_keys` (row_id, person_id, person), `encounter_keys` and `people`
 * say who is who afterwards. One call a connection.
 */
export async function stageExtract(
  reader: Reader,
  files: readonly ExtractFile[],
  options: StageExtractOptions,
): Promise<StagedExtract> {
  const stage = new ExtractStage(reader, options);
  await stage.open(files);
  await stage.setOptedOutAside();
  await stage.stageAll();
  return stage.result();
}

class ExtractStage {
  readonly #reader: Reader;
  readonly #o: StageExtractOptions;
  readonly #staged = new Map<RowTable, StagedFile[]>();
  readonly #deleted = new Map<RowTable, number>();
  readonly #replaced = new Map<RowTable, number>();
  #open: OpenFile[] = [];
  #issued: number;
  #optedOut = 0;
  #awaitingErasure: readonly string[] = [];
  #names = 0;

  constructor(reader: Reader, options: StageExtractOptions) {
    this.#reader = reader;
    this.#o = options;
    this.#issued = options.issued;
  }

  result(): StagedExtract {
    return {
      staged: this.#staged,
      deleted: this.#deleted,
      replaced: this.#replaced,
      issued: this.#issued,
      optedOut: this.#optedOut,
      awaitingErasure: this.#awaitingErasure,
    };
  }

  async open(files: readonly ExtractFile[]): Promise<void> {
    for (const file of inOrderOfApplication(files)) {
      const { header, table } = file;
      assert(header !== undefined && table !== undefined, 'a file that is staged was recognised');
      const name = this.#fresh('raw');
      const { temporaryDirectory } = this.#o;
      const raw = await openRawFile(this.#reader, file.received.path, header, { name, temporaryDirectory });
      if (typeof raw === 'string') refuseAs(file, raw);
      else {
        file.read = raw.read;
        this.#open.push({ file, table, raw });
      }
    }
  }

  /** Finds who has opted out; in the warehouse, takes every file with a row of them out of the import. */
  async setOptedOutAside(): Promise<void> {
    this.#optedOut = await this.#findOptedOut();
    if (this.#optedOut === 0 || this.#o.optedOut === 'keep') return;
    if (this.#o.live.has('persons')) this.#awaitingErasure = await heldAlready(this.#reader);
    await this.#refuseDamaged((open) => open.raw.isReadable());
    const liveEncounters = this.#o.live.has('encounters') ? 'encounters' : undefined;
    const clean: OpenFile[] = [];
    for (const open of this.#open) {
      const rows = await rowsOfOptedOut(this.#reader, open, { files: this.#open, liveEncounters });
      if (rows.length === 0) clean.push(open);
      else quarantine(open.file, rows);
    }
    for (const { raw } of this.#open.filter((open) => !clean.includes(open))) await raw.drop();
    this.#open = clean;
  }

  /** Looked for in whole files alone; which are damaged is looked at only when the search fails on one. */
  async #findOptedOut(): Promise<number> {
    const { optOut } = this.#o.codes;
    try {
      return await findOptedOut(this.#reader, this.#open, optOut);
    } catch (fault) {
      const files = this.#open.length;
      await this.#refuseDamaged((open) => (open.table === 'events' ? hasReadableCodes(this.#reader, open) : true));
      if (this.#open.length === files) throw fault;
      return await findOptedOut(this.#reader, this.#open, optOut);
    }
  }

  async #refuseDamaged(isWhole: (open: OpenFile) => Promise<boolean> | boolean): Promise<void> {
    const whole: OpenFile[] = [];
    for (const open of this.#open) {
      if (await isWhole(open)) whole.push(open);
      else refuseAs(open.file, 'UNREADABLE_FILE');
    }
    this.#open = whole;
  }

  async stageAll(): Promise<void> {
    await this.#stagePersons();
    await this.#stageTable('registrations');
    await this.#stageEncounters();
    await this.#stageTable('events');
    await this.#stageTable('encounter_codes');
    await this.#stageDeletions();
  }

  async #stagePersons(): Promise<void> {
    const keys = await this.#keysOf('persons', 'person_keys', 'person_id');
    await this.#reader.run(`
      CREATE OR REPLACE TEMP TABLE numbers AS SELECT DISTINCT person_id, person FROM person_keys;
      CREATE OR REPLACE TEMP TABLE births (person_id VARCHAR, born DATE)`);
    if (this.#o.live.has('persons')) await this.#takeBirths('persons');
    await this.#stageTable('persons', async (staged, file) => {
      await this.#leaveOut(staged, file, await keys.duplicates(staged), 'DUPLICATE_PERSON');
      if (!(await this.#giveNumbers(staged, file))) return false;
      await keys.take(staged, 'n.person', 'JOIN numbers n ON n.person_id = s.person_id');
      await this.#reader.run(`DELETE FROM births WHERE person_id IN (SELECT person_id FROM ${staged})`);
      await this.#takeBirths(staged);
      return true;
    });
    await this.#reader.run(`
      CREATE OR REPLACE TEMP TABLE people AS
        SELECT person_id, person, born FROM person_keys JOIN births USING (person_id)`);
  }

  async #takeBirths(from: string): Promise<void> {
    await this.#reader.run(
      `INSERT INTO births SELECT person_id, DATE '1970-01-01' + to_months(birth_month) FROM ${from}`,
    );
  }

  /** Numbers the people whom the sender had not named before, in order of their rows. False when they are too many. */
  async #giveNumbers(staged: string, file: ExtractFile): Promise<boolean> {
    const unknown = `FROM ${staged} WHERE person_id NOT IN (SELECT person_id FROM numbers)`;
    const { added } = await this.#reader.row<{ added: bigint }>(`SELECT count(*) AS added ${unknown}`);
    if (this.#issued + Number(added) >= PEOPLE_PER_SENDER) {
      file.problems.add(null, 'TOO_MANY_PEOPLE', { allowed: String(PEOPLE_PER_SENDER - 1) });
      return false;
    }
    const first = this.#o.ordinal * PEOPLE_PER_SENDER + this.#issued;
    await this.#reader.run(
      `INSERT INTO numbers SELECT person_id, (${first} + row_number() OVER (ORDER BY "row"))::INTEGER ${unknown}`,
    );
    this.#issued += Number(added);
    return true;
  }

  async #stageEncounters(): Promise<void> {
    const isNeeded = this.#open.some((open) => open.table === 'encounters' || open.table === 'encounter_codes');
    if (!isNeeded && !this.#o.live.has('encounter_codes')) return;
    const keys = await this.#keysOf('encounters', 'encounter_keys', 'encounter_id');
    await this.#stageTable('encounters', async (staged, file) => {
      await this.#leaveOut(staged, file, await keys.duplicates(staged), 'DUPLICATE_ENCOUNTER');
      await keys.take(staged, 's.person');
      return true;
    });
  }

  async #stageDeletions(): Promise<void> {
    for (const open of this.#open.filter((each) => each.table === 'deletions')) {
      const staged = await this.#stageFile(open);
      if (staged === undefined) continue;
      for (const table of ROW_TABLES) await this.#removeNamed(table, staged.name, open.file);
      open.file.deleted = open.file.accepted;
    }
  }

  /** Marks the rows of one table that a deletions file names; a row that is not there is a problem. */
  async #removeNamed(table: RowTable, staged: string, file: ExtractFile): Promise<void> {
    const known = this.#knownRows(table);
    const { columns } = await this.#reader.columns(`
      SELECT "row" FROM ${staged} s WHERE table_name = '${table}' AND NOT EXISTS (SELECT 1 FROM (${known}) k WHERE k.row_id = s.row_id)
      ORDER BY 1`);
    await this.#leaveOut(staged, file, (columns[0] ?? []) as number[], 'UNKNOWN_ROW');
    await this.#reader.run(`CREATE TEMP TABLE IF NOT EXISTS deleted_${table} (row_id VARCHAR)`);
    await this.#reader.run(`INSERT INTO deleted_${table} SELECT row_id FROM ${staged} WHERE table_name = '${table}'`);
    const { removed } = await this.#reader.row<{ removed: bigint }>(
      `SELECT count(DISTINCT row_id) AS removed FROM deleted_${table}`,
    );
    if (removed === 0n) return;
    this.#deleted.set(table, Number(removed));
    const keys = { persons: 'person_keys', encounters: 'encounter_keys' }[table as string];
    if (keys !== undefined)
      await this.#reader.run(`DELETE FROM ${keys} WHERE row_id IN (SELECT row_id FROM deleted_${table})`);
  }

  /** A query for the row_ids of a table's rows, live and staged, that no earlier deletion removed. */
  #knownRows(table: RowTable): string {
    const relations = (this.#staged.get(table) ?? []).map((file) => file.name);
    if (this.#o.live.has(table)) relations.push(table);
    if (relations.length === 0) return 'SELECT NULL::VARCHAR AS row_id WHERE false';
    const all = relations.map((relation) => `SELECT row_id FROM ${relation}`).join(' UNION ALL ');
    return this.#deleted.has(table) ? `(${all}) EXCEPT SELECT row_id FROM deleted_${table}` : all;
  }

  #keysOf(table: RowTable, name: string, key: string): Promise<RowKeys> {
    return RowKeys.begin(this.#reader, { name, key, live: this.#o.live.has(table) ? table : undefined });
  }

  /** Stages the files of a table. `take` sees each before it counts and may refuse it. */
  async #stageTable(
    table: RowTable,
    take: (staged: string, file: ExtractFile) => Promise<boolean> = async () => true,
  ): Promise<void> {
    for (const open of this.#open.filter((each) => each.table === table)) {
      const staged = await this.#stageFile(open);
      if (staged === undefined) continue;
      if (!(await take(staged.name, open.file))) {
        open.file.refuse();
        continue;
      }
      open.file.replaced = await this.#countReplaced(table, staged.name);
      this.#replaced.set(table, (this.#replaced.get(table) ?? 0) + open.file.replaced);
      if (open.file.accepted > 0) this.#staged.set(table, [...(this.#staged.get(table) ?? []), staged]);
    }
  }

  /** The table that a file's good rows were put in; undefined when the file turned out to be damaged. */
  async #stageFile({ file, table, raw }: OpenFile): Promise<StagedFile | undefined> {
    const name = this.#fresh('staged');
    const { codes, sender, businessDate, keptOut } = this.#o;
    const plan = stagePlan(table, { ...codes, sender, businessDate, keptOut });
    try {
      const { accepted, rejected } = await stageRows(this.#reader, raw, plan, { into: name, problems: file.problems });
      file.accepted = accepted;
      file.rejected = rejected;
    } catch (fault) {
      if (await raw.isReadable()) throw fault;
      refuseAs(file, 'UNREADABLE_FILE');
      return undefined;
    }
    const isByRowId = await this.#isByRowId(raw);
    await raw.drop();
    if (!isByRowId) {
      const repeated = await this.#repeatedRowIds(name, table === 'deletions' ? 'table_name, row_id' : 'row_id');
      await this.#leaveOut(name, file, repeated, 'DUPLICATE_ROW_ID');
    }
    this.#o.done?.(file.read);
    return { name, sha256: file.received.sha256, isByRowId };
  }

  /** Whether each row's row_id is greater than the one before: then none is repeated. Not looked at in a small file. */
  async #isByRowId(raw: RawFile): Promise<boolean> {
    if (raw.read < MANY_ROWS) return false;
    const rows = `SELECT row_id::VARCHAR AS id FROM ${raw.relation} WHERE row_id IS NOT NULL`;
    const { falls } = await this.#reader.row<{ falls: bigint }>(
      `SELECT count(*) AS falls FROM (SELECT id <= lag(id) OVER () AS is_fall FROM (${rows})) WHERE is_fall`,
    );
    return falls === 0n;
  }

  /** Rows whose row_id an earlier row of the same file has. */
  async #repeatedRowIds(staged: string, key: string): Promise<number[]> {
    const { repeated } = await this.#reader.row<{ repeated: bigint }>(
      `SELECT count(*) - count(DISTINCT (${key})) AS repeated FROM ${staged}`,
    );
    if (repeated === 0n) return [];
    const { columns } = await this.#reader.columns(`
      SELECT "row" FROM (SELECT "row", row_number() OVER (PARTITION BY ${key} ORDER BY "row") AS nth FROM ${staged})
      WHERE nth > 1 ORDER BY 1`);
    return (columns[0] ?? []) as number[];
  }

  async #leaveOut(
    staged: string,
    file: ExtractFile,
    rows: readonly number[],
    code: 'DUPLICATE_ROW_ID' | 'DUPLICATE_PERSON' | 'DUPLICATE_ENCOUNTER' | 'UNKNOWN_ROW',
  ): Promise<void> {
    if (rows.length === 0) return;
    file.problems.addRows(rows, code);
    file.accepted -= rows.length;
    file.rejected += rows.length;
    const bad = this.#fresh('bad_rows');
    await this.#reader.run(`CREATE TEMP TABLE ${bad} ("row" INTEGER)`);
    await this.#reader.append(bad, [rows]);
    await this.#reader.run(`DELETE FROM ${staged} WHERE "row" IN (SELECT "row" FROM ${bad}); DROP TABLE ${bad}`);
  }

  async #countReplaced(table: RowTable, staged: string): Promise<number> {
    const earlier = (this.#staged.get(table) ?? []).map((file) => file.name);
    if (this.#o.live.has(table)) earlier.push(table);
    if (earlier.length === 0) return 0;
    const known = earlier.map((relation) => `SELECT row_id FROM ${relation}`).join(' UNION ALL ');
    const { replaced } = await this.#reader.row<{ replaced: bigint }>(
      `SELECT count(*) AS replaced FROM ${staged} WHERE row_id IN (${known})`,
    );
    return Number(replaced);
  }

  #fresh(what: string): string {
    this.#names += 1;
    return `${what}_${this.#names}`;
  }
}

async function hasReadableCodes(reader: Reader, { raw }: OpenFile): Promise<boolean> {
  try {
    await reader.rows(`SELECT max(f.code), max(f.person_id) FROM ${raw.relation} f`);
    return true;
  } catch (fault) {
    if (await raw.isReadable()) throw fault;
    return false;
  }
}

function refuseAs(file: ExtractFile, problem: NotOpened): void {
  file.problems.add(null, problem);
  file.refuse();
}

function quarantine(file: ExtractFile, rows: readonly number[]): void {
  file.problems.addRows(rows, 'OPTED_OUT_PERSON');
  file.isQuarantined = true;
  file.refuse();
}
