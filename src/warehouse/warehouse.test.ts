import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  canonical,
  day,
  mintMachineryPass,
  mintRowFilter,
  type Outcome,
  odsCode,
  type RowFilter,
  sha256,
} from '../base/index.ts';
import {
  COMMIT_STEPS,
  type CommitFn,
  type ImportRecord,
  importedRecord,
  layoutOf,
  PEOPLE_TABLES,
  provenanceName,
  quoted,
  readProblems,
  readProvenance,
  type SegmentDraft,
  Warehouse,
  type WarehouseOptions,
  writeProvenance,
} from './index.ts';

const ROOT = mkdtempSync(join(tmpdir(), 'commonweal-warehouse-'));
const PASS = mintMachineryPass('ingest');
const X1 = odsCode('X00001');
const X2 = odsCode('X00002');
const ON = day('2026-04-10');

after(() => rmSync(ROOT, { recursive: true, force: true }));

let folders = 0;
function freshFolder(): string {
  folders += 1;
  return join(ROOT, `w${folders}`);
}

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

async function opened(folder: string, options: WarehouseOptions = {}): Promise<Warehouse> {
  return given(await Warehouse.open(folder, { threads: 1, ...options }));
}

/** A draft of `persons` with one person a number. */
async function personsDraft(warehouse: Warehouse, part: string, people: readonly number[]): Promise<SegmentDraft> {
  const temporaryPath = join(warehouse.temporaryDirectory(), 'persons.parquet');
  const reader = await warehouse.scratch();
  const given: Readonly<Record<string, string>> = { person: 'person', person_id: "'p' || person" };
  const columns = Object.entries(layoutOf('persons')).map(
    ([name, type]) => `${given[name] ?? 'NULL'}::${type} AS "${name}"`,
  );
  await reader.run(
    `COPY (SELECT ${columns.join(', ')} FROM (SELECT unnest([${people.join(', ')}])::INTEGER AS person)) TO ${quoted(temporaryPath)} (FORMAT parquet)`,
  );
  reader.close();
  return { table: 'persons', part, temporaryPath, rows: people.length };
}

async function put(warehouse: Warehouse, part: string, people: readonly number[]): Promise<void> {
  const draft = await personsDraft(warehouse, part, people);
  const senders = [...new Set([...warehouse.current().practices(), odsCode(part)])];
  await warehouse.withImportLock((commit) =>
    commit({
      senders: senders.map((practice, index) => ({ practice, ordinal: index + 1, issued: 0 })),
      put: [draft],
      imports: [sha256(part + people.join())],
      businessDate: ON,
    }),
  );
}

async function peopleOf(warehouse: Warehouse, hash?: string): Promise<number[]> {
  const snapshot = hash === undefined ? warehouse.current() : given(warehouse.at(hash));
  const reader = given(await snapshot.people(PASS, snapshot.practices()));
  const { columns } = await reader.columns('SELECT person FROM persons ORDER BY person');
  reader.close();
  return columns[0] as number[];
}

