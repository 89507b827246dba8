/** A year of practices paid on account, what it still owes worked out, paid by a run, accrued before and traced. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decided } from '../../../tests/decisions-for-tests.ts';
import {
  APMS,
  buildFixture,
  buildOwnFixture,
  type Fixture,
  FORECAST_ON,
  GMS,
  LISTS,
  PAID_ON,
  PMS,
  receive,
  writeCorrectedLists,
} from '../../../tests/fixture.ts';
import {
  addToMonth,
  type Day,
  day,
  type Exact,
  exact,
  type Json,
  type Month,
  month,
  type OdsCode,
  type Outcome,
  type Pence,
  penceFromPounds,
  sumPence,
} from '../../base/index.ts';
import type { Statement } from '../../contracts/index.ts';
import { balances, entries, verifyLedger } from '../../ledger/index.ts';
import { payableStatements } from '../../payments/index.ts';
import { PracticeRegister } from '../../practices/index.ts';
import {
  lineReport,
  notAdding,
  type ReportContext,
  reportContext,
  runReport,
  settlementStatement,
  statementReport,
  type TraceNode,
  traceReport,
} from '../../reports/index.ts';
import {
  type ActionContext,
  answerQuery,
  approveJournal,
  approveReversal,
  certifyRun,
  prepareRun,
  prepareSettlement,
  proposeAchievementAccruals,
  proposeReversal,
  raiseQueries,
  releaseRun,
  settleQuery,
  verifyResults,
} from '../index.ts';

const APRIL = month('2026-04');
const MARCH = month('2026-03');
const TERM = 'quality-settlement-2025-26';
/** In this month a list of October is corrected, by so many people. */
const [CORRECTED_IN, MORE] = [month('2026-02'), 1000];
const DECISION = 'PCCC 2025-09-16 item 9';
const NAMED = { practice: GMS, indicator: 'HYP008', periodEnd: FORECAST_ON };

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const refusalOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'done' : outcome.refusal.code);

