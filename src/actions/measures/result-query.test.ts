import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, FORECAST_ON, GMS } from '../../../tests/fixture.ts';
import { addWorkingDays, day, isoOfDay, type Outcome } from '../../base/index.ts';
import { queriesReport, queryReport } from '../../reports/index.ts';
import { answerQuery, raiseQueries, settleQuery } from '../index.ts';

let fixture: Fixture;
const NAMED = { practice: GMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
const WARNINGS = [{ code: 'JUMP_ON_LAST_YEAR', words: 'It jumped.', numbers: '9 of 40; 30 of 40.' }];

/** The fixture's results, of which one is said to be implausible. */
function doubting() {
  return { ...fixture.actions, implausibleAt: async () => [{ ...NAMED, warnings: WARNINGS }] };
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

test('working days leave out weekends and bank holidays', () => {
  const none = new Set<never>();
  assert.equal(isoOfDay(addWorkingDays(day('2026-04-10'), 1, none)), '2026-04-13');
  assert.equal(isoOfDay(addWorkingDays(day('2026-04-10'), 20, none)), '2026-05-08');
  assert.equal(isoOfDay(addWorkingDays(day('2026-04-10'), 20, new Set([day('2026-05-04')]))), '2026-05-11');
});

describe('a query about an implausible result', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('is raised once, the same day, with an owner and 20 working days', async () => {
    const operator = fixture.actor('operator');
    const first = await raiseQueries(doubting(), operator, { periodEnd: FORECAST_ON });
    assert.ok(first.ok);
    assert.deepEqual(first.value, [`${GMS}/HYP008/2026-03-31`]);
    const again = await raiseQueries(doubting(), operator, { periodEnd: FORECAST_ON });
    assert.ok(again.ok);
    assert.deepEqual(again.value, []);
    const seen = await queryReport(fixture.reports, fixture.actor('manager-x00036'), NAMED);
    assert.ok(seen.ok);
    const { query, mayAnswer, maySettle } = seen.value;
    assert.deepEqual([isoOfDay(query.raisedOn), isoOfDay(query.dueOn)], ['2026-04-10', '2026-05-11']);
    assert.deepEqual([query.owner, mayAnswer, maySettle], ['Linden Desk', true, false]);
  });

  test('is settled only after the practice has answered, by somebody else', async () => {
    const [manager, contracts] = [fixture.actor('manager-x00036'), fixture.actor('contracts')];
    const settle = { ...NAMED, outcome: 'accepted', text: 'The list confirms it.' };
    assert.equal(code(await settleQuery(doubting(), contracts, settle)), 'run.wrong-stage');
    assert.equal(code(await answerQuery(doubting(), manager, { ...NAMED, text: 'Yes' })), 'input.invalid');
    const answer = { ...NAMED, text: 'We found people who were never coded.' };
    assert.equal(code(await answerQuery(doubting(), fixture.actor('manager-x00010'), answer)), 'access.denied');
    assert.equal(code(await answerQuery(doubting(), manager, answer)), 'ok');
    assert.equal(code(await settleQuery(doubting(), manager, settle)), 'access.denied');
    assert.equal(code(await settleQuery(doubting(), contracts, { ...settle, outcome: 'perhaps' })), 'input.invalid');
    assert.equal(code(await settleQuery(doubting(), contracts, settle)), 'ok');
    assert.equal(code(await answerQuery(doubting(), manager, answer)), 'run.wrong-stage');
    const list = await queriesReport(fixture.reports, contracts);
    assert.ok(list.ok);
    assert.deepEqual(
      list.value.queries.map(({ standing, reasons }) => [standing, typeof reasons[0]?.numbers.value]),
      [['settled', 'object']],
    );
  });

  test('is seen exactly by the practice alone, and not by another', async () => {
    const other = await queryReport(fixture.reports, fixture.actor('manager-x00010'), NAMED);
    assert.ok(other.ok);
    assert.equal(typeof other.value.query.reasons[0]?.numbers.value, 'object');
    assert.deepEqual([other.value.mayAnswer, other.value.maySettle], [false, false]);
    const own = await queryReport(fixture.reports, fixture.actor('manager-x00036'), NAMED);
    assert.ok(own.ok);
    assert.equal(own.value.query.reasons[0]?.numbers.value, '9 of 40; 30 of 40.');
  });
});