describe('warehouse', () => {
  test('an empty one has typed, empty views and a hash of its own', async () => {
    const warehouse = await opened(freshFolder());
    const snapshot = warehouse.current();
    assert.deepEqual(snapshot.practices(), []);
    const people = given(await snapshot.people(PASS, [X1]));
    for (const table of PEOPLE_TABLES) assert.deepEqual(await people.rows(`SELECT * FROM ${table}`), []);
    const aggregates = await snapshot.aggregates();
    const described = await aggregates.rows<{ column_name: string }>('DESCRIBE practice_counts');
    assert.deepEqual(
      described.map((column) => column.column_name),
      Object.keys(layoutOf('practice_counts')),
    );
    assert.equal(given(warehouse.at(snapshot.hash)).hash, snapshot.hash);
    assert.deepEqual(snapshot.personRange(X1), { first: 0, last: -1 });
    people.close();
    aggregates.close();
    warehouse.close();
  });

  test('what was known before stays readable by its hash, and a running query ends on what it began with', async () => {
    const warehouse = await opened(freshFolder());
    await put(warehouse, 'X00001', [524289, 524290]);
    const before = warehouse.current();
    const running = given(await before.people(PASS, [X1]));
    await put(warehouse, 'X00001', [524289]);
    assert.deepEqual(await running.row('SELECT count(*) AS n FROM persons'), { n: 2n });
    running.close();
    assert.deepEqual(await peopleOf(warehouse), [524289]);
    assert.deepEqual(await peopleOf(warehouse, before.hash), [524289, 524290]);
    assert.equal(warehouse.current().manifest.previous, before.hash);
    assert.equal(before.manifest.previous, null);
    assert.equal(warehouse.at('no such').ok, false);
    assert.equal(warehouse.at('../current').ok, false);
    warehouse.close();
  });

  test('one turn sees one snapshot, the next and whoever takes the import lock what another process put in service', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    await put(warehouse, 'X00001', [524289]);
    const first = warehouse.current().hash;
    await put(warehouse, 'X00001', [524290]);
    const second = warehouse.current().hash;
    const putByAnother = (hash: string) => writeFileSync(join(folder, 'current'), `${hash}\n`);
    putByAnother(first);
    assert.equal(warehouse.current().hash, second);
    await nextTurn();
    assert.equal(warehouse.current().hash, first);
    putByAnother(second);
    const within = await warehouse.withImportLock(async (commit) => {
      const { previous } = (await commit({ put: [], imports: [], businessDate: ON })).manifest;
      return previous;
    });
    assert.equal(given(within), second, 'a commit follows what is in service, not what was');
    warehouse.close();
  });

  test('people are given only to who may read the practice', async () => {
    const warehouse = await opened(freshFolder());
    await put(warehouse, 'X00001', [524289]);
    await put(warehouse, 'X00002', [1048577]);
    const own = mintRowFilter({ user: 'gp', purpose: 'direct care', practices: new Set([X1]) });
    const reader = given(await warehouse.current().people(own, [X1]));
    assert.deepEqual(await reader.rows('SELECT person FROM persons'), [{ person: 524289 }]);
    reader.close();
    const denied = await warehouse.current().people(own, [X1, X2]);
    assert.equal(denied.ok ? '' : denied.refusal.code, 'access.denied');
    const none = mintRowFilter({ user: 'nobody', purpose: 'planning', practices: new Set() });
    assert.equal((await warehouse.current().people(none, [X2])).ok, false);
    assert.deepEqual(warehouse.current().personRange(X2), { first: 2 * 2 ** 19 + 1, last: 3 * 2 ** 19 - 1 });
    warehouse.close();
  });

  test('of a practice of which single people may be read, they alone are in every view', async () => {
    const warehouse = await opened(freshFolder());
    await put(warehouse, 'X00001', [524289]);
    await put(warehouse, 'X00002', [1048577, 1048578]);
    const of = (people: string): RowFilter =>
      mintRowFilter({
        ...{ user: 'gp', purpose: 'direct care', practices: new Set([X1]) },
        people: new Map([[X2, new Set([people])]]),
      });
    const reader = given(await warehouse.current().people(of('p1048577'), [X1, X2]));
    assert.deepEqual(await reader.rows('SELECT person FROM persons ORDER BY 1'), [
      { person: 524289 },
      { person: 1048577 },
    ]);
    assert.deepEqual(await reader.rows('SELECT count(*) AS n FROM events'), [{ n: 0n }]);
    reader.close();
    const second = given(await warehouse.current().people(of('p1048578'), [X2]));
    assert.deepEqual(await second.rows('SELECT person FROM persons'), [{ person: 1048578 }]);
    second.close();
    const hostile = given(await warehouse.current().people(of("x' OR 'a'='a"), [X2]));
    assert.deepEqual(await hostile.rows('SELECT person FROM persons'), []);
    hostile.close();
    warehouse.close();
  });

  test('works in a folder whose name has spaces, quotes and wildcards', async () => {
    const folder = join(ROOT, 'it\'s [a] *very* odd=name? "yes"');
    mkdirSync(folder);
    const warehouse = await opened(join(folder, 'warehouse'));
    await put(warehouse, 'X00001', [524289]);
    assert.deepEqual(await peopleOf(warehouse), [524289]);
    warehouse.close();
  });

  test('another format is refused in words; a changed or missing manifest is a fault', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    await put(warehouse, 'X00001', [524289]);
    const { hash } = warehouse.current();
    const path = join(folder, 'manifests', `${hash}.json`);
    const text = readFileSync(path, 'utf8');
    const refusedOpen = async () => {
      const outcome = await Warehouse.open(folder);
      assert.equal(outcome.ok ? '' : outcome.refusal.code, 'warehouse.format');
      assert.match(outcome.ok ? '' : outcome.refusal.message, /format 2;.*reads format 1/);
    };
    writeFileSync(path, canonical({ ...JSON.parse(text), format: 2 }));
    await refusedOpen();
    writeFileSync(path, text.replace('"rows":1', '"rows":9'));
    const fresh = await opened(folder);
    assert.throws(() => fresh.current(), /was changed/);
    rmSync(path);
    assert.throws(() => fresh.current(), /is missing/);
    fresh.close();
    warehouse.close();
  });
});

