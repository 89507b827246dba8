/** Counts and evidence over a warehouse, both calculators compared, and what practices sent held against them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Day, day, mintMachineryPass, odsCode, sha256 } from '../../src/base/index.ts';
import {
  calculate,
  type IndicatorCount,
  keepVerification,
  keptVerifications,
  registeredPeople,
  verifiedResults,
  verify,
} from '../../src/indicators/index.ts';
import { writtenPerson } from '../../src/indicators/people/written-person.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { testStore } from '../store-for-tests.ts';
import { personOf } from './generated-record.ts';
import { spine } from './people-tables.ts';
import { putCounts, putPeople, type SentCount, sentFrom, withWarehouse } from './people-warehouse.ts';

const END = day('2026-03-31');
const pass = mintMachineryPass('indicators');
const X1 = odsCode('X00001');
const X2 = odsCode('X00002');

const hypertensive = 'born 1960-05-05; sex F; registered 2015-06-01; HYP_COD 2018-01-01';
const people = {
  X00001: [
    'BP 130/80 2025-09-01',
    'BP 160/95 2025-09-01',
    'HYPPCADEC_COD 2025-10-01',
    'HTMAX_COD 2025-10-01',
    'no HYP_COD',
    'born 1935-05-05',
    'registered 2015-06-01 to 2025-01-01',
  ].map((record) => writtenPerson(hypertensive, record)),
  X00002: ['BP 130/80 2025-09-01', ''].map((record) => writtenPerson(hypertensive, record)),
};

type More = { practices?: ReturnType<typeof odsCode>[]; periodEnd?: Day };

function counting(warehouse: Warehouse, { periodEnd = END, ...rest }: More = {}) {
  return calculate({ warehouse, snapshot: warehouse.current(), pass, framework: spine, periodEnd, ...rest });
}

async function calculated(warehouse: Warehouse, more: More = {}): Promise<readonly IndicatorCount[]> {
  return (await counting(warehouse, more)).counts;
}

function countOf(counts: readonly IndicatorCount[], practice: string, indicator: string): IndicatorCount {
  const found = counts.find((each) => each.practice === practice && each.indicator === indicator);
  assert(found);
  return found;
}

function evidenceFiles(warehouse: Warehouse): string[] {
  const folder = join(warehouse.directory, 'evidence');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(parquet|json)$/.test(name))
    .map((name) => join(folder, name))
    .sort();
}

test('counts: register, denominator, numerator and every reason, which add up', () =>
  withWarehouse(people, async (warehouse) => {
    const counts = await calculated(warehouse);
    assert.equal(counts.length, 2 * spine.rules.length);
    const { evidenceSha256, definitionHash, ...hyp008 } = countOf(counts, 'X00001', 'HYP008');
    const [htmax, hyppcadec] = ['HTMAX', 'HYPPCADEC'].map((reason) =>
      hyp008.adjustments.find((each) => each.reason === reason),
    );
    assert.deepEqual([hyp008.register, hyp008.denominator, hyp008.numerator], [5, 2, 1]);
    assert.deepEqual(
      [htmax, hyppcadec],
      [
        { reason: 'HTMAX', kind: 'specific', count: 1 },
        { reason: 'HYPPCADEC', kind: 'general', count: 1 },
      ],
    );
    assert.deepEqual(hyp008.exclusions, [{ reason: 'PAT_AGEO79', count: 1 }]);
    assert.equal(definitionHash, spine.ruleHash('HYP008'));
    assert.match(evidenceSha256, /^[0-9a-f]{64}$/);
    for (const count of counts) {
      const leftOut = [...count.adjustments, ...count.exclusions].reduce((sum, each) => sum + each.count, 0);
      assert.equal(count.register, count.denominator + leftOut, count.indicator);
    }
  }));

test('evidence: the hash is of the file, the bytes do not hang on threads, and the file is used again', async () => {
  const made = await Promise.all(
    [1, 2].map((threads) =>
      withWarehouse(
        people,
        async (warehouse) => {
          const counts = await calculated(warehouse);
          const files = evidenceFiles(warehouse).map((path) => sha256(readFileSync(path)));
          return { hashes: counts.map((count) => count.evidenceSha256), files };
        },
        { threads },
      ),
    ),
  );
  assert.deepEqual(made[0], made[1]);
  assert.ok(made[0]?.files.includes(made[0]?.hashes[0] ?? ''));
  await withWarehouse(people, async (warehouse) => {
    const first = await calculated(warehouse, { practices: [X2] });
    assert.deepEqual(new Set(first.map((count) => count.practice)), new Set([X2]));
    assert.equal(evidenceFiles(warehouse).length, 2);
    const both = await calculated(warehouse);
    assert.deepEqual(
      both.filter((count) => count.practice === X2),
      first,
    );
    assert.deepEqual(await calculated(warehouse), both);
  });
});

test('evidence that was changed on disk is not used', () =>
  withWarehouse(people, async (warehouse) => {
    const counts = await calculated(warehouse);
    for (const path of evidenceFiles(warehouse)) if (path.endsWith('.parquet')) writeFileSync(path, 'changed');
    assert.deepEqual(await calculated(warehouse), counts);
    assert.ok(evidenceFiles(warehouse).every((path) => existsSync(path)));
  }));

/** What says that a file is the very same: written anew it has another inode. */
function fileStates(warehouse: Warehouse): Map<string, string> {
  return new Map(
    evidenceFiles(warehouse).map((path) => {
      const { ino, mtimeNs } = statSync(path, { bigint: true });
      return [path, `${ino} ${mtimeNs}`];
    }),
  );
}

