import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { type Fixture, GMS, sharedFixture } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { day } from '../../base/index.ts';
import { accessExplainedReport, accessProof, whoCanReport, whoMaySeeReport } from '../index.ts';

describe('access explained', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await sharedFixture();
  });

  const explained = async (user: string, thing: string, purpose?: string) => {
    const ask = { user, thing, ...(purpose === undefined ? {} : { purpose }) };
    const [only] = given(await accessExplainedReport(fixture.reports, fixture.actor('public'), ask)).things;
    assert.ok(only !== undefined);
    return only;
  };

  test('says by which rule and with which duties, to anybody who asks', async () => {
    const own = await explained('manager-x00036', 'people of X00036', 'direct care');
    assert.deepEqual([own.allowed, own.rule, own.duties], [true, 'practice-own-people', []]);
    const operator = await explained('operator', 'person 0123 of X00036');
    assert.deepEqual([operator.allowed, operator.duties], [true, ['pseudonyms only']]);
    const other = await explained('manager-x00036', 'people of X00010', 'direct care');
    assert.deepEqual([other.allowed, other.rule], [false, null]);
    assert.match(other.reason, /about their own practice alone/);
    assert.equal((await explained('operator', 'people of X00036', 'research')).allowed, false);
  });

  test('a thing without a name is the reader’s own, or the commissioner’s', async () => {
    assert.equal((await explained('voluntary', 'claims')).rule, 'providers-own-claims');
    assert.equal((await explained('finance', 'ledger')).rule, 'finance-pays');
    assert.equal((await explained('voluntary', 'claims of X00036')).allowed, false);
    assert.equal((await explained('finance', 'claims of X00V1')).allowed, true);
  });

  test('is for the day that is asked about', async () => {
    const later = { ...fixture.reports, businessDate: day('2027-04-01') };
    const ask = { user: 'analyst', thing: 'challenges of X00H1' };
    assert.ok((await explained('analyst', ask.thing)).allowed);
    const [ended] = given(await accessExplainedReport(later, fixture.actor('public'), ask)).things;
    assert.match(ended?.reason ?? '', /until 1 April 2027/);
  });

  test('refuses what the rules do not know, and names what they do', async () => {
    const refusal = async (ask: { user: string; thing?: string; purpose?: string }) => {
      const report = await accessExplainedReport(fixture.reports, fixture.actor('auditor'), ask);
      return report.ok ? '' : report.refusal.code;
    };
    assert.equal(await refusal({ user: 'nobody' }), 'user.unknown');
    assert.equal(await refusal({ user: 'finance', thing: 'moon' }), 'input.invalid');
    assert.equal(await refusal({ user: 'finance', thing: 'person 0123' }), 'input.invalid');
    assert.equal(await refusal({ user: 'finance', thing: 'people of x' }), 'input.invalid');
    assert.equal(await refusal({ user: 'finance', purpose: 'curiosity' }), 'input.invalid');
  });

  test('everybody who can see a practice’s people is named, and nobody else', async () => {
    const found = given(await whoCanReport(fixture.reports, fixture.actor('public'), { thing: `people of ${GMS}` }));
    assert.deepEqual(
      found.readers.map(({ user }) => user),
      ['operator', 'manager-x00036', 'gp-x00036'],
    );
    assert.ok(found.rules.some(({ rule }) => rule === 'practice-own-people'));
  });

  test('a question on the page is answered there, and a mistake is told there', async () => {
    const asked = async (question: { user: string; thing?: string }) =>
      given(await whoMaySeeReport(fixture.reports, fixture.actor('public'), { question })).asked;
    assert.equal((await asked({ user: 'finance', thing: 'ledger' }))?.answer?.things[0]?.allowed, true);
    assert.match((await asked({ user: 'finance', thing: 'moon' }))?.mistake ?? '', /moon is not a thing/);
  });

  test('a short proof finds no difference and can be made again', async () => {
    const prove = async () =>
      given(await accessProof(fixture.reports, fixture.actor('auditor'), { cases: 2500, seed: 4 }));
    const proof = await prove();
    assert.deepEqual([proof.cases, proof.differences], [2500, 0]);
    assert.ok(proof.permitted > 0);
    assert.deepEqual((await prove()).permitted, proof.permitted);
  });
});