describe('committing', () => {
  for (const step of COMMIT_STEPS.filter((each) => each !== 'current in place')) {
    test(`a crash after "${step}" leaves the previous warehouse in service`, async () => {
      const folder = freshFolder();
      const first = await opened(folder);
      await put(first, 'X00001', [524289]);
      const before = first.current();
      first.close();
      const failing = await opened(folder, {
        onCommitStep: (reached) => {
          if (reached === step) throw new Error('power cut');
        },
      });
      await assert.rejects(put(failing, 'X00001', [524289, 524290]), /power cut/);
      failing.close();
      assert.deepEqual(readdirSync(join(folder, 'segments')).length, 1, 'no row about people is left lying about');
      const reopened = await opened(folder);
      assert.equal(reopened.current().hash, before.hash);
      assert.deepEqual(await peopleOf(reopened), [524289]);
      await put(reopened, 'X00001', [524289, 524290]);
      assert.deepEqual(await peopleOf(reopened), [524289, 524290]);
      reopened.close();
    });
  }

  test('a segment is named by its bytes, and its draft is gone', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    await put(warehouse, 'X00001', [524289]);
    const [segment] = warehouse.current().manifest.segments;
    assert.ok(segment);
    const bytes = readFileSync(warehouse.current().segmentPath(segment));
    assert.equal(sha256(bytes), segment.sha256);
    assert.equal(bytes.length, segment.bytes);
    warehouse.close();
    assert.deepEqual(readdirSync(join(folder, 'temporary')), []);
  });
});

