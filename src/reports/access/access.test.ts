/** Who may read what: every report for every role. What is not listed as permitted is refused. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, GMS, keepPremiumServices, PAID_ON } from '../../../tests/fixture.ts';
import { type Actor, month, type Outcome, type ReleaseLevel } from '../../base/index.ts';
import * as reports from '../index.ts';

let fixture: Fixture;

type Read = (actor: Actor) => Promise<Outcome<{ readonly basis: reports.ReportBasis }>>;

/** A practice's own manager, another's, and everybody else of the demonstration. */
const READERS = [
  'operator',
  'manager-x00036',
  'manager-x00010',
  'gp-x00010',
  'finance',
  'approver',
  'contracts',
  'quality',
  'committee',
  'auditor',
  'public',
] as const;
type Reader = (typeof READERS)[number];
type Permitted = Partial<Record<Reader, ReleaseLevel>>;

const exactly = (...readers: Reader[]): Permitted => Object.fromEntries(readers.map((reader) => [reader, 'exact']));
const managed = (...readers: Reader[]): Permitted =>
  Object.fromEntries(readers.map((reader) => [reader, 'management']));

/** The counts of X00036. */
const COUNTS_OF_ONE: Permitted = {
  ...exactly('operator', 'manager-x00036', 'finance', 'approver', 'auditor'),
  ...managed('manager-x00010', 'gp-x00010', 'contracts', 'quality', 'committee'),
  public: 'published',
};
/** The counts of every practice together: to a practice at management level. */
const COUNTS_OF_ALL: Permitted = { ...COUNTS_OF_ONE, 'manager-x00036': 'management' };
const MONEY: Permitted = {
  ...exactly('operator', 'manager-x00036', 'finance', 'approver', 'auditor'),
  ...managed('contracts', 'quality', 'committee'),
};
/** What every practice is paid, together: to no practice. */
const ALL_MONEY: Permitted = {
  ...exactly('operator', 'finance', 'approver', 'auditor'),
  ...managed('contracts', 'quality', 'committee'),
};
const PEOPLE: Permitted = exactly('operator', 'manager-x00036');
const LEDGER: Permitted = exactly('operator', 'finance', 'approver', 'auditor');
const FEEDS: Permitted = {
  ...exactly('operator', 'manager-x00036', 'manager-x00010', 'gp-x00010', 'finance', 'approver', 'auditor'),
  ...managed('contracts', 'quality'),
};
/** A file that X00036 sent. */
const OWN_FILE: Permitted = {
  ...exactly('operator', 'manager-x00036', 'finance', 'approver', 'auditor'),
  ...managed('contracts', 'quality'),
};
/** Their own to a practice, all to those who check, approve and audit them. */
const CLAIMS: Permitted = {
  ...exactly('operator', 'manager-x00036', 'manager-x00010', 'gp-x00010', 'finance', 'auditor'),
  ...managed('contracts'),
};
const EVERYBODY: Permitted = Object.fromEntries(READERS.map((reader) => [reader, 'published']));

function everyReport(): readonly [name: string, permitted: Permitted, read: Read][] {
  const context = fixture.reports;
  const at = { practice: GMS, indicator: 'HYP008', periodEnd: PAID_ON };
  const statement = { practice: GMS, month: month('2025-10') };
  const person = { practice: GMS, person: 'x00036-p1' };
  const events = [...context.book.received().values()].find((record) => record.file === 'X00036-events.csv');
  const sha256 = events?.sha256 ?? '';
  return [
    ['home', EVERYBODY, (actor) => reports.homeReport(context, actor, {})],
    ['borough', COUNTS_OF_ALL, (actor) => reports.boroughReport(context, actor, {})],
    ['locality', COUNTS_OF_ALL, (actor) => reports.localityReport(context, actor, { locality: 'west' })],
    ['practice', COUNTS_OF_ONE, (actor) => reports.practiceReport(context, actor, { practice: GMS })],
    ['measure', COUNTS_OF_ONE, (actor) => reports.measureReport(context, actor, at)],
    ['counts', COUNTS_OF_ONE, (actor) => reports.countsReport(context, actor, at)],
    ['measure by practice', COUNTS_OF_ALL, (actor) => reports.measureByPracticeReport(context, actor, at)],
    ['statement', MONEY, (actor) => reports.statementReport(context, actor, statement)],
    ['line', MONEY, (actor) => reports.lineReport(context, actor, { ...statement, term: 'global-sum' })],
    ['people', PEOPLE, (actor) => reports.peopleReport(context, actor, at)],
    ['person', PEOPLE, (actor) => reports.personReport(context, actor, { ...person, indicator: 'HYP008' })],
    [
      'row',
      PEOPLE,
      (actor) => reports.rowReport(context, actor, { practice: GMS, file: sha256, table: 'events', row: 2 }),
    ],
    ['pounds of person', PEOPLE, (actor) => reports.poundsOfPersonReport(context, actor, person)],
    ['pounds of file', OWN_FILE, (actor) => reports.poundsOfFileReport(context, actor, { sha256 })],
    ['feed file', OWN_FILE, (actor) => reports.feedFileReport(context, actor, { sha256 })],
    ['feeds', FEEDS, (actor) => reports.feedsReport(context, actor, {})],
    ['claims', CLAIMS, (actor) => reports.claimsReport(context, actor)],
    ['challenges', managed('contracts', 'finance', 'auditor'), (actor) => reports.challengesReport(context, actor)],
    [
      'activity form',
      exactly('manager-x00036', 'manager-x00010', 'gp-x00010'),
      (actor) => reports.activityFormReport(context, actor, {}),
    ],
    ['ledger', LEDGER, (actor) => reports.ledgerReport(context, actor, {})],
    ['runs', LEDGER, (actor) => reports.runsReport(context, actor, {})],
    ['PMS review', ALL_MONEY, (actor) => reports.pmsReviewReport(context, actor, {})],
    ['who may see', EVERYBODY, (actor) => reports.whoMaySeeReport(context, actor, { practice: GMS })],
    ['status', EVERYBODY, (actor) => reports.statusReport(context, actor, {})],
  ];
}

/** Reports that are open to everybody say less to some, at whatever level the reader's own rule gives. */
const ANY_LEVEL = ['home', 'who may see', 'status'];

describe('who may read what', () => {
  before(async () => {
    fixture = await buildFixture();
    await keepPremiumServices(fixture);
  });

  test('every report for every role: as listed, and otherwise refused', async () => {
    for (const [name, permitted, read] of everyReport()) {
      for (const reader of READERS) {
        const outcome = await read(fixture.actor(reader));
        const wanted = permitted[reader];
        const got = outcome.ok ? outcome.value.basis.release : outcome.refusal.code;
        if (wanted !== undefined && ANY_LEVEL.includes(name)) assert.ok(outcome.ok, `${name}, ${reader}: ${got}`);
        else assert.equal(got, wanted ?? 'access.denied', `${name}, ${reader}`);
      }
    }
  });

  test('an entry and a run that do not exist are refused to those who may not look before they are not found', async () => {
    const entry = (user: string) => reports.ledgerEntryReport(fixture.reports, fixture.actor(user), { entry: '999' });
    const run = (user: string) => reports.runReport(fixture.reports, fixture.actor(user), { run: '2025-10-9' });
    for (const [read, missing] of [
      [entry, 'not-found'],
      [run, 'run.unknown'],
    ] as const) {
      const [denied, unknown] = [await read('committee'), await read('auditor')];
      assert.equal(denied.ok ? '' : denied.refusal.code, 'access.denied');
      assert.equal(unknown.ok ? '' : unknown.refusal.code, missing);
    }
  });
});
