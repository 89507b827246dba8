import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { decided } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { day, type Json, type Outcome } from '../../base/index.ts';
import { loadFramework } from '../../indicators/index.ts';
import { currentDefinition, saveDefinition } from '../../store/index.ts';
import { approveMeasure, proposeMeasure } from '../index.ts';

const CASE = 'Most practices are above 50% already, so the payment should reward what is still to be gained.';
let fixture: Fixture;

function change(more: object): Json {
  const { id, hash } = fixture.actions.framework;
  return { framework: id, frameworkHash: hash, measure: 'HYP008', ...more } as Json;
}

function code(outcome: Outcome<unknown>): string {
  return outcome.ok ? 'ok' : outcome.refusal.code;
}

/** The framework as it is kept for a day. */
async function keptOn(iso: string) {
  const { store, framework } = fixture.actions;
  const kept = await store.read((db) => currentDefinition(db, 'framework', framework.id, day(iso)));
  const loaded = loadFramework(kept?.json ?? null);
  assert.ok(loaded.ok);
  return loaded.value;
}

describe('proposing a change of a measure', () => {
  before(async () => {
    fixture = await buildFixture();
  });

  test('changes nothing until somebody else approves it, and then from the next 1 April', async () => {
    const asked = change({ lowerPercent: 50, clauses: [{ step: 1, age: 74 }] });
    const saved = await proposeMeasure(fixture.actions, fixture.actor('quality'), { change: asked, case: CASE });
    assert.ok(saved.ok);
    const before = fixture.actions.framework;
    assert.equal((await keptOn('2030-01-01')).hash, before.hash);
    const { id: proposal, contentHash } = saved.value;
    const subject = `${before.id}/HYP008/${contentHash.slice(0, 12)}`;
    const other = { proposal, subject, contentHash: before.hash };
    assert.equal(
      code(await approveMeasure(fixture.actions, fixture.actor('committee'), other)),
      'approval.changed-since',
    );
    const ask = { proposal, subject, contentHash };
    assert.equal(code(await approveMeasure(fixture.actions, fixture.actor('quality'), ask)), 'access.denied');
    assert.equal(code(await approveMeasure(fixture.actions, fixture.actor('committee'), ask)), 'decision.needed');
    await decided(fixture.actions.store, 'PCCC 2025-04-08 item 1', { kind: 'measure proposal', subject, contentHash });
    const approved = await approveMeasure(fixture.actions, fixture.actor('committee'), ask);
    assert.equal(approved.ok && approved.value.restsOn, 'PCCC 2025-04-08 item 1');
    assert.equal((await keptOn('2027-03-31')).hash, before.hash);
    const next = await keptOn('2027-04-01');
    const [measure, rule] = [next.measures.find(({ id }) => id === 'HYP008'), next.rule('HYP008')];
    assert.equal(measure?.lowerPercent, 50);
    assert.deepEqual([rule.author, rule.checker], ['Verity Funnel', 'Laurence Layman']);
    assert.deepEqual(rule.steps[0]?.when, { test: 'age', is: 'over', years: 74 });
    assert.deepEqual(next.rule('HYP009'), before.rule('HYP009'));
  });

  test('of another framework in force writes that framework’s next version, and leaves the first alone', async () => {
    const { framework, store } = fixture.actions;
    const { hash: _, rule: _rule, register: _register, ruleHash: _ruleHash, ...frozen } = framework;
    const json = { ...JSON.parse(JSON.stringify(frozen)), id: 'other/2025-26', title: 'Another' } as Json;
    await store.write((db) =>
      saveDefinition(db, { kind: 'framework', id: 'other/2025-26', json, knownFrom: day('2023-04-01') }),
    );
    const other = loadFramework(json);
    assert.ok(other.ok);
    const actions = { ...fixture.actions, frameworks: [framework, other.value] };
    const asked = { framework: 'other/2025-26', frameworkHash: other.value.hash, measure: 'HYP009', lowerPercent: 45 };
    const unknown = await proposeMeasure(fixture.actions, fixture.actor('quality'), { change: asked, case: CASE });
    assert.equal(code(unknown), 'not-found', 'a framework that is not in force');
    const saved = await proposeMeasure(actions, fixture.actor('quality'), { change: asked, case: CASE });
    assert.ok(saved.ok, saved.ok ? '' : saved.refusal.message);
    const { id: proposal, contentHash } = saved.value;
    const subject = `other/2025-26/HYP009/${contentHash.slice(0, 12)}`;
    const ask = { proposal, subject, contentHash };
    const about = { kind: 'framework version', subject } as const;
    await decided(store, 'PCCC 2025-04-08 item 2', about, { expiresOn: '2026-04-09' });
    assert.equal(code(await approveMeasure(actions, fixture.actor('committee'), ask)), 'decision.not-live');
    await decided(store, 'PCCC 2025-04-08 item 3', about);
    assert.equal(code(await approveMeasure(actions, fixture.actor('committee'), ask)), 'ok');
    const lower = async (id: string) => {
      const kept = await store.read((db) => currentDefinition(db, 'framework', id, day('2027-04-01')));
      const loaded = loadFramework(kept?.json ?? null);
      assert.ok(loaded.ok);
      return loaded.value.measures.find((one) => one.id === 'HYP009')?.lowerPercent;
    };
    const before = framework.measures.find((one) => one.id === 'HYP009')?.lowerPercent;
    assert.deepEqual([await lower('other/2025-26'), await lower(framework.id)], [45, before]);
  });

  test('needs a written case, a change that means something, and a role', async () => {
    const good = change({ lowerPercent: 45 });
    const codes: [string, Json, string, string][] = [
      ['quality', good, 'Because.', 'input.invalid'],
      ['quality', change({}), CASE, 'input.invalid'],
      ['quality', change({ price: '300' }), CASE, 'input.invalid'],
      ['quality', change({ lowerPercent: 90 }), CASE, 'definition.invalid'],
      ['quality', change({ measure: 'NONE1', lowerPercent: 45 }), CASE, 'approval.changed-since'],
      ['quality', { lowerPercent: 45 }, CASE, 'input.invalid'],
      ['finance', good, CASE, 'access.denied'],
    ];
    for (const [user, asked, written, expected] of codes) {
      const done = await proposeMeasure(fixture.actions, fixture.actor(user), { change: asked, case: written });
      assert.equal(code(done), expected, JSON.stringify(asked));
    }
  });
});
