import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { APMS, buildFixture, type Fixture, FORECAST_ON, GMS, PAID_ON, PMS } from '../../../tests/fixture.ts';
import { auditOf } from '../../audit/index.ts';
import { month, type Outcome } from '../../base/index.ts';
import {
  homeReport,
  paidYearReport,
  payeeReport,
  payeesReport,
  reconciliationReport,
  reconciliationsReport,
  remittanceReport,
  runReport,
} from '../../reports/index.ts';
import {
  approveBankDetails,
  approveReversal,
  certifyRun,
  paymentFile,
  prepareRun,
  proposeBankDetails,
  reconcilePayments,
  releaseRun,
  verifyResults,
  withdrawRun,
} from '../index.ts';

const OCTOBER = month('2025-10');

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const refusalOf = <T>(outcome: Outcome<T>): string => (outcome.ok ? 'done' : outcome.refusal.code);

describe('paying three practices', () => {
  let fixture: Fixture;
  let run = '';
  const folder = mkdtempSync(join(tmpdir(), 'commonweal paying '));
  const as = (user: string) => fixture.actor(user);
  const statement = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const amountOf = async (practice: string) => {
    const { payments } = given(await runReport(fixture.reports, as('auditor'), { run }));
    const amount = payments.find((payment) => payment.practice === practice)?.amountPence ?? 0n;
    return `${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`;
  };

  before(async () => {
    fixture = await buildFixture();
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('a run that is certified is sent back, and one whose inputs changed voids itself when it is released', async () => {
    const { actions } = fixture;
    const { id: first } = given(await prepareRun(actions, as('finance'), { month: OCTOBER }));
    given(await certifyRun(actions, as('approver'), { run: first }));
    assert.equal(refusalOf(await withdrawRun(actions, as('auditor'), { run: first, comment: 'No.' })), 'access.denied');
    given(await withdrawRun(actions, as('releaser'), { run: first, comment: 'Wait for the list.' }));
    const { id: second } = given(await prepareRun(actions, as('finance'), { month: OCTOBER }));
    given(await certifyRun(actions, as('approver'), { run: second }));
    const dearer: typeof actions.statementOf = async (practice, of) => {
      const made = await actions.statementOf(practice, of);
      if (!made.ok || practice !== PMS) return made;
      return { ok: true, value: { ...made.value, lines: made.value.lines.slice(1) } };
    };
    const changed = await releaseRun({ ...actions, statementOf: dearer }, as('releaser'), { run: second });
    assert.equal(refusalOf(changed), 'approval.changed-since');
    assert.equal(refusalOf(await releaseRun(actions, as('releaser'), { run: second })), 'run.wrong-stage');
    const report = given(await runReport(fixture.reports, as('auditor'), { run: second }));
    assert.match(report.stages.at(-1)?.comment ?? '', /has changed since it was prepared, for X00010/);
    run = given(await prepareRun(actions, as('finance'), { month: OCTOBER, comment: 'Once more.' })).id;
    const other = await certifyRun({ ...actions, statementOf: dearer }, as('approver'), { run });
    assert.equal(refusalOf(other), 'approval.changed-since');
    given(await certifyRun(actions, as('approver'), { run }));
    given(await releaseRun(actions, as('releaser'), { run }));
  });

  test('files are handed out to whoever may release, and every time is audited', async () => {
    const { actions, reports } = fixture;
    const seen = given(await runReport(reports, as('finance'), { run }));
    assert.deepEqual(
      seen.files.map(({ kind }) => kind),
      ['isfe-journal', 'isfe-payables', 'pcse'],
    );
    assert.equal(seen.mayTakeFiles, false);
    assert.equal(refusalOf(await paymentFile(actions, as('finance'), { run, kind: 'pcse' })), 'access.denied');
    assert.equal(refusalOf(await paymentFile(actions, as('releaser'), { run, kind: 'pain.001' })), 'not-found');
    assert.equal(refusalOf(await paymentFile(actions, as('releaser'), { run, kind: 'x' })), 'input.invalid');
    const file = given(await paymentFile(actions, as('releaser'), { run, kind: 'pcse' }));
    assert.match(file.content, /X00036-2025-10-1/);
    const [event] = await auditOf(actions.store, { limit: 1 });
    assert.deepEqual([event?.user, event?.verb, event?.outcome], ['releaser', 'take payment file', 'ok']);
  });

  test('a practice sees its own remittance advice and year to date, and no run page shows another’s payment', async () => {
    const { reports } = fixture;
    const manager = as('manager-x00036');
    const advice = given(await remittanceReport(reports, manager, { practice: GMS, run }));
    assert.equal(advice.reference, 'X00036-2025-10-1');
    const lines = advice.lines.reduce((sum, { amountPence }) => sum + amountPence, 0n);
    assert.equal(lines, advice.amountPence);
    assert.equal(refusalOf(await remittanceReport(reports, manager, { practice: PMS, run })), 'access.denied');
    assert.equal(refusalOf(await remittanceReport(reports, as('auditor'), { practice: GMS, run: '1' })), 'not-found');
    const year = given(await paidYearReport(reports, manager, { practice: GMS, month: OCTOBER }));
    assert.deepEqual([year.monthPence, year.yearPence], [advice.amountPence, advice.amountPence]);
    const later = given(await paidYearReport(reports, manager, { practice: GMS, month: month('2025-11') }));
    assert.deepEqual([later.monthPence, later.yearPence], [0n, advice.amountPence]);
    const earlier = given(await paidYearReport(reports, manager, { practice: GMS, month: month('2025-09') }));
    assert.deepEqual([earlier.yearPence, earlier.payments.length], [0n, 0]);
    const own = given(await runReport(reports, manager, { run }));
    assert.deepEqual([own.payments.length, own.files.length], [1, 0]);
  });

  test('a payment that came back is taken back by a second person and paid again', async () => {
    const { actions, reports } = fixture;
    const text = `reference,practice,paid_on,status,amount,reason
X00036-2025-10-1,X00036,2026-04-14,paid,${await amountOf(GMS)},
X00010-2025-10-1,X00010,2026-04-14,returned,${await amountOf(PMS)},Account closed
`;
    const path = statement('pcse.csv', text);
    assert.equal(refusalOf(await reconcilePayments(actions, as('auditor'), { path })), 'access.denied');
    const none = await reconcilePayments(actions, as('finance'), { path: join(folder, 'none.csv') });
    assert.equal(refusalOf(none), 'input.invalid');
    const found = given(await reconcilePayments(actions, as('finance'), { path }));
    assert.deepEqual(found.counts, { matched: 1, returned: 1, missing: 0, unexpected: 0 });
    const [entry = ''] = found.toTakeBack;
    const shown = given(await reconciliationReport(reports, as('auditor'), { sha256: found.sha256 }));
    assert.deepEqual(shown.findings, found.findings);
    assert.equal(refusalOf(await reconciliationReport(reports, as('quality'), { sha256: 'x' })), 'access.denied');
    const needs = given(await homeReport(reports, as('approver'), {})).needs;
    assert.ok(needs.some(({ kind }) => kind === 'payment returned'));
    assert.ok(
      given(await homeReport(reports, as('finance'), {})).needs.every(({ kind }) => kind !== 'payment returned'),
    );

    assert.equal(refusalOf(await approveReversal(actions, as('finance'), { entry })), 'approval.own-work');
    given(await approveReversal(actions, as('approver'), { entry }));
    const open = given(await reconciliationsReport(reports, as('finance'), {}));
    assert.deepEqual(
      open.open.map(({ reference }) => reference),
      ['X00043-2025-10-1'],
    );
    const again = given(await prepareRun(actions, as('finance'), { month: OCTOBER }));
    assert.deepEqual(
      again.statements.map(({ practice, attempt }) => [practice, attempt]),
      [[PMS, 2]],
    );
    given(await certifyRun(actions, as('approver'), { run: again.id }));
    given(await releaseRun(actions, as('releaser'), { run: again.id }));
    const { payments } = given(await runReport(reports, as('auditor'), { run: again.id }));
    assert.deepEqual(
      payments.map(({ reference, state }) => [reference, state]),
      [['X00010-2025-10-2', 'instructed']],
    );
    const year = given(await paidYearReport(reports, as('auditor'), { practice: PMS, month: OCTOBER }));
    assert.deepEqual(
      year.payments.map(({ state }) => state),
      ['instructed', 'taken back'],
    );
    assert.equal(year.yearPence, payments[0]?.amountPence);
  });

  test('a run is reconciled once every payment of it was found, or taken back', async () => {
    const { actions, reports } = fixture;
    const stateOf = async () => given(await runReport(reports, as('auditor'), { run })).run.state;
    assert.equal(await stateOf(), 'released');
    const text = `invoice,supplier,paid_on,status,amount,payment_number,reason
X00043-2025-10-1,X00P03,2026-04-15,paid,${await amountOf(APMS)},1,
`;
    given(await reconcilePayments(actions, as('finance'), { path: statement('isfe.csv', text) }));
    assert.equal(await stateOf(), 'reconciled');
    assert.match(given(await runReport(reports, as('auditor'), { run })).next.words, /^The run is reconciled/);
  });

  test('bank details are proposed by one and approved by another, masked, and checked where there is a table', async () => {
    const { actions, reports } = fixture;
    const ask = { payee: 'X00P01', sortCode: '089999', accountNumber: '66374958', accountName: 'Linden Park' };
    assert.equal(refusalOf(await proposeBankDetails(actions, as('auditor'), ask)), 'access.denied');
    assert.equal(refusalOf(await proposeBankDetails(actions, as('finance'), { ...ask, payee: APMS })), 'not-found');
    assert.equal(refusalOf(await proposeBankDetails(actions, as('finance'), { ...ask, payee: GMS })), 'input.invalid');
    const failing = { check: () => 'fails' as const } as unknown as NonNullable<typeof actions.payments.modulus>;
    const checked = { ...actions, payments: { ...actions.payments, modulus: failing } };
    assert.equal(refusalOf(await proposeBankDetails(checked, as('finance'), ask)), 'input.invalid');
    const proposed = given(await proposeBankDetails(actions, as('finance'), ask));
    assert.equal(proposed.modulus, 'not checked');
    const details = { payee: 'X00P01', details: proposed.id };
    assert.equal(refusalOf(await approveBankDetails(actions, as('finance'), details)), 'approval.own-work');
    given(await approveBankDetails(actions, as('approver'), details));
    const events = JSON.stringify(await auditOf(actions.store, { limit: 6 }));
    assert.doesNotMatch(events, /66374958|089999/);
    const listed = given(await payeesReport(reports, as('auditor'), {}));
    assert.deepEqual(
      listed.payees.map(({ payee, bank }) => [payee.id, bank?.current?.accountNumber ?? null]),
      [
        ['X00P01', '****4958'],
        ['X00005', null],
        ['X00010', null],
        ['X00P03', null],
      ],
      'who is paid for the networks that claim, and for a practice',
    );
    const supplier = given(await payeeReport(reports, as('finance'), { payee: 'X00P03' }));
    assert.deepEqual([supplier.payments.length, supplier.mayPropose], [1, false]);
    assert.equal(refusalOf(await payeeReport(reports, as('finance'), { payee: 'X00P09' })), 'not-found');
  });
});
