/** Why somebody adds what they add to a rate: the encounters and records that are counted, and the rows they are in. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { day, mintMachineryPass, mintRowFilter, odsCode, type RowAccess } from '../../src/base/index.ts';
import { calculateRates, explainRates, type RateExplanation, type RateShare } from '../../src/indicators/index.ts';
import {
  ageOver,
  changeOf,
  diagnosis,
  earliest,
  ever,
  latest,
  numberOf,
  people,
  type Rate,
  sinceYearStart,
  startedIn,
  valuedRecords,
} from '../../src/indicators/language/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import { removeEvidence } from '../../src/warehouse/erase.ts';
import { codesOf, loaded, spine } from './people-tables.ts';
import { withWarehouse } from './people-warehouse.ts';
import { frameworkOf, rateOf } from './small-language.ts';

const EVERYBODY = 'born 1950-05-05; sex F; registered 2015-06-01';
const avoidable = startedIn(sinceYearStart, 'emergency_admission', {
  diagnoses: [diagnosis('asthma', { primary: 'J45' })],
});
const admissions = rateOf('ADMITTED', { when: ageOver(18), numerator: numberOf(avoidable), denominator: people() });
const systolic = valuedRecords({ codelist: 'SYSBP_COD' }, ever);
const fall = rateOf('CHANGED', { numerator: changeOf(earliest(systolic), latest(systolic)), denominator: people() });
const framework = loaded(frameworkOf([], [admissions, fall]));
assert.ok(codesOf('SYSBP_COD').length > 0);

const records = [
  'emergency_admission 2025-06-01 to 2025-06-05 for J45.9; emergency_admission 2025-07-01 for J45.0 I10',
  'systolic 160 2025-01-01; systolic 140.5 2025-06-01',
  'born 2015-01-01',
  'registered 2026-04-01',
];

async function explained(rate: Rate, person?: string, share?: RateShare): Promise<readonly RateExplanation[]> {
  const practice = odsCode('X00001');
  const people = { X00001: records.map((record) => writtenPerson(EVERYBODY, record)) };
  return withWarehouse(people, async (warehouse) => {
    const result = await explainRates({
      snapshot: warehouse.current(),
      access: mintMachineryPass('indicators'),
      framework,
      indicator: rate.id,
      practice,
      periodEnd: day('2026-03-31'),
      ...(person === undefined ? {} : { person }),
      ...(share === undefined ? {} : { share }),
    });
    assert.ok(result.ok);
    assert.equal(result.value.total, result.value.people.length);
    return result.value.people;
  });
}

test('the sums of every rate over a warehouse, by practice', async () => {
  const people = {
    X00001: records.map((record) => writtenPerson(EVERYBODY, record)),
    X00002: [writtenPerson(EVERYBODY, records[0] ?? '')],
  };
  await withWarehouse(people, async (warehouse) => {
    const [pass, periodEnd] = [mintMachineryPass('indicators'), day('2026-03-31')];
    const snapshot = warehouse.current();
    const counts = await calculateRates({ warehouse, snapshot, pass, framework, periodEnd });
    assert.deepEqual(
      counts.map(({ practice, indicator, people: n, numerator, denominator }) => [
        practice,
        indicator,
        n,
        numerator,
        denominator,
      ]),
      [
        ['X00001', 'ADMITTED', 2, '2', '2'],
        ['X00002', 'ADMITTED', 1, '2', '1'],
        ['X00001', 'CHANGED', 1, '-19.5', '1'],
      ],
    );
    assert.equal(counts[0]?.definitionHash, framework.ruleHash('ADMITTED'));
    const one = await calculateRates({
      warehouse,
      snapshot,
      pass,
      framework,
      periodEnd,
      practices: [odsCode('X00002')],
    });
    assert.deepEqual(new Set(one.map(({ practice }) => practice)), new Set(['X00002']));
    assert.deepEqual(await calculateRates({ warehouse, snapshot, pass, framework: spine, periodEnd }), []);
  });
});

test('the sums of rates are kept for the snapshot in service, by rows and definitions, and what was changed there is not believed', async () => {
  const everybody = { X00001: records.map((record) => writtenPerson(EVERYBODY, record)) };
  await withWarehouse(everybody, async (warehouse) => {
    const snapshot = warehouse.current();
    const ask = { warehouse, snapshot, pass: mintMachineryPass('indicators'), framework, periodEnd: day('2026-03-31') };
    const files = () =>
      readdirSync(snapshot.sumsDirectory, { recursive: true, encoding: 'utf8' }).filter((name) => /json$/.test(name));
    const counted = await calculateRates(ask);
    const [name = '', ...others] = files();
    assert.deepEqual(others, []);
    assert.deepEqual(await calculateRates(ask), counted);
    await calculateRates({ ...ask, periodEnd: day('2025-03-31') });
    const narrower = { ...framework, rates: (framework.rates ?? []).slice(0, 1) };
    assert.deepEqual(
      (await calculateRates({ ...ask, framework: narrower })).map(({ indicator }) => indicator),
      ['ADMITTED'],
    );
    assert.equal(files().length, 3);
    const path = join(snapshot.sumsDirectory, name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('-19.5', '-19.6'));
    assert.deepEqual(await calculateRates(ask), counted);
    removeEvidence(warehouse.directory, odsCode('X00001'));
    assert.equal(existsSync(snapshot.sumsDirectory), false);
  });
});

test('each encounter that is counted is shown with its row', async () => {
  const [one, ...others] = await explained(admissions);
  assert.deepEqual(others, []);
  assert.deepEqual([one?.person, one?.practice, one?.numerator, one?.denominator], ['p0', 'X00001', '2', '1']);
  assert.match(one?.clause ?? '', /^Adds 2 \(emergency admission for asthma/);
  const counted = one?.facts.find(({ words }) => words.startsWith('emergency admission'));
  assert.equal(
    counted?.value,
    '1 June 2025 to 5 June 2025 at X0H01, coded J45.9; 1 July 2025, not ended at X0H01, coded J45.0, I10',
  );
  assert.deepEqual(
    counted?.rows.map(({ table, rowId }) => [table, rowId]),
    [
      ['encounters', 'n0-0'],
      ['encounters', 'n0-1'],
    ],
  );
});

test('who counts and adds nothing is asked for apart, and everybody who counts together', async () => {
  const people = async (share: RateShare) => (await explained(admissions, undefined, share)).map((one) => one.person);
  assert.deepEqual(await people('numerator'), ['p0']);
  assert.deepEqual(await people('missed'), ['p1']);
  assert.deepEqual(await people('denominator'), ['p0', 'p1']);
});

test('pages of a list that was counted are cut from it, and who may see one person of a practice is given no more of it', async () => {
  const practice = odsCode('X00001');
  const people = { X00001: records.map((record) => writtenPerson(EVERYBODY, record)) };
  await withWarehouse(people, async (warehouse) => {
    const ask = { snapshot: warehouse.current(), framework, indicator: admissions.id, practice };
    const shown = async (access: RowAccess, page: { offset: number; limit: number }) => {
      const of = { ...ask, ...page, access, periodEnd: day('2026-03-31'), share: 'denominator' as const };
      const found = await explainRates(of);
      assert.ok(found.ok);
      return [found.value.total, ...found.value.people.map(({ person }) => person)];
    };
    const everybody = mintMachineryPass('indicators');
    const one = mintRowFilter({
      user: 'nurse',
      purpose: 'direct care',
      practices: new Set(),
      people: new Map([[practice, new Set(['p1'])]]),
    });
    assert.deepEqual(await shown(everybody, { offset: 0, limit: 1 }), [2, 'p0']);
    assert.deepEqual(await shown(one, { offset: 0, limit: 5 }), [1, 'p1']);
    assert.deepEqual(await shown(everybody, { offset: 1, limit: 1 }), [2, 'p1']);
    assert.deepEqual(await shown(everybody, { offset: 2, limit: 1 }), [2]);
  });
});

test('a change is shown with both values; what is missing is said', async () => {
  const [changed] = await explained(fall, 'p1');
  assert.deepEqual(
    [changed?.numerator, changed?.facts.map(({ value }) => value)],
    ['-19.5', ['160 on 1 January 2025', '140.5 on 1 June 2025']],
  );
  const [missing] = await explained(fall, 'p0');
  assert.deepEqual([missing?.numerator, missing?.denominator], [null, null]);
  assert.match(missing?.clause ?? '', /^Not counted: the change .* is not recorded\.$/);
});

test('why somebody does not count', async () => {
  const clause = async (person: string) => (await explained(admissions, person))[0]?.clause;
  assert.equal(await clause('p2'), 'Not counted: not aged over 18.');
  assert.equal(await clause('p3'), 'Not of the people that it is about: registered.');
});
