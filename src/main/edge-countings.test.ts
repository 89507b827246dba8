import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { type Day, day, odsCode } from '../base/index.ts';
import { type LoadedFramework, loadFramework } from '../indicators/index.ts';
import { countingsOf } from './edge-countings.ts';
import { FRAMEWORK_IN_FORCE, readPolicy } from './policy.ts';

const EVE = day('2025-03-31');
const CUT_OFFS: readonly Day[] = [day('2024-03-31'), EVE, day('2026-03-31')];
const OTHER = 'quality-outcomes-for-health/2025-26';

describe('what a practice counts by at its edge', () => {
  let named: (id: string) => LoadedFramework;

  before(() => {
    const { definitions } = readPolicy(join(import.meta.dirname, '..', '..'));
    const loaded = new Map<string, LoadedFramework>();
    for (const { kind, id, json } of definitions) {
      if (kind !== 'framework' || (id !== FRAMEWORK_IN_FORCE && id !== OTHER)) continue;
      const framework = loadFramework(json);
      assert.ok(framework.ok);
      loaded.set(id, framework.value);
    }
    named = (id) => loaded.get(id) as LoadedFramework;
  });

  const countings = (practice: string) => {
    const [validFrom, validTo] = [day('2025-04-01'), day('2026-03-31')];
    const participations = [{ practice: odsCode('X00045'), framework: OTHER, validFrom, validTo }];
    return countingsOf({ framework: named(FRAMEWORK_IN_FORCE), participations, named }, odsCode(practice), CUT_OFFS);
  };

  test('is the framework of all practices, at every cut-off', () => {
    const [all] = countings('X00010');
    assert.deepEqual([all?.framework.id, all?.cutOffs], [FRAMEWORK_IN_FORCE, CUT_OFFS]);
  });

  test('is on the eve of such a year what another compares with the borough, at every practice', () => {
    for (const practice of ['X00010', 'X00045']) {
      const eve = countings(practice).filter(({ framework, cutOffs }) => framework.id === OTHER && cutOffs[0] === EVE);
      assert.deepEqual(
        eve.map(({ framework, cutOffs }) => [framework.rules.map(({ id }) => id), cutOffs]),
        [[['QOH201'], [EVE]]],
        practice,
      );
    }
  });

  test('is also, in the years of taking part in another, every measure that earns points there', () => {
    const [all, ...others] = countings('X00045');
    const other = others.find(({ cutOffs }) => cutOffs.includes(day('2026-03-31')));
    assert.deepEqual(all?.cutOffs, CUT_OFFS);
    assert.deepEqual(other?.cutOffs, [day('2026-03-31')]);
    const counted = new Map(
      [all, other].flatMap((each) => each?.framework.rules.map(({ id }) => [id, each.framework]) ?? []),
    );
    const framework = named(OTHER);
    const paid = framework.measures.filter(({ points }) => points > 0);
    assert.equal(paid.length, 34);
    for (const { rule } of paid) assert.equal(counted.get(rule)?.ruleHash(rule), framework.ruleHash(rule), rule);
    assert.deepEqual(other?.framework.rates, []);
  });
});
