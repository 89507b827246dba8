/** Approved claims on the statement: paid by a run, traced to their rows and back, taken back, paid again. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildOwnFixture, type Fixture, FORECAST_ON, PAID_ON, PMS } from '../../../tests/fixture.ts';
import { type Day, day, month, type Outcome, odsCode, poundsText } from '../../base/index.ts';
import { claims } from '../../claims/index.ts';
import { describeFeed } from '../../ingest/index.ts';
import { entries, verifyLedger } from '../../ledger/index.ts';
import {
  lineReport,
  notAdding,
  poundsOfFileReport,
  reportContext,
  runReport,
  statementReport,
  type TraceNode,
  traceBackFromClaim,
  traceBackFromPerson,
  traceReport,
} from '../../reports/index.ts';
import {
  answerClaimDispute,
  approveClaims,
  approveReversal,
  certifyRun,
  checkClaims,
  disputeClaim,
  importFiles,
  prepareRun,
  proposeReversal,
  releaseRun,
  verifyResults,
} from '../index.ts';

const OCTOBER = month('2025-10');
const AT = { scheme: 'enhanced-services-2025-26', month: OCTOBER };
const RETURNS = { scheme: 'voluntary-sector-2025-26', month: OCTOBER };
const VOLUNTARY = odsCode('X00V1');
const COLUMNS = describeFeed('service-activity').tables.flatMap(({ columns }) => columns.map(({ name }) => name));

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

describe('claims that a run pays', () => {
  let fixture: Fixture;
  let file = '';
  const as = (user: string) => fixture.actor(user);
  /** The system on a later business date. */
  const on = (businessDate: Day) => {
    const reports = reportContext({ ...fixture.reports, businessDate });
    const statementOf = reports.book.statement.bind(reports.book);
    return { reports, actions: { ...fixture.actions, businessDate, statementOf } };
  };
  const shown = day('2026-04-10');
  const payable = day('2026-04-24');

  /** Prepares, certifies and releases what October still owes. */
  async function pay(businessDate: Day) {
    const { actions } = on(businessDate);
    const { id } = given(await prepareRun(actions, as('finance'), { month: OCTOBER }));
    given(await certifyRun(actions, as('approver'), { run: id }));
    return given(await releaseRun(actions, as('releaser'), { run: id }));
  }
  const paidTo = async (run: string, businessDate = payable) => {
    const { statements } = given(await runReport(on(businessDate).reports, as('auditor'), { run }));
    return statements.map(({ practice, duePence }) => `${practice} ${poundsText(duePence)}`);
  };
  const stages = async () => {
    const all = await fixture.actions.store.read((db) => claims(db, { provider: PMS, month: OCTOBER }));
    return Map.groupBy(all, ({ standing }) => standing.stage);
  };
  const statement = async (user = 'manager-x00010', businessDate = payable) =>
    given(await statementReport(on(businessDate).reports, as(user), { practice: PMS, month: OCTOBER }));

  before(async () => {
    fixture = await buildOwnFixture();
    const { actions } = fixture;
    given(await verifyResults(actions, as('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
    const surgery = (nth: number, service: string, approval = '') => ({
      ...{ row_id: `S${nth}`, provider: PMS, service, person_id: `x00010-p${nth}`, done_on: '2025-10-06', approval },
      ...{ place: 'practice', clinician: 'general practitioner' },
    });
    const rows: readonly Readonly<Record<string, string>>[] = [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((nth) => surgery(nth, 'minor-surgery-injection')),
      surgery(10, 'minor-surgery-excision', 'PA-10'),
    ];
    file = join(fixture.sent, 'X00010-surgery.csv');
    const lines = rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(','));
    writeFileSync(file, `${[COLUMNS.join(','), ...lines].join('\n')}\n`);
    given(await importFiles(actions, as('operator'), { feed: 'service-activity', files: [file] }));
    for (const scheme of [AT, RETURNS]) {
      given(await checkClaims(actions, as('operator'), scheme));
      given(await approveClaims(actions, as('finance'), scheme));
    }
  });

  test('wait on the statement while they were shown too short a time before; the rest is paid', async () => {
    const { held, lines } = await statement('manager-x00010', shown);
    assert.deepEqual(
      held.filter(({ term }) => term.includes('payment-l-')).map(({ title }) => title),
      ['Minor surgery: excisions', 'Minor surgery: injections'],
    );
    assert.ok(held.every(({ term, reason }) => !term.includes('-l-') || reason.includes('from 24 April 2026')));
    assert.ok(lines.some(({ term }) => term === 'pms-baseline'));
    const run = await pay(shown);
    assert.ok(
      run.exceptions.some(({ practice }) => practice === VOLUNTARY),
      'a voluntary provider waits too',
    );
    assert.deepEqual((await stages()).get('paid'), undefined);
  });

  test('are paid by a further run once their days are over, each line with its formula; a dispute holds its line alone', async () => {
    const { actions } = on(payable);
    const about = { ...AT, provider: PMS, service: 'minor-surgery-excision', text: 'There were two, not one.' };
    const dispute = given(await disputeClaim(actions, as('manager-x00010'), about));
    const { id } = await pay(payable);
    assert.deepEqual(await paidTo(id), ['X00010 £391.86', 'X00V1 £10,800.00', 'X00V2 £7,125.00']);
    assert.deepEqual([(await stages()).get('paid')?.length, (await stages()).get('valued')?.length], [9, 1]);
    const { held, lines, totalPence } = await statement();
    const line = lines.find(({ title }) => title === 'Minor surgery: injections');
    assert.equal(line?.formulaWithNumbers, '9 × £43.54');
    assert.equal(line?.amountPence, 39_186n);
    assert.equal(
      totalPence,
      lines.reduce((sum, { amountPence }) => sum + amountPence, 0n),
    );
    assert.match(held.find(({ title }) => title === 'Minor surgery: excisions')?.reason ?? '', /A dispute holds it/);
    const answer = { id: dispute.id, outcome: 'not upheld', text: 'One was done, one was planned.' };
    given(await answerClaimDispute(actions, as('contracts'), answer));
    const again = await pay(payable);
    assert.deepEqual(await paidTo(again.id), ['X00010 £87.08']);
    assert.equal((await stages()).get('paid')?.length, 10);
    const third = await prepareRun(actions, as('finance'), { month: OCTOBER });
    assert.equal(third.ok ? '' : third.refusal.code, 'run.wrong-stage', 'nothing is paid twice');
  });

  test('are one line without numbers to whoever may not see counts exactly', async () => {
    const managed = await statement('contracts');
    const row = managed.lines.find(({ term }) => term === 'claimed-services');
    assert.equal(row?.amountPence, 47_894n);
    assert.ok(
      managed.lines.every(({ term, formulaWithNumbers }) => !/-l-/.test(term) && !/9 × £/.test(formulaWithNumbers)),
    );
    const ask = { practice: PMS, month: OCTOBER, term: 'claimed-services' };
    const line = given(await lineReport(on(payable).reports, as('contracts'), ask));
    assert.deepEqual([line.amountPence, line.restsOn.length, line.inputs.length], [47_894n, 0, 0]);
    assert.ok(line.checks.every(({ passed }) => passed));
    const exact = (await statement()).lines.find(({ title }) => title === 'Minor surgery: injections');
    const own = { ...ask, term: exact?.term ?? '' };
    const refused = await lineReport(on(payable).reports, as('contracts'), own);
    assert.equal(refused.ok ? '' : refused.refusal.code, 'not-found');
    const opened = given(await lineReport(on(payable).reports, as('manager-x00010'), own));
    assert.ok(opened.restsOn.some(({ to }) => to?.page === 'claims of month'));
    assert.ok(opened.checks.every(({ passed }) => passed));
  });

  test('walk from each posting to claims and rows, re-adding to the penny, and back from row, person and claim', async () => {
    const { reports, actions } = on(payable);
    const all = await actions.store.read((db) => entries(db, { limit: 100 }));
    const found: TraceNode[] = [];
    for (const { id } of all) {
      const { tree } = given(await traceReport(reports, as('operator'), { posting: id }));
      assert.deepEqual(notAdding(tree), []);
      found.push(...nodesOf(tree));
    }
    const own = found.filter(({ kind, amountPence }) => kind === 'claim' && amountPence === 4_354n);
    assert.equal(own.length, 9);
    assert.ok(own.every(({ from }) => from.length === 1 && from[0]?.kind === 'row'));
    const [claim] = own;
    const back = given(await traceBackFromClaim(reports, as('finance'), { claim: claim?.id ?? '' })).tree;
    const posting = back.to[0]?.to[0]?.to[0];
    assert.deepEqual([posting?.kind, posting?.amountPence], ['posting', 39_186n]);
    const person = given(
      await traceBackFromPerson(reports, as('operator'), { practice: PMS, person: 'x00010-p10' }),
    ).tree;
    const touched = person.to.find(({ kind }) => kind === 'claim');
    assert.deepEqual([touched?.amountPence, touched?.to[0]?.to[0]?.amountPence], [8_708n, 8_708n]);
    const [sha256 = ''] = (claim?.from[0]?.id ?? '').split('/');
    const ofFile = given(await poundsOfFileReport(reports, as('finance'), { sha256 }));
    assert.deepEqual(ofFile.practices.flatMap(({ pounds }) => pounds.map(({ amountPence }) => amountPence)).sort(), [
      39_186n,
      8_708n,
    ]);
    const released = given(await traceReport(reports, as('releaser'), { posting: String(all.length) }));
    assert.equal(
      nodesOf(released.tree).some(({ kind }) => kind === 'claim'),
      false,
      'whoever may not see claims is shown none',
    );
  });

  test('may be paid again when the payment was taken back', async () => {
    const { actions } = on(payable);
    const all = await actions.store.read((db) => entries(db, { limit: 100 }));
    const excision = all.find(({ postings }) => postings.some(({ amountPence }) => amountPence === 8_708n));
    const entry = excision?.id ?? '';
    given(await proposeReversal(actions, as('operator'), { entry, reason: 'The bank returned it.' }));
    given(await approveReversal(actions, as('approver'), { entry }));
    assert.deepEqual([(await stages()).get('paid')?.length, (await stages()).get('valued')?.length], [9, 1]);
    const { id } = await pay(payable);
    assert.deepEqual(await paidTo(id), ['X00010 £87.08']);
    assert.equal((await stages()).get('paid')?.length, 10);
    const checked = await actions.store.read((db) => verifyLedger(db));
    assert.deepEqual(checked.faults, []);
  });
});

function nodesOf(node: TraceNode): TraceNode[] {
  return [node, ...node.from.flatMap(nodesOf)];
}
