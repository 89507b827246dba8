/** A clinician opens one record of another practice, for a few hours; the practice is told and the guardian reviews it. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, GMS, PMS } from '../../../tests/fixture.ts';
import { given } from '../../../tests/fixture-policy.ts';
import { type Actor, addDays, odsCode } from '../../base/index.ts';
import {
  accessExplainedReport,
  brokenGlassReport,
  homeReport,
  peopleReport,
  personReport,
  type ReportContext,
  tiedActor,
} from '../../reports/index.ts';
import { breakGlass, reviewBrokenGlass } from '../index.ts';

const PERSON = 'x00036-p26';
const ASK = { practice: GMS, person: PERSON, reason: 'Collapsed in our waiting room, alone.' };

describe('broken glass', () => {
  let fixture: Fixture;
  before(async () => {
    fixture = await buildFixture();
  });

  const codeOf = async (done: Promise<{ ok: boolean; refusal?: { code: string } }>) =>
    (await done).refusal?.code ?? 'ok';
  const break_ = (user: string, ask = ASK) => breakGlass(fixture.actions, fixture.actor(user), ask);
  const person = (actor: Actor, of = PERSON, context: ReportContext = fixture.reports) =>
    personReport(context, actor, { practice: GMS, person: of, indicator: 'HYP008' });
  /** Some hours later by the clock. */
  const later = (iso: string): ReportContext => ({ ...fixture.reports, clock: { now: () => iso } });

  test('no commissioner’s role, nor a manager, ever breaks it', async () => {
    for (const user of [
      'finance',
      'contracts',
      'quality',
      'committee',
      'auditor',
      'operator',
      'guardian',
      'approver',
    ]) {
      assert.equal(await codeOf(break_(user)), 'access.denied', user);
    }
    assert.equal(await codeOf(break_('manager-x00010')), 'access.denied');
    const clinicianElsewhere: Actor = { ...fixture.actor('gp-x00010'), organisation: odsCode('X00') };
    assert.equal(await codeOf(breakGlass(fixture.actions, clinicianElsewhere, ASK)), 'access.denied');
  });

  test('it needs a reason, another’s patient and a practice that there is', async () => {
    assert.equal(await codeOf(break_('gp-x00010', { ...ASK, reason: ' why not          ' })), 'input.invalid');
    assert.equal(await codeOf(break_('gp-x00010', { ...ASK, practice: PMS })), 'input.invalid');
    assert.equal(await codeOf(break_('gp-x00010', { ...ASK, person: "x' or 1=1" })), 'input.invalid');
    assert.equal(await codeOf(break_('gp-x00010', { ...ASK, practice: odsCode('Y00001') })), 'access.denied');
  });

  test('it opens that one record and nothing else, until its hours have run out', async () => {
    const gp = fixture.actor('gp-x00010');
    assert.equal(await codeOf(person(gp)), 'access.denied');
    given(await break_('gp-x00010'));
    const tied = await tiedActor(fixture.reports, gp);
    const seen = given(await person(tied));
    assert.deepEqual([seen.person, seen.basis.purpose, seen.measures.length], [PERSON, 'direct care', 1]);
    assert.equal(await codeOf(person(tied, 'x00036-p27')), 'access.denied');
    assert.equal(
      await codeOf(peopleReport(fixture.reports, tied, { practice: GMS, indicator: 'HYP008' })),
      'access.denied',
    );
    assert.equal(
      await codeOf(person(await tiedActor(fixture.reports, fixture.actor('manager-x00010')))),
      'access.denied',
    );
    const nearlyOver = await tiedActor(later('2026-04-10T13:29:59.000Z'), gp);
    assert.equal(nearlyOver.ties?.length, 1);
    const over = later('2026-04-10T13:30:00.000Z');
    assert.equal(await codeOf(person(await tiedActor(over, gp), PERSON, over)), 'access.denied');
    const nextDay = { ...fixture.reports, rules: fixture.reports.rules.on(addDays(fixture.reports.businessDate, 1)) };
    assert.equal(await codeOf(person(tied, PERSON, nextDay)), 'access.denied');
  });

  test('the practice is told, and the guardian reviews it, once', async () => {
    const home = async (user: string) => given(await homeReport(fixture.reports, fixture.actor(user), {})).needs;
    const told = (await home('manager-x00036')).filter(({ kind }) => kind === 'glass broken');
    assert.deepEqual(
      told.map(({ detail }) => /Collapsed/.test(detail)),
      [true],
    );
    assert.deepEqual(
      (await home('manager-x00010')).filter(({ kind }) => kind === 'glass broken'),
      [],
    );
    assert.equal((await home('guardian')).filter(({ kind }) => kind === 'glass to review').length, 1);
    const listed = async (user: string) => given(await brokenGlassReport(fixture.reports, fixture.actor(user)));
    const [glass] = (await listed('guardian')).glasses;
    assert.ok(glass !== undefined);
    assert.equal(await codeOf(brokenGlassReport(fixture.reports, fixture.actor('finance'))), 'access.denied');
    const review = (user: string, words = 'An ambulance was called.', verdict = 'justified', { id } = glass) =>
      codeOf(reviewBrokenGlass(fixture.actions, fixture.actor(user), { id, verdict, words }));
    assert.equal(await review('gp-x00010'), 'access.denied');
    assert.equal(await review('guardian', 'ok'), 'input.invalid');
    assert.equal(await review('guardian', 'It was needed then.', 'fine'), 'input.invalid');
    assert.equal(await review('guardian', 'It was needed then.', 'justified', { ...glass, id: 'x' }), 'not-found');
    assert.equal(await review('guardian'), 'ok');
    assert.equal(await review('guardian'), 'approval.changed-since');
    assert.equal((await listed('guardian')).glasses[0]?.review?.verdict, 'justified');
    assert.equal((await listed('gp-x00010')).glasses.length, 1);
    assert.equal((await home('guardian')).filter(({ kind }) => kind === 'glass to review').length, 0);
    assert.equal((await home('manager-x00036')).filter(({ kind }) => kind === 'glass broken').length, 0);
  });

  test('explaining says that it is a person behind broken glass', async () => {
    const ask = { user: 'gp-x00010', thing: `person ${PERSON} of X00036`, purpose: 'direct care' };
    const [explained] = given(await accessExplainedReport(fixture.reports, fixture.actor('public'), ask)).things;
    assert.match(explained?.reason ?? '', /broken the glass, with a reason/);
  });
});
