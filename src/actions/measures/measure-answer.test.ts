import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { participation } from '../../../definitions/demo/participation.ts';
import { buildFixture, type Fixture, FORECAST_ON, PMS } from '../../../tests/fixture.ts';
import { day, type Json, type Outcome } from '../../base/index.ts';
import { loadParticipation, type Participation } from '../../contracts/index.ts';
import type { AnsweredMeasure, LoadedFramework } from '../../indicators/index.ts';
import { answerReport, answersReport, homeReport, reportContext, resultsReport } from '../../reports/index.ts';
import { checkAnswer, recordAnswer } from '../index.ts';

const ACCESS: AnsweredMeasure = {
  id: 'QOH406',
  kind: 'yes-no',
  points: 20,
  question: 'Did the group sign?',
  shortTitle: 'Access improvement',
  source: 'a design',
  levels: ['practice'],
};
const NAMED = { practice: PMS, measure: 'QOH406', periodEnd: FORECAST_ON };
const YES = { ...NAMED, answer: 'yes', evidence: 'Minutes of 12 March 2026, signed' };

let fixture: Fixture;
let scheme: LoadedFramework;
let participations: readonly Participation[];

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

/** The fixture, in which one practice takes part in a scheme with a measure that is answered. */
function over() {
  const frameworks = [fixture.reports.framework, scheme];
  const reports = reportContext({ ...fixture.reports, frameworks, participations });
  return { reports, actions: { ...fixture.actions, frameworks, participations } };
}

describe('answers to yes-no measures', () => {
  before(async () => {
    fixture = await buildFixture();
    const { framework } = fixture.reports;
    const measures = framework.measures.map((one) => ({ ...one, prevalenceAdjusted: false }));
    scheme = { ...framework, id: participation.framework, hash: 'f'.repeat(64), measures, answered: [ACCESS] };
    const agreements = participation.agreements.slice(0, 1).map((one) => ({ ...one, practice: PMS }));
    participations = given(loadParticipation({ ...participation, agreements } as unknown as Json, [scheme]));
  });

  test('only a practice that takes part answers, for a year that has begun, with a paper that shows it', async () => {
    const { actions } = over();
    const [manager, other] = [fixture.actor('manager-x00010'), fixture.actor('manager-x00036')];
    assert.equal(code(await recordAnswer(actions, other, YES)), 'access.denied');
    const refused: [object, string][] = [
      [{ measure: 'HYP008' }, 'indicator.unknown'],
      [{ evidence: 'minutes' }, 'input.invalid'],
      [{ answer: 'perhaps' }, 'input.invalid'],
      [{ periodEnd: day('2026-03-30') }, 'input.invalid'],
      [{ periodEnd: day('2025-03-31') }, 'input.invalid'],
      [{ periodEnd: day('2028-03-31') }, 'input.invalid'],
    ];
    for (const [change, why] of refused)
      assert.equal(code(await recordAnswer(actions, manager, { ...YES, ...change })), why, JSON.stringify(change));
  });

  test('is not received until it is given, waits until it is accepted, and then earns all of its points', async () => {
    const { reports, actions } = over();
    const [manager, contracts] = [fixture.actor('manager-x00010'), fixture.actor('contracts')];
    const under = reports.under(scheme);
    const forecast = async () => {
      const { measures, held } = given(await under.book.forecast(PMS, FORECAST_ON));
      return measures.find(({ indicator }) => indicator === 'QOH406')?.points ?? held.at(-1)?.reason.code;
    };
    const result = async () => {
      const ask = { framework: scheme.id, indicator: 'QOH406', periodEnd: FORECAST_ON };
      const { rates } = given(await resultsReport(reports, manager, ask));
      const own = rates.find(({ area }) => area === PMS);
      return [own?.value.value, own?.words];
    };
    assert.equal(given(await answersReport(reports, contracts)).answers[0]?.standing, 'not received');
    assert.deepEqual(
      [await forecast(), await result()],
      ['statement.no-counts', [null, 'Not received: nobody has recorded an answer.']],
    );

    given(await recordAnswer(actions, manager, YES));
    assert.deepEqual([await forecast(), await result()], ['line.held', [null, 'Answered yes: not accepted yet.']]);
    const { needs } = given(await homeReport(reports, contracts, {}));
    assert.ok(needs.some(({ kind, title }) => kind === 'answer' && /QOH406 is to be checked/.test(title)));
    const check = { ...NAMED, outcome: 'refused', text: 'The minutes are not signed.' };
    assert.equal(code(await checkAnswer(actions, manager, check)), 'access.denied');
    const own = { ...contracts, user: 'manager-x00010' };
    assert.equal(code(await checkAnswer(actions, own, check)), 'approval.own-work');
    given(await checkAnswer(actions, contracts, check));
    assert.equal(await forecast(), 'line.held');

    given(await recordAnswer(actions, manager, YES));
    given(await checkAnswer(actions, contracts, { ...check, outcome: 'accepted', text: 'The signature was seen.' }));
    assert.deepEqual([await forecast(), await result()], ['20', ['yes', null]]);
    const { answer, mayAnswer, mayCheck } = given(await answerReport(reports, manager, NAMED));
    assert.deepEqual(
      [answer.standing, answer.checked?.by, mayAnswer, mayCheck],
      ['accepted', 'Clause Paragraph', false, false],
    );
    assert.equal(code(await recordAnswer(actions, manager, { ...YES, answer: 'no' })), 'run.wrong-stage');
    assert.equal(code(await checkAnswer(actions, contracts, check)), 'run.wrong-stage');
  });
});
