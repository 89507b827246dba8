import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import { chartOfAccounts } from '../../definitions/ledger/chart.ts';
import { type TestDatabase, testClock, testDatabases, testStore } from '../../tests/store-for-tests.ts';
import { type Actor, day, financialYear, type Json, mintApproved, month, type Outcome, pence } from '../base/index.ts';
import type { Store } from '../store/index.ts';
import {
  agreeToIsfe,
  BUDGET_COLUMNS,
  type BudgetLine,
  budgetPosition,
  budgetVersions,
  ChartOfAccounts,
  exportedPostings,
  hledgerJournal,
  ISFE_COLUMNS,
  isfeStanding,
  ledgerMigrations,
  openAccount,
  openFund,
  paidPostings,
  plannedTo,
  post,
  readBudget,
  readIsfe,
  recordForecast,
  reserve,
  saveBudget,
  saveIsfe,
  spendOver,
  type Uploaded,
  verificationSample,
} from './index.ts';

const AT = testClock.now();
const BY: Actor = { user: 'finance', name: 'Penny Ledger', role: 'finance lead', organisation: undefined };
const YEAR = financialYear(2025);
const OCTOBER = month('2025-10');
const chart = given(ChartOfAccounts.fromJson(chartOfAccounts as unknown as Json));

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function uploaded(columns: readonly string[], ...rows: readonly string[]): Uploaded {
  const records = [columns.join(','), ...rows].map((text, index) => ({ row: index + 1, fields: text.split(',') }));
  return { file: 'file.csv', sha256: rows.join('|'), records };
}

const BUDGET = uploaded(
  BUDGET_COLUMNS,
  'allocation,delegated,Delegated care,DELEGATED_PMC,Allocation,finance,recurrent,1000.00,2025-04,2026-03',
  'budget,global-sum,Global sum,DELEGATED_PMC,GMS global sum,contracts,recurrent,120.05,2025-04,2026-03',
  'budget,surgery,Minor surgery,DELEGATED_PMC,Minor surgery,contracts,non-recurrent,50,2025-10,2025-12',
);

describe('chart of accounts', () => {
  test('a code string has every segment in its form', () => {
    assert.equal(chart.code('DELEGATED_PMC', 'GMS global sum'), 'X00-600300-52100000-00000-00000-000000');
    assert.equal(chart.code('DELEGATED_PMC', 'payable: X00036'), 'X00-600300-21000000-00000-00000-000000');
    assert.equal(chart.code('NETWORK', 'nothing'), 'X00-600400-99999999-00000-00000-000000', 'suspense');
    assert.equal(chart.codeFault('X00-600300-52100000-00000-00000-000000'), undefined);
    assert.match(chart.codeFault('X00-60030-52100000-00000-00000-000000') ?? '', /60030 is not a cost centre/);
    assert.match(chart.codeFault('X00-600300') ?? '', /2 segments, not 6/);
  });

  test('a chart with a code that is not of its segments is refused, naming it', () => {
    const [first, ...rest] = chartOfAccounts.accounts;
    const accounts = [{ ...first, segments: { subjective: '1' } }, ...rest];
    const outcome = ChartOfAccounts.fromJson({ ...chartOfAccounts, accounts } as unknown as Json);
    assert(!outcome.ok && outcome.refusal.code === 'definition.invalid');
    assert.match(outcome.refusal.message, /Resource limit in RUNNING_COSTS: 1 is not a subjective/);
    assert.equal(ChartOfAccounts.fromJson({ ...chartOfAccounts, suspense: {} } as unknown as Json).ok, false);
    assert.equal(ChartOfAccounts.fromJson({ id: 'x' }).ok, false);
  });
});

