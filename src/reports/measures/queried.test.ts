import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, FORECAST_ON, PAID_ON, PMS } from '../../../tests/fixture.ts';
import { type Day, isoOfDay, type Json, month, type Outcome } from '../../base/index.ts';
import { prepareStatement } from '../../contracts/index.ts';
import { RESULT_QUERY, type ResultQuery } from '../../governance/index.ts';
import { saveDefinition } from '../../store/index.ts';

let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

async function keep(periodEnd: typeof PAID_ON, settled: ResultQuery['settled']): Promise<void> {
  const query: ResultQuery = {
    practice: PMS,
    indicator: 'HYP008',
    periodEnd: isoOfDay(periodEnd),
    raisedOn: '2026-04-10',
    dueOn: '2026-05-11',
    owner: 'Juno Managerson',
    reasons: [],
    answer: null,
    settled,
  };
  const id = `${PMS}/HYP008/${isoOfDay(periodEnd)}`;
  const draft = { kind: RESULT_QUERY, id, json: query as unknown as Json, knownFrom: fixture.reports.businessDate };
  await fixture.reports.store.write((db) => saveDefinition(db, draft));
}

const said = { text: 'it is right', by: 'contracts', on: '2026-04-10' };

describe('results that are queried', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('a query is paid around from the moment that it is raised, and no longer once its result is accepted', async () => {
    const { book } = fixture.reports;
    const rests = async () => {
      const { restsOn, settlement } = given(await book.forecast(PMS, FORECAST_ON));
      const counts = restsOn.find((rest) => rest.kind === 'counts' && rest.indicator === 'HYP008');
      return [counts?.kind === 'counts' && counts.periodEnd, settlement.held.map(({ indicator }) => indicator)];
    };
    assert.deepEqual(await rests(), ['2026-03-31', []]);
    await keep(FORECAST_ON, null);
    assert.deepEqual(await rests(), ['2025-03-31', ['HYP008']]);
    await keep(FORECAST_ON, { ...said, outcome: 'not accepted' });
    assert.deepEqual(await rests(), ['2025-03-31', []], 'it is settled at the last accepted value');
    await keep(FORECAST_ON, { ...said, outcome: 'accepted' });
    assert.deepEqual(await rests(), ['2026-03-31', []]);
  });

  test('where nothing was accepted before, aspiration is held until the query is settled', async () => {
    const { book } = fixture.reports;
    const october = month('2025-10');
    assert.deepEqual(given(await book.statement(PMS, october)).held, []);
    await keep(PAID_ON, null);
    const [held] = given(await book.statement(PMS, october)).held;
    assert.match(held?.reason.message ?? '', /HYP008 at 31 March 2025 has been queried since 10 April 2026, and no/);
    await keep(PAID_ON, { ...said, outcome: 'corrected' });
    assert.deepEqual(given(await book.statement(PMS, october)).held, []);
  });

  test('a query is known from the day on which it is raised, and not as known before it', async () => {
    const { known, businessDate } = fixture.reports;
    await keep(PAID_ON, null);
    const heldBy = async (recordedBy: Day) => {
      const moment = { ...known.now(), recordedBy };
      const statement = given(prepareStatement(given(await known.inputAt(PMS, month('2025-10'), moment))));
      return statement.held.map(({ term }) => term);
    };
    assert.deepEqual(await heldBy(businessDate), ['quality-aspiration']);
    assert.deepEqual(await heldBy((businessDate - 1) as Day), []);
  });
});
