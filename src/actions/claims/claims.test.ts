/** From activity to a line over real rooms: asked, checked, previewed, disputed, approved, valued and paid. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildOwnFixture, type Fixture, PMS } from '../../../tests/fixture.ts';
import { auditOf, personSubject } from '../../audit/index.ts';
import { day, month, type Outcome, odsCode, poundsText } from '../../base/index.ts';
import { claimedLines, claimLines, claims } from '../../claims/index.ts';
import { describeFeed } from '../../ingest/index.ts';
import {
  claimCaseReport,
  claimPreviewReport,
  claimReport,
  claimsReport,
  disputeReport,
  personAccessReport,
  replayCaseReport,
} from '../../reports/index.ts';
import {
  answerClaimDispute,
  approveClaims,
  checkClaims,
  disputeClaim,
  importFiles,
  recordReturn,
  sendActivity,
} from '../index.ts';

const ITEMS = 'enhanced-services-2025-26';
const RETURNS = 'voluntary-sector-2025-26';
const OCTOBER = month('2025-10');
const INJECTION = 'minor-surgery-injection';
const VOLUNTARY = odsCode('X00V1');
const COLUMNS = describeFeed('service-activity').tables.flatMap(({ columns }) => columns.map(({ name }) => name));

let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'not refused' : outcome.refusal.code;
}

/** An activity file. @param rows column → value; what is left out is empty */
function activityFile(name: string, rows: readonly Readonly<Record<string, string>>[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => row[column] ?? '').join(','));
  const path = join(fixture.sent, name);
  writeFileSync(path, `${[COLUMNS.join(','), ...lines].join('\n')}\n`);
  return path;
}

const surgery = (nth: number, change: Readonly<Record<string, string>> = {}) => ({
  row_id: `S${nth}`,
  provider: PMS,
  service: INJECTION,
  person_id: `x00010-p${nth}`,
  done_on: '2025-10-06',
  place: 'practice',
  clinician: 'general practitioner',
  ...change,
});

