import assert from 'node:assert/strict';
import type { OdsCode } from '../../src/base/index.ts';
import { calculateOver, compareDecisions, type LoadedFramework, referenceOver } from '../../src/indicators/index.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { type Measure, measure } from '../measure.ts';
import { timed } from '../timing.ts';
import { taken, type Workspace } from '../workspace.ts';
import { frameworkOf, PASS, PERIOD_END, SPINE } from './counting.ts';

/** The second calculator, plain TypeScript: how fast it is, and that it decides as the first does. */
export async function measureReference(workspace: Workspace): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const framework = frameworkOf(SPINE);
  const sum = { people: 0, compared: 0, differences: 0, reference: 0, compiled: 0 };
  for (const practice of warehouse.current().practices()) {
    const one = await bothOver(warehouse, practice, framework);
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += one[key];
  }
  warehouse.close();
  assert.equal(sum.differences, 0, 'both calculators decide alike about everybody');
  return [
    measure(
      {
        name: 'reference evaluator',
        value: sum.people / sum.reference,
        unit: 'people/s',
        peer: { what: 'the compiled one, practice by practice', value: sum.people / sum.compiled, unit: 'people/s' },
        note: `Twelve indicators, one run over every practice: ${sum.people.toLocaleString('en-GB')} people in ${sum.reference.toFixed(1)} s; ${sum.compared.toLocaleString('en-GB')} decisions compared, ${sum.differences} differences.`,
      },
      workspace.people,
    ),
  ];
}

type Both = Readonly<Record<'people' | 'compared' | 'differences' | 'reference' | 'compiled', number>>;

async function bothOver(warehouse: Warehouse, practice: OdsCode, framework: LoadedFramework): Promise<Both> {
  const reader = taken(await warehouse.current().people(PASS, [practice]));
  try {
    const over = { reader, framework, periodEnd: PERIOD_END, SPINE };
    const compiled = await timed(() => calculateOver(over));
    const reference = await timed(() => referenceOver(over));
    const { compared, differenceCount } = compareDecisions(compiled.value.decisions, reference.value.decisions);
    const seconds = { reference: reference.seconds, compiled: compiled.seconds };
    return { people: reference.value.registered.length, compared, differences: differenceCount, ...seconds };
  } finally {
    reader.close();
  }
}