/** Practices of different sizes, of which plans kept from one to the other must be right. */
const GENERATED = Object.fromEntries(
  [1, 60, 3, 20].map((size, index) => [
    `X0000${index + 1}`,
    fc.sample(personOf(spine), { numRuns: size, seed: 20260331 + index }),
  ]),
);

test('a practice counted by itself, one after another, has the counts and the evidence that it has among all', () =>
  withWarehouse(GENERATED, async (warehouse) => {
    const together = await calculated(warehouse);
    const contents = () => evidenceFiles(warehouse).map((path) => [path, sha256(readFileSync(path))]);
    const written = contents();
    const practices = warehouse.current().practices();
    for (const order of [practices, practices.toReversed()]) {
      rmSync(join(warehouse.directory, 'evidence'), { recursive: true });
      const apart = new Map<string, readonly IndicatorCount[]>();
      for (const practice of order) apart.set(practice, await calculated(warehouse, { practices: [practice] }));
      assert.deepEqual(
        practices.flatMap((practice) => [...(apart.get(practice) ?? [])]),
        together,
      );
      assert.deepEqual(contents(), written);
    }
  }));

test('one practice’s new rows: only that practice is counted again, and everything is as counted from nothing', () =>
  withWarehouse(people, async (warehouse) => {
    const first = await counting(warehouse);
    assert.deepEqual(first.counted, [X1, X2]);
    const before = fileStates(warehouse);
    const changed = { ...people, X00002: [...people.X00002, writtenPerson(hypertensive, 'BP 120/70 2025-12-01')] };
    await putPeople(warehouse, changed, ['X00002']);
    const after = await counting(warehouse);
    assert.deepEqual(after.counted, [X2]);
    assert.deepEqual((await counting(warehouse)).counted, []);
    for (const [path, state] of before) assert.equal(fileStates(warehouse).get(path), state, path);
    const fresh = [...fileStates(warehouse).keys()].filter((path) => !before.has(path));
    assert.ok(fresh.length === 2 && fresh.every((path) => path.includes('X00002')), fresh.join());
    assert.equal(countOf(after.counts, 'X00002', 'HYP008').numerator, 2);
    rmSync(join(warehouse.directory, 'evidence'), { recursive: true });
    assert.deepEqual(await counting(warehouse), { counts: after.counts, counted: [X1, X2] });
  }));

