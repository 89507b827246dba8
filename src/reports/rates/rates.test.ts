import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { BUSINESS_DATE, buildOwnFixture, type Fixture, FORECAST_ON, GMS, PMS } from '../../../tests/fixture.ts';
import { importFiles } from '../../actions/index.ts';
import { auditOf } from '../../audit/index.ts';
import { isoOfDay, type Outcome } from '../../base/index.ts';
import { loadFramework } from '../../indicators/index.ts';
import { readPolicy } from '../../main/policy.ts';
import * as reports from '../index.ts';

const OUTCOMES = 'quality-outcomes-for-health/2025-26';
const HEADER =
  'realm,source,measure,area_kind,area,period_from,period_to,numerator,denominator,value,unit,population_basis,received,note';
const folder = mkdtempSync(join(tmpdir(), 'commonweal rates '));
let fixture: Fixture;
let context: reports.ReportContext;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

function line(measure: string, area: string, figure: string, received = 'yes'): string {
  const period = `${isoOfDay(FORECAST_ON).slice(0, 4)}-01-01,${isoOfDay(FORECAST_ON)}`;
  return `invented,gp-patient-survey,${measure},practice,${area},${period},${figure},,percent,people who answered,${received},Made up`;
}

describe('rates, surveys and other measures that no rule about people decides', () => {
  before(async () => {
    fixture = await buildOwnFixture();
    const file = join(folder, 'survey.csv');
    const lines = [
      line('overall-experience', PMS, '81,112'),
      line('overall-experience', GMS, '3,40'),
      line('making-an-appointment', PMS, ',', 'no'),
    ];
    writeFileSync(file, `${[HEADER, ...lines].join('\n')}\n`);
    const ask = { feed: 'practice-measures' as const, files: [file] };
    const imported = given(await importFiles(fixture.actions, fixture.actor('operator'), ask));
    assert.deepEqual(imported.problems, []);
    const policy = readPolicy(join(import.meta.dirname, '..', '..', '..'));
    const frameworks = policy.definitions
      .filter(({ kind, id }) => kind === 'framework' && [OUTCOMES, fixture.reports.framework.id].includes(id))
      .map(({ json }) => given(loadFramework(json)));
    const framework = frameworks.find(({ id }) => id !== OUTCOMES) ?? fixture.reports.framework;
    context = reports.reportContext({ ...fixture.reports, framework, frameworks });
    assert.equal(context.businessDate, BUSINESS_DATE);
  });
  after(() => rmSync(folder, { recursive: true }));

  const seen = (user: string, ask: reports.RateAsk) =>
    reports.rateReport(context, fixture.actor(user), { periodEnd: FORECAST_ON, ...ask });

  test('a reported figure is exact to its practice, rounded to another, left out where few are behind it', async () => {
    const of = async (user: string, area: string) => {
      const { results } = given(await seen(user, { indicator: 'QOH401' }));
      const found = results.find((each) => each.area === area);
      return [found?.value.value, found?.sums?.value.numerator, found?.sums?.value.denominator, found?.isRanked];
    };
    assert.deepEqual(await of('gp-x00010', PMS), ['2025/28', 81, 112, false]);
    assert.deepEqual(await of('quality', PMS), ['72.7', 80, 110, false]);
    assert.deepEqual(await of('quality', GMS), [null, 'not shown', 'not shown', false]);
    assert.deepEqual(await of('operator', 'X00'), ['1050/19', 84, 152, false]);
  });

  test('not received is said, of a row that says so and of a measure of which nothing came', async () => {
    for (const indicator of ['QOH403', 'QOH405', 'QOH301', 'QOH406']) {
      const { results } = given(await seen('operator', { indicator }));
      const own = results.find(({ area }) => area === PMS);
      assert.equal(own?.value.value, null, indicator);
      assert.match(own?.words ?? '', /^Not received: /, indicator);
      assert.equal(own?.sums?.value.numerator, 'not received', indicator);
    }
  });

  test('a practice is shown in the places that it lies in, and its report is audited under its own name', async () => {
    const report = given(await seen('gp-x00010', { indicator: 'QOH401', practice: PMS }));
    assert.deepEqual(
      report.results.map(({ level }) => level),
      ['commissioner', 'locality', 'team', 'practice'],
    );
    assert.equal(report.entry.framework.id, OUTCOMES);
    assert.equal(report.maySeePeople, false, 'nobody’s record is behind a survey');
    const [event] = await auditOf(fixture.reports.store, {
      subject: `rate ${PMS}/QOH401/${isoOfDay(FORECAST_ON)}`,
      limit: 1,
    });
    assert.deepEqual([event?.verb, event?.outcome], ['read rate', 'ok']);
  });

  test('the practice’s page lists them beside its measures of people', async () => {
    const { rates } = given(await reports.practiceReport(context, fixture.actor('gp-x00010'), { practice: PMS }));
    assert.ok(rates.every(({ framework, result }) => framework.id === OUTCOMES && result.level === 'practice'));
    const codes = rates.map(({ result }) => result.indicator);
    assert.ok(codes.includes('QOH401') && codes.includes('QOH301') && !codes.includes('QOH304'));
  });

  test('a measure of people is none of them, and everybody else sees what is published', async () => {
    const unknown = await seen('operator', { indicator: 'QOH102' });
    assert.equal(unknown.ok ? '' : unknown.refusal.code, 'indicator.unknown');
    const published = given(await seen('public', { indicator: 'QOH401', practice: PMS }));
    assert.equal(published.basis.release, 'published');
    assert.ok(published.results.every(({ value }) => value.level === 'published'));
  });
});
