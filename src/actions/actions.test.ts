import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, FORECAST_ON, GMS, PAID_ON } from '../../tests/fixture.ts';
import { auditOf } from '../audit/index.ts';
import { month, type Outcome } from '../base/index.ts';
import {
  ledgerEntryReport,
  ledgerReport,
  lineReport,
  poundsOfFileReport,
  poundsOfPersonReport,
  runReport,
  runsReport,
  statementReport,
  statusReport,
} from '../reports/index.ts';
import {
  approveReversal,
  certifyRun,
  importFiles,
  openSession,
  prepareRun,
  proposeReversal,
  releaseRun,
  signIn,
  signOut,
  verifyResults,
} from './index.ts';

const OCTOBER = month('2025-10');
let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}
const refusalOf = <T>(outcome: Outcome<T>): string => (outcome.ok ? 'done' : outcome.refusal.code);

describe('actions over three practices', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('who may not act is refused, and it is written down', async () => {
    const { actions, actor } = fixture;
    const before = (await auditOf(actions.store, { limit: 1 }))[0]?.seq ?? 0;
    for (const user of ['manager-x00036', 'contracts', 'committee', 'auditor', 'public']) {
      assert.equal(refusalOf(await prepareRun(actions, actor(user), { month: OCTOBER })), 'access.denied', user);
    }
    assert.equal(
      refusalOf(await importFiles(actions, actor('finance'), { feed: 'list-size', files: [] })),
      'access.denied',
    );
    const [last] = await auditOf(actions.store, { limit: 1 });
    assert.equal(last?.seq, before + 6);
    assert.deepEqual([last?.user, last?.verb, last?.outcome], ['finance', 'import files', 'access.denied']);
  });

  test('signing in and out is written down, an unknown name too', async () => {
    const { actions } = fixture;
    const { token } = given(await signIn(actions, { user: 'auditor' }));
    const session = await openSession(actions, token, 'list');
    assert(session !== undefined);
    await signOut(actions, session);
    assert.equal(await openSession(actions, token, 'list'), undefined);
    assert.equal(refusalOf(await signIn(actions, { user: 'nobody' })), 'user.unknown');
    const events = await auditOf(actions.store, { limit: 3 });
    assert.deepEqual(
      events.map(({ user, verb, outcome }) => [user, verb, outcome]),
      [
        ['nobody', 'sign in', 'user.unknown'],
        ['auditor', 'sign out', 'ok'],
        ['auditor', 'sign in', 'ok'],
      ],
    );
  });

  test('a month is paid: prepared, verified, certified by another, released, and walked back to people and files', async () => {
    const { actions, reports, actor } = fixture;
    const prepared = given(await prepareRun(actions, actor('finance'), { month: OCTOBER }));
    assert.equal(prepared.statements.length + prepared.exceptions.length, 3);
    const { id: run } = prepared;
    const early = await certifyRun(actions, actor('approver'), { run });
    assert.equal(refusalOf(early), 'result.not-verified');
    assert.match(
      early.ok ? '' : (early.refusal.remedy ?? ''),
      /: commonweal verify \S+\/2025-26 --period-end 2025-03-31$/,
    );
    const [verified] = given(await verifyResults(actions, actor('operator'), { periodEnds: [PAID_ON, FORECAST_ON] }));
    assert.equal(verified?.differences, 0);
    assert.ok((verified?.compared ?? 0) > 0);
    assert.deepEqual([verified?.practices, verified?.comparedNow.length], [3, 3]);
    const [same] = given(await verifyResults(actions, actor('operator'), { periodEnds: [PAID_ON] }));
    assert.deepEqual(same, { ...verified, comparedNow: [] });
    const [again] = given(await verifyResults(actions, actor('operator'), { periodEnds: [PAID_ON], again: true }));
    assert.deepEqual(again, verified);
    assert.ok(given(await statusReport(reports, actor('operator'), {})).calculators !== null);
    assert.equal(refusalOf(await certifyRun(actions, actor('finance'), { run })), 'approval.own-work');
    assert.equal(refusalOf(await releaseRun(actions, actor('releaser'), { run })), 'run.wrong-stage');
    const stale = await certifyRun(actions, actor('approver'), { run, contentHash: '0'.repeat(64) });
    assert.equal(refusalOf(stale), 'approval.changed-since');
    given(await certifyRun(actions, actor('approver'), { run, contentHash: prepared.contentHash }));
    const released = given(await releaseRun(actions, actor('releaser'), { run }));
    assert.equal(released.stage, 'released');
    assert.equal(given(await runReport(reports, actor('auditor'), { run })).next.verb, null);
    assert.equal(given(await runsReport(reports, actor('auditor'), {})).runs.length, 1);
  });

  test('the ledger and the statement lead to each other', async () => {
    const { reports, actor } = fixture;
    const auditor = actor('auditor');
    const statement = given(await statementReport(reports, auditor, { practice: GMS, month: OCTOBER }));
    assert.equal(statement.standing.kind, 'in a run');
    const line = given(
      await lineReport(reports, auditor, { practice: GMS, month: OCTOBER, term: 'quality-aspiration' }),
    );
    const [posting] = line.postings;
    assert.equal(posting?.amountPence, line.amountPence);
    assert.equal(line.decision?.by, 'Sterling Countersign');
    assert.ok(line.checks.every((check) => check.passed));
    const entry = given(await ledgerEntryReport(reports, auditor, { entry: posting?.entry ?? '' }));
    assert.ok(entry.postings.some((one) => one.line?.term === 'quality-aspiration' && one.line.practice === GMS));
    assert.equal(
      entry.postings.reduce((sum, one) => sum + one.amountPence, 0n),
      0n,
    );
    const ledger = given(await ledgerReport(reports, auditor, {}));
    assert.ok(ledger.verified.ok);
    assert.equal(
      ledger.balances.reduce((sum, one) => sum + one.balancePence, 0n),
      0n,
    );
  });

  test('from a person, a counts file, a list and an extract back to the pounds that they touch', async () => {
    const { reports, actor } = fixture;
    const person = given(
      await poundsOfPersonReport(reports, actor('manager-x00036'), { practice: GMS, person: 'x00036-p1' }),
    );
    assert.deepEqual(
      person.pounds.map((pound) => `${pound.indicator} ${pound.line}`),
      ['HYP008 quality-aspiration', 'HYP009 quality-aspiration', 'SMOK004 quality-aspiration'],
    );
    const [pound] = person.pounds;
    assert.match(pound?.words ?? '', /in the numerator at 31 March 2025/);
    assert.ok(pound?.entry !== null && pound?.partPence !== null);
    const nobody = given(
      await poundsOfPersonReport(reports, actor('manager-x00036'), { practice: GMS, person: 'x00036-p50' }),
    );
    assert.ok(nobody.pounds.every((one) => one.indicator !== 'HYP008'));
    const unknown = await poundsOfPersonReport(reports, actor('manager-x00036'), {
      practice: GMS,
      person: 'x00036-pp',
    });
    assert.equal(unknown.ok || unknown.refusal.code, 'not-found');
    const file = (name: string) =>
      [...reports.book.received().values()].find((record) => record.file === name)?.sha256 ?? '';
    const terms = async (name: string) => {
      const found = given(await poundsOfFileReport(reports, actor('finance'), { sha256: file(name) }));
      return [
        ...new Set(found.practices.flatMap((one) => one.pounds.map((each) => `${one.place.practice} ${each.line}`))),
      ];
    };
    assert.deepEqual(await terms('X00036-counts.csv'), ['X00036 quality-aspiration']);
    assert.ok((await terms('Patient_List_Size_2025_10-12.csv')).includes('X00036 global-sum'));
    assert.deepEqual(await terms('X00036-events.csv'), ['X00036 quality-aspiration']);
  });

  test('a payment is taken back by two people, and its month is then paid anew', async () => {
    const { actions, reports, actor } = fixture;
    const rowOf = async (run: string) =>
      given(await runReport(reports, actor('auditor'), { run })).statements.find((one) => one.practice === GMS);
    const [paid] = given(await runsReport(reports, actor('auditor'), {})).runs;
    const entry = (await rowOf(paid?.id ?? ''))?.entry ?? '';
    const reason = 'Returned by the bank';
    assert.equal(refusalOf(await approveReversal(actions, actor('approver'), { entry })), 'not-found');
    assert.equal(refusalOf(await proposeReversal(actions, actor('auditor'), { entry, reason })), 'access.denied');
    assert.equal(refusalOf(await proposeReversal(actions, actor('finance'), { entry: '999', reason })), 'not-found');
    given(await proposeReversal(actions, actor('finance'), { entry, reason: 'Mistyped' }));
    given(await proposeReversal(actions, actor('finance'), { entry, reason }));
    assert.equal(refusalOf(await approveReversal(actions, actor('finance'), { entry })), 'approval.own-work');
    const reversal = given(await approveReversal(actions, actor('approver'), { entry }));
    assert.deepEqual([reversal.reverses, reversal.description], [entry, reason]);
    assert.equal(given(await approveReversal(actions, actor('approver'), { entry })).id, reversal.id);
    const again = { entry: reversal.id, reason };
    assert.equal(refusalOf(await proposeReversal(actions, actor('finance'), again)), 'ledger.is-reversal');
    const standing = given(
      await statementReport(reports, actor('auditor'), { practice: GMS, month: OCTOBER }),
    ).standing;
    assert.match(standing.words, /taken back/);

    const prepared = given(await prepareRun(actions, actor('finance'), { month: OCTOBER }));
    assert.deepEqual(
      prepared.statements.map((one) => [one.practice, one.attempt]),
      [[GMS, 2]],
    );
    given(await certifyRun(actions, actor('approver'), { run: prepared.id }));
    given(await releaseRun(actions, actor('releaser'), { run: prepared.id }));
    const anew = (await rowOf(prepared.id))?.entry ?? '';
    const posted = given(await ledgerEntryReport(reports, actor('auditor'), { entry: anew }));
    assert.equal(posted.reference, `statement:${GMS}:2025-10:2`);
    assert.equal(refusalOf(await prepareRun(actions, actor('finance'), { month: OCTOBER })), 'run.wrong-stage');
  });

  test('importing a file again changes nothing, and a file of no use is reported as such', async () => {
    const { actions, actor, sent } = fixture;
    const snapshot = actions.warehouse.current().hash;
    const files = [`${sent}/X00036-events.csv`];
    const again = given(await importFiles(actions, actor('operator'), { feed: 'practice-extract', files }));
    assert.equal(again.files[0]?.alreadyImported, true);
    const nonsense = `${sent}/Patient_List_Size_2026_04-06.csv`;
    writeFileSync(nonsense, 'not,a,list\n1,2,3\n');
    const ask = { feed: 'list-size' as const, files: [nonsense], dryRun: true };
    const wrong = given(await importFiles(actions, actor('operator'), ask));
    assert.equal(wrong.usable, false);
    assert.equal((await auditOf(actions.store, { limit: 1 }))[0]?.outcome, 'feed.nothing-usable');
    assert.equal(actions.warehouse.current().hash, snapshot);
  });
});
