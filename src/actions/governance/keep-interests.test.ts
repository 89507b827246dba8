import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import type { Outcome } from '../../base/index.ts';
import type { InterestDetails } from '../../governance/index.ts';
import { homeReport, interestsReport, ownInterestsReport } from '../../reports/index.ts';
import { type InterestAsk, keepInterest, recordBreach } from '../index.ts';

let fixture: Fixture;
const PRACTICE: InterestDetails = {
  type: 'financial',
  organisation: 'X00010',
  organisationName: 'Juniper Health Centre',
  nature: 'Partner',
  through: null,
  from: '2026-03-20',
  to: null,
  mitigation: '',
};
const enter = (as: string, user: string, entry: InterestAsk) =>
  keepInterest(fixture.actions, fixture.actor(as), { user, entry });
const code = (outcome: Outcome<unknown>): string => (outcome.ok ? 'ok' : outcome.refusal.code);

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

async function register(as: string) {
  return given(await interestsReport(fixture.reports, fixture.actor(as)));
}

describe('keeping the register of interests', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('a partner is asked about practice, network and landlord until they declare or deny', async () => {
    const asked = async () => {
      const own = given(await ownInterestsReport(fixture.reports, fixture.actor('gp-x00010'), { user: 'gp-x00010' }));
      return own.questions.map(({ organisation, standing }) => `${organisation} ${standing}`);
    };
    assert.deepEqual(await asked(), ['X00010 not answered', 'X00N4 not answered', 'X00L1 not answered']);
    const home = given(await homeReport(fixture.reports, fixture.actor('gp-x00010'), {}));
    const titles = home.needs.filter(({ kind }) => kind === 'interest asked').map(({ title }) => title);
    assert.ok(titles.includes('Do you have an interest in Juniper Premises Limited?'));
    given(await enter('gp-x00010', 'gp-x00010', { kind: 'declared', details: PRACTICE }));
    given(await enter('gp-x00010', 'gp-x00010', { kind: 'denied', organisation: 'X00L1', words: 'I hold no share.' }));
    assert.deepEqual(await asked(), ['X00010 declared', 'X00N4 not answered', 'X00L1 denied']);
  });

  test('each keeps their own; the secretary keeps everybody’s and alone withholds', async () => {
    assert.equal(code(await enter('gp-x00036', 'gp-x00010', { kind: 'confirmed' })), 'access.denied');
    assert.equal(code(await enter('public', 'public', { kind: 'confirmed' })), 'access.denied');
    const hide = { kind: 'withheld', interest: 1, ground: 'Risk of violence' } as const;
    assert.equal(code(await enter('gp-x00010', 'gp-x00010', hide)), 'access.denied');
    assert.equal(code(await enter('secretary', 'gp-x00010', hide)), 'ok');
    assert.equal(code(await enter('secretary', 'nobody', { kind: 'confirmed' })), 'user.unknown');
    const [published] = (await register('public')).interests;
    assert.equal(published?.interest.withheld, 'Risk of violence');
    given(await enter('secretary', 'gp-x00010', { kind: 'shown again', interest: 1 }));
  });

  test('the public sees who helps to decide; the secretary also what is overdue and not answered', async () => {
    given(await enter('contracts', 'contracts', { kind: 'declared', details: { ...PRACTICE, nature: 'Patient' } }));
    const [seen, kept] = [await register('public'), await register('secretary')];
    assert.deepEqual(
      seen.interests.map(({ interest }) => interest.id),
      ['gp-x00010/1'],
    );
    assert.equal(seen.kept, null);
    assert.ok(kept.interests.some(({ interest }) => interest.id === 'contracts/1'));
    assert.equal(kept.kept?.reminders.find(({ user }) => user === 'nurse')?.standing, 'overdue');
    assert.ok(kept.kept?.questions.some(({ user, organisation }) => user === 'gp-x00036' && organisation === 'X00036'));
    given(await enter('nurse', 'nurse', { kind: 'confirmed' }));
    const after = (await register('secretary')).kept?.reminders.find(({ user }) => user === 'nurse');
    assert.equal(after?.standing, 'confirmed');
  });

  test('the breach log names nobody', async () => {
    const breach = { happenedOn: '2026-02-01', what: 'Dr Percy Tendon was late', handling: 'Entered', lesson: '' };
    const log = (what: string) => recordBreach(fixture.actions, fixture.actor('secretary'), { ...breach, what });
    assert.equal(code(await log(breach.what)), 'input.invalid');
    assert.equal(code(await log('A member declared late.')), 'ok');
    assert.equal((await register('public')).breaches.length, 1);
  });
});
