import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decided } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { day, financialYear, lastDayOf, month, type Outcome, pence } from '../../base/index.ts';
import { BUDGET_COLUMNS, balances, ISFE_COLUMNS } from '../../ledger/index.ts';
import {
  budgetReport,
  fundsReport,
  ledgerExport,
  ledgerReport,
  monthEndReport,
  spendReport,
  verificationReport,
} from '../../reports/index.ts';
import {
  agreeToIsfe,
  approveJournal,
  certifyRun,
  closePeriod,
  expireCommitments,
  importIsfe,
  type JournalAsk,
  prepareRun,
  proposeAchievementAccruals,
  proposeJournal,
  recordForecast,
  recordYearEnd,
  releaseRun,
  reserveMoney,
  uploadBudget,
  verifyResults,
  voidCommitment,
} from '../index.ts';

const OCTOBER = month('2025-10');
const YEAR = financialYear(2025);
const folder = mkdtempSync(join(tmpdir(), 'commonweal keep ledger '));
let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'done' : outcome.refusal.code;
}

function csv(name: string, columns: readonly string[], ...rows: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${[columns.join(','), ...rows].join('\n')}\n`);
  return path;
}

const who = (user: string) => fixture.actor(user);
const propose = (ask: JournalAsk, user = 'finance') => proposeJournal(fixture.actions, who(user), ask);
const approve = (reference: string, user = 'approver') => approveJournal(fixture.actions, who(user), { reference });

const BUDGET = [
  'allocation,delegated,Delegated care,DELEGATED_PMC,Allocation,finance,recurrent,900000,2025-04,2026-03',
  'budget,global-sum,Global sum,DELEGATED_PMC,GMS global sum,contracts,recurrent,1200000,2025-04,2026-03',
  'budget,surgery,Minor surgery,DELEGATED_PMC,Minor surgery,quality,recurrent,1000,2025-04,2026-03',
];

describe('keeping the ledger', () => {
  before(async () => {
    fixture = await buildFixture();
    given(await verifyResults(fixture.actions, who('operator'), { periodEnds: [day('2025-03-31')] }));
    const run = given(await prepareRun(fixture.actions, who('finance'), { month: OCTOBER })).id;
    given(await certifyRun(fixture.actions, who('approver'), { run }));
    given(await releaseRun(fixture.actions, who('releaser'), { run }));
  });
  after(() => rmSync(folder, { recursive: true }));

  test('a budget with a bad row is not kept; a good one is, and its allocation waits for somebody else', async () => {
    const upload = (path: string) => uploadBudget(fixture.actions, who('finance'), { year: YEAR, path });
    const bad = given(
      await upload(
        csv('bad.csv', BUDGET_COLUMNS, ...BUDGET, 'budget,x,X,NOWHERE,Locum cover,f,recurrent,1,2025-04,2026-03'),
      ),
    );
    assert.deepEqual([bad.version, bad.problems.map(({ row, code }) => `${row} ${code}`)], [null, ['5 UNKNOWN_FUND']]);
    const good = given(await upload(csv('good.csv', BUDGET_COLUMNS, ...BUDGET)));
    const reference = good.allocation?.journal.reference ?? '';
    assert.equal(refusalOf(await approve(reference, 'finance')), 'approval.own-work');
    given(await approve(reference));
    const later = given(
      await upload(csv('later.csv', BUDGET_COLUMNS, ...BUDGET.with(0, `${BUDGET[0]?.replace('900000', '950000')}`))),
    );
    assert.equal(later.allocation?.journal.entries[0]?.postings[0]?.amountPence, 5_000_000n);
    assert.equal(
      refusalOf(await uploadBudget(fixture.actions, who('auditor'), { year: YEAR, path: 'x' })),
      'access.denied',
    );
    const report = given(await budgetReport(fixture.reports, who('finance'), { month: OCTOBER }));
    assert.deepEqual([report.versions.length, report.version?.uploadedBy], [2, 'Penny Ledger']);
    assert.ok(
      report.lines.some(({ line, actualPence }) => line === null && actualPence > 0n),
      'what has no line is shown',
    );
  });

  test('a holder sees their own lines, finance everybody’s, and a practice none', async () => {
    const lines = async (user: string) => {
      const report = await budgetReport(fixture.reports, who(user), { month: OCTOBER });
      return report.ok ? report.value.lines.flatMap(({ line }) => line ?? []) : report.refusal.code;
    };
    assert.deepEqual(await lines('quality'), ['surgery']);
    assert.deepEqual(await lines('contracts'), ['global-sum']);
    assert.deepEqual(await lines('finance'), ['global-sum', 'surgery']);
    assert.equal(await lines('manager-x00036'), 'access.denied');
  });

  test('money is reserved while it is available, and forecasts stand beside it', async () => {
    const ask = {
      fund: 'DELEGATED_PMC',
      account: 'Minor surgery',
      description: 'Theatre',
      expiresOn: day('2026-04-30'),
      on: day('2025-10-20'),
    };
    const reserve = (id: string, amount: bigint, account = ask.account) =>
      reserveMoney(fixture.actions, who('finance'), { ...ask, id, account, amountPence: pence(amount) });
    given(await reserve('theatre', 60_000n));
    assert.equal(refusalOf(await reserve('more', 40_001n)), 'ledger.not-available');
    assert.equal(refusalOf(await reserve('none', 1n, 'Locum cover')), 'not-found');
    given(await voidCommitment(fixture.actions, who('finance'), { id: 'theatre', reason: 'Closed' }));
    given(await reserve('more', 40_000n));
    assert.deepEqual(given(await expireCommitments(fixture.actions, who('finance'))), []);
    const forecast = {
      line: 'surgery',
      asAt: OCTOBER,
      forecastPence: pence(5n),
      riskPence: pence(1n),
      risk: 'r',
      mitigationPence: pence(1n),
      mitigation: 'm',
    };
    given(await recordForecast(fixture.actions, who('finance'), forecast));
    assert.equal(
      refusalOf(await recordForecast(fixture.actions, who('finance'), { ...forecast, line: 'x' })),
      'not-found',
    );
    const report = given(await budgetReport(fixture.reports, who('finance'), { month: OCTOBER }));
    assert.equal(report.lines.find(({ line }) => line === 'surgery')?.forecastPence, 5n);
  });

  test('journals are proposed by one and approved by another; what the chart or ledger does not allow is refused', async () => {
    const common = { reason: 'Winter', amountPence: pence(10_000n) };
    const move = {
      ...common,
      kind: 'transfer' as const,
      from: 'DELEGATED_PMC',
      to: 'POOLED',
      decisionReference: 'GB 2025-04-08 item 12',
    };
    assert.equal(refusalOf(await propose({ ...move, reference: 'winter' })), 'decision.needed');
    await decided(fixture.actions.store, move.decisionReference, { kind: 'fund transfer', subject: 'winter' });
    assert.equal(refusalOf(await propose({ ...move, reference: 'summer' })), 'decision.needed', 'about another');
    given(await propose({ ...move, reference: 'winter' }));
    const entries = given(await approve('winter'));
    assert.deepEqual(given(await approve('winter')), entries);
    assert.equal(refusalOf(await propose({ ...move, reference: 'bare', decisionReference: '' })), 'decision.needed');
    await decided(fixture.actions.store, 'GB 2025-04-08 item 13', { kind: 'fund transfer', subject: 'nowhere' });
    const lost = { ...move, reference: 'nowhere', to: 'NOWHERE', decisionReference: 'GB 2025-04-08 item 13' };
    assert.equal(refusalOf(await propose(lost)), 'input.invalid');
    assert.equal(refusalOf(await propose({ ...move, reference: 'nothing', amountPence: pence(0n) })), 'input.invalid');
    const plain = {
      ...common,
      kind: 'journal' as const,
      fund: 'POOLED',
      debit: 'Transfers between funds',
      credit: 'Resource limit',
    };
    assert.equal(refusalOf(await propose({ ...plain, reference: 'sly' })), 'input.invalid');
    assert.equal(refusalOf(await propose({ ...plain, reference: 'denied' }, 'auditor')), 'access.denied');
    assert.equal(refusalOf(await approve('never proposed')), 'not-found');
    const funds = given(await fundsReport(fixture.reports, who('auditor'), { month: month('2026-04') })).funds;
    assert.deepEqual(funds.find(({ fund }) => fund === 'POOLED')?.leftPence, 10_000n);
  });

  test('achievement is accrued to the end of the month and taken back on the first day of the next', async () => {
    const proposed = given(await proposeAchievementAccruals(fixture.actions, who('finance'), { month: OCTOBER }));
    const [accrual, back] = given(await approve(proposed.journal.reference));
    assert.deepEqual([accrual?.date, back?.date], [lastDayOf(OCTOBER), day('2025-11-01')]);
    const [stands] = await fixture.actions.store.read((db) =>
      balances(db, { account: 'QOF accrual', until: lastDayOf(OCTOBER) }),
    );
    assert.ok((stands?.balancePence ?? 0n) > 0n);
    const monthEnd = given(await monthEndReport(fixture.reports, who('finance'), { month: OCTOBER }));
    assert.deepEqual(
      monthEnd.journals.map(({ entry }) => entry),
      [accrual?.id],
    );
  });

  test('the sample is of what was paid, spending over £25,000 is listed, and everything is exported', async () => {
    const sample = given(
      await verificationReport(fixture.reports, who('auditor'), { month: OCTOBER, seed: 'a', size: 3 }),
    );
    const drawn = sample.strata.flatMap(({ sampled }) => sampled);
    assert.ok(drawn.length >= 2 && drawn.every(({ lineId }) => lineId !== null));
    const [first] = drawn;
    assert.ok(first);
    const recovery = {
      kind: 'recovery' as const,
      reference: 'r1',
      reason: 'Not registered',
      amountPence: pence(100n),
      fund: first.fund,
      account: first.account,
      subject: first.subject,
      posting: `${first.entry}.${first.position}`,
    };
    given(await propose(recovery));
    const [entry] = given(await approve('r1'));
    assert.deepEqual(
      entry?.postings.map(({ account, amountPence }) => [account, amountPence]),
      [
        [`payable: ${first.subject}`, 100n],
        [first.account, -100n],
      ],
    );
    const spend = given(await spendReport(fixture.reports, who('auditor'), { month: OCTOBER }));
    assert.ok(spend.rows.length > 0 && spend.rows.every(({ payee }) => payee.length > 6));
    const exported = given(await ledgerExport(fixture.reports, who('auditor')));
    assert.ok(exported.hledger.includes(`payable - ${first.subject}`) && exported.postings.length > 10);
  });

  test('ISFE is compared, agreed, the month closed, and the year’s surplus recorded', async () => {
    const code = 'X00-600300-52100000-00000-00000-000000';
    const file = csv('isfe.csv', ISFE_COLUMNS, `2025-10,${code},Global sum,1.00`);
    const read = given(await importIsfe(fixture.actions, who('finance'), { month: OCTOBER, path: file }));
    assert.ok(read.standing.differences.length > 1);
    assert.equal(
      refusalOf(await agreeToIsfe(fixture.actions, who('approver'), { month: OCTOBER, words: '' })),
      'input.invalid',
    );
    given(await agreeToIsfe(fixture.actions, who('approver'), { month: OCTOBER, words: 'Timing' }));
    assert.equal(
      refusalOf(await closePeriod(fixture.actions, who('approver'), { month: month('2026-04') })),
      'input.invalid',
    );
    const closed = given(await closePeriod(fixture.actions, who('approver'), { month: month('2026-03') }));
    const { balances: trial, month: asked } = given(
      await ledgerReport(fixture.reports, who('auditor'), { month: OCTOBER }),
    );
    assert.deepEqual([trial.reduce((sum, { balancePence }) => sum + balancePence, 0n), asked], [0n, OCTOBER]);
    assert.match(closed.head, /^[0-9a-f]{64}$/);
    const ended = given(await recordYearEnd(fixture.actions, who('approver'), { year: YEAR }));
    const left = given(await fundsReport(fixture.reports, who('finance'), { month: month('2026-03') })).funds;
    for (const { fund, surplusPence } of ended)
      assert.equal(surplusPence, left.find((one) => one.fund === fund)?.leftPence, fund);
  });
});