describe('claims over the system', () => {
  before(async () => {
    fixture = await buildOwnFixture();
    const rows = [
      ...Array.from({ length: 9 }, (_, nth) => surgery(nth + 1)),
      surgery(10, { person_id: 'x00010-p1' }),
      surgery(11, { person_id: 'nobody' }),
      surgery(12, { place: 'home' }),
    ];
    const file = activityFile('X00010-activity.csv', rows);
    const ask = { feed: 'service-activity' as const, files: [file] };
    const report = given(await importFiles(fixture.actions, fixture.actor('operator'), ask));
    assert.equal(report.files[0]?.accepted, 12);
  });

  const at = { scheme: ITEMS, month: OCTOBER };
  const check = () => checkClaims(fixture.actions, fixture.actor('operator'), at);
  const preview = (user: string) => claimPreviewReport(fixture.reports, fixture.actor(user), { ...at, provider: PMS });
  const kept = () => fixture.actions.store.read((db) => claims(db, { scheme: ITEMS, month: OCTOBER }));
  const claimFor = async (code: string) => (await kept()).find(({ standing }) => standing.code === code)?.id ?? '';

  test('a month is asked and checked once, and again without change', async () => {
    assert.deepEqual(given(await check()), { asked: 12, checked: 9, refused: 3 });
    assert.deepEqual(given(await check()), { asked: 0, checked: 9, refused: 3 });
    const codes = (await kept()).flatMap(({ standing }) => (standing.stage === 'refused' ? [standing.code] : []));
    assert.deepEqual(codes.sort(), ['DUPLICATE', 'NOT_REGISTERED', 'WRONG_PLACE']);
    assert.equal(refusalOf(await checkClaims(fixture.actions, fixture.actor('finance'), at)), 'access.denied');
    const other = { ...at, month: month('2027-01') };
    assert.equal(refusalOf(await checkClaims(fixture.actions, fixture.actor('operator'), other)), 'input.invalid');
  });

  test('nothing that is kept of a claim names a person', async () => {
    assert.doesNotMatch(
      JSON.stringify(await kept(), (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      /x00010-p\d/,
    );
  });

  test('the provider is shown it exactly, the contract manager rounded, another provider not at all', async () => {
    const own = given(await preview('manager-x00010'));
    const [line] = own.lines;
    assert.equal(line?.passing.value, 9);
    assert.equal(own.total.value, 39_186n);
    assert.equal(own.payableFrom, day('2026-04-24'));
    assert.equal(own.claims?.length, 12);
    const managed = given(await preview('contracts'));
    assert.equal(managed.lines[0]?.passing.value, 10);
    assert.equal(managed.lines[0]?.refused.value, '1 to 7');
    assert.equal(managed.total.value, 40_000n);
    assert.equal(managed.claims, null);
    assert.equal(refusalOf(await preview('manager-x00036')), 'access.denied');
    const list = given(await claimsReport(fixture.reports, fixture.actor('manager-x00036')));
    assert.deepEqual(list.months, []);
  });

  test('who was missed is named to who may see people, a page at a time, and whoever was named is in the audit', async () => {
    const page = async (user: string, before: number, most: number) => {
      const ask = { ...at, provider: PMS, names: { before, most } };
      return given(await claimPreviewReport(fixture.reports, fixture.actor(user), ask));
    };
    const told = async () => {
      const asked = { user: 'manager-x00010', verbs: ['preview claims'], limit: 1000 };
      const events = await auditOf(fixture.reports.store, asked);
      return events.flatMap(({ subject }) => (subject.startsWith('person ') ? [subject] : [])).sort();
    };
    assert.deepEqual(await told(), [], 'a preview that names nobody is of nobody');
    const { named, missed } = await page('manager-x00010', 1, 2);
    const subjects = named?.people.map(({ person }) => personSubject(PMS, person)) ?? [];
    assert.equal(new Set(subjects).size, 2);
    assert.deepEqual(await told(), subjects.sort());
    assert.equal(
      named?.all,
      missed.reduce((sum, { count }) => sum + Number(count.value), 0),
    );
    const [person = ''] = named?.people.map((one) => one.person) ?? [];
    const asked = await personAccessReport(fixture.reports, fixture.actor('guardian'), { person, practice: PMS });
    assert.deepEqual(
      given(asked).looked.map(({ did }) => did),
      ['saw you in a list of claims for services given'],
    );
    const past = (await page('manager-x00010', 100_000, 1)).named;
    assert.deepEqual([past?.before, past?.people.length], [0, 1], 'past the end are the first');
    assert.equal((await page('contracts', 0, 2)).named, null);
  });

  test('a dispute holds its claim alone, has an owner and a day, and is answered once, with a reason', async () => {
    const manager = fixture.actor('manager-x00010');
    const about = { ...at, provider: PMS, service: INJECTION, claim: await claimFor('WRONG_PLACE') };
    const text = 'It was in our branch, which the record calls home.';
    assert.equal(refusalOf(await disputeClaim(fixture.actions, manager, { ...about, text: 'no' })), 'input.invalid');
    const other = fixture.actor('manager-x00036');
    assert.equal(refusalOf(await disputeClaim(fixture.actions, other, { ...about, text })), 'access.denied');
    const dispute = given(await disputeClaim(fixture.actions, manager, { ...about, text }));
    assert.equal(dispute.owner, 'Clause Paragraph');
    assert.equal(dispute.dueOn, day('2026-04-24'));
    assert.equal(refusalOf(await disputeClaim(fixture.actions, manager, { ...about, text })), 'run.wrong-stage');
    const shown = given(await disputeReport(fixture.reports, fixture.actor('contracts'), { id: dispute.id }));
    assert.ok(shown.mayAnswer);

    const approved = given(await approveClaims(fixture.actions, fixture.actor('finance'), at));
    assert.deepEqual([approved.approved, approved.lines.length], [9, 1]);
    const contracts = fixture.actor('contracts');
    const answer = { id: dispute.id, outcome: 'upheld', text: 'The branch is named in the contract.' };
    assert.equal(refusalOf(await answerClaimDispute(fixture.actions, manager, answer)), 'access.denied');
    given(await answerClaimDispute(fixture.actions, contracts, answer));
    assert.equal(refusalOf(await answerClaimDispute(fixture.actions, contracts, answer)), 'run.wrong-stage');
    assert.equal(given(await check()).refused, 2, 'checking again does not undo what was upheld');
    const more = given(await approveClaims(fixture.actions, fixture.actor('finance'), at));
    assert.deepEqual([more.approved, more.lines.length], [1, 1]);

    const written = given(
      await claimCaseReport(fixture.reports, fixture.actor('finance'), { dispute: dispute.id }),
    ).case;
    const paid = written.expected.lines.find(({ term }) => term === 'injections-payment');
    assert.equal(paid?.amountPence, 43_540);
    assert.doesNotMatch(JSON.stringify(written), /branch|x00010-p|X00010/);
    const replay = (json: object) => replayCaseReport(fixture.reports, manager, { json: json as never });
    assert.deepEqual(given(await replay(written)).differences, []);
    const changed = { ...written, expected: { ...written.expected, totalPence: 1 } };
    assert.deepEqual(given(await replay(changed)).differences, ['In all 1 pence must come out, not 43540.']);
    assert.equal(refusalOf(await replay({ title: 'No case' })), 'input.invalid');
  });

  test('a whole line that is disputed is not approved, while the rest goes on', async () => {
    const november = { ...at, month: month('2025-11') };
    const excision = (nth: number) =>
      surgery(nth, { done_on: '2025-11-03', service: 'minor-surgery-excision', approval: `PA-${nth}` });
    const rows = [surgery(21, { done_on: '2025-11-03' }), excision(22)];
    const file = activityFile('X00010-november.csv', rows);
    given(await importFiles(fixture.actions, fixture.actor('operator'), { feed: 'service-activity', files: [file] }));
    assert.equal(given(await checkClaims(fixture.actions, fixture.actor('operator'), november)).checked, 2);
    const about = { ...november, provider: PMS, service: INJECTION, text: 'There were two, not one.' };
    given(await disputeClaim(fixture.actions, fixture.actor('manager-x00010'), about));
    const approved = given(await approveClaims(fixture.actions, fixture.actor('finance'), november));
    assert.deepEqual([approved.approved, approved.held, approved.lines.length], [1, 1, 1]);
  });

  test('each line adds up from its claims, down to the row, and is paid once its days are over', async () => {
    const { store } = fixture.actions;
    const lines = await store.read((db) => claimLines(db, { provider: PMS, month: OCTOBER }));
    assert.deepEqual(
      lines.map(({ amountPence, claims: count }) => [poundsText(amountPence), count]),
      [
        ['£391.86', 9],
        ['£43.54', 1],
      ],
    );
    const [first] = await kept();
    assert(first !== undefined);
    const report = given(await claimReport(fixture.reports, fixture.actor('manager-x00010'), { id: first.id }));
    assert.equal(report.amountPence, 4_354n);
    assert.deepEqual(
      report.stages.map(({ stage }) => stage),
      ['asked', 'checked', 'approved', 'valued'],
    );
    assert.equal(report.claim.row?.table, 'service_activity');
    assert.equal(report.line?.formulaWithNumbers, '9 × £43.54');
    const payable = async (on: string) =>
      (await store.read((db) => claimedLines(db, { on: day(on), provider: PMS, month: OCTOBER }))).lines.length;
    assert.equal(await payable('2026-04-23'), 0);
    assert.equal(await payable('2026-04-24'), 2);
  });

  test('a voluntary provider records a quarter in a form, and what is empty is not nought', async () => {
    const provider = fixture.actor('voluntary');
    const asked = { provider: VOLUNTARY, scheme: RETURNS, quarter: month('2026-01'), notes: '' };
    const record = (answer: string) =>
      recordReturn(fixture.actions, provider, {
        ...asked,
        answer: (_, question) => (question === 'people' ? '' : answer),
      });
    assert.equal(refusalOf(await record('many')), 'input.invalid');
    const first = given(await record('7'));
    const second = given(await record('0'));
    assert.equal(second.standing.stage, 'checked');
    const again = await fixture.actions.store.read((db) => claims(db, { id: first.id }));
    assert.equal(again[0]?.standing.code, 'DUPLICATE');
    const quarter = { scheme: RETURNS, month: month('2026-01') };
    given(await checkClaims(fixture.actions, fixture.actor('operator'), quarter));
    given(await approveClaims(fixture.actions, fixture.actor('finance'), quarter));
    const lines = await fixture.actions.store.read((db) => claimLines(db, { provider: VOLUNTARY }));
    assert.deepEqual(
      lines.map(({ term, amountPence }) => [term, amountPence]),
      [
        ['advance', 1_080_000n],
        ['reporting', 90_000n],
      ],
    );
    assert.equal(refusalOf(await record('8')), 'run.wrong-stage');
    const manager = fixture.actor('manager-x00036');
    const other = { ...asked, answer: () => '1' };
    assert.equal(refusalOf(await recordReturn(fixture.actions, manager, other)), 'access.denied');
  });

  test('a provider sends its own file and nobody else’s', async () => {
    const provider = fixture.actor('voluntary');
    const row = { row_id: 'B1', service: 'befriending', person_id: 'p', done_on: '2025-10-06', goal: 'set' };
    const send = (file: string) => sendActivity(fixture.actions, provider, { provider: VOLUNTARY, file });
    const stray = activityFile('stray.csv', [{ ...row, provider: 'X00V2' }]);
    assert.equal(refusalOf(await send(stray)), 'access.denied');
    assert.deepEqual(fixture.actions.warehouse.current().activityProviders(), [PMS]);
    assert.ok(given(await send(activityFile('own.csv', [{ ...row, provider: VOLUNTARY }]))).usable);
    const quarter = { scheme: RETURNS, month: OCTOBER };
    given(await checkClaims(fixture.actions, fixture.actor('operator'), quarter));
    const all = await fixture.actions.store.read((db) => claims(db, { provider: VOLUNTARY, month: OCTOBER }));
    assert.deepEqual(all.map(({ service, source }) => [service, source]).sort(), [
      ['advance', 'contract'],
      ['reporting', 'sent'],
    ]);
  });
});