test('a practice’s counts are the same beside any other practice, one with a person of the same record too', () =>
  withWarehouse(people, async (warehouse) => {
    const beside = await calculated(warehouse);
    const alone = await withWarehouse({ X00001: people.X00001 }, (own) => calculated(own));
    assert.deepEqual(
      beside.filter((count) => count.practice === X1),
      alone,
    );
  }));

test('a practice that has sent nobody has no counts; one of whom nobody is registered has noughts', () =>
  withWarehouse(people, async (warehouse) => {
    assert.deepEqual(await calculated(warehouse, { practices: [odsCode('X00009')] }), []);
    const long = await calculated(warehouse, { practices: [X2], periodEnd: day('2014-03-31') });
    assert.deepEqual([long.length, long[0]?.register], [spine.rules.length, 0]);
  }));

test('verify: both calculators over every practice, each with the outcome that it has alone', () =>
  withWarehouse(people, async (warehouse) => {
    const comparing = { snapshot: warehouse.current(), pass, framework: spine, periodEnd: END };
    const together = await Array.fromAsync(verify(comparing));
    assert.deepEqual(
      together.map(([practice, { differences, differenceCount }]) => [practice, differences, differenceCount]),
      [
        [X1, [], 0],
        [X2, [], 0],
      ],
    );
    assert.equal(
      together.reduce((sum, [, { people: own }]) => sum + own, 0),
      8,
    );
    assert.ok(together.every(([, { compared }]) => compared > 0));
    for (const each of together) {
      assert.deepEqual(await Array.fromAsync(verify({ ...comparing, practices: [each[0]] })), [each]);
    }
  }));

test('a comparison of one practice stands while its own rows do, whatever another practice sends', () =>
  withWarehouse(people, async (warehouse) => {
    const store = await testStore([]);
    const over = () => ({ snapshot: warehouse.current(), framework: spine.hash, periodEnd: END });
    const kept = { people: 1, compared: 12, differences: 0, at: '2026-04-10T08:00:00.000Z' };
    const today = day('2026-04-10');
    for (const practice of [X1, X2]) await store.write((db) => keepVerification(db, over(), practice, kept, today));
    const standing = () => store.read((db) => keptVerifications(db, over(), [X1, X2], today));
    assert.deepEqual([...(await standing()).keys()].sort(), [X1, X2]);
    await putPeople(warehouse, { ...people, X00002: people.X00002.slice(1) }, ['X00002']);
    assert.deepEqual([...(await standing())], [[X1, kept]]);
  }));

/** Sends the counts of X00001, changed, and gives the verified results or the refusal. */
function sent(
  change: (rows: SentCount[]) => SentCount[],
  { periodEnd = END, list = 8 }: { periodEnd?: Day; list?: number | 'not received' } = {},
) {
  return withWarehouse(people, async (warehouse) => {
    const recomputed = await calculated(warehouse);
    await putCounts(warehouse, X1, END, change(sentFrom(recomputed.filter((count) => count.practice === X1))));
    const snapshot = warehouse.current();
    const lists = new Map(list === 'not received' ? [] : [[X1, list]]);
    const registered = await registeredPeople({ snapshot, pass, on: periodEnd });
    const over = { snapshot, framework: spine, periodEnd, recomputed, practices: [X1], lists, registered };
    return (await verifiedResults(over)).get(X1) ?? assert.fail('the practice asked for has results or a refusal');
  });
}

function plus(
  rows: SentCount[],
  component: string,
  more: number,
  optedOut: number,
  reason: string | null = null,
): SentCount[] {
  return rows.map((row) =>
    row.indicator === 'HYP008' && row.component === component && row.reason === reason
      ? { ...row, count: row.count + more, optedOut }
      : row,
  );
}

