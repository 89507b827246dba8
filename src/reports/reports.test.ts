import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { before, describe, test } from 'node:test';
import {
  APMS,
  BUSINESS_DATE,
  buildFixture,
  type Fixture,
  FORECAST_ON,
  GMS,
  LISTS,
  OPTED_OUT,
  PAID_ON,
  PEOPLE,
  PMS,
} from '../../tests/fixture.ts';
import { auditOf } from '../audit/index.ts';
import { isoOfDay, month, type OdsCode, type Outcome, pence, sumPence } from '../base/index.ts';
import * as reports from './index.ts';

const OCTOBER = month('2025-10');
const HASH = /^[0-9a-f]{64}$/;
let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

const measureOf = async (user: string, practice: OdsCode) =>
  given(
    await reports.measureReport(fixture.reports, fixture.actor(user), {
      practice,
      indicator: 'HYP008',
      periodEnd: PAID_ON,
    }),
  );

describe('reports over three practices', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('the walk adds up: people in the warehouse and people who opted out are the paid count, for every component', async () => {
    for (const practice of [GMS, PMS, APMS]) {
      const { walk, standing } = await measureOf('operator', practice);
      assert.equal(standing.kind, 'verified');
      assert.ok(walk !== null && Array.isArray(walk.value));
      for (const row of walk.value as reports.WalkRow[]) {
        assert.equal(row.people + row.notInWarehouse, row.paid);
        const name = row.reason === null ? row.component : `${row.component}:${row.reason}`;
        assert.equal(row.notInWarehouse, OPTED_OUT[practice]?.[name] ?? 0, name);
        assert.ok(row.withinOptedOut);
      }
    }
  });

  test('every person behind a count can be listed, and with those who opted out they are the paid count', async () => {
    const { met = 0, missed = 0, declined = 0 } = PEOPLE[GMS] ?? {};
    const expected = { numerator: [met, 1], missed: [missed, 1], adjusted: [declined, 0], excluded: [0, 0] } as const;
    for (const [outcome, [people, optedOut]] of Object.entries(expected)) {
      const ask = { practice: GMS, indicator: 'HYP008', periodEnd: PAID_ON, outcome: outcome as reports.PersonOutcome };
      const report = given(await reports.peopleReport(fixture.reports, fixture.actor('operator'), ask));
      assert.equal(report.total, people, outcome);
      assert.equal(report.people.length, people, outcome);
      assert.equal(report.optedOut?.count ?? 0, optedOut, outcome);
      assert.ok(report.people.every((one) => one.outcome === outcome));
    }
    const page = {
      practice: GMS,
      indicator: 'HYP008',
      periodEnd: PAID_ON,
      outcome: 'numerator' as const,
      offset: 20,
      limit: 3,
    };
    const second = given(await reports.peopleReport(fixture.reports, fixture.actor('operator'), page));
    assert.equal(second.people.length, 3);
  });

  test('from a person to the rows that decided, as they were sent', async () => {
    const actor = fixture.actor('manager-x00036');
    const [first] = given(
      await reports.peopleReport(fixture.reports, actor, {
        practice: GMS,
        indicator: 'HYP008',
        periodEnd: PAID_ON,
        outcome: 'numerator',
      }),
    ).people;
    assert.ok(first !== undefined);
    const ask = { practice: GMS, person: first.person, indicator: 'HYP008', periodEnd: PAID_ON };
    const person = given(await reports.personReport(fixture.reports, actor, ask));
    assert.equal(person.about.ageYears, 64);
    const [measure] = person.measures;
    assert.equal(measure?.outcome, 'numerator');
    assert.equal(measure?.steps.filter((step) => step.decided).length, 1);
    const [source] = measure?.rows ?? [];
    assert.ok(source !== undefined);
    assert.equal(source.file, 'X00036-events.csv');
    const { fileSha256: file, table, row } = source;
    const shown = given(await reports.rowReport(fixture.reports, actor, { practice: GMS, file, table, row }));
    assert.equal(shown.person, first.person);
    assert.equal(shown.file.name, 'X00036-events.csv');
    const cells = Object.fromEntries(shown.columns.map(({ name, value }) => [name, value]));
    assert.equal(cells.event_date, '2025-02-10');
    assert.equal(cells.setting, 'clinic');
    assert.ok(['132', '78'].includes(cells.value_number ?? ''));
    assert.equal(shown.rowId, source.rowId);
  });

  test('somebody who missed is told what would count', async () => {
    const actor = fixture.actor('gp-x00010');
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: PAID_ON, outcome: 'missed' as const };
    const [missed] = given(await reports.peopleReport(fixture.reports, actor, ask)).people;
    const person = given(await reports.personReport(fixture.reports, actor, { ...ask, person: missed?.person ?? '' }));
    assert.match(person.measures[0]?.wouldCount ?? '', /^Would count if: latest blood pressure/);
  });

  test('a GMS statement: lines add to the total, and the global sum is the weighted list at the known price', async () => {
    const ask = { practice: GMS, month: OCTOBER };
    const report = given(await reports.statementReport(fixture.reports, fixture.actor('operator'), ask));
    assert.deepEqual(report.held, []);
    assert.equal(sumPence(report.lines.map((line) => line.amountPence)), report.totalPence);
    assert.equal(report.lines.find((line) => line.term === 'global-sum')?.amountPence, pence(12_614_560n));
    assert.ok((report.lines.find((line) => line.term === 'quality-aspiration')?.amountPence ?? 0n) > 0n);
    assert.equal(report.forecast.kind, 'forecast');
    assert.equal(report.previous.kind, 'compared');
    assert.deepEqual([report.lastYear.kind, report.lastYear.month], ['none', month('2024-10')]);
    assert.match(report.lastYear.kind === 'none' ? report.lastYear.words : '', /^October 2024: not received\./);
    assert.match(report.contentHash, HASH);
    const pms = given(
      await reports.statementReport(fixture.reports, fixture.actor('operator'), { practice: PMS, month: OCTOBER }),
    );
    assert.ok(pms.lines.every((line) => line.term !== 'global-sum'));
  });

  test('a line opens to its workings, measures and checks; a measure knows the lines that it is paid in', async () => {
    const ask = { practice: GMS, month: OCTOBER, term: 'quality-aspiration' };
    const line = given(await reports.lineReport(fixture.reports, fixture.actor('auditor'), ask));
    assert.ok(Array.isArray(line.workings.value));
    assert.ok(line.measures.some((measure) => measure.indicator === 'HYP008' && measure.periodEnd === PAID_ON));
    assert.ok(line.checks.every((check) => check.passed));
    assert.ok(line.restsOn.some((basis) => basis.to?.page === 'feed file'));
    const { paidIn, pay } = await measureOf('auditor', GMS);
    assert.ok(paidIn.some((paid) => paid.month === OCTOBER && paid.line === 'quality-aspiration'));
    assert.match(JSON.stringify(pay?.value), /£/);
  });

  test('below the exact level counts are rounded, and nothing from which they follow is shown', async () => {
    const report = await measureOf('contracts', GMS);
    assert.equal(report.basis.release, 'management');
    assert.ok('value' in report.paid);
    const { register, numerator, adjustments } = report.paid.value;
    assert.deepEqual([register, numerator], [40, 25]);
    assert.ok(adjustments.every(({ count }) => count === 0 || count === '1 to 7' || Number(count) % 5 === 0));
    for (const part of [report.walk, report.pay, report.recomputed]) {
      assert.equal((part?.value as { kind?: string } | undefined)?.kind, 'withheld');
    }
    const ask = { practice: GMS, month: OCTOBER, term: 'quality-aspiration' };
    const line = given(await reports.lineReport(fixture.reports, fixture.actor('contracts'), ask));
    assert.equal((line.workings.value as { kind?: string }).kind, 'withheld');
    assert.match(line.exactPounds, /^\d+\.\d\d$/);
    assert.ok(line.inputs.every((input) => !input.value.includes('/')));
  });

  test('a small count is a range to everybody but the parties of the contract', async () => {
    const shown = await measureOf('quality', APMS);
    assert.ok('value' in shown.paid);
    assert.equal(shown.paid.value.numerator, '1 to 7');
    assert.equal(shown.rate?.value.kind, 'none');
    const all = given(
      await reports.measureByPracticeReport(fixture.reports, fixture.actor('manager-x00036'), {
        indicator: 'HYP008',
        periodEnd: PAID_ON,
      }),
    );
    assert.equal(all.basis.release, 'management');
    assert.equal(all.practices.find((one) => one.practice === APMS)?.numerator.value, '1 to 7');
    assert.equal(all.practices.filter((one) => one.isReaders).length, 1);
    const own = await measureOf('manager-x00036', GMS);
    assert.equal(own.basis.release, 'exact');
  });

  test('borough, locality and practice show lists as published, payments and measures', async () => {
    const actor = fixture.actor('contracts');
    const borough = given(await reports.boroughReport(fixture.reports, actor, { month: OCTOBER }));
    assert.equal(borough.measures.length, fixture.reports.framework.measures.length);
    const west = borough.localities.find((locality) => locality.id === 'west');
    assert.equal(west?.registered.value, (LISTS[GMS] ?? 0) + (LISTS[APMS] ?? 0));
    const locality = given(await reports.localityReport(fixture.reports, actor, { locality: 'west', month: OCTOBER }));
    const rows = locality.teams.flatMap((team) => team.practices);
    assert.deepEqual(rows.map((row) => row.practice).sort(), [GMS, APMS].sort());
    assert.ok(rows.every((row) => row.poundsPerWeighted !== null));
    const practice = given(await reports.practiceReport(fixture.reports, actor, { practice: GMS }));
    assert.equal(practice.months.length, 12);
    assert.equal(practice.measures[0]?.periodEnd, FORECAST_ON);
    assert.equal(practice.contract?.id, 'gms/2025-26');
  });

  test('a date at which nobody counted, and a month without a contract, are refused in words', async () => {
    const ask = { practice: GMS, indicator: 'HYP008', periodEnd: fixture.reports.businessDate };
    const uncounted = await reports.measureReport(fixture.reports, fixture.actor('operator'), ask);
    assert.match(uncounted.ok ? '' : (uncounted.refusal.remedy ?? ''), /31 March 2025/);
    const none = await reports.statementReport(fixture.reports, fixture.actor('operator'), {
      practice: GMS,
      month: month('2027-01'),
    });
    assert.equal(none.ok ? '' : none.refusal.code, 'statement.no-contract');
  });

  test('a month that has not begun is not restated', async () => {
    const ask = { practice: GMS, month: month('2031-04') };
    const found = await reports.restatementReport(fixture.reports, fixture.actor('operator'), ask);
    assert.match(found.ok ? '' : found.refusal.message, /^April 2031 has not begun on /);
  });

  test('counts as the warehouse finds them are of its own people alone', async () => {
    const { met = 0 } = PEOPLE[GMS] ?? {};
    const ask = { practice: GMS, indicator: 'HYP008', periodEnd: PAID_ON };
    const { rows } = given(await reports.countsReport(fixture.reports, fixture.actor('operator'), ask));
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.counts.value.numerator, met);
    assert.match(rows[0]?.evidenceSha256 ?? '', HASH);
  });

  test('feeds say what came, what was rejected and what is late', async () => {
    const report = given(await reports.feedsReport(fixture.reports, fixture.actor('operator'), {}));
    const extract = report.feeds.find((feed) => feed.feed === 'practice-extract');
    assert.equal(extract?.senders.find((sender) => sender.sender === GMS)?.rejected, 1);
    assert.equal(extract?.late, 0);
    const bad = report.files.find((file) => file.rejected > 0);
    const file = given(
      await reports.feedFileReport(fixture.reports, fixture.actor('operator'), { sha256: bad?.sha256 ?? '' }),
    );
    assert.equal(file.totalProblems, 1);
    assert.ok(file.columns.length > 0);
    const own = given(await reports.feedsReport(fixture.reports, fixture.actor('manager-x00010'), {}));
    assert.ok(own.files.every((one) => one.sender === PMS));
    const later = { ...fixture.reports, businessDate: (BUSINESS_DATE + 60) as typeof BUSINESS_DATE };
    const late = given(await reports.feedsReport(later, fixture.actor('operator'), {}));
    assert.equal(late.feeds.find((feed) => feed.feed === 'practice-extract')?.late, 3);
  });

  test('status, home and who may see', async () => {
    const status = given(await reports.statusReport(fixture.reports, fixture.actor('operator'), {}));
    assert.equal(status.practices, 3);
    assert.equal(status.rejectedRows, 1);
    assert.deepEqual(
      status.results.map((one) => isoOfDay(one.periodEnd)),
      ['2025-03-31', '2026-03-31'],
    );
    const home = given(await reports.homeReport(fixture.reports, fixture.actor('operator'), {}));
    assert.ok(home.needs.some((need) => need.kind === 'rows rejected'));
    const other = given(await reports.homeReport(fixture.reports, fixture.actor('manager-x00010'), {}));
    assert.ok(other.needs.every((need) => need.kind !== 'rows rejected'));
    const who = given(await reports.whoMaySeeReport(fixture.reports, fixture.actor('auditor'), { practice: GMS }));
    assert.ok(who.rules.some((rule) => rule.role === 'practice manager' && rule.may === 'see people'));
    assert.ok(who.readings.length > 0);
    const nobody = given(await reports.whoMaySeeReport(fixture.reports, fixture.actor('public'), { practice: GMS }));
    assert.deepEqual(nobody.readings, []);
  });

  test('home shows the pages that the reader opened, each once and newest first, and no person', async () => {
    const manager = fixture.actor('manager-x00036');
    const home = async () => given(await reports.homeReport(fixture.reports, manager, {})).visited;
    given(await reports.practiceReport(fixture.reports, manager, { practice: GMS }));
    const ask = { practice: GMS, month: OCTOBER };
    for (let again = 0; again < 2; again += 1) given(await reports.statementReport(fixture.reports, manager, ask));
    given(await reports.personReport(fixture.reports, manager, { practice: GMS, person: 'x00036-p1' }));
    await reports.practiceReport(fixture.reports, fixture.actor('public'), { practice: PMS });
    const [statement, practice] = await home();
    assert.deepEqual(statement?.to, { page: 'statement', practice: GMS, month: OCTOBER });
    assert.match(statement?.title ?? '', /: statement for October 2025$/);
    assert.deepEqual(practice?.to, { page: 'practice', practice: GMS });
    assert.doesNotMatch(JSON.stringify(await home()), /x00036-p1/);
  });

  test('home answers before the statements are worked out, says so, and has all of them later', async () => {
    const { reports: context } = await buildFixture();
    const home = async () => given(await reports.homeReport(context, fixture.actor('operator'), {})).workingOut;
    assert.deepEqual(await home(), { left: 3, practices: 3 });
    await reports.warmUp(context);
    assert.equal(await home(), null);
    const { sumsDirectory } = context.book.snapshot();
    const kept = readdirSync(sumsDirectory, { recursive: true, encoding: 'utf8' }).map((path) => basename(path));
    for (const end of await context.book.periodEnds()) assert.ok(kept.includes(`${isoOfDay(end)}.json`));
  });

  test('the forecast’s measures add to what the year earns, in pence as everywhere', async () => {
    const { forecast } = given(
      await reports.statementReport(fixture.reports, fixture.actor('operator'), { practice: GMS, month: OCTOBER }),
    );
    assert.ok(forecast.kind === 'forecast' && 'amountPence' in forecast.achievement.value);
    const parts = forecast.measures.map(({ achievement }) => achievement.value);
    const sum = sumPence(parts.map((part) => ('amountPence' in part ? part.amountPence : pence(0n))));
    const difference = sum - forecast.achievement.value.amountPence;
    assert.ok(difference < 12n && difference > -12n, `each measure is rounded to the penny: ${difference}`);
    assert.ok(sum > 0n);
  });

  test('a practice’s result names its locality and team as a reader knows them', async () => {
    const result = given(
      await reports.measureByPracticeReport(fixture.reports, fixture.actor('operator'), { indicator: 'HYP008' }),
    );
    for (const { code, locality, team } of fixture.reports.register.practices()) {
      const place = fixture.reports.register.localities().find((one) => one.id === locality);
      const shown = result.practices.find((one) => one.practice === code);
      assert.equal(shown?.locality, place?.name);
      assert.equal(shown?.team, place?.teams.find((one) => one.id === team)?.name);
    }
  });

  test('each reading leaves one audit event, a refused one too', async () => {
    const latest = async () => (await auditOf(fixture.reports.store, { limit: 1 }))[0];
    const earlier = (await latest())?.seq ?? 0;
    await reports.statementReport(fixture.reports, fixture.actor('public'), { practice: GMS, month: OCTOBER });
    const refused = await latest();
    assert.equal(refused?.seq, earlier + 1);
    assert.deepEqual(
      [refused?.user, refused?.verb, refused?.outcome, refused?.release],
      ['public', 'read statement', 'access.denied', null],
    );
    await reports.statementReport(fixture.reports, fixture.actor('finance'), { practice: GMS, month: OCTOBER });
    const read = await latest();
    assert.deepEqual([read?.seq, read?.outcome, read?.release], [earlier + 2, 'ok', 'exact']);
    assert.equal(read?.subject, 'statement X00036/2025-10');
  });
});
