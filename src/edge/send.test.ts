import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { framework } from '../../definitions/frameworks/spine/2025-26/framework.ts';
import { day, odsCode, sha256 } from '../base/index.ts';
import { type LoadedFramework, loadFramework, parseCodelist } from '../indicators/index.ts';
import { EXTRACT_COLUMNS, type ExtractTable } from '../ingest/index.ts';
import { quoted, type Reader, readParquet, Warehouse } from '../warehouse/index.ts';
import type { Counting } from './count-everybody.ts';
import { Edge, type Sent, send } from './send.ts';
import { extractHash } from './withhold.ts';

const folder = mkdtempSync(join(tmpdir(), 'commonweal-edge-'));
const definitions = new URL('../../definitions/codelists/', import.meta.url);
const codelists = new Map(
  readdirSync(definitions).map((name) => {
    const list = parseCodelist(readFileSync(new URL(name, definitions), 'utf8'), name);
    return [list.name, list] as const;
  }),
);
const codesOf = (name: string) => codelists.get(name)?.codes ?? [];
const codes = { systolic: codesOf('SYSBP_COD'), diastolic: codesOf('DIASBP_COD'), optOut: codesOf('TYPE1_COD') };
const [HYPERTENSION, SYSTOLIC, DIASTOLIC, OPT_OUT] = ['59621000', '271649006', '271650006', codes.optOut[0]!];
const CUT_OFF = '2026-03-31';

type Row = Readonly<Record<string, string>>;