describe('the settlement of a year', () => {
  let fixture: Fixture;
  const as = (user: string) => fixture.actor(user);

  async function release(id: string) {
    given(await certifyRun(fixture.actions, as('approver'), { run: id }));
    return given(await releaseRun(fixture.actions, as('releaser'), { run: id }));
  }
  const pay = async (of: Month) => release(given(await prepareRun(fixture.actions, as('finance'), { month: of })).id);
  const settle = async () => {
    const prepared = given(await prepareSettlement(fixture.actions, as('finance'), { month: APRIL }));
    return release(prepared.id);
  };
  const dueIn = async (run: string) => {
    const { statements } = given(await runReport(fixture.reports, as('auditor'), { run }));
    return new Map(statements.map(({ practice, duePence }) => [practice, duePence]));
  };
  /** What an account comes to of a practice, to a day. */
  const balance = async (account: string, until: Day, subject = GMS): Promise<bigint> => {
    const all = await fixture.actions.store.read((db) => balances(db, { account, bySubject: true, until }));
    return sumPence(all.filter((one) => one.subject === subject).map((one) => one.balancePence));
  };
  const achievement = async () => given(await fixture.reports.book.forecast(GMS, FORECAST_ON));

  before(async () => {
    fixture = await buildFixture();
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
  });

  test('waits until every month of the year is paid, and is asked for from April to June', async () => {
    const early = await prepareSettlement(fixture.actions, as('finance'), { month: APRIL });
    assert.equal(refusalOf(early), 'run.wrong-stage');
    assert.match(early.ok ? '' : early.refusal.message, /April 2025 was not paid/);
    const july = await settlementStatement(fixture.reports, GMS, month('2026-07'));
    assert.equal(refusalOf(july), 'input.invalid');
    for (let of = month('2025-04'); of <= MARCH; of = addToMonth(of, 1)) await pay(of);
  });

  test('takes off what was paid on account; a result that is queried waits and is said to', async () => {
    const warnings = [{ code: 'JUMP_ON_LAST_YEAR', words: 'It jumped.', numbers: '9 of 40; 30 of 40.' }];
    const doubting = { ...fixture.actions, implausibleAt: async () => [{ ...NAMED, warnings }] };
    given(await raiseQueries(doubting, as('operator'), { periodEnd: FORECAST_ON }));
    const accrual = given(await proposeAchievementAccruals(fixture.actions, as('finance'), { month: MARCH }));
    given(await approveJournal(fixture.actions, as('approver'), { reference: accrual.journal.reference }));
    const expected = (await achievement()).amountPence - (await balance('QOF aspiration', day('2026-03-31')));
    assert.equal(await balance('QOF accrual', day('2026-03-31')), expected, 'a year less what was paid on account');

    const { id } = await settle();
    const forecast = await achievement();
    const paid = await balance('QOF aspiration', day('2026-03-31'));
    assert.ok(paid > 0n && !forecast.settlement.indicators.includes('HYP008'));
    assert.equal((await dueIn(id)).get(GMS), (forecast.settlement.amountPence - paid) as Pence);
    const ask = { practice: GMS, month: APRIL };
    const statement = given(await statementReport(fixture.reports, as('manager-x00036'), ask));
    assert.deepEqual(
      statement.lines.map(({ term, title }) => [term, title]),
      [[TERM, 'Quality: settlement of 2025/26']],
    );
    assert.match(
      statement.held.find(({ term }) => term === 'settlement-HYP008')?.reason ?? '',
      /has been queried since/,
    );
    const line = given(await lineReport(fixture.reports, as('manager-x00036'), { ...ask, term: TERM }));
    assert.equal(line.restsOn.filter(({ what }) => what.startsWith('Paid on account: ')).length, 12);
    assert.equal(line.postings[0]?.account, 'QOF achievement');
  });

  test('is in the ledger after the accrual was taken back, so that what is over is last year’s', async () => {
    assert.equal(await balance('QOF accrual', day('2026-04-30')), 0n);
    const settled = await balance('QOF achievement', day('2026-04-30'));
    const accrued = await balance('QOF accrual', day('2026-03-31'));
    const inApril = settled - accrued;
    const forecast = await achievement();
    assert.equal(
      inApril,
      forecast.settlement.amountPence - forecast.amountPence,
      'what was earned otherwise than accrued',
    );
  });

  test('pays by a further run what a query held, at the last accepted value where the result was not accepted', async () => {
    const { actions } = fixture;
    assert.equal(refusalOf(await prepareSettlement(actions, as('finance'), { month: APRIL })), 'run.wrong-stage');
    given(await answerQuery(actions, as('manager-x00036'), { ...NAMED, text: 'We cannot say how it came about.' }));
    const outcome = { ...NAMED, outcome: 'not accepted', text: 'Nobody could explain it.' };
    given(await settleQuery(actions, as('contracts'), outcome));
    const { id } = await settle();
    const forecast = await achievement();
    const hyp = forecast.measures.find(({ indicator }) => indicator === 'HYP008');
    assert.ok(forecast.settlement.indicators.includes('HYP008'));
    assert.deepEqual([...(await dueIn(id)).keys()], [GMS]);
    const [payable] = await actions.store.read((db) => payableStatements(db, id, GMS));
    assert.deepEqual(
      payable?.statement.lines.map(({ term }) => term),
      [TERM, `${TERM}-2`],
    );
    const total = sumPence((payable?.statement.lines ?? []).map(({ amountPence }) => amountPence));
    assert.equal(total, forecast.amountPence - (await balance('QOF aspiration', day('2026-03-31'))));
    assert.ok(hyp !== undefined && Number(hyp.exactPounds) !== 0 ? total !== 0n : true);
  });

  test('walks from each posting to results and payments, re-adding to the penny', async () => {
    const all = await fixture.actions.store.read((db) => entries(db, { limit: 500 }));
    const kinds = new Set<string>();
    for (const { id, description } of all) {
      const { tree } = given(await traceReport(fixture.reports, as('auditor'), { posting: id }));
      assert.deepEqual(notAdding(tree), [], description);
      if (description.startsWith('quality statement')) for (const { kind } of nodesOf(tree)) kinds.add(kind);
    }
    for (const kind of ['achievement', 'measure', 'counts row', 'paid before']) assert.ok(kinds.has(kind), kind);
  });

  test('is paid again once it was taken back, and never twice', async () => {
    const { actions } = fixture;
    const all = await actions.store.read((db) => entries(db, { limit: 500 }));
    const second = all.find(({ postings }) => postings.some(({ lineId }) => lineId?.endsWith(`${TERM}-2`)));
    const entry = second?.id ?? '';
    given(await proposeReversal(actions, as('operator'), { entry, reason: 'The bank returned it.' }));
    given(await approveReversal(actions, as('approver'), { entry }));
    const before = await balance('QOF achievement', day('2026-04-30'));
    const { id } = await settle();
    assert.deepEqual([...(await dueIn(id)).keys()], [GMS]);
    assert.notEqual(await balance('QOF achievement', day('2026-04-30')), before);
    assert.equal(refusalOf(await prepareSettlement(actions, as('finance'), { month: APRIL })), 'run.wrong-stage');
    const checked = await actions.store.read((db) => verifyLedger(db));
    assert.deepEqual(checked.faults, []);
  });

  test('is of no practice whose settlement cannot be worked out on another business date', async () => {
    const reports = reportContext({ ...fixture.reports, businessDate: day('2026-07-02') });
    for (const practice of [GMS, PMS, APMS])
      assert.equal(refusalOf(await settlementStatement(reports, practice, month('2026-07'))), 'input.invalid');
  });
});

