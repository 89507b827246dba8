import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Fixture, FORECAST_ON, GMS, PMS, sharedFixture } from '../../../tests/fixture.ts';
import { isoOfDay, type Outcome } from '../../base/index.ts';
import { neighbourhoods } from '../../indicators/index.ts';
import { measureYearsReport } from '../measures/measure-years.ts';
import { monthsReport } from '../measures/months.ts';
import { practiceListReport } from '../places/practice-list.ts';
import { assuranceAreaReport } from './assurance-area.ts';
import { calibrationReport } from './assurance-calibration.ts';
import { assuranceCompareReport, assurancePracticeReport } from './assurance-practice.ts';
import { neighbourhoodsReport } from './neighbourhoods.ts';

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

describe('assurance', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await sharedFixture();
  });

  test('of a practice has every measure with interval, comparators and why it stands so', async () => {
    const { reports, actor } = fixture;
    const report = given(await assurancePracticeReport(reports, actor('operator'), { practice: GMS }));
    assert.equal(report.basis.release, 'exact');
    assert.equal(report.rows.length, reports.framework.measures.length);
    const { standings } = report;
    const counted = Object.values(standings).reduce((sum, count) => sum + count, 0);
    assert.equal(counted, report.rows.length, 'every measure stands somewhere');
    for (const { judged, rate, domain } of report.rows) {
      assert.notEqual(judged.value.why, '');
      assert.notEqual(domain, 'Other measures');
      assert.equal(judged.value.interval === null, rate.value.kind === 'none' || judged.value.standing === 'no figure');
    }
    assert.deepEqual(
      report.peers.nearest.map(({ practice }) => practice).sort(),
      reports.register
        .practices()
        .map(({ code }) => code)
        .filter((code) => code !== GMS)
        .sort(),
      'of three practices the two others are its peers',
    );
  });

  test('compares nobody among three practices, and calls nobody an outlier', async () => {
    const report = given(await assuranceAreaReport(fixture.reports, fixture.actor('operator'), {}));
    assert.deepEqual(report.outliers, []);
    const { better, worse, toWatch, asOthers } = report.standings;
    assert.deepEqual([better, worse, toWatch, asOthers], [0, 0, 0, 0]);
    assert.ok(report.practices.every(({ isToBeDiscussed }) => !isToBeDiscussed));
    assert.equal(
      (await assuranceAreaReport(fixture.reports, fixture.actor('operator'), { locality: 'none' })).ok,
      false,
    );
  });

  test('has a measure over the years in every place, localities before practices', async () => {
    const { reports, actor } = fixture;
    const report = given(await measureYearsReport(reports, actor('operator'), { indicator: 'HYP008' }));
    const levels = report.places.map(({ level }) => level);
    assert.deepEqual([...new Set(levels)], ['commissioner', 'locality', 'practice']);
    assert.equal(levels.filter((level) => level === 'practice').length, reports.register.practices().length);
    assert.ok(report.places.every(({ rates }) => rates.length === report.periodEnds.length));
    assert.deepEqual(
      report.periodEnds,
      report.periodEnds.toSorted((a, b) => a - b),
    );
    assert.equal((await measureYearsReport(reports, actor('public'), { indicator: 'NONE1' })).ok, false);
  });

  test('has a practice’s list by age and sex, whose parts add up to it, small ones hidden below the exact level', async () => {
    const { reports, actor } = fixture;
    const exactly = given(await practiceListReport(reports, actor('operator'), { practice: GMS }));
    const parts = exactly.ages.value.flatMap(({ men, women }) => [men.count, women.count]);
    const sum = parts.reduce<number>((all, count) => all + Number(count), 0);
    assert.ok(exactly.list.kind === 'list');
    assert.equal(sum, exactly.list.registered.value);
    const old = exactly.ages.value.filter(({ ageBand }) => ['65-74', '75+'].includes(ageBand));
    const aged = old.reduce((all, { men, women }) => all + Number(men.count) + Number(women.count), 0);
    assert.equal(exactly.old.value?.own, String(Math.round((100 * aged) / sum)));
    const managed = given(await practiceListReport(reports, actor('quality'), { practice: GMS }));
    for (const { men, women } of managed.ages.value) {
      for (const { count } of [men, women]) assert.ok(count === '1 to 7' || Number(count) % 5 === 0, String(count));
    }
  });

  test('expects of all small areas together what was found in them, and shows everybody once', async () => {
    const { reports, actor } = fixture;
    const snapshot = reports.book.snapshot();
    const { framework, indicatorsPass: pass } = reports;
    const periodEnd = (await reports.book.periodEnds())[0];
    assert.ok(periodEnd !== undefined);
    const ask = { snapshot, pass, framework, periodEnd, practices: snapshot.practices() };
    const { areas, counts } = await neighbourhoods(ask);
    for (const [indicator, own] of Map.groupBy(counts, (one) => one.indicator)) {
      const [found, expected] = own.reduce(([x, e], one) => [x + one.numerator, e + one.expected], [0, 0]);
      assert.ok(Math.abs(found - expected) < 0.001, indicator);
    }
    const report = given(await neighbourhoodsReport(reports, actor('operator'), {}));
    assert.equal(
      areas.reduce((sum, { people }) => sum + people, 0),
      report.everybody.value.people,
    );
    assert.deepEqual(report.rows, [], 'of three practices’ few people nothing stands apart');
    assert.equal((await neighbourhoodsReport(reports, actor('public'), {})).ok, false);
  });

  test('counts a measure month by month from the day on which the year before ended', async () => {
    const { reports, actor } = fixture;
    const ask = { practice: GMS, indicator: 'HYP008' };
    const report = given(await monthsReport(reports, actor('operator'), ask));
    assert.equal(report.months.length, 12);
    assert.equal(report.lastYear.length, 12);
    const { value } = report.pace;
    if (value.kind === 'none') assert.match(value.words, /months whose counts are shown/);
    else assert.equal(value.months.length + value.leftOut, 24);
    if (value.kind === 'not judged') assert.match(value.words, /^Not judged: of \d+ people/);
  });

  test('shows counts at the reader’s level, and nothing to whoever may see none', async () => {
    const { reports, actor } = fixture;
    const managed = given(await assurancePracticeReport(reports, actor('quality'), { practice: GMS }));
    assert.equal(managed.basis.release, 'management');
    for (const { rate } of managed.rows) {
      assert.equal(rate.level, 'management');
      if (rate.value.kind === 'rate') assert.equal(rate.value.denominator % 5, 0);
    }
    const refused = await assurancePracticeReport(reports, actor('public'), { practice: GMS });
    assert.equal(refused.ok, false);
  });

  test('compares one to five practices that there are', async () => {
    const { reports, actor } = fixture;
    const ask = (...practices: readonly string[]) => assuranceCompareReport(reports, actor('operator'), { practices });
    const both = given(await ask(PMS, GMS, PMS));
    assert.deepEqual(
      both.practices.map(({ practice }) => practice),
      [PMS, GMS],
    );
    assert.ok(both.rows.every(({ results }) => results.length === 2));
    assert.equal((await ask()).ok, false);
    assert.equal((await ask('X00010', 'X00036', 'X00043', 'X1', 'X2', 'X3')).ok, false);
    assert.equal((await ask('X00099')).ok, false);
  });

  test('is calibrated on a truth of its day alone, the same for a seed', async () => {
    const { reports, actor } = fixture;
    const quality = Object.fromEntries(
      reports.register
        .practices()
        .map(({ code }) => [code, Object.fromEntries(reports.framework.rules.map(({ id }) => [id, [0.7]]))]),
    );
    const truth = { cutOffs: [isoOfDay(FORECAST_ON)], quality };
    const once = given(await calibrationReport(reports, actor('operator'), { truth, draws: 3, seed: 5 }));
    const again = given(await calibrationReport(reports, actor('operator'), { truth, draws: 3, seed: 5 }));
    assert.deepEqual(once.drawn, again.drawn);
    assert.ok(once.isWithinNominal && once.observed.watch.judged === 0, 'three practices are too few to judge');
    assert.ok(once.intervals.intervals > 0);
    const other = await calibrationReport(reports, actor('operator'), { truth: { ...truth, cutOffs: ['2001-03-31'] } });
    assert.equal(other.ok, false);
    assert.equal((await calibrationReport(reports, actor('quality'), { truth })).ok, false, 'it reads exact counts');
  });
});
