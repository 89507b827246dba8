import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { buildFixture, type Fixture, FORECAST_ON, PMS } from '../../../tests/fixture.ts';
import type { Outcome } from '../../base/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';
import { catalogueEntryReport, catalogueReport, measureReport, reportContext } from '../../reports/index.ts';
import { acceptRule } from '../index.ts';

const REASON = 'Its reasons and their order follow those of the other indicators.';
let fixture: Fixture;
/** The fixture's framework, in which the one unverified rule has changed since it was accepted. */
let changed: LoadedFramework;

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

describe('accepting an unverified rule for payment', () => {
  before(async () => {
    fixture = await buildFixture();
    const { framework } = fixture.reports;
    const ruleHash = (id: string) => (id === 'CHD005' ? 'c'.repeat(64) : framework.ruleHash(id));
    changed = { ...framework, id: 'changed/2025-26', hash: 'd'.repeat(64), ruleHash };
  });

  test('a changed rule is not payable until the committee accepts it as it stands, and pages say so', async () => {
    const frameworks = [fixture.reports.framework, changed];
    const reports = reportContext({ ...fixture.reports, frameworks });
    const actions = { ...fixture.actions, frameworks };
    const [committee, quality] = [fixture.actor('committee'), fixture.actor('quality')];
    const ask = { rule: 'CHD005', framework: changed.id, hash: changed.ruleHash('CHD005'), reason: REASON };
    const seen = { indicator: 'CHD005', framework: changed.id };

    const before = given(await catalogueEntryReport(reports, committee, seen));
    assert.deepEqual([before.payable.isPayable, before.mayAccept], [false, true]);
    assert.match(before.payable.words, /^Not payable: .* nobody has accepted it/);
    assert.equal(given(await catalogueEntryReport(reports, quality, seen)).mayAccept, false);
    const { rows } = given(await catalogueReport(reports, quality, { framework: changed.id }));
    assert.deepEqual(
      rows.filter(({ isPayable }) => !isPayable).map(({ indicator }) => indicator),
      ['CHD005'],
    );
    const manager = fixture.actor('manager-x00010');
    const page = { practice: PMS, periodEnd: FORECAST_ON, ...seen };
    assert.equal(given(await measureReport(reports, manager, page)).payable.isPayable, false);

    const author = { ...committee, name: changed.rule('CHD005').author };
    const refused: [typeof committee, object, string][] = [
      [quality, {}, 'access.denied'],
      [author, {}, 'approval.own-work'],
      [committee, { hash: fixture.reports.framework.ruleHash('CHD005') }, 'approval.changed-since'],
      [committee, { reason: 'It is fine.' }, 'input.invalid'],
      [committee, { rule: 'HYP008', hash: changed.ruleHash('HYP008') }, 'input.invalid'],
      [committee, { rule: 'NONE1' }, 'not-found'],
    ];
    for (const [actor, change, why] of refused)
      assert.equal(code(await acceptRule(actions, actor, { ...ask, ...change })), why, JSON.stringify(change));

    given(await acceptRule(actions, committee, ask));
    const after = given(await catalogueEntryReport(reports, committee, seen));
    assert.deepEqual([after.payable.isPayable, after.mayAccept], [true, false]);
    assert.match(after.payable.words, /accepted by Laurence Layman, committee member on 10 April 2026\. Its reasons/);
    assert.equal(code(await acceptRule(actions, committee, ask)), 'run.wrong-stage');
  });
});
