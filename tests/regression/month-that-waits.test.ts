/** A month whose run was released without a practice was shown as paid to it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { certifyRun, prepareRun, releaseRun, verifyResults } from '../../src/actions/index.ts';
import { type Json, month } from '../../src/base/index.ts';
import { paymentPolicy } from '../../src/payments/index.ts';
import { practiceReport } from '../../src/reports/index.ts';
import { APMS, buildFixture, FORECAST_ON, GMS, PAID_ON } from '../fixture.ts';
import { given, POLICY } from '../fixture-policy.ts';

const OCTOBER = month('2025-10');

test('a month that waits for its payee’s account is not shown as paid, beside those that are', async () => {
  const fixture = await buildFixture();
  const as = (user: string) => fixture.actor(user);
  given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
  const of = (kind: string) => POLICY.definitions.find((one) => one.kind === kind)?.json as Json;
  const payee = { id: 'X00P09', name: 'Without an account', route: 'bacs-18', earners: [GMS], validFrom: '2020-04-01' };
  const payees = { id: 'demonstration', status: 'invented', source: 'this test', payees: [payee] };
  const policy = {
    scheme: of('scheme of delegation'),
    payees,
    payer: of('paying body'),
    chart: of('chart of accounts'),
  };
  const actions = { ...fixture.actions, payments: given(paymentPolicy(policy)) };
  const { id: run } = given(await prepareRun(actions, as('finance'), { month: OCTOBER }));
  given(await certifyRun(actions, as('approver'), { run }));
  given(await releaseRun(actions, as('releaser'), { run }));
  const isPaid = async (practice: typeof GMS) => {
    const { months } = given(await practiceReport(fixture.reports, as('auditor'), { practice }));
    const payment = months.find((one) => one.month === OCTOBER)?.payment;
    return payment?.kind === 'statement' && payment.isPaid;
  };
  assert.deepEqual([await isPaid(GMS), await isPaid(APMS)], [false, true]);
});
