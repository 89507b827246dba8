import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { buildOwnFixture, type Fixture } from '../../../tests/fixture.ts';
import { month, type Outcome, odsCode } from '../../base/index.ts';
import { challenges } from '../../claims/index.ts';
import { describeFeed } from '../../ingest/index.ts';
import { challengeGroupReport, challengesReport } from '../../reports/index.ts';
import { answerChallenges, importFiles, sendChallenges, settleChallenges, validateHospitals } from '../index.ts';

const POLICY = 'joint-injections-2025-26';
const FEBRUARY = month('2026-02');
const DECEMBER = month('2025-12');
const HOSPITAL = odsCode('X00H1');
const COLUMNS = describeFeed('service-activity').tables.flatMap(({ columns }) => columns.map(({ name }) => name));
const GP_SITE = { provider: HOSPITAL, month: FEBRUARY, rule: 'GP_SITE' };
const TEXT = 'Looked at record by record with the department.';

let fixture: Fixture;

function given<T>(outcome: Outcome<T>): T {
  assert(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function refusalOf(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'not refused' : outcome.refusal.code;
}

function injection(hospital: string, nth: number, on: string, change: Readonly<Record<string, string>> = {}) {
  const row: Readonly<Record<string, string>> = {
    row_id: `J${nth}`,
    provider: hospital,
    service: 'joint-injection',
    person_id: `x00010-p${nth}`,
    done_on: on,
    site: 'knee',
    clinician: 'orthopaedic surgeon',
    assessed_there: 'yes',
    referred_back: 'no',
    cost_pence: '18400',
    ...change,
  };
  return COLUMNS.map((column) => row[column] ?? '').join(',');
}

describe('hospital records against a policy', () => {
  before(async () => {
    fixture = await buildOwnFixture();
    const files = {
      'X00H1-activity.csv': [
        ...Array.from({ length: 11 }, (_, nth) => injection('X00H1', nth + 1, '2026-02-03')),
        injection('X00H1', 12, '2026-02-04', { site: 'back' }),
        injection('X00H1', 13, '2026-02-04', { referred_back: 'yes' }),
        injection('X00H1', 14, '2025-12-04'),
      ],
      'X00H2-activity.csv': [injection('X00H2', 1, '2026-02-03')],
    };
    const paths = Object.entries(files).map(([name, rows]) => {
      const path = join(fixture.sent, name);
      writeFileSync(path, `${[COLUMNS.join(','), ...rows].join('\n')}\n`);
      return path;
    });
    given(await importFiles(fixture.actions, fixture.actor('operator'), { feed: 'service-activity', files: paths }));
  });

  const validate = (at = FEBRUARY) =>
    validateHospitals(fixture.actions, fixture.actor('analyst'), { policy: POLICY, month: at });
  const groupsFor = async (user: string) => {
    const report = given(await challengesReport(fixture.reports, fixture.actor(user)));
    return report.groups.map(({ provider, month: of, rule, charged, askedBack }) => [
      `${provider} ${of - FEBRUARY} ${rule}`,
      charged.value.count,
      charged.value.sumPence,
      askedBack.value.sumPence,
    ]);
  };

  test('each record that fails is challenged once, in the controlled setting alone', async () => {
    assert.equal(
      refusalOf(
        await validateHospitals(fixture.actions, fixture.actor('contracts'), { policy: POLICY, month: FEBRUARY }),
      ),
      'access.denied',
    );
    assert.deepEqual(given(await validate()), { records: 14, failed: 13, raised: 13 });
    assert.deepEqual(given(await validate()), { records: 14, failed: 13, raised: 0 });
    given(await validate(DECEMBER));
  });

  test('the commissioner sees rule, count and sum, and never a small number or a record', async () => {
    assert.deepEqual(await groupsFor('contracts'), [
      ['X00H1 0 GP_SITE', 10, 180_000n, 140_000n],
      ['X00H1 0 NO_PRIOR_APPROVAL', '1 to 7', 'not shown', 0n],
      ['X00H2 0 GP_SITE', '1 to 7', 'not shown', 0n],
      ['X00H1 -2 GP_SITE', '1 to 7', 'not shown', 'not shown'],
    ]);
    const shown = given(await challengeGroupReport(fixture.reports, fixture.actor('contracts'), GP_SITE));
    assert.equal(shown.records, null);
    assert.doesNotMatch(
      JSON.stringify(shown, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
      /J\d|x00010/,
    );
    const inside = given(await challengeGroupReport(fixture.reports, fixture.actor('analyst'), GP_SITE));
    assert.equal(inside.records?.length, 11);
  });

  test('a hospital sees nothing before it is sent, and then its own', async () => {
    assert.deepEqual(await groupsFor('hospital'), []);
    const send = (at: typeof FEBRUARY) => sendChallenges(fixture.actions, fixture.actor('analyst'), { month: at });
    assert.equal(refusalOf(await send(DECEMBER)), 'run.wrong-stage', 'its reconciliation date was 14 February');
    assert.deepEqual(given(await send(FEBRUARY)), { moved: 13, left: 0 });
    assert.deepEqual(await groupsFor('hospital'), [
      ['X00H1 0 GP_SITE', 11, 202_400n, 154_506n],
      ['X00H1 0 NO_PRIOR_APPROVAL', 1, 18_400n, 0n],
    ]);
    assert.equal((await groupsFor('hospital-x00h2')).length, 1);
    const other = await challengeGroupReport(fixture.reports, fixture.actor('hospital-x00h2'), GP_SITE);
    assert.equal(refusalOf(other), 'access.denied');
  });

  test('it is answered by the hospital, settled by the commissioner, and repriced where the contract carries the policy', async () => {
    const { actions } = fixture;
    const settle = (provider: string, outcome: string) =>
      settleChallenges(actions, fixture.actor('contracts'), {
        ...GP_SITE,
        provider: odsCode(provider),
        outcome,
        text: TEXT,
      });
    assert.equal(refusalOf(await settle('X00H1', 'agreed')), 'run.wrong-stage');
    const answer = (user: string, provider: string, id?: string) =>
      answerChallenges(actions, fixture.actor(user), {
        ...GP_SITE,
        provider: odsCode(provider),
        answer: id === undefined ? 'accepted' : 'contested',
        text: TEXT,
        ...(id === undefined ? {} : { id }),
      });
    assert.equal(refusalOf(await answer('hospital-x00h2', 'X00H1')), 'access.denied');
    const own = given(await challengeGroupReport(fixture.reports, fixture.actor('hospital'), GP_SITE));
    given(await answer('hospital', 'X00H1', own.records?.[0]?.id));
    assert.deepEqual(given(await answer('hospital', 'X00H1')), { moved: 10, left: 1 });
    given(await answer('hospital-x00h2', 'X00H2'));
    assert.deepEqual(given(await settle('X00H1', 'escalated')), { moved: 1, left: 10 });
    assert.deepEqual(given(await settle('X00H1', 'agreed')), { moved: 11, left: 0 });
    given(await settle('X00H2', 'agreed'));
    const all = await actions.store.read((db) => challenges(db, { month: FEBRUARY, rule: 'GP_SITE' }));
    const stages = Map.groupBy(all, ({ provider, standing }) => `${provider} ${standing.stage}`);
    assert.deepEqual([...stages].map(([name, group]) => [name, group.length]).sort(), [
      ['X00H1 repriced', 11],
      ['X00H2 agreed', 1],
    ]);
  });
});
