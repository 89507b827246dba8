import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { plausibilityBounds } from '../../../definitions/plausibility/bounds.ts';
import { type Fixture, FORECAST_ON, GMS, PAID_ON, PEOPLE, PMS, sharedFixture } from '../../../tests/fixture.ts';
import { day, type Json, type Outcome } from '../../base/index.ts';
import { PlausibilityBounds } from '../../indicators/index.ts';
import * as reports from '../index.ts';

let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

describe('results, catalogue and lists over three practices', () => {
  before(async () => {
    fixture = await sharedFixture();
  });

  test('a practice is exact to itself and rounded to another, whose warnings carry no numbers', async () => {
    const ask = { indicator: 'HYP008', periodEnd: FORECAST_ON };
    const seen = given(await reports.resultsReport(fixture.reports, fixture.actor('manager-x00010'), ask)).results;
    const own = seen.find(({ level, area }) => level === 'practice' && area === PMS);
    const other = seen.find(({ level, area }) => level === 'practice' && area === GMS);
    assert.deepEqual([own?.counts.level, other?.counts.level], ['exact', 'management']);
    assert.equal(own?.counts.value.numerator, PEOPLE[PMS]?.met);
    assert.equal(other?.counts.value.numerator, 25);
  });

  test('a result is doubted by the bounds of the definitions, and no longer when they are wider', async () => {
    const own = plausibilityBounds.bounds;
    const under = async (bound: string, value: string) => {
      const bounds = own.map((each) =>
        each.bound === bound ? { ...each, values: each.values.map((one) => ({ ...one, value })) } : each,
      );
      const plausibility = given(PlausibilityBounds.fromJson({ id: 'bounds', bounds } as unknown as Json));
      const found = await reports.implausibleResults({ ...fixture.reports, plausibility }, FORECAST_ON);
      return found.filter(({ practice, indicator }) => practice === PMS && indicator === 'HYP008');
    };
    assert.deepEqual(await under('denominatorOfList', '1'), []);
    const [doubted] = await under('denominatorOfList', '0');
    assert.deepEqual(
      doubted?.warnings.map(({ code }) => code),
      ['DENOMINATOR_ABOVE_LIST'],
    );
    assert.match(doubted?.warnings[0]?.numbers ?? '', /17 people in the denominator; 27016 on the list, bound 0/);
  });

  test('results by clinician: names for partners, a spread for other staff, nothing for anybody else', async () => {
    const ask = { practice: PMS, indicator: 'HYP008' };
    const seen = (user: string) => reports.cliniciansReport(fixture.reports, fixture.actor(user), ask);
    const named = given(await seen('gp-x00010'));
    assert.equal(named.whose, 'everybody');
    assert.deepEqual(
      named.measures[0]?.results.map(({ clinician, isReader }) => [clinician, isReader]),
      [
        ['X00010-C1', true],
        ['X00010-C2', false],
      ],
    );
    const spread = given(await seen('manager-x00010'));
    assert.equal(spread.whose, 'unnamed');
    assert.ok(spread.measures.every(({ results }) => results.every(({ clinician }) => clinician === null)));
    for (const user of ['operator', 'finance', 'quality', 'auditor', 'manager-x00036']) {
      const refused = await seen(user);
      assert.ok(!refused.ok && refused.refusal.code === 'access.denied', user);
    }
  });

  test('a clinician who is no partner sees their own results and nobody else’s; without a pseudonym, nothing', async () => {
    const ask = { practice: PMS, indicator: 'HYP008' };
    const salaried = fixture.actor('salaried-x00010');
    const partner = given(await reports.cliniciansReport(fixture.reports, fixture.actor('gp-x00010'), ask));
    const second = partner.measures[0]?.results[1];
    assert(second !== undefined);
    const own = given(await reports.cliniciansReport(fixture.reports, salaried, ask));
    assert.equal(own.whose, 'own');
    assert.deepEqual(own.measures, [
      { ...partner.measures[0], results: [{ ...second, isReader: true }], others: null },
    ]);

    const unseen = { ...salaried, clinician: 'X00010-C9' };
    assert.deepEqual(given(await reports.cliniciansReport(fixture.reports, unseen, ask)).measures, []);
    const { clinician: _, ...unknown } = salaried;
    const refused = await reports.cliniciansReport(fixture.reports, unknown, ask);
    assert.match(refused.ok ? '' : refused.refusal.message, /does not say which clinician/);
    const elsewhere = await reports.cliniciansReport(fixture.reports, salaried, { ...ask, practice: GMS });
    assert.ok(!elsewhere.ok && elsewhere.refusal.code === 'access.denied');
  });

  test('every measure by clinician adds to the practice’s own counts, and a measure alone says the same', async () => {
    const partner = fixture.actor('gp-x00010');
    const { measures } = given(await reports.cliniciansReport(fixture.reports, partner, { periodEnd: FORECAST_ON }));
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
    const [alone] = given(await reports.cliniciansReport(fixture.reports, partner, ask)).measures;
    assert.deepEqual(
      measures.find(({ indicator }) => indicator === 'HYP008'),
      alone,
    );
    const rates = [...(alone?.results ?? []), ...(alone?.others ? [{ rate: alone.others }] : [])];
    const met = rates.reduce((sum, { rate: { value } }) => sum + (value.kind === 'rate' ? value.numerator : 0), 0);
    assert.equal(met, PEOPLE[PMS]?.met);
    const asked = await reports.cliniciansReport(fixture.reports, fixture.actor('contracts'), { practice: PMS });
    assert.match(asked.ok ? '' : asked.refusal.message, /for that clinician and the partners alone/);
  });

  test('the call list holds those who are missed and says what would count; nobody else sees it', async () => {
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
    const list = given(await reports.callListReport(fixture.reports, fixture.actor('gp-x00010'), ask));
    assert.equal(list.people.length, PEOPLE[PMS]?.missed);
    assert.ok(list.people.every(({ reasons }) => reasons.some(({ wouldCount }) => /140\/90/.test(wouldCount))));
    const refused = await reports.callListReport(fixture.reports, fixture.actor('finance'), ask);
    assert.ok(!refused.ok && refused.refusal.code === 'access.denied');
  });

  test('months count with the data to their end, and the last is the result of the year', async () => {
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
    const { months, forecast } = given(await reports.monthsReport(fixture.reports, fixture.actor('gp-x00010'), ask));
    assert.equal(months.length, 12);
    const met = months.map(({ rate: { value } }) => (value.kind === 'rate' ? value.numerator : null));
    assert.deepEqual(met, [...Array<number>(10).fill(0), PEOPLE[PMS]?.met, PEOPLE[PMS]?.met]);
    assert.equal(forecast.value.kind, 'none');
  });

  test('within a year the forecast adds last year’s gain, with an interval', async () => {
    const on = { ...fixture.reports, businessDate: day('2025-12-31') };
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
    const { months, forecast } = given(await reports.monthsReport(on, fixture.actor('gp-x00010'), ask));
    assert.equal(months.length, 9);
    const { value } = forecast;
    assert.ok(value.kind === 'forecast');
    const { met = 0, missed = 0 } = PEOPLE[PMS] ?? {};
    assert.equal(Number(value.percent), Math.round((met / (met + missed)) * 1000) / 10);
    assert.ok(Number(value.lowerPercent) < Number(value.percent) && Number(value.percent) < Number(value.upperPercent));
  });

  test('the catalogue is searched by every word, in rules and codes alike', async () => {
    const found = async (search: string) =>
      given(await reports.catalogueReport(fixture.reports, fixture.actor('public'), { search })).rows.map(
        ({ indicator }) => indicator,
      );
    assert.equal((await found('')).length, 12);
    assert.deepEqual(await found('asthma inhaler'), ['AST007']);
    assert.ok((await found('hyp_cod')).includes('HYP008'));
    assert.deepEqual(await found('gout'), []);
    const entry = given(
      await reports.catalogueEntryReport(fixture.reports, fixture.actor('public'), { indicator: 'HYP008' }),
    );
    assert.equal(entry.entry.steps.length, 9);
    assert.ok(entry.results.length > 0);
    const other = { ...entry.entry, lowerPercent: 50, steps: entry.entry.steps.slice(0, 8) };
    assert.deepEqual(
      reports.factDifferences(reports.entryFacts(entry.entry), reports.entryFacts(other)).map(({ what }) => what),
      ['Paid from', 'Step 9'],
    );
  });

  test('every deciding step has one sentence that the person could read', async () => {
    const ask = { practice: PMS, indicator: 'HYP008', periodEnd: PAID_ON } as const;
    for (const outcome of ['numerator', 'missed', 'adjusted'] as const) {
      const list = given(await reports.peopleReport(fixture.reports, fixture.actor('gp-x00010'), { ...ask, outcome }));
      const [person] = list.people;
      assert.ok(person !== undefined);
      const seen = given(
        await reports.personReport(fixture.reports, fixture.actor('gp-x00010'), { ...ask, person: person.person }),
      );
      assert.match(seen.measures[0]?.plain ?? '', /^You are .*\.$/);
    }
  });
});
