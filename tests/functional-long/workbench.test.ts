import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { day, mintMachineryPass } from '../../src/base/index.ts';
import {
  Bench,
  type ClauseChange,
  calculateOver,
  changeRule,
  indicatorCount,
  type LoadedFramework,
  loadFramework,
} from '../../src/indicators/index.ts';
import { readPolicy } from '../../src/main/policy.ts';
import { Warehouse } from '../../src/warehouse/index.ts';
import { type Demonstration, demonstration, servedDemonstration } from '../demonstration.ts';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const PERIOD_END = day('2026-03-31');
let demo: Awaited<ReturnType<typeof servedDemonstration>>;
let built: Demonstration;

before(async () => {
  built = await demonstration();
  demo = await servedDemonstration();
});
after(() => demo.stop());

function frameworkInService(): LoadedFramework {
  const json = readPolicy(root).definitions.find((definition) => definition.kind === 'framework')?.json ?? null;
  const loaded = loadFramework(json);
  assert.ok(loaded.ok);
  return loaded.value;
}

const CHANGES: readonly [string, ...ClauseChange[]][] = [
  ['HYP008', { step: 1, age: 64 }],
  ['HYP008', { step: 2, systolic: 130, diastolic: 80 }],
  ['HYP008', { step: 2, months: 6 }, { step: 9, remove: true }],
  ['HYP008', { step: 8, months: 3 }],
  ['DM020', { step: 2, value: '53' }],
  ['CS005', { step: 1, age: 30 }],
  ['SMOK004', { step: 1, months: 12 }],
];

test('a changed clause is counted as the whole framework would count the changed rule, practice by practice', async () => {
  const warehouse = await Warehouse.open(join(built.data, 'warehouse'));
  assert.ok(warehouse.ok);
  const framework = frameworkInService();
  const [snapshot, pass] = [warehouse.value.current(), mintMachineryPass('indicators')];
  const practices = snapshot.practices();
  let moved = 0;
  for (const [indicator, ...changes] of CHANGES) {
    const measure = framework.measures.find((one) => one.id === indicator);
    assert.ok(measure !== undefined);
    const changed = changeRule(framework, measure, changes);
    if (!changed.ok) {
      assert.match(changed.refusal.message, /has no|several/, `${indicator}: ${changed.refusal.message}`);
      continue;
    }
    const rule = framework.rule(indicator);
    const bench = await Bench.open({ snapshot, pass, framework, rule, periodEnd: PERIOD_END, practices });
    const moves = await bench.moves(changed.value.rule.steps);
    bench.close();
    moved += moves.filter(({ before, after }) => before !== after).length;
    const reader = await snapshot.people(pass, practices);
    assert.ok(reader.ok);
    const whole = await calculateOver({
      reader: reader.value,
      framework: changed.value.framework,
      periodEnd: PERIOD_END,
    });
    reader.value.close();
    for (const expected of whole.counts) {
      const own = moves.filter(({ practice }) => practice === expected.practice);
      const people = new Map<number, number>();
      for (const { after: step, people: count } of own) people.set(step, (people.get(step) ?? 0) + count);
      const found = indicatorCount(changed.value.framework, indicator, people, {
        practice: expected.practice,
        periodEnd: PERIOD_END,
      });
      assert.deepEqual(found, expected);
    }
  }
  assert.ok(moved > 20, 'the changes move people');
  warehouse.value.close();
});

type Proposed = {
  release: string;
  practices: {
    practice: string;
    pointsBefore: string;
    pointsAfter: string;
    penceBefore: number;
    penceAfter: number;
    peopleIn: number | string;
    peopleOut: number | string;
  }[];
  moves: { from: { outcome: string }; to: { outcome: string; reason: string | null }; people: number }[];
};

test('a higher lower threshold gives nobody more, moves nobody, and costs some practices points', async () => {
  const { release, practices } = await demo.json<Proposed>('propose', '--indicator', 'HYP008', '--lower', '0.5');
  assert.equal(release, 'exact');
  assert.equal(practices.length, 48, 'two take part in another scheme and are not paid by this one');
  for (const one of practices) {
    assert.ok(Number(one.pointsAfter) <= Number(one.pointsBefore), one.practice);
    assert.ok(one.penceAfter <= one.penceBefore);
    assert.deepEqual([one.peopleIn, one.peopleOut], [0, 0]);
  }
  assert.ok(practices.some((one) => one.penceAfter < one.penceBefore));
});