describe('the settlement of a year in which practices merged and closed', () => {
  let fixture: Fixture;
  let actions: ActionContext;
  const as = (user: string) => fixture.actor(user);
  const runs: string[] = [];

  /** The GMS practice goes into the PMS practice in November, and the APMS practice closes in December. */
  function changed({ reports, actions: before }: Fixture): { reports: ReportContext; actions: ActionContext } {
    const { code, name, localities } = reports.register.commissioner;
    const decision = DECISION;
    const of: Readonly<Record<string, object>> = {
      [GMS]: { mergedInto: { successor: PMS, from: '2025-11-01', decision } },
      [APMS]: { closed: { from: '2025-12-01', decision } },
    };
    const json = {
      ...{ code, name },
      localities: localities.map((locality) => ({
        ...locality,
        teams: locality.teams.map((team) => ({
          ...team,
          practices: team.practices.map(({ weightings: _, ...one }) => ({ ...one, ...of[one.code] })),
        })),
      })),
    };
    const register = given(PracticeRegister.fromJson(json as unknown as Json));
    const context = reportContext({ ...reports, register });
    const statementOf = context.book.statement.bind(context.book);
    const settlementOf = (practice: OdsCode, of: Month) => settlementStatement(context, practice, of);
    return { reports: context, actions: { ...before, register, statementOf, settlementOf } };
  }

  before(async () => {
    fixture = await buildOwnFixture();
    given(await verifyResults(fixture.actions, as('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
    await decided(
      fixture.actions.store,
      DECISION,
      { kind: 'merger', subject: 'merger-1' },
      { decidedOn: '2025-09-16' },
    );
    ({ actions } = changed(fixture));
    for (let of = month('2025-04'); of <= MARCH; of = addToMonth(of, 1)) {
      if (of === CORRECTED_IN) {
        const more = { [GMS]: (LISTS[GMS] ?? 0) + MORE, [APMS]: (LISTS[APMS] ?? 0) + MORE };
        await receive(fixture, 'list-size', [writeCorrectedLists(fixture.sent, '2025_10-12', more)]);
      }
      const { id } = given(await prepareRun(actions, as('finance'), { month: of }));
      given(await certifyRun(actions, as('approver'), { run: id }));
      given(await releaseRun(actions, as('releaser'), { run: id }));
      runs.push(id);
    }
  });

  const paidIn = async (practice: OdsCode, term: string): Promise<readonly Pence[]> => {
    const paid = await Promise.all(runs.map((run) => actions.store.read((db) => payableStatements(db, run, practice))));
    const lines = paid.flat().flatMap(({ statement }) => statement.lines);
    return lines.flatMap((line) => (line.term === term ? [line.amountPence] : []));
  };

  test('takes off of who went what it was paid by itself and in the statements of its successor', async () => {
    const own = await paidIn(GMS, 'quality-aspiration');
    const brought = await paidIn(PMS, 'x00036-quality-aspiration');
    assert.deepEqual([own.length, brought.length], [7, 5]);
    const statement = given((await actions.settlementOf?.(GMS, APRIL)) as Outcome<Statement>);
    const { settlement } = given(await fixture.reports.book.forecast(GMS, FORECAST_ON));
    assert.equal(statement.totalPence, settlement.amountPence - sumPence([...own, ...brought]));
    const successor = given((await actions.settlementOf?.(PMS, APRIL)) as Outcome<Statement>);
    const theirs = given(await fixture.reports.book.forecast(PMS, FORECAST_ON));
    const paid = sumPence(await paidIn(PMS, 'quality-aspiration'));
    assert.equal(successor.totalPence, theirs.settlement.amountPence - paid, 'and nothing of it off its successor');
  });

  test('owes who went and who closed for a list that is corrected afterwards, once', async () => {
    const weighted = (code: OdsCode, registered: number): Exact => {
      const { weightedToRegistered } = given(actions.register.practice(code));
      return exact(penceFromPounds(exact(registered).mul(exact(weightedToRegistered)).div(100n)));
    };
    const more = (code: OdsCode): Exact =>
      weighted(code, (LISTS[code] ?? 0) + MORE).sub(weighted(code, LISTS[code] ?? 0));
    // October to December, in the statements of the successor; October and November alone, and nothing beside it.
    const brought = more(GMS).mul(exact('123.34')).mul(exact('0.9525')).div(12n).mul(3n);
    assert.deepEqual(await paidIn(PMS, 'x00036-global-sum-arrears'), [penceFromPounds(brought)]);
    const own = more(APMS).mul(exact('140.00')).div(12n).mul(2n);
    assert.deepEqual(await paidIn(APMS, 'apms-contract-arrears'), [penceFromPounds(own)]);
  });

  test('asks of who closed for the months that it was open alone', async () => {
    const own = await paidIn(APMS, 'quality-aspiration');
    assert.equal(own.length, 8);
    const statement = given((await actions.settlementOf?.(APMS, APRIL)) as Outcome<Statement>);
    const { settlement } = given(await fixture.reports.book.forecast(APMS, FORECAST_ON));
    assert.equal(statement.totalPence, settlement.amountPence - sumPence(own));
  });
});

function nodesOf(node: TraceNode): TraceNode[] {
  return [node, ...node.from.flatMap(nodesOf)];
}