describe('what leaves a practice', () => {
  let warehouse: Warehouse;
  let reader: Reader;
  let spine: LoadedFramework;
  let sent: Sent;

  before(async () => {
    const opened = await Warehouse.open(join(folder, 'warehouse'), { memoryLimit: '256MB', threads: 1 });
    assert.ok(opened.ok);
    warehouse = opened.value;
    reader = await warehouse.scratch();
    const loaded = loadFramework(framework(codelists));
    assert.ok(loaded.ok);
    spine = loaded.value;
    await writeRecord(join(folder, 'record'));
    const outcome = await sendFrom('record');
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
    sent = outcome.value;
  });

  after(() => {
    reader.close();
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const sendFrom = (record: string, others: readonly Counting[] = []) =>
    send({
      record: join(folder, record),
      practice: odsCode('X00010'),
      out: join(folder, 'out'),
      countings: [{ framework: spine, cutOffs: [day(CUT_OFF)] }, ...others],
      businessDate: day('2026-04-10'),
      codes,
      connect: () => warehouse.scratch(),
    });

  async function write(path: string, table: ExtractTable, rows: readonly Row[]): Promise<void> {
    const columns = EXTRACT_COLUMNS[table].map((column) => column.name);
    const values = rows.map(
      (row) => `(${columns.map((name) => (name in row ? quoted(row[name]!) : 'NULL')).join(', ')})`,
    );
    const names = columns.map((name) => `"${name}"`).join(', ');
    await reader.run(
      `COPY (SELECT * FROM (VALUES ${values.join(', ')}) AS t(${names})) TO ${quoted(path)} (FORMAT parquet)`,
    );
  }

  /** Ann, Bob and Cat have hypertension; Bob has opted out; Ann's reading is corrected later. */
  async function writeRecord(record: string): Promise<void> {
    mkdirSync(record);
    const people = ['ann', 'bob', 'cat'];
    const person = (id: string) => ({ row_id: `p-${id}`, person_id: id, birth_month: '1960-05', sex: 'F' });
    await write(join(record, 'persons.parquet'), 'persons', people.map(person));
    const registration = { practice: 'X00010', registered_from: '2001-02-03', kind: 'regular' };
    await write(
      join(record, 'registrations.parquet'),
      'registrations',
      people.map((id) => ({ row_id: `r-${id}`, person_id: id, ...registration })),
    );
    const diagnosis = (id: string) => ({
      row_id: `d-${id}`,
      person_id: id,
      event_date: '2010-01-01',
      code: HYPERTENSION,
    });
    await write(join(record, 'events.parquet'), 'events', [
      ...people.map(diagnosis),
      { row_id: 'e-1', person_id: 'bob', event_date: '2019-01-01', code: OPT_OUT },
      ...reading('ann', '171', '95'),
      ...reading('bob', '131', '80'),
      { row_id: 'n-1', person_id: 'cat', event_date: '2025-06-01', code: '44054007' },
    ]);
    await write(join(record, 'events-late.parquet'), 'events', reading('ann', '138', '84'));
    const encounter = { organisation: 'X00010', kind: 'gp_consultation', started_at: '2025-07-01T09:00:00' };
    await write(join(record, 'encounters.parquet'), 'encounters', [
      { row_id: 'c-1', encounter_id: 'c1', person_id: 'bob', ...encounter },
      { row_id: 'c-2', encounter_id: 'c2', person_id: 'cat', ...encounter },
    ]);
    const diagnosed = { position: '1', scheme: 'icd10', code: 'I10' };
    await write(join(record, 'encounter_codes.parquet'), 'encounter_codes', [
      { row_id: 'x-1', encounter_id: 'c1', ...diagnosed },
      { row_id: 'x-2', encounter_id: 'c2', ...diagnosed },
    ]);
    await write(join(record, 'deletions-late.parquet'), 'deletions', [
      { row_id: 'c-1', table: 'encounters' },
      { row_id: 'c-2', table: 'encounters' },
    ]);
  }

  function reading(id: string, systolic: string, diastolic: string): Row[] {
    const taken = { person_id: id, event_date: '2025-11-02', recorded_at: '2025-11-02T09:41:00', encounter_id: 'r1' };
    return [
      { row_id: `s-${id}`, ...taken, code: SYSTOLIC, value_number: systolic, unit: 'mmHg', setting: 'clinic' },
      { row_id: `t-${id}`, ...taken, code: DIASTOLIC, value_number: diastolic, unit: 'mmHg', setting: 'clinic' },
    ];
  }

  async function rowIds(table: string): Promise<unknown[]> {
    const { columns } = await reader.columns(
      `SELECT row_id FROM ${readParquet([join(folder, 'out', `X00010-${table}.parquet`)])}`,
    );
    return columns[0] ?? [];
  }

  test('no row of who has opted out, in any table, and every other row in its order', async () => {
    assert.deepEqual(await rowIds('persons'), ['p-ann', 'p-cat']);
    assert.deepEqual(await rowIds('registrations'), ['r-ann', 'r-cat']);
    assert.deepEqual(await rowIds('events'), ['d-ann', 'd-cat', 's-ann', 't-ann', 'n-1']);
    assert.deepEqual(await rowIds('events-late'), ['s-ann', 't-ann']);
    assert.deepEqual(await rowIds('encounters'), ['c-2']);
    assert.deepEqual(await rowIds('encounter_codes'), ['x-2']);
    assert.deepEqual(await rowIds('deletions-late'), ['c-2']);
  });

  test('counts are of everybody, with how many have opted out; a correction decides', () => {
    const count = (component: string) =>
      sent.counts.find((each) => each.indicator === 'HYP008' && each.component === component);
    assert.deepEqual([count('register')?.count, count('register')?.optedOut], [3, 1]);
    assert.deepEqual([count('denominator')?.count, count('denominator')?.optedOut], [3, 1]);
    assert.deepEqual([count('numerator')?.count, count('numerator')?.optedOut], [2, 1]);
    assert.deepEqual([sent.people, sent.optedOut, sent.enginesAgreed], [3, 1, true]);
  });

  test('the counts file names its extract', () => {
    const lines = readFileSync(join(folder, 'out', 'X00010-counts.csv'), 'utf8')
      .trim()
      .split('\n');
    const files = sent.files.filter((path) => path.endsWith('.parquet'));
    const extract = extractHash(files.map((path) => ({ path, sha256: sha256(readFileSync(path)) })));
    assert.equal(
      lines[0],
      'practice,indicator,definition_hash,period,cut_off,component,reason,count,opted_out,extract_sha256',
    );
    const register = `X00010,HYP008,${spine.ruleHash('HYP008')},2025/26,2026-03-31,register,,3,1,${extract}`;
    assert.ok(lines.includes(register));
    assert.equal(lines.length, sent.counts.length + 1);
  });

  test('a record in CSV is sent in CSV, with the same counts', async () => {
    await writeRecord(join(folder, 'parquet'));
    mkdirSync(join(folder, 'csv'));
    for (const name of readdirSync(join(folder, 'parquet'))) {
      const [ending, form] = name.startsWith('events') ? ['csv.gz', ', COMPRESSION gzip'] : ['csv', ''];
      const path = join(folder, 'csv', name.replace(/parquet$/, ending));
      const rows = readParquet([join(folder, 'parquet', name)]);
      await reader.run(`COPY (FROM ${rows}) TO ${quoted(path)} (FORMAT csv, HEADER${form})`);
    }
    const outcome = await sendFrom('csv');
    assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
    assert.deepEqual(outcome.value.counts, sent.counts);
    const names = outcome.value.files.map((path) => basename(path));
    assert.ok(names.includes('X00010-events.csv.gz') && names.includes('X00010-encounter_codes.csv'));
    for (const table of ['persons', 'registrations', 'events', 'events-late', 'encounters', 'encounter_codes']) {
      assert.deepEqual(await rowIdsOfCsv(names, table), await rowIds(table));
    }
  });

  async function rowIdsOfCsv(names: readonly string[], table: string): Promise<unknown[]> {
    const name = names.find((each) => /^X00010-(.*?)\.csv/.exec(each)?.[1] === table) ?? '';
    const { columns } = await reader.columns(
      `SELECT row_id FROM read_csv(${quoted(join(folder, 'out', name))}, header = true, all_varchar = true)`,
    );
    return columns[0] ?? [];
  }

  test('a practice that is paid by another framework counts by that too, and by what both have alike once', async () => {
    const list = codelists.get('HYP_COD') as NonNullable<ReturnType<typeof codelists.get>>;
    const loaded = loadFramework(
      framework(new Map([...codelists, ['HYP_COD', { ...list, codes: list.codes.slice(1) }]])),
    );
    assert.ok(loaded.ok);
    const other = loaded.value;
    await writeRecord(join(folder, 'by two'));
    const outcome = await sendFrom('by two', [{ framework: other, cutOffs: [day(CUT_OFF)] }]);
    assert.ok(outcome.ok);
    const { counts } = outcome.value;
    const denominators = counts.filter(({ component }) => component === 'denominator');
    let differing = 0;
    for (const { id } of spine.rules) {
      const own = denominators.filter(({ indicator }) => indicator === id).map((each) => each.definitionHash);
      assert.deepEqual(own, [...new Set([spine.ruleHash(id), other.ruleHash(id)])], id);
      differing += own.length - 1;
    }
    assert.ok(differing > 0 && differing < spine.rules.length, `${differing} differ`);
  });

  test('nothing of one practice’s people is left for the next', async () => {
    const connect = () => warehouse.scratch();
    const shared = { countings: [{ framework: spine, cutOffs: [day(CUT_OFF)] }], businessDate: day('2026-04-10') };
    const edge = await Edge.open({ ...shared, codes, connect });
    const out = join(folder, 'next');
    await writeRecord(join(folder, 'whole'));
    assert.ok((await edge.send({ record: join(folder, 'whole'), practice: odsCode('X00010'), out })).ok);
    mkdirSync(join(folder, 'persons only'));
    const person = { row_id: 'p-dan', person_id: 'dan', birth_month: '1960-05', sex: 'M' };
    await write(join(folder, 'persons only', 'persons.parquet'), 'persons', [person]);
    const next = await edge.send({ record: join(folder, 'persons only'), practice: odsCode('X00011'), out });
    await edge.close();
    assert.ok(next.ok);
    assert.deepEqual([next.value.people, next.value.optedOut], [1, 0]);
    assert.ok(next.value.counts.every((each) => each.count === 0 && each.optedOut === 0));
  });

  test('rows of a file of several row groups leave in their order, by one thread and by several', async () => {
    const record = join(folder, 'long');
    mkdirSync(record);
    const person = (id: string) => ({ row_id: `p-${id}`, person_id: id, birth_month: '1960-05', sex: 'F' });
    await write(join(record, 'persons.parquet'), 'persons', [person('ann'), person('bob')]);
    const columns = EXTRACT_COLUMNS.events.map(({ name }) => {
      if (name === 'row_id') return `(10000000 + i)::VARCHAR AS row_id`;
      if (name === 'person_id') return `CASE WHEN i % 3 = 0 THEN 'bob' ELSE 'ann' END AS person_id`;
      if (name === 'code') return `CASE WHEN i = 3 THEN ${OPT_OUT} ELSE ${HYPERTENSION} END AS code`;
      return name === 'event_date' ? `DATE '2020-01-01' AS event_date` : `NULL::VARCHAR AS ${name}`;
    });
    const someOfEach2048 = 'i % 2048 < 1367';
    const rows = `SELECT ${columns.join(', ')} FROM range(1, 60001) AS numbered(i) WHERE ${someOfEach2048}`;
    const path = join(record, 'events.parquet');
    await reader.run(`COPY (${rows}) TO ${quoted(path)} (FORMAT parquet, ROW_GROUP_SIZE 4096)`);
    const groups = await reader.rows<{ rows: bigint }>(
      `SELECT DISTINCT row_group_num_rows AS rows FROM parquet_metadata(${quoted(path)}) ORDER BY 1 DESC`,
    );
    assert.equal(groups[0]?.rows, 4101n, 'a group ends in a few rows, which DuckDB may hold back');
    for (const threads of [4, 1]) {
      await reader.run(`SET threads = ${threads}`);
      assert.ok((await sendFrom('long')).ok);
      const ids = await rowIds('events');
      assert.equal(ids.length, 26_834);
      assert.ok(ids.every((id, index) => index === 0 || String(id) > String(ids[index - 1])));
    }
  });

  test('a file with no row of who has opted out may still name them: it is copied only where they are kept apart', async () => {
    const [record, named] = [join(folder, 'named'), 'pseudonym-of-bob'];
    mkdirSync(record);
    const path = join(record, 'persons.parquet');
    const person = (id: string) => ({ row_id: `p-${id}`, person_id: id, birth_month: '1960-05', sex: 'F' });
    await write(path, 'persons', [person('ann'), person('cat')]);
    const typed = `SELECT * REPLACE (person_id::ENUM('ann', 'cat', '${named}') AS person_id) FROM ${readParquet([path])}`;
    await reader.run(`COPY (FROM (${typed})) TO ${quoted(`${path}.new`)} (FORMAT parquet)`);
    renameSync(`${path}.new`, path);
    await write(join(record, 'persons-other.parquet'), 'persons', [person(named)]);
    const optOut = { row_id: 'e-1', person_id: named, event_date: '2019-01-01', code: OPT_OUT };
    await write(join(record, 'events.parquet'), 'events', [optOut]);
    assert.ok(readFileSync(path).includes(named));
    const sentPersons = async () => {
      const outcome = await sendFrom('named');
      assert.ok(outcome.ok);
      const own = outcome.value.files.map((file) => basename(file)).filter((file) => file.includes('-persons'));
      assert.deepEqual(own, ['X00010-persons.parquet']);
      return readFileSync(join(folder, 'out', 'X00010-persons.parquet'));
    };
    assert.ok(!(await sentPersons()).includes(named), 'written anew');
    await write(path, 'persons', [person('ann'), person('cat')]);
    renameSync(join(record, 'persons-other.parquet'), join(record, 'persons-kept.parquet'));
    assert.ok((await sentPersons()).equals(readFileSync(path)), 'copied');
  });

  test('a file that is not the extract’s stops everything', async () => {
    await writeRecord(join(folder, 'other'));
    writeFileSync(join(folder, 'other', 'notes.csv'), 'person_id,note\n');
    const outcome = await sendFrom('other');
    assert.ok(!outcome.ok && outcome.refusal.code === 'input.invalid');
    assert.match(outcome.ok ? '' : outcome.refusal.message, /notes\.csv/);
  });
});