describe('a budget file', () => {
  test('gives its lines, and every problem by row', () => {
    const { accepted, problems } = readBudget(BUDGET, YEAR, chart);
    assert.deepEqual([accepted.length, problems], [3, []]);
    const bad = uploaded(
      BUDGET_COLUMNS,
      'budget,a,A,NOWHERE,GMS global sum,f,recurrent,1,2025-04,2026-03',
      'spend,b,B,DELEGATED_PMC,nothing,f,sometimes,x,2024-04,2026-03',
      'budget,c,C,DELEGATED_PMC,Allocation,,recurrent,1,2025-05,2025-04',
      'budget,d,D,DELEGATED_PMC,Minor surgery,f,recurrent,1.00,2025-04,2026-03',
      'budget,d,D,DELEGATED_PMC,Locum cover,f,recurrent,1.00,2025-04,2026-03',
      'budget,e,E,DELEGATED_PMC,Minor surgery,f,recurrent,1.00,2025-04,2026-03',
      'too,few',
    );
    const read = readBudget(bad, YEAR, chart);
    assert.deepEqual(
      read.accepted.map(({ line }) => line),
      ['d'],
    );
    assert.deepEqual(
      read.problems.map(({ row, code }) => `${row} ${code}`),
      [
        '2 UNKNOWN_FUND',
        '3 UNKNOWN_KIND',
        '3 UNKNOWN_RECURRENCE',
        '3 UNKNOWN_ACCOUNT',
        '3 BAD_AMOUNT',
        '3 BAD_MONTHS',
        '4 MISSING_VALUE',
        '4 NOT_SPENT',
        '4 BAD_MONTHS',
        '6 DUPLICATE_LINE',
        '7 DUPLICATE_ACCOUNT',
        '8 WRONG_FIELD_COUNT',
      ],
    );
    const other = readBudget(uploaded(['a', 'b'], '1,2'), YEAR, chart);
    assert.deepEqual(
      other.problems.map(({ row, code }) => [row, code]),
      [[1, 'UNKNOWN_HEADER']],
    );
  });

  test('what is planned grows month by month and ends at the whole amount, odd pence first', () => {
    const line = (amount: bigint) => ({
      amountPence: pence(amount),
      fromMonth: month('2025-04'),
      toMonth: month('2026-03'),
    });
    fc.assert(
      fc.property(fc.bigInt({ min: -10_000n, max: 10_000n }), (amount) => {
        const planned = Array.from({ length: 12 }, (_, index) =>
          plannedTo(line(amount) as BudgetLine, (month('2025-04') + index) as typeof OCTOBER),
        );
        const steps = planned
          .map((sum, index) => sum - (planned[index - 1] ?? 0n))
          .map((step) => (amount < 0n ? -step : step));
        assert.equal(planned.at(-1), amount);
        assert.deepEqual(
          steps,
          steps.toSorted((a, b) => (a > b ? -1 : a < b ? 1 : 0)),
        );
        assert.ok((steps[0] ?? 0n) - (steps.at(-1) ?? 0n) <= 1n);
      }),
      { seed: 2026 },
    );
  });
});

for (const database of testDatabases) {
  describe(`budget, ISFE and exports on ${database.name}`, () => contract(database));
}

