import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { odsCode } from '../../../base/index.ts';
import { PEOPLE_LAYOUT, PEOPLE_TABLES, quoted, readProvenance } from '../../../warehouse/index.ts';
import { inOneWarehouse, problemsOf, summary, TRIAL_CODES } from '../../trial-import.test.ts';
import { EXTRACT_COLUMNS, EXTRACT_TABLES, type ExtractTable } from './shape.ts';

const SAMPLE = join(import.meta.dirname, 'sample');
const sample = (table: ExtractTable) => join(SAMPLE, `X00010-${table}.csv`);
const header = (table: ExtractTable) => EXTRACT_COLUMNS[table].map((column) => column.name).join(',');
const ALL_ROWS = EXTRACT_TABLES.filter((table) => table !== 'deletions').map(sample);

describe('practice extract: files', () => {
  const at = inOneWarehouse();

  test('gzip and Parquet, typed or as text, give the same rows as CSV', async () => {
    const reader = await at.trial.warehouse.scratch();
    const variants: string[][] = [[], [], []];
    for (const table of EXTRACT_TABLES.filter((each) => each !== 'deletions')) {
      variants[0]?.push(at.trial.file(`X00010/${table}.csv.gz`, gzipSync(readFileSync(sample(table)))));
      const csv = `read_csv(${quoted(sample(table))}, all_varchar = true, header = true, delim = ',', quote = '"')`;
      const asText = at.trial.file(`X00011/${table}.parquet`, '');
      await reader.run(`COPY (FROM ${csv}) TO ${quoted(asText)} (FORMAT parquet)`);
      variants[1]?.push(asText);
      const typed = at.trial.file(`X00012/${table}.parquet`, '');
      const types = {
        event_date: 'DATE',
        died_on: 'DATE',
        registered_from: 'DATE',
        registered_to: 'DATE',
        recorded_at: 'TIMESTAMP',
        started_at: 'TIMESTAMP_MS',
        ended_at: 'TIMESTAMP',
        value_number: 'DOUBLE',
        value_code: 'BIGINT',
        position: 'UTINYINT',
        cost_pence: 'INTEGER',
      };
      const casts = Object.entries(types)
        .filter(([name]) => EXTRACT_COLUMNS[table].some((column) => column.name === name))
        .map(([name, type]) => `"${name}"::${type} AS "${name}"`);
      const code = table === 'events' ? ['code::BIGINT AS code'] : [];
      const replaced = [...casts, ...code].join(', ');
      await reader.run(
        `COPY (SELECT ${replaced === '' ? '*' : `* REPLACE (${replaced})`} FROM ${csv}) TO ${quoted(typed)} (FORMAT parquet)`,
      );
      variants[2]?.push(typed);
    }
    reader.close();
    await at.trial.import(ALL_ROWS, { sender: odsCode('X00010'), dryRun: true });
    const compared: unknown[] = [];
    for (const files of variants) {
      const practice = files[0]?.includes('X00010') ? 'X00010' : files[0]?.includes('X00011') ? 'X00011' : 'X00012';
      const own = files.filter((file) => !file.includes('registrations'));
      const report = await at.trial.import(own);
      assert.deepEqual(report.problems, [], practice);
      const { first, last } = at.trial.warehouse.current().personRange(odsCode(practice));
      const rows: unknown[] = [];
      for (const table of PEOPLE_TABLES) {
        const where = `WHERE person BETWEEN ${first} AND ${last}`;
        rows.push(
          await at.trial.people(
            `SELECT * EXCLUDE (file) REPLACE (person - ${first} AS person) FROM ${table} ${where} ORDER BY row_id`,
          ),
        );
      }
      compared.push(rows);
    }
    assert.deepEqual(compared[1], compared[0]);
    assert.deepEqual(compared[2], compared[0]);
  });

  test('what is no file of the feed is refused by name, and the rest proceeds', async () => {
    const paths = [
      at.trial.file('X00020-empty.csv', ''),
      at.trial.file('X00020-header.csv', 'row_id,person,colour\n1,2,red\n'),
      at.trial.file('X00020-reordered.csv', 'table,row_id\nevents,1\n'),
      at.trial.file('X00020-broken.parquet', `PAR1${'x'.repeat(100)}`),
      at.trial.file('X00020-broken.csv.gz', gzipSync(readFileSync(sample('events'))).subarray(0, 60)),
      join(at.trial.root, 'nowhere.csv'),
      at.trial.csv('persons.csv', header('persons'), 'p1,A,1950-04,F,,,'),
      at.trial.csv('X00020-persons.csv', header('persons'), 'p1,A,1950-05,F,,,'),
      at.trial.csv('X00020-deletions.csv', header('deletions')),
    ];
    const report = await at.trial.import(paths);
    assert.deepEqual(
      report.files.map((file) => `${file.file} ${file.status}`),
      [
        'X00020-empty.csv refused',
        'X00020-header.csv refused',
        'X00020-reordered.csv refused',
        'X00020-broken.parquet refused',
        'X00020-broken.csv.gz refused',
        'nowhere.csv refused',
        'persons.csv refused',
        'X00020-persons.csv accepted',
        'X00020-deletions.csv accepted',
      ],
    );
    assert.deepEqual(
      report.problems.map((problem) => `${problem.file} ${problem.code}`),
      [
        'X00020-empty.csv EMPTY_FILE',
        'X00020-header.csv UNKNOWN_HEADER',
        'X00020-reordered.csv UNKNOWN_HEADER',
        'X00020-broken.parquet UNREADABLE_FILE',
        'X00020-broken.csv.gz UNREADABLE_FILE',
        'nowhere.csv FILE_MISSING',
        'persons.csv SENDER_UNKNOWN',
      ],
    );
    assert.match(report.problems[1]?.message ?? '', /persons \(row_id, person_id, birth_month/);
    assert.doesNotMatch(report.problems[1]?.message ?? '', /colour/);
    const refusedOnes = readProvenance(at.trial.warehouse).filter((record) => record.status === 'refused');
    assert.equal(refusedOnes.length, 6, 'refused files are kept in provenance too');
    const none = await at.trial.import([paths[1] ?? '']);
    assert.equal(none.usable, false);
    const retried = await at.trial.import([paths[6] ?? ''], { sender: odsCode('X00021') });
    assert.deepEqual(summary(retried), ['persons.csv accepted 1/1'], 'a refused file may be sent again');
  });

  test('what unpacks to far more than it was packed to is read no further, and leaves nothing behind', async () => {
    const rows = 'p1,A,1950-04,F,,,\n'.repeat(4_000_000);
    const path = at.trial.file('X00028-persons.csv.gz', gzipSync(`${header('persons')}\n${rows}`, { level: 9 }));
    const report = await at.trial.import([path]);
    assert.deepEqual(problemsOf(report), ['null TOO_LARGE_UNPACKED']);
    assert.deepEqual(summary(report), ['X00028-persons.csv.gz refused 0/0']);
  });

  test('columns that hold lists or records in place of values are refused, however deep', async () => {
    const reader = await at.trial.warehouse.scratch();
    const path = at.trial.file('X00029-persons.parquet', '');
    const deep = "[{'a': [{'b': {'c': [1, 2]}}]}]";
    await reader.run(`COPY (SELECT 'p1' AS row_id, ${deep} AS person_id, '1950-01' AS birth_month, 'F' AS sex, NULL::VARCHAR AS ethnicity,
      NULL::VARCHAR AS lsoa, NULL::DATE AS died_on) TO ${quoted(path)} (FORMAT parquet)`);
    reader.close();
    const report = await at.trial.import([path]);
    assert.equal(report.usable, false);
    assert.deepEqual(problemsOf(report), ['null NESTED_COLUMNS']);
  });

  test('UTF-16 is called by its name, with and without its mark', async () => {
    const text = [header('persons'), 'p1,A,1950-05,F,,,'].join('\n');
    const marked = at.trial.file('X00025-marked.csv', Buffer.from(`\ufeff${text}`, 'utf16le'));
    const bare = at.trial.file('X00025-bare.csv', Buffer.from(text, 'utf16le').swap16());
    const report = await at.trial.import([marked, bare]);
    assert.deepEqual(problemsOf(report), ['null WRONG_ENCODING', 'null WRONG_ENCODING']);
    assert.match(report.problems[0]?.message ?? '', /UTF-16.*UTF-8/);
  });

  test('damage in the middle of a Parquet file is a problem of the file', async () => {
    const reader = await at.trial.warehouse.scratch();
    const path = at.trial.file('X00022-persons.parquet', '');
    await reader.run(`COPY (SELECT 'p' || i AS row_id, 'x' || hash(i) AS person_id, '1950-01' AS birth_month, 'F' AS sex,
      NULL::VARCHAR AS ethnicity, NULL::VARCHAR AS lsoa, NULL::DATE AS died_on FROM range(5000) t(i)) TO ${quoted(path)} (FORMAT parquet, COMPRESSION zstd)`);
    reader.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 20_000, 21_000);
    writeFileSync(path, bytes);
    const report = await at.trial.import([path]);
    assert.deepEqual(problemsOf(report), ['null UNREADABLE_FILE']);
    assert.deepEqual(summary(report), ['X00022-persons.parquet refused 0/5000']);
  });

  test('opt-outs are found in the whole files beside a damaged one', async () => {
    const reader = await at.trial.warehouse.scratch();
    const persons = at.trial.csv('X00024-persons.csv', header('persons'), 'p1,A,1950-04,F,,,', 'p2,B,1950-04,F,,,');
    const optOut = `v1,A,X00024,2025-11-03,${TRIAL_CODES.optOut[0]},,,,,,,`;
    const whole = at.trial.csv('X00024-events.csv', header('events'), optOut);
    const damaged = at.trial.file('X00024-more.parquet', '');
    const csv = at.trial.csv(
      'rows.csv',
      header('events'),
      ...Array.from({ length: 3000 }, (_, row) => `w${row},B,X00024,2025-11-03,271649006,120,,mmHg,clinic,,c${row},`),
    );
    await reader.run(
      `COPY (FROM read_csv(${quoted(csv)}, all_varchar = true, header = true)) TO ${quoted(damaged)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    reader.close();
    const bytes = readFileSync(damaged);
    const footer = bytes.readUInt32LE(bytes.length - 8);
    bytes.fill(0x5a, 4, bytes.length - 8 - footer);
    writeFileSync(damaged, bytes);
    const report = await at.trial.import([persons, whole, damaged]);
    assert.deepEqual(
      report.files.map((file) => [file.file, file.status]),
      [
        ['X00024-persons.csv', 'quarantined'],
        ['X00024-events.csv', 'quarantined'],
        ['X00024-more.parquet', 'refused'],
      ],
    );
    assert.ok(report.problems.some(({ code, file }) => code === 'UNREADABLE_FILE' && file === 'X00024-more.parquet'));
  });

  test('the sender is who is said, else named by file or folder, else the one practice of the rows', async () => {
    const persons = (name: string, id: string) => at.trial.csv(name, header('persons'), `${id},${id},1950-04,F,,,`);
    const registered = (practice: string) =>
      at.trial.csv('r.csv', header('registrations'), `g1,b1,${practice},1999-05-01,,regular`);
    const report = await at.trial.import([
      persons('X00031_persons.csv', 'a1'),
      at.trial.file('X00032/persons.csv', `${header('persons')}\nb1,b1,1950-04,F,,,\n`),
      registered('X00032'),
      persons('X000331-persons.csv', 'c1'),
    ]);
    assert.deepEqual(
      report.files.map((file) => file.sender),
      ['X00031', 'X00032', 'X00032', null],
    );
    const said = await at.trial.import([persons('X00031-persons.csv', 'd1')], { sender: odsCode('X00034') });
    assert.equal(said.files[0]?.sender, 'X00034');
  });

  test('two practices may send the very same bytes', async () => {
    const text = `${header('deletions')}\n`;
    const paths = [at.trial.file('X00041/deletions.csv', text), at.trial.file('X00042/deletions.csv', text)];
    const first = await at.trial.import(paths);
    assert.deepEqual(
      first.files.map((file) => [file.sender, file.alreadyImported]),
      [
        ['X00041', false],
        ['X00042', false],
      ],
    );
    const again = await at.trial.import(paths);
    assert.deepEqual(
      again.files.map((file) => [file.sender, file.alreadyImported]),
      [
        ['X00041', true],
        ['X00042', true],
      ],
    );
  });

  test('files of one table apply in order of their names without the ending', async () => {
    const persons = at.trial.csv('X00051-persons.csv', header('persons'), 'p1,A,1950-04,F,,,');
    const event = (name: string, value: number) =>
      at.trial.csv(name, header('events'), `v1,A,X00051,2025-11-03,271649006,${value},,mmHg,clinic,,,`);
    const late = at.trial.csv('X00051-deletions.csv', header('deletions'), 'v2,events');
    const extra = at.trial.csv(
      'X00051-events-z.csv',
      header('events'),
      'v2,A,X00051,2025-11-03,271649006,1,,,,,,',
      'v3,A,X00051,2025-11-03,38341003,,,,,,,',
    );
    const report = await at.trial.import([
      late,
      event('X00051-events-late.csv', 120),
      event('X00051-events.csv', 110),
      extra,
      persons,
    ]);
    assert.deepEqual(problemsOf(report), ['2 IMPLAUSIBLE_VALUE', '2 UNKNOWN_ROW'].reverse());
    const rows = await at.trial.people(
      "SELECT row_id, value FROM events WHERE organisation = 'X00051' ORDER BY row_id",
    );
    assert.deepEqual(rows, [
      { row_id: 'v1', value: '120.000' },
      { row_id: 'v3', value: null },
    ]);
  });

  test('a file of many rows, in no order of row_id, goes in as it is and is sorted', async () => {
    const { trial } = at;
    const reader = await trial.warehouse.scratch();
    const [persons, events] = [trial.file('X00061/persons.parquet', ''), trial.file('X00061/events.parquet', '')];
    await reader.run(`COPY (SELECT 'p' || i AS row_id, 'P' || i AS person_id, '1950-01' AS birth_month, 'F' AS sex,
      NULL::VARCHAR AS ethnicity, NULL::VARCHAR AS lsoa, NULL::DATE AS died_on FROM range(50) t(i)) TO ${quoted(persons)} (FORMAT parquet)`);
    await reader.run(`COPY (SELECT 'v' || hash(i) AS row_id, 'P' || i % 50 AS person_id, 'X0006' || i % 3 AS organisation,
      DATE '2024-01-01' + (hash(i) % 400)::INTEGER AS event_date, [38341003, 271649006, 271650006][i % 3 + 1] AS code,
      CASE WHEN i % 3 > 0 THEN 100 + i % 7 END AS value_number, NULL::BIGINT AS value_code,
      CASE WHEN i % 3 > 0 THEN 'mmHg' END AS unit, NULL::VARCHAR AS setting, NULL::TIMESTAMP AS recorded_at,
      CASE WHEN i % 5 = 0 THEN '' ELSE 'it''s ' || i % 20 END AS clinician_id, NULL::VARCHAR AS encounter_id
      FROM range(25000) t(i)) TO ${quoted(events)} (FORMAT parquet)`);
    const sent =
      await reader.rows(`SELECT row_id, file_row_number + 2 AS row, organisation, unit, NULLIF(clinician_id, '') AS clinician_id
      FROM read_parquet(${quoted(events)}, file_row_number = true) ORDER BY row`);
    reader.close();
    const report = await trial.import([persons, events]);
    assert.deepEqual(report.problems, []);
    const where = "WHERE row_id LIKE 'v%' AND organisation LIKE 'X0006%'";
    const live = await trial.people(
      `SELECT row_id, row::BIGINT AS row, organisation, unit, clinician_id FROM events ${where} ORDER BY row`,
    );
    assert.deepEqual(live, sent);
    const [segment] = trial.warehouse
      .current()
      .manifest.segments.filter((each) => each.part === 'X00061' && each.table === 'events');
    assert.ok(segment);
    const again = await trial.warehouse.scratch();
    const path = quoted(trial.warehouse.current().segmentPath(segment));
    const unsorted = await again.row(`SELECT count(*) AS n FROM (
      SELECT (code, person, ord) < lag((code, person, ord)) OVER () AS is_fall FROM read_parquet(${path})) WHERE is_fall`);
    const described = await again.rows<{ column_type: string }>(`DESCRIBE FROM read_parquet(${path})`);
    again.close();
    assert.deepEqual(unsorted, { n: 0n });
    assert.deepEqual(
      described.map((column) => column.column_type),
      Object.values(PEOPLE_LAYOUT.events),
    );
    const late = await trial.import([
      trial.csv('X00061-events.csv', header('events'), 'new,P1,X00061,2026-01-01,38341003,,,something,,,nobody,'),
    ]);
    assert.equal(late.files[0]?.accepted, 1);
    const [added] = await trial.people("SELECT unit, clinician_id FROM events WHERE row_id = 'new'");
    assert.deepEqual(added, { unit: 'something', clinician_id: 'nobody' });
  });
});
