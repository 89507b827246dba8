import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { otherOrganisations } from '../../definitions/demo/commissioner.ts';
import { demoParameters } from '../../definitions/demo/parameters.ts';
import { receipts } from '../../definitions/demo/receipts.ts';
import { framework } from '../../definitions/frameworks/spine/2025-26/framework.ts';
import { day, machineClock, mintMachineryPass, type OdsCode, odsCode, sha256 } from '../base/index.ts';
import { type Sent, type SentCount, send } from '../edge/index.ts';
import { type LoadedFramework, loadFramework, parseCodelist } from '../indicators/index.ts';
import { type FeedName, importFiles } from '../ingest/index.ts';
import { quoted, type Reader, readParquet, Warehouse } from '../warehouse/index.ts';
import { buildRecords } from './build-records.ts';
import { practicesFromCsv } from './practices.ts';
import type { Truth } from './truth.ts';

const definitions = new URL('../../definitions/', import.meta.url);
const codelists = new Map(
  readdirSync(new URL('codelists/', definitions)).map((name) => {
    const list = parseCodelist(readFileSync(new URL(`codelists/${name}`, definitions), 'utf8'), name);
    return [list.name, list] as const;
  }),
);
const codesOf = (name: string) => codelists.get(name)?.codes ?? [];
const codes = { systolic: codesOf('SYSBP_COD'), diastolic: codesOf('DIASBP_COD'), optOut: codesOf('TYPE1_COD') };
const CHOSEN = ['X00005', 'X00007', 'X00010', 'X00019', 'X00032', 'X00036'];
const practices = practicesFromCsv(readFileSync(new URL('demo/practices.csv', definitions), 'utf8')).filter(
  (practice) => CHOSEN.includes(practice.code),
);
/** Lists that nobody's record would lack among so many people. */
const COMMON = [
  'CKD_COD',
  'ACEDRUG_COD',
  'LTCRVW_COD',
  'AUDITC_COD',
  'FRC_COD',
  'DTP_VAC',
  'NCMPR_COD',
  'CASELOAD_COD',
];
const parameters = { ...demoParameters, faults: { ...demoParameters.faults, latePractices: 2 } };