test('a price moves pounds in proportion and no points', async () => {
  const { practices } = await demo.json<Proposed>('propose', '--indicator', 'HYP008', '--price', '450.98');
  for (const one of practices) {
    assert.equal(one.pointsAfter, one.pointsBefore);
    assert.ok(Math.abs(one.penceAfter - 2 * one.penceBefore) <= 1, one.practice);
  }
});

test('a lower age limit leaves people out, with the reason', async () => {
  const change = JSON.stringify({ step: 1, age: 64 });
  const { practices, moves } = await demo.json<Proposed>('propose', '--indicator', 'HYP008', '--change', change);
  const out = practices.reduce((sum, one) => sum + Number(one.peopleOut), 0);
  const reasons = moves.filter(({ to }) => to.reason === 'PAT_AGEO79');
  assert.ok(out > 0);
  assert.equal(moves.length, reasons.length);
  const counted = reasons.filter(({ from }) => from.outcome === 'numerator' || from.outcome === 'missed');
  assert.equal(
    counted.reduce((sum, { people }) => sum + people, 0),
    out,
  );
});

test('a reader of suppressed counts is told nothing that stands for fewer than 8 people, however often they ask', async () => {
  const shownAfter = (answer: Proposed) => answer.practices.filter((one) => one.pointsAfter !== 'not shown');
  for (const age of [64, 63]) {
    const change = JSON.stringify({ step: 1, age });
    const answer = await demo.json<Proposed>('propose', '--indicator', 'HYP008', '--change', change, '--as', 'quality');
    assert.equal(answer.release, 'management');
    for (const one of answer.practices) {
      for (const count of [one.peopleIn, one.peopleOut])
        assert.ok(typeof count === 'string' || count % 5 === 0, `${one.practice}: ${count}`);
      if (one.peopleOut === '1 to 7') assert.equal(one.pointsAfter, 'not shown');
    }
    assert.ok(shownAfter(answer).every((one) => one.peopleOut === 0 || Number(one.peopleOut) >= 10));
  }
});

test('what cannot be proposed is refused in words', async () => {
  const asks = [
    ['propose', '--indicator', 'HYP008'],
    ['propose', '--indicator', 'HYP008', '--lower', '0.9'],
    ['propose', '--indicator', 'HYP008', '--change', '{"step": 99, "age": 3}'],
    ['propose', '--indicator', 'HYP008', '--change', '{"step": 1, "age": "old"}'],
    ['propose', '--indicator', 'HYP008', '--lower', '0.5', '--framework', 'none/2025-26'],
    ['propose', '--indicator', 'HYP008', '--lower', '0.5', '--as', 'public'],
  ];
  for (const argv of asks) {
    const ran = await demo.run(...argv, '--json');
    assert.notEqual(ran.code, 0, argv.join(' '));
    const { message, remedy } = JSON.parse(ran.out).refusal;
    assert.ok(message.length > 10, argv.join(' '));
    assert.doesNotMatch(remedy ?? '', /definition/, 'nothing was kept that could be corrected');
  }
});

type Results = {
  sums: { of: string; agrees: boolean }[];
  results: {
    indicator: string;
    level: string;
    area: string;
    register: number;
    denominator: number;
    numerator: number;
    mark: { validity: string; reliability: string; evidence: unknown[] };
    isRanked: boolean;
  }[];
};

test('calculate gives every level of every measure, and counts add up across levels', async () => {
  const { sums, results } = await demo.json<Results>('calculate', '--framework', 'spine/2025-26');
  assert.deepEqual(
    sums.map(({ of, agrees }) => [of, agrees]),
    ['practice', 'team', 'locality', 'commissioner', 'deprivation fifth', 'age', 'sex', 'ethnicity'].map((level) => [
      level,
      true,
    ]),
  );
  const whole = results.filter(({ level }) => level === 'commissioner');
  assert.equal(whole.length, 12);
  for (const { indicator, register, denominator, numerator } of whole) {
    for (const level of ['practice', 'locality', 'sex']) {
      const own = results.filter((one) => one.indicator === indicator && one.level === level);
      const sum = (of: 'register' | 'denominator' | 'numerator') => own.reduce((total, one) => total + one[of], 0);
      assert.deepEqual([sum('register'), sum('denominator'), sum('numerator')], [register, denominator, numerator]);
    }
  }
  assert.ok(results.every(({ mark }) => mark.evidence.length >= 3));
});

test('replay counts again to the same bytes', async () => {
  type Replay = { isSame: boolean; practices: { keptSha256: string; replayedSha256: string }[] };
  const { isSame, practices } = await demo.json<Replay>('replay', '--period-end', '2026-03-31');
  assert.ok(isSame);
  assert.equal(practices.length, 50);
  for (const one of practices) assert.equal(one.keptSha256, one.replayedSha256);
});
