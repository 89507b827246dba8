import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, GMS, PMS } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { personSubject, record } from '../../audit/index.ts';
import { day, isoOfDay } from '../../base/index.ts';
import {
  auditCheckReport,
  auditReport,
  guardianReport,
  incidentReport,
  personAccessReport,
  personReport,
} from '../index.ts';

const PERSON = 'x00036-p26';

describe('the audit', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await buildFixture();
    const look = (user: string) =>
      personReport(fixture.reports, fixture.actor(user), { practice: GMS, person: PERSON, indicator: 'HYP008' });
    given(await look('manager-x00036'));
    given(await look('operator'));
    await look('quality');
  });

  /** Events of somebody at an instant, each about another person unless a number of them is given. */
  const happened = async (user: string, at: string, count: number, outcome: 'ok' | 'access.denied' = 'ok') => {
    for (let index = 0; index < count; index += 1) {
      const { role } = fixture.actor(user);
      const subject = personSubject(PMS, `p${index}`);
      const event = {
        user,
        role,
        purpose: 'direct care',
        verb: 'read person',
        subject,
        release: null,
        outcome,
      } as const;
      await record(fixture.reports.store, { now: () => at }, event);
    }
  };

  test('a person is told in words who looked, in which role, what for, and who was refused', async () => {
    const report = given(
      await personAccessReport(fixture.reports, fixture.actor('manager-x00036'), { practice: GMS, person: PERSON }),
    );
    assert.deepEqual(
      report.looked.map(({ words }) => words),
      [
        'Verity Funnel (quality lead, Commonweal Demonstration Commissioner) asked for your record and was not shown it.',
        'Olive Operator (operator, Commonweal Demonstration Commissioner) read your record, to check what your practice is paid.',
        'Linden Desk (practice manager, Linden Park Surgery) read your record, to care for you.',
      ],
    );
    assert.deepEqual([report.readers, report.isCut], [2, false]);
    const byPseudonym = given(await personAccessReport(fixture.reports, fixture.actor('auditor'), { person: PERSON }));
    assert.deepEqual([byPseudonym.practice, byPseudonym.looked.length], [GMS, 3]);
  });

  test('it is for the practice and for those who see the audit, and for nobody else', async () => {
    const code = async (user: string, ask: { practice?: typeof GMS; person: string }) => {
      const report = await personAccessReport(fixture.reports, fixture.actor(user), ask);
      return report.ok ? 'ok' : report.refusal.code;
    };
    const at = { practice: GMS, person: PERSON };
    assert.equal(await code('guardian', at), 'ok');
    for (const user of ['manager-x00010', 'finance', 'quality', 'committee', 'public']) {
      assert.equal(await code(user, at), 'access.denied', user);
    }
    assert.equal(await code('manager-x00010', { person: PERSON }), 'access.denied');
    assert.equal(await code('manager-x00010', { person: 'nobody' }), 'access.denied');
    assert.equal(await code('auditor', { person: 'nobody' }), 'not-found');
  });

  test('whoever may not see it is not told at which practice a pseudonym is, nor that anybody asked for it', async () => {
    for (const user of ['manager-x00010', 'voluntary', 'public']) {
      const refused = async (person: string) => {
        const report = await personAccessReport(fixture.reports, fixture.actor(user), { person });
        return report.ok ? 'ok' : report.refusal;
      };
      assert.deepEqual(await refused(PERSON), await refused('nobody'), user);
    }
  });

  test('an investigator finds events by who, whom, words, day and refusal, page by page', async () => {
    const found = async (ask: Parameters<typeof auditReport>[2]) =>
      given(await auditReport(fixture.reports, fixture.actor('auditor'), ask));
    assert.deepEqual(
      (await found({ person: PERSON })).events.map(({ user }) => user),
      ['quality', 'operator', 'manager-x00036'],
    );
    assert.deepEqual(
      (await found({ person: PERSON, refusedOnly: true })).events.map(({ user }) => user),
      ['quality'],
    );
    assert.equal((await found({ user: 'quality', words: 'read person' })).events.length, 1);
    assert.equal((await found({ person: PERSON, from: day('2026-04-11') })).events.length, 0);
    assert.equal((await found({ person: PERSON, from: day('2026-04-10'), to: day('2026-04-10') })).events.length, 3);
    assert.equal((await found({ person: PERSON, to: day('2026-04-09') })).events.length, 0);
    const first = await found({ person: PERSON, limit: 2 });
    assert.equal(first.events.length, 2);
    const rest = await found({ person: PERSON, limit: 2, before: first.before ?? 0 });
    assert.deepEqual([rest.events.map(({ user }) => user), rest.before], [['manager-x00036'], null]);
    assert.equal((await found({ words: "x' or 'a'='a" })).events.length, 0);
    const denied = await auditReport(fixture.reports, fixture.actor('finance'), {});
    assert.equal(denied.ok ? '' : denied.refusal.code, 'access.denied');
  });

  test('days out of hours, of many people and of many refusals are found, by the clock in London', async () => {
    const unusual = async () => {
      const { unusual: all } = given(await auditReport(fixture.reports, fixture.actor('auditor'), {}));
      return all.map(({ pattern, user, on, count }) => `${pattern}: ${user} ${on} ${count}`);
    };
    assert.deepEqual(await unusual(), []);
    await happened('gp-x00010', '2026-04-09T18:59:00.000Z', 2);
    assert.deepEqual(await unusual(), []);
    await happened('gp-x00010', '2026-04-09T19:00:00.000Z', 3);
    await happened('manager-x00010', '2026-04-08T10:00:00.000Z', 101);
    await happened('manager-x00045', '2026-04-07T10:00:00.000Z', 4, 'access.denied');
    await happened('finance', '2026-04-07T10:00:00.000Z', 5, 'access.denied');
    await happened('gp-x00010', '2026-04-05T11:00:00.000Z', 1);
    await happened('gp-x00010', '2026-01-05T02:00:00.000Z', 1);
    assert.deepEqual(await unusual(), [
      'out of hours: gp-x00010 2026-04-09 3',
      'many people: manager-x00010 2026-04-08 101',
      'often refused: finance 2026-04-07 5',
      'out of hours: gp-x00010 2026-04-05 1',
    ]);
  });

  test('the Caldicott guardian is told what was looked at, by role, purpose and rule, and of whom how many', async () => {
    const report = given(await guardianReport(fixture.reports, fixture.actor('guardian'), {}));
    const uses = report.uses.filter(({ role }) => ['practice manager', 'operator', 'quality lead'].includes(role));
    const told = uses
      .filter(
        ({ basis, refused }) => basis === 'practice-own-people' || basis === 'operator-runs-the-system' || refused > 0,
      )
      .map(({ role, purpose, basis, people, refused, words }) => [
        role,
        purpose,
        basis,
        people,
        refused,
        words !== null,
      ]);
    assert.deepEqual(
      told.find(([role]) => role === 'quality lead'),
      ['quality lead', 'published information', null, 0, 2, false],
    );
    assert.ok(
      told.some(
        ([role, , basis, people]) => role === 'operator' && basis === 'operator-runs-the-system' && people === 1,
      ),
    );
    assert.deepEqual(
      [report.from, report.to].map((each) => isoOfDay(each)),
      ['2026-03-11', '2026-04-10'],
    );
    assert.ok(report.unusual.length > 0 && report.glasses.length === 0);
    const before = given(
      await guardianReport(fixture.reports, fixture.actor('guardian'), {
        from: day('2026-01-01'),
        to: day('2026-01-31'),
      }),
    );
    assert.deepEqual(
      before.uses.map(({ role, readings, people }) => [role, readings, people]),
      [['general practitioner', 1, 1]],
    );
    assert.equal((await guardianReport(fixture.reports, fixture.actor('finance'), {})).ok, false);
  });

  test('after an incident it is said how many people of which practices an account was shown, and whom to tell', async () => {
    const guardian = fixture.actor('guardian');
    const ask = { user: 'manager-x00010', from: day('2026-04-08'), to: day('2026-04-08') };
    const incident = given(await incidentReport(fixture.reports, guardian, ask));
    assert.deepEqual(
      incident.seen.map(({ practice, people, readings, named }) => [practice, people, readings, named]),
      [[PMS, 101, 101, 0]],
    );
    assert.deepEqual(
      incident.notices.map(({ name }) => name),
      ['regulator.txt', 'practice-X00010.txt', 'person.txt'],
    );
    const [regulator] = incident.notices;
    assert.match(regulator?.text ?? '', /Whose: 101 people of 1 practice; .* No name and no NHS number was shown/);
    assert.doesNotMatch(JSON.stringify(incident.notices), /"p\d+|\/p\d/, 'nobody is named');
    const busiest = given(await incidentReport(fixture.reports, guardian, { from: ask.from, to: ask.to }));
    assert.equal(busiest.user, 'manager-x00010');
    assert.equal((await incidentReport(fixture.reports, fixture.actor('quality'), ask)).ok, false);
  });

  test('its chain is verified for those who see it', async () => {
    const checked = given(await auditCheckReport(fixture.reports, fixture.actor('guardian')));
    assert.equal(checked.fault, null);
    assert.ok(checked.rows > 100);
    assert.equal((await auditCheckReport(fixture.reports, fixture.actor('committee'))).ok, false);
  });
});