describe('the import lock', () => {
  test('one import at a time, and the lock goes when the import fails', async () => {
    const folder = freshFolder();
    const [one, two] = [await opened(folder), await opened(folder)];
    await one.withImportLock(async () => {
      const second = await two.withImportLock(async () => 'never');
      assert.equal(second.ok ? '' : second.refusal.code, 'warehouse.locked');
      assert.match(second.ok ? '' : second.refusal.message, new RegExp(`Process ${process.pid} `));
    });
    await assert.rejects(
      one.withImportLock(async () => {
        throw new Error('disk full');
      }),
      /disk full/,
    );
    assert.equal(given(await two.withImportLock(async () => 'done')), 'done');
    one.close();
    two.close();
  });

  test('a lock whose process is gone is taken over, whatever is in it', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    const gone = { pid: 2 ** 22 + 1, startMark: null };
    const ownNumberBefore = { pid: process.pid, startMark: '1' };
    const anotherBefore = { pid: process.ppid, startMark: 'long ago' };
    for (const left of [
      JSON.stringify(gone),
      JSON.stringify(ownNumberBefore),
      JSON.stringify(anotherBefore),
      '',
      '{"pi',
    ]) {
      writeFileSync(join(folder, 'import.lock'), left);
      assert.equal(given(await warehouse.withImportLock(async () => 'done')), 'done');
      assert.equal(existsSync(join(folder, 'import.lock')), false);
    }
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('stale')),
      [],
    );
    warehouse.close();
  });

  test('what a commit of a killed process left is removed by the next import, and nothing else', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    await put(warehouse, 'X00001', [524289]);
    const first = warehouse.current().hash;
    await put(warehouse, 'X00001', [524290]);
    writeFileSync(join(folder, 'segments', `${'a'.repeat(64)}.parquet`), 'rows');
    writeFileSync(join(folder, 'manifests', `${'b'.repeat(64)}.json`), '{}');
    writeFileSync(join(folder, 'import.lock'), '{"pid":4194305,"startMark":null}');
    given(await warehouse.withImportLock(async () => 'done'));
    assert.equal(readdirSync(join(folder, 'segments')).length, 2);
    assert.deepEqual(await peopleOf(warehouse, first), [524289]);
    assert.deepEqual(await peopleOf(warehouse), [524290]);
    warehouse.close();
  });

  test('a commit is only for who holds it', async () => {
    const warehouse = await opened(freshFolder());
    let kept: CommitFn | undefined;
    await warehouse.withImportLock(async (commit) => {
      kept = commit;
    });
    await assert.rejects(async () => kept?.({ put: [], imports: [], businessDate: ON }), /holds the import lock/);
    warehouse.close();
  });

  test('what a dead process left in the temporary folder is removed on opening', async () => {
    const folder = freshFolder();
    (await opened(folder)).close();
    const left = join(folder, 'temporary', `${2 ** 22 + 1}-abc`);
    mkdirSync(left);
    writeFileSync(join(left, 'rows.csv'), 'row_id');
    (await opened(folder)).close();
    assert.equal(existsSync(left), false);
  });
});

describe('reader', () => {
  test('a plan that is kept is right over later rows, whatever it was planned over', async () => {
    const warehouse = await opened(freshFolder());
    const reader = await warehouse.planningOnce();
    await reader.run(`CREATE TEMP TABLE people (person INTEGER, kind INTEGER); CREATE TEMP TABLE kinds (kind INTEGER);
      CREATE TEMP TABLE found (kind INTEGER, people BIGINT, last INTEGER)`);
    const counting =
      'SELECT kind, count(*), max(person) FROM people JOIN kinds USING (kind) WHERE person > 5 GROUP BY kind';
    for (const from of [0, 5_000_000, 300]) {
      await reader.run(`TRUNCATE people; TRUNCATE kinds; TRUNCATE found;
        INSERT INTO people SELECT ${from} + i, ${from} + i % 700 FROM range(3000) AS r(i);
        INSERT INTO kinds SELECT ${from} + i FROM range(${from > 300 ? 600 : 10}) AS r(i)`);
      await reader.runAgain(`INSERT INTO found ${counting}`);
      const planned = await reader.rows(`SELECT * FROM (${counting}) AS now (kind, people, last) ORDER BY kind`);
      assert.ok(planned.length > 5);
      assert.deepEqual(await reader.rows('SELECT * FROM found ORDER BY kind'), planned);
    }
    reader.close();
    warehouse.close();
  });

  test('gives exact values', async () => {
    const warehouse = await opened(freshFolder());
    const reader = await warehouse.scratch();
    const row = await reader.row(
      `SELECT 1::INTEGER AS i, 2::BIGINT AS b, sum(3::BIGINT) AS h, 1.5::DECIMAL(12,3) AS d, DATE '2025-04-01' AS day,
        TIMESTAMP '2025-04-01 09:30:00' AS t, true AS yes, NULL::DATE AS none, [DATE '1970-01-02'] AS list,
        {'a': 1.25::DECIMAL(12,3), 'b': NULL::DATE} AS s, 0.5::DOUBLE AS f, 'text' AS x`,
    );
    assert.deepEqual(row, {
      i: 1,
      b: 2n,
      h: 3n,
      d: '1.500',
      day: day('2025-04-01'),
      t: '2025-04-01T09:30:00',
      yes: true,
      none: null,
      list: [day('1970-01-02')],
      s: { a: '1.250', b: null },
      f: 0.5,
      x: 'text',
    });
    const big = 2 ** 40;
    const params = await reader.row('SELECT ? AS a, ? AS b, ? AS c, ? AS d, ? AS e', ['x', 5, big, null, true]);
    assert.deepEqual(params, { a: 'x', b: 5, c: BigInt(big), d: null, e: true });
    await assert.rejects(reader.row('SELECT 1 WHERE false'), /0 rows/);
    await assert.rejects(reader.rows("SELECT INTERVAL '1' DAY"), /type that the warehouse gives out/);
    reader.close();
    warehouse.close();
  });

  test('appends columns of more rows than a chunk, and reads them back by column', async () => {
    const warehouse = await opened(freshFolder());
    const reader = await warehouse.scratch();
    await reader.run('CREATE TEMP TABLE t (n INTEGER, b BIGINT, d DATE, x VARCHAR)');
    const n = Array.from({ length: 5000 }, (_, index) => index);
    await reader.append('t', [n, n, n, n.map((each) => (each % 2 === 0 ? null : `x${each}`))]);
    const { columns, rowCount, names } = await reader.columns('SELECT * FROM t ORDER BY n');
    assert.deepEqual([names, rowCount], [['n', 'b', 'd', 'x'], 5000]);
    assert.deepEqual(
      columns.map((column) => column[4999]),
      [4999, 4999n, 4999, 'x4999'],
    );
    reader.close();
    warehouse.close();
  });
});

