import assert from 'node:assert/strict';
import { Bench, type ClauseChange, changeRule, type LoadedFramework } from '../../src/indicators/index.ts';
import { type Measure, measure } from '../measure.ts';
import { median, timed } from '../timing.ts';
import { taken, type Workspace } from '../workspace.ts';
import { countEverybody, frameworkOf, PASS, PERIOD_END, SPINE } from './counting.ts';

const RULE = 'HYP008';
/** Each asks something of the records that the ones before it did not. */
const CHANGES: readonly ClauseChange[] = [
  { step: 1, age: 74 },
  { step: 2, months: 9 },
  { step: 2, systolic: 130, diastolic: 80 },
  { step: 7, months: 6 },
  { step: 2, months: 6 },
];

/** The workbench over the whole warehouse: a changed clause, against counting the changed rule from nothing. */
export async function measureWorkbench(workspace: Workspace): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const snapshot = warehouse.current();
  const framework = frameworkOf(SPINE);
  const practices = snapshot.practices();
  const ask = { snapshot, pass: PASS, framework, rule: framework.rule(RULE), periodEnd: PERIOD_END, practices };
  const { value: bench, seconds: opening } = await timed(() => Bench.open(ask));
  const changed: number[] = [];
  const anew: number[] = [];
  for (const change of CHANGES) {
    const copy = copyOf(framework, change);
    changed.push((await timed(() => bench.moves(copy.rule(RULE).steps))).seconds);
    anew.push((await timed(() => countEverybody(warehouse, copy))).seconds);
  }
  bench.close();
  warehouse.close();
  return [
    measure(
      {
        name: 'workbench: a changed clause',
        value: median(changed),
        unit: 's',
        peer: { what: 'counting the changed rule from nothing', value: median(anew), unit: 's' },
        limits: [{ of: 'value', most: 1 }],
        note: `${RULE}, an age limit, windows and a target, over the whole list; laying the rule open first took ${opening.toFixed(2)} s.`,
      },
      workspace.people,
    ),
  ];
}

function copyOf(framework: LoadedFramework, change: ClauseChange): LoadedFramework {
  const found = framework.measures.find((one) => one.rule === RULE);
  assert.ok(found !== undefined, 'the framework has the measure');
  return taken(changeRule(framework, found, [change])).framework;
}