describe('records of six practices', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal-demo-'));
  let warehouse: Warehouse;
  let reader: Reader;
  let spine: LoadedFramework;
  let truth: Truth;

  const build = (out: string, people: number, seed: number, of = practices) =>
    buildRecords({
      practices: of,
      codelists: Object.fromEntries([...codelists].map(([name, list]) => [name, list.codes])),
      parameters,
      commissioner: { code: 'X00', name: 'Invented' },
      localities: [{ id: 'north', name: 'North' }],
      organisations: otherOrganisations,
      people,
      seed,
      out,
      connect: () => warehouse.scratch(),
    });

  const sendFrom = async (
    record: string,
    practice: OdsCode,
    out: string,
    cutOffs: readonly string[],
  ): Promise<Sent> => {
    const sent = await send({
      record,
      practice,
      out,
      countings: [{ framework: spine, cutOffs: cutOffs.map(day) }],
      businessDate: day('2026-04-10'),
      codes,
      connect: () => warehouse.scratch(),
    });
    assert.ok(sent.ok, sent.ok ? '' : sent.refusal.message);
    return sent.value;
  };

  before(async () => {
    const opened = await Warehouse.open(join(folder, 'warehouse'), { memoryLimit: '512MB', threads: 2 });
    assert.ok(opened.ok);
    warehouse = opened.value;
    reader = await warehouse.scratch();
    const loaded = loadFramework(framework(codelists));
    assert.ok(loaded.ok);
    spine = loaded.value;
    await build(join(folder, 'demo'), 1500, 1);
    truth = JSON.parse(readFileSync(join(folder, 'demo', 'truth.json'), 'utf8'));
  });

  after(() => {
    reader.close();
    warehouse.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const recordOf = (practice: string) => join(folder, 'demo', 'records', practice);

  test('the same seed makes the same bytes, another seed others', async () => {
    const [one, other] = ['a', 'b'].map((name) => join(folder, name)) as [string, string];
    await build(one, 250, 5);
    await build(other, 250, 5);
    assert.deepEqual(hashesUnder(one), hashesUnder(other));
    const { quality } = JSON.parse(readFileSync(join(one, 'truth.json'), 'utf8')) as Truth;
    assert.notDeepEqual(quality, truth.quality);
  });

  test('row_ids ascend in every file, so that a receiver need not look for repeated ones', async () => {
    for (const name of readdirSync(recordOf('X00010'))) {
      const { falls } = await reader.row<{ falls: bigint }>(`SELECT count(*) AS falls FROM
        (SELECT row_id <= lag(row_id) OVER () AS is_fall FROM ${readParquet([join(recordOf('X00010'), name)])}) WHERE is_fall`);
      assert.equal(falls, 0n, name);
    }
  });

  test('what others report comes in the layouts of their feeds, for every practice, without a bad row', async () => {
    const received = await Warehouse.open(join(folder, 'reported'), { memoryLimit: '256MB' });
    assert.ok(received.ok);
    for (const { feed } of demoParameters.reported) {
      const files = join(folder, 'demo', 'feeds', feed);
      const report = await importFiles({
        ...{ warehouse: received.value, feed: feed as FeedName, codes, clock: machineClock },
        ...{ pass: mintMachineryPass('ingest'), businessDate: day('2026-04-10') },
        files: readdirSync(files).map((name) => join(files, name)),
      });
      assert.ok(report.ok);
      assert.deepEqual(report.value.problems, [], feed);
    }
    const aggregates = await received.value.current().aggregates();
    const [found] = await aggregates.rows<{ practices: bigint; measures: bigint; unsaid: bigint }>(
      `SELECT count(DISTINCT area) AS practices, count(DISTINCT measure) AS measures,
         count(*) FILTER (WHERE note NOT LIKE 'Generated%') AS unsaid FROM measure_values WHERE realm = 'invented'`,
    );
    aggregates.close();
    received.value.close();
    assert.deepEqual(found, { practices: BigInt(practices.length), measures: 20n, unsaid: 0n });
  });

  test('surveys and the like have a row for each place and year, and a file without a bad row', async () => {
    const received = await Warehouse.open(join(folder, 'received'), { memoryLimit: '256MB' });
    assert.ok(received.ok);
    const files = join(folder, 'demo', 'feeds', 'practice-measures');
    const report = await importFiles({
      ...{ warehouse: received.value, feed: 'practice-measures', codes, clock: machineClock },
      ...{ pass: mintMachineryPass('ingest'), businessDate: day('2026-04-10') },
      files: readdirSync(files).map((name) => join(files, name)),
    });
    assert.ok(report.ok);
    assert.deepEqual(report.value.problems, []);
    const aggregates = await received.value.current().aggregates();
    const places = await aggregates.rows<{ measure: string; places: bigint; shares: number }>(
      `SELECT measure, count(*) AS places, avg(numerator / denominator) AS shares FROM measure_values
       WHERE period_to = DATE '2026-03-31' GROUP BY measure ORDER BY measure`,
    );
    aggregates.close();
    received.value.close();
    assert.deepEqual(
      places.map((each) => [each.measure, each.places]),
      [
        ['getting-through-on-the-phone', 6n],
        ['index', 6n],
        ['making-an-appointment', 6n],
        ['often-or-always-lonely', 1n],
        ['overall-experience', 6n],
        ['positive', 6n],
      ],
    );
    const shareOf = (measure: string) => places.find((each) => each.measure === measure)?.shares ?? 0;
    assert.ok(shareOf('positive') > shareOf('getting-through-on-the-phone'));
  });

  test('the lists of every quarter add to the people asked for', () => {
    const lists = join(folder, 'demo', 'feeds', 'list-size');
    assert.equal(readdirSync(lists).length, 13);
    for (const name of readdirSync(lists)) {
      const [, ...lines] = readFileSync(join(lists, name), 'utf8').trim().split('\r\n');
      const people = lines.flatMap((line) => line.split(',').slice(8).map(Number)).reduce((sum, each) => sum + each, 0);
      assert.equal(people, 1500, name);
    }
  });

  test('there are about eighty events a person in the three years, and history before', async () => {
    const paths = practices.map((practice) => join(recordOf(practice.code), 'events.parquet'));
    const { inside, before: earlier } = await reader.row<{ inside: bigint; before: bigint }>(`
      SELECT count(*) FILTER (event_date >= DATE '2023-04-01') AS inside, count(*) FILTER (event_date < DATE '2023-04-01') AS before
      FROM ${readParquet(paths)}`);
    assert.ok(Number(inside) / 1500 > 65 && Number(inside) / 1500 < 95, `${inside}`);
    assert.ok(Number(earlier) / 1500 > 8 && Number(earlier) / 1500 < 20, `${earlier}`);
  });

  test('what was done is recorded by the day that records are received, however late', async () => {
    const paths = practices.map((practice) => join(recordOf(practice.code), 'events.parquet'));
    const { latest } = await reader.row<{ latest: number }>(`
      SELECT max(date_diff('day', event_date, recorded_at::DATE))::INTEGER AS latest
      FROM ${readParquet(paths)} WHERE event_date BETWEEN DATE '2023-04-01' AND DATE '2026-03-31'`);
    assert.equal(latest, day(receipts.extractsOn) - day('2026-03-31'));
  });

  test('what somebody brought from one practice to another is what the first has of them', async () => {
    const late = truth.lateFiles.map((each) => each.practice);
    const whole = practices.map(({ code }) => code).filter((code) => !late.includes(code));
    // Bad rows have the greatest row_ids.
    const record = whole.map(
      (code) => `SELECT *, ${quoted(code)} AS holder FROM ${readParquet([join(recordOf(code), 'events.parquet')])}`,
    );
    const { brought, unknown } = await reader.row<{ brought: bigint; unknown: bigint }>(`
      WITH record AS (${record.join(' UNION ALL ')}),
      own AS (SELECT holder, person_id, min(event_date) AS since FROM record WHERE organisation = holder GROUP BY ALL)
      SELECT count(*) AS brought, count(*) FILTER (NOT EXISTS (
        FROM record AS first WHERE first.holder = next.organisation AND first.person_id = next.person_id
          AND first.code = next.code AND first.recorded_at = next.recorded_at
          AND first.value_number IS NOT DISTINCT FROM next.value_number)) AS unknown
      FROM record AS next JOIN own ON own.holder = next.organisation AND own.person_id = next.person_id
      WHERE next.holder <> next.organisation AND next.event_date >= own.since AND next.row_id < '99000000'`);
    assert.ok(brought > 100n, `${brought}`);
    assert.equal(unknown, 0n);
  });

  test('what the outcome measures ask for is there, and of whom it can be', async () => {
    const events = readParquet(practices.map((practice) => join(recordOf(practice.code), 'events.parquet')));
    const people = readParquet(practices.map((practice) => join(recordOf(practice.code), 'persons.parquet')));
    const having = (list: string) => `SELECT person_id FROM ${events} WHERE code IN (${codesOf(list).join(', ')})`;
    const count = async (from: string) =>
      Number((await reader.row<{ n: bigint }>(`SELECT count(*) AS n FROM ${from}`)).n);
    for (const list of COMMON) assert.ok((await count(`(${having(list)})`)) > 0, list);
    assert.equal(await count(`(${having('NDH_COD')}) WHERE person_id IN (${having('DM_COD')})`), 0);
    const women = `SELECT person_id FROM ${people} WHERE sex = 'F'`;
    assert.equal(await count(`(${having('DELIV_COD')}) WHERE person_id NOT IN (${women})`), 0);
    const dead = `SELECT person_id FROM ${people} WHERE died_on IS NOT NULL`;
    assert.equal(await count(`(${having('PREFPLACE_COD')}) WHERE person_id NOT IN (${dead})`), 0);
  });

  test('the stated bad rows are there, and late sets with corrections and withdrawals', async () => {
    assert.equal(truth.badRows.length, 13);
    for (const { practice, table, rowId } of truth.badRows) {
      const path = join(recordOf(practice), `${table}.parquet`);
      const found = await reader.rows(`SELECT row_id FROM ${readParquet([path])} WHERE row_id = ${quoted(rowId)}`);
      assert.equal(found.length, 1, `${practice} ${table} ${rowId}`);
    }
    assert.equal(truth.lateFiles.length, 2);
    for (const late of truth.lateFiles) {
      assert.ok(late.lateEvents > 0 && late.correctedEvents > 0 && late.withdrawnEvents > 0);
      assert.ok(readdirSync(recordOf(late.practice)).includes('deletions-late.parquet'));
    }
  });

  test('of what is sent, the rows that the warehouse rejects are the stated bad rows and no others', async () => {
    const out = join(folder, 'received');
    const sent: string[] = [];
    for (const { code } of practices) {
      sent.push(...(await sendFrom(recordOf(code), odsCode(code), out, truth.cutOffs.slice(-1))).files);
    }
    const extracts = sent.filter((file) => file.endsWith('.parquet'));
    const report = await importFiles({
      warehouse,
      pass: mintMachineryPass('ingest'),
      feed: 'practice-extract',
      files: extracts,
      businessDate: day('2026-04-10'),
      clock: { now: () => '2026-04-10T09:00:00Z' },
      codes,
    });
    assert.ok(report.ok, report.ok ? '' : report.refusal.message);
    const rejected: string[] = [];
    for (const { file, row } of report.value.problems) {
      const path = extracts.find((each) => basename(each) === file);
      assert.ok(path !== undefined && row !== null, file);
      const { id } = await reader.row<{ id: string }>(
        `SELECT row_id AS id FROM read_parquet(${quoted(path)}, file_row_number = true) WHERE file_row_number = ${row - 2}`,
      );
      rejected.push(`${basename(file, '.parquet')} ${id}`);
    }
    const stated = truth.badRows.map(({ practice, table, rowId }) => `${practice}-${table} ${rowId}`);
    assert.deepEqual(rejected.sort(), stated.sort());
  });

  test('what is sent: nobody who opted out, in the order of the record, and counts that come to what was decided', async () => {
    const out = join(folder, 'sent');
    for (const practice of ['X00007', truth.lateFiles[0]!.practice].map(odsCode)) {
      const sent = await sendFrom(recordOf(practice), practice, out, truth.cutOffs);
      await assertNobodyOptedOut(practice, out);
      assertAsDecided(practice, sent.counts);
      if (practice === 'X00007') await assertWithinOptedOut(practice, sent);
    }
  });

  test('a large practice keeps who has opted out in files of their own, and nothing of them is in what it sends', async () => {
    const demo = join(folder, 'alone');
    await build(demo, 400, 2, practices.slice(0, 1));
    const [{ code }] = practices as [(typeof practices)[number]];
    const record = join(demo, 'records', code);
    const { columns } = await reader.columns(
      `SELECT person_id FROM ${readParquet([join(record, 'persons-kept.parquet')])}`,
    );
    const kept = columns[0] as string[];
    const ofThem = readFileSync(join(record, 'persons-kept.parquet'));
    assert.ok(
      kept.some((person) => ofThem.includes(person)),
      'the bytes of a file tell whom it names',
    );
    const sent = await sendFrom(record, odsCode(code), join(demo, 'sent'), truth.cutOffs);
    assert.equal(sent.optedOut, kept.length);
    assert.equal(sent.people, kept.length + (await rowsIn(join(demo, 'sent', `${code}-persons.parquet`))));
    for (const path of sent.files) {
      const bytes = readFileSync(path);
      assert.ok(
        kept.every((person) => !bytes.includes(person)),
        basename(path),
      );
      if (path.endsWith('.parquet')) assert.ok(bytes.equals(readFileSync(join(record, basename(path).slice(7)))));
    }
  });

  async function rowsIn(path: string): Promise<number> {
    return Number((await reader.row<{ rows: bigint }>(`SELECT count(*) AS rows FROM ${readParquet([path])}`)).rows);
  }

  async function assertNobodyOptedOut(practice: OdsCode, out: string): Promise<void> {
    const record = readParquet([join(recordOf(practice), 'events.parquet')]);
    const optedOut = `SELECT person_id FROM ${record} WHERE code IN (${codes.optOut.join(', ')})`;
    for (const table of ['persons', 'registrations', 'events', 'encounters']) {
      const sent = readParquet([join(out, `${practice}-${table}.parquet`)]);
      const kept = readParquet([join(recordOf(practice), `${table}.parquet`)]);
      const { columns } = await reader.columns(`SELECT row_id FROM ${sent}`);
      const expected = await reader.columns(`SELECT row_id FROM ${kept}
        WHERE person_id IS NULL OR person_id NOT IN (${optedOut}) ORDER BY row_id`);
      assert.deepEqual(columns, expected.columns, `${practice} ${table}`);
    }
  }

  function assertAsDecided(practice: OdsCode, counts: readonly SentCount[]): void {
    for (const [indicator, planned] of Object.entries(truth.planned[practice]!)) {
      for (const [y, cutOff] of truth.cutOffs.entries()) {
        const sum = (component: string) =>
          counts
            .filter(
              (each) => each.indicator === indicator && each.cutOff === day(cutOff) && each.component === component,
            )
            .reduce((all, each) => all + each.count, 0);
        const found = { numerator: sum('numerator'), denominator: sum('denominator'), adjusted: sum('adjustment') };
        assert.deepEqual(found, planned[y], `${practice} ${indicator} ${cutOff}`);
      }
    }
  }

  /** Counts again over what was sent, as a practice without opt-outs. */
  async function assertWithinOptedOut(practice: OdsCode, sent: Sent): Promise<void> {
    const again = join(folder, `again-${practice}`);
    mkdirSync(again);
    for (const path of sent.files.filter((file) => file.endsWith('.parquet')))
      copyFileSync(path, join(again, basename(path)));
    const cutOff = truth.cutOffs.at(-1)!;
    const recount = await sendFrom(again, practice, join(folder, 'sent-again'), [cutOff]);
    assert.equal(recount.optedOut, 0);
    for (const each of sent.counts.filter((count) => count.cutOff === day(cutOff))) {
      const same = recount.counts.find(
        (count) =>
          count.indicator === each.indicator && count.component === each.component && count.reason === each.reason,
      );
      const left = each.count - (same?.count ?? Number.NaN);
      assert.ok(left >= 0 && left <= each.optedOut, `${each.indicator} ${each.component} ${each.reason}`);
    }
  }
});

function hashesUnder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(files.sort().map((name) => [name, sha256(readFileSync(join(folder, name)))]));
}