describe('provenance', () => {
  const record = (fields: Partial<ImportRecord>): ImportRecord => ({
    sha256: sha256('file'),
    file: 'events.csv',
    feed: 'practice-extract',
    version: 1,
    sender: 'X00001',
    period: null,
    receivedOn: '2026-04-10',
    importedAt: '2026-04-10T09:00:00.000Z',
    read: 2,
    accepted: 1,
    rejected: 1,
    replaced: 0,
    deleted: 0,
    status: 'accepted',
    problemCounts: { BAD_DATE: 1 },
    ...fields,
  });
  const problem = { code: 'BAD_DATE', file: 'events.csv', row: 3, message: 'event_date is no date.' };

  test('keeps refused files and earlier attempts, and forgets what was never in service', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    writeProvenance(folder, [{ record: record({ status: 'refused', accepted: 0 }), problems: [problem] }]);
    assert.equal(readProvenance(warehouse)[0]?.status, 'refused');
    writeProvenance(folder, [
      { record: record({ importedAt: '2026-04-11T09:00:00.000Z' }), problems: [problem, problem] },
    ]);
    assert.deepEqual(readProvenance(warehouse), [], 'accepted, but the commit never came');
    assert.equal(importedRecord(warehouse, record({}).sha256, 'X00001'), undefined);
    await warehouse.withImportLock((commit) => commit({ put: [], imports: [record({}).sha256], businessDate: ON }));
    assert.equal(readProvenance(warehouse)[0]?.status, 'accepted');
    assert.equal(importedRecord(warehouse, record({}).sha256, 'X00001')?.accepted, 1);
    assert.deepEqual(readProblems(warehouse, record({}).sha256), [problem, problem]);
    assert.ok(readdirSync(join(folder, 'provenance')).some((name) => name.includes('attempt-1.json')));
    warehouse.close();
  });

  test('the same bytes from another sender are another file', async () => {
    const folder = freshFolder();
    const warehouse = await opened(folder);
    const { sha256: hash } = record({});
    writeProvenance(folder, [{ record: record({}), problems: [problem] }]);
    writeProvenance(folder, [{ record: record({ sender: 'X00002' }), problems: [] }]);
    assert.equal(provenanceName(folder, hash, 'X00001'), hash);
    assert.equal(provenanceName(folder, hash, 'X00002'), `${hash}-X00002`);
    const imports = [hash, `${hash}-X00002`];
    await warehouse.withImportLock((commit) => commit({ put: [], imports, businessDate: ON }));
    assert.deepEqual(
      readProvenance(warehouse)
        .map((each) => each.sender)
        .sort(),
      ['X00001', 'X00002'],
    );
    assert.deepEqual(readProblems(warehouse, hash, 'X00002'), []);
    assert.deepEqual(readProblems(warehouse, hash), [problem]);
    warehouse.close();
  });
});