function contract(database: TestDatabase): void {
  let store: Store;
  before(async () => {
    store = await testStore(ledgerMigrations, database);
    await store.write(async (db) => {
      for (const fund of chart.funds) await openFund(db, fund);
      for (const { id, kind } of chartOfAccounts.accounts) await openAccount(db, { id, title: id, kind });
      await openAccount(db, { id: 'payable: P1', title: 'Payable to: P1 (one; only)', kind: 'liability' });
      for (const [index, pounds] of [30_000n, 24_999n, 26_000n].entries()) {
        const reference = `statement:P1:${index}`;
        const approval = {
          contentHash: 'h',
          approvedBy: 'approver',
          approvedAt: AT,
          decisionId: '7',
          restsOn: null,
          conditions: [],
          expiresOn: null,
        };
        const half = pence(pounds * 50n);
        await post(
          db,
          mintApproved({
            ...approval,
            value: {
              reference,
              date: day('2025-10-31'),
              fund: 'DELEGATED_PMC',
              description: 'Statement; of one (P1) | October',
              postings: [
                { account: 'GMS global sum', amountPence: half, subject: 'P1', lineId: `${reference}/a` },
                { account: 'Minor surgery', amountPence: half, subject: 'P1', lineId: `${reference}/b` },
                { account: 'payable: P1', amountPence: pence(-2n * half), subject: 'P1' },
              ],
            },
          }),
        );
      }
      await saveBudget(db, {
        year: '2025/26',
        uploaded: BUDGET,
        lines: readBudget(BUDGET, YEAR, chart).accepted,
        chart,
        by: BY,
        at: AT,
      });
    });
  });

  test('plan, actual, reserved, available and forecast of each line, and of what has no line', async () => {
    await store.write((db) =>
      reserve(
        db,
        {
          id: 'c',
          fund: 'DELEGATED_PMC',
          account: 'Minor surgery',
          amountPence: pence(100n),
          description: 'd',
          expiresOn: day('2025-12-31'),
          on: day('2025-10-01'),
          by: BY,
          at: AT,
        },
        pence(100n),
      ),
    );
    const forecast = {
      line: 'global-sum',
      asAt: OCTOBER,
      forecastPence: pence(9n),
      riskPence: pence(2n),
      risk: 'Lists grow',
      mitigationPence: pence(1n),
      mitigation: 'Reserve',
    };
    await store.write((db) => recordForecast(db, { ...forecast, by: BY, at: AT }));
    const { lines, allocations, version } = await store.read((db) => budgetPosition(db, OCTOBER));
    assert.deepEqual([version?.uploadedBy, allocations.map(({ amountPence }) => amountPence)], ['finance', [100_000n]]);
    const spent = 80_999n * 50n;
    assert.deepEqual(
      lines.map((one) => [
        one.line,
        one.planPence,
        one.plannedToDatePence,
        one.actualPence,
        one.reservedPence,
        one.availablePence,
        one.forecastPence,
      ]),
      [
        ['global-sum', 12_005n, 7005n, spent, 0n, 12_005n - spent, 9n],
        ['surgery', 5000n, 1667n, spent, 100n, 4900n - spent, spent + 3333n],
      ],
    );
    assert.deepEqual([lines[0]?.risk, lines[0]?.mitigationPence], ['Lists grow', 1n]);
  });

  test('the same file again is no new version; another is, and both are kept', async () => {
    const save = (file: Uploaded) =>
      store.write((db) =>
        saveBudget(db, {
          year: '2026/27',
          uploaded: file,
          lines: readBudget(file, YEAR, chart).accepted,
          chart,
          by: BY,
          at: AT,
        }),
      );
    const other = { ...BUDGET, sha256: 'other' };
    const [first, again, next] = [await save(BUDGET), await save(BUDGET), await save(other)];
    assert.deepEqual([again.version === first.version, next.version === first.version], [true, false]);
    assert.equal((await store.read(budgetVersions)).filter(({ year }) => year === '2026/27').length, 2);
  });

  test('ISFE is compared code by code, and agreed by somebody who explains the differences', async () => {
    const spent = '40499.50';
    const code = (account: string) => chart.code('DELEGATED_PMC', account);
    const file = uploaded(
      ISFE_COLUMNS,
      `2025-10,${code('GMS global sum')},Global sum,${spent}`,
      `2025-10,${code('Minor surgery')},Minor surgery,40000.00`,
      `2025-10,${code('payable: P1')},Creditors,-80999.00`,
    );
    const read = readIsfe(file, OCTOBER, chart);
    assert.deepEqual(read.problems, []);
    const bad = readIsfe(
      uploaded(
        ISFE_COLUMNS,
        `2025-09,${code('Minor surgery')},x,1`,
        '2025-10,X,x,1',
        `2025-10,${code('Minor surgery')},x,y`,
      ),
      OCTOBER,
      chart,
    );
    assert.deepEqual(
      bad.problems.map((one) => `${one.row} ${one.code}`),
      ['2 OTHER_MONTH', '3 BAD_CODE', '4 BAD_AMOUNT'],
    );
    const agree = (words: string) =>
      store.write((db) => agreeToIsfe(db, { month: OCTOBER, words, chart, by: BY, at: AT }));
    assert.equal((await agree('')).ok, false, 'nothing was received');
    await store.write((db) => saveIsfe(db, { month: OCTOBER, uploaded: file, rows: read.accepted, by: BY, at: AT }));
    const standing = await store.read((db) => isfeStanding(db, OCTOBER, chart));
    assert.deepEqual(
      standing.differences.map(({ code: of, differencePence }) => [of, differencePence]),
      [[code('Minor surgery'), 49_950n]],
    );
    assert.equal((await agree(' ')).ok, false, 'differences are explained');
    const agreed = given(await agree('Paid in November'));
    assert.deepEqual([agreed.agreement?.agreedBy, agreed.agreement?.differences], ['finance', 1]);
  });

  test('spending over the threshold is of whole transactions, account by account', async () => {
    const period = { from: day('2025-10-01'), until: day('2025-10-31') };
    const over = await store.read((db) => spendOver(db, { ...period, threshold: pence(2_500_000n) }));
    assert.deepEqual(
      over.map(({ reference, amountPence }) => [reference, amountPence]),
      [0, 0, 2, 2].map((of) => [`statement:P1:${of}`, of === 0 ? 1_500_000n : 1_300_000n]),
    );
  });

  test('a sample is the same for a seed, of every stratum, and holds all of the largest', async () => {
    const period = { from: day('2025-10-01'), until: day('2025-10-31') };
    const paid = await store.read((db) => paidPostings(db, period));
    const many = Array.from({ length: 200 }, (_, at) => ({
      ...(paid[0] as (typeof paid)[number]),
      position: at,
      amountPence: pence(BigInt(at * at * 300 + 1)),
    }));
    const sample = verificationSample(many, { seed: 'a', size: 20 });
    assert.deepEqual(verificationSample(many.toReversed(), { seed: 'a', size: 20 }), sample);
    assert.notDeepEqual(verificationSample(many, { seed: 'b', size: 20 }), sample);
    assert.equal(
      sample.reduce((sum, one) => sum + one.postings, 0),
      200,
    );
    for (const { postings, sampled } of sample) assert.ok(postings > 0 && sampled.length > 0);
    assert.equal(sample.at(-1)?.sampled.length, sample.at(-1)?.postings);
    assert.deepEqual(
      verificationSample([], { seed: 'a', size: 20 }).flatMap(({ sampled }) => sampled),
      [],
    );
  });

  const hledger = spawnSync('hledger', ['--version']).status === 0;
  test('the export is a journal that hledger checks, and adds to the same balances', {
    skip: hledger ? false : 'hledger is not installed',
  }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonweal hledger '));
    try {
      const file = join(folder, 'ledger.journal');
      writeFileSync(file, await store.read(hledgerJournal));
      const run = (...argv: string[]) =>
        execFileSync('hledger', ['-f', file, ...argv], { encoding: 'utf8', env: { ...process.env, LANG: 'C.UTF-8' } });
      run('check', '--strict');
      assert.match(run('balance', 'expenses:DELEGATED_PMC', '--depth', '1'), /£80,999\.00/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('every posting is exported, with its entry’s hash', async () => {
    const rows = await store.read(exportedPostings);
    assert.equal(rows.length, 9);
    assert.equal(
      rows.reduce((sum, one) => sum + one.amountPence, 0n),
      0n,
    );
    assert.ok(rows.every(({ hash }) => /^[0-9a-f]{64}$/.test(hash)));
  });
}