test('sent counts that agree are verified, those opted out included', async () => {
  const same = await sent((rows) => rows);
  assert.ok(same.ok);
  assert.equal(same.value.length, spine.rules.length);
  const more = await sent((rows) => plus(plus(plus(rows, 'register', 2, 2), 'denominator', 2, 2), 'numerator', 1, 1));
  assert.ok(more.ok);
  const [hyp008] = more.value;
  assert.deepEqual([hyp008?.register, hyp008?.denominator, hyp008?.numerator], [7, 4, 2]);
  assert.deepEqual(hyp008?.components.numerator, { count: 2, recomputed: 1, optedOut: 1, row: 4 });
  assert.deepEqual([hyp008?.optedOut.register, hyp008?.countsFile.row], [2, 4]);
  assert.equal(more.value.find((each) => each.indicator === 'CHD005')?.verification, 'unverified');
});

test('a count that differs by more than those opted out is refused, whichever component it is', async () => {
  const cases: [(rows: SentCount[]) => SentCount[], RegExp][] = [
    [
      (rows) => plus(rows, 'numerator', 1, 0),
      /HYP008 of practice X00001 at 31 March 2026.*people who met it: 2 sent, 1 found in the rows, 0 opted out/,
    ],
    [(rows) => plus(rows, 'numerator', -1, 0), /people who met it: 0 sent, 1 found/],
    [(rows) => plus(rows, 'adjustment', 2, 1, 'HTMAX'), /\(HTMAX\): 3 sent, 1 found in the rows, 1 opted out/],
    [(rows) => plus(rows, 'register', 1, 1), /the register is not the denominator and everybody left out of it/],
    [(rows) => [...rows, { ...rows[0], component: 'exclusion', reason: 'OWN' } as SentCount], /knows no exclusion:OWN/],
  ];
  for (const [change, words] of cases) {
    const result = await sent(change);
    assert.ok(!result.ok);
    assert.equal(result.refusal.code, 'result.counts-differ');
    assert.match(result.refusal.message, words);
  }
});

/** HYP008 with so many more people who opted out on the register, in the denominator and in the numerator. */
const optedOut = (register: number, denominator: number, numerator: number) => (rows: SentCount[]) =>
  plus(
    plus(plus(rows, 'register', register, register), 'denominator', denominator, denominator),
    'numerator',
    numerator,
    numerator,
  );

test('no more may have opted out than are on the registered list and not in the warehouse', async () => {
  assert.ok((await sent(optedOut(2, 2, 2))).ok);
  for (const [change, list, words] of [
    [
      optedOut(3, 3, 3),
      8,
      /3 on the register are said to have opted out, and of the registered list of 8 all but 2 are/,
    ],
    [optedOut(1, 1, 1), 6, /all but 0 are/],
    [optedOut(0, 0, 0), 4, /5 are on the register, of a registered list of 4/],
    [(rows: SentCount[]) => plus(rows, 'register', 0, 1), 8, /not the same people/],
    [(rows: SentCount[]) => plus(rows, 'numerator', 0, 1), 8, /not the same people/],
  ] as const) {
    const result = await sent(change, { list });
    assert.ok(!result.ok);
    assert.equal(result.refusal.code, 'result.counts-differ');
    assert.match(result.refusal.message, words);
  }
  const unknown = await sent((rows) => rows, { list: 'not received' });
  assert.equal(unknown.ok ? '' : unknown.refusal.code, 'statement.no-list');
});

test('a count that was not sent was not received: it is not nought', async () => {
  const missing = await sent((rows) =>
    rows.filter((row) => row.indicator !== 'HYP008' || row.component !== 'exclusion'),
  );
  assert.ok(!missing.ok);
  assert.equal(missing.refusal.code, 'statement.no-counts');
  assert.match(missing.refusal.message, /HYP008 .*these were not received: exclusion:PAT_AGEO79/);
});

test('counts of another definition, and none at all, are refused', async () => {
  const other = await sent((rows) => rows.map((row) => ({ ...row, definitionHash: 'f'.repeat(64) })));
  assert.ok(!other.ok);
  assert.equal(other.refusal.code, 'result.not-verified');
  const none = await sent((rows) => rows, { periodEnd: day('2025-03-31') });
  assert.ok(!none.ok);
  assert.equal(none.refusal.code, 'statement.no-counts');
});
