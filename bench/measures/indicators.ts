import assert from 'node:assert/strict';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { calculate, type IndicatorCount, type LoadedFramework } from '../../src/indicators/index.ts';
import { rulesOnly } from '../../src/indicators/model/narrowed.ts';
import { readParquet, type Warehouse } from '../../src/warehouse/index.ts';
import { gigabytes, ran, root } from '../commonweal.ts';
import { type Measure, measure } from '../measure.ts';
import { compared, processorSeconds } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { countEverybody, frameworkOf, frameworksApart, OUTCOMES, PASS, PERIOD_END, SPINE } from './counting.ts';
import { measureGrowth } from './indicator-growth.ts';

/** What is counted together, and what it may take. */
type Set = {
  readonly name: string;
  readonly framework: string;
  readonly seconds: number;
  readonly floor: number;
  readonly peer: number;
};

const TWELVE: Set = { name: 'twelve indicators', framework: SPINE, seconds: 1.5, floor: 5, peer: 1.5 };
const EIGHTY_SIX: Set = { name: '86 measures', framework: OUTCOMES, seconds: 4, floor: 15, peer: 3 };

/** Both frameworks over the whole warehouse, how the larger grows with the rows, and comparing the two calculators. */
export async function measureIndicators(workspace: Workspace): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const set of [TWELVE, EIGHTY_SIX]) measures.push(...(await measureSet(workspace, set)));
  return [...measures, ...(await measureGrowth(workspace))];
}

/** Facts and counts, then evidence, then the most memory that it took. */
async function measureSet(workspace: Workspace, set: Set): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const scattered = await scatteredEvents(workspace, warehouse);
  const together = frameworkOf(set.framework);
  const apart = frameworksApart(together);
  const scratch = await warehouse.scratch();
  const counts = new Map<string, readonly IndicatorCount[]>();
  const ways = {
    together: async () => counts.set('together', await countEverybody(warehouse, together)),
    scan: () =>
      scratch.rows(`SELECT max(event_date), bit_xor(code), sum(value), max(person) FROM ${readParquet([scattered])}`),
    apart: async () => {
      const each: IndicatorCount[] = [];
      for (const one of apart) {
        const counted = await countEverybody(warehouse, one);
        const [own] = one.rates?.length === 0 ? one.rules : [];
        each.push(...counted.filter(({ indicator }) => indicator === own?.id));
      }
      counts.set('apart', each);
    },
    rules: () => countEverybody(warehouse, rulesOnly(together)),
    evidence: () => calculateAnew(warehouse, together),
  };
  const seconds = await compared(ways, { rounds: 3, enough: 30 });
  const processor = await processorSeconds(() => countEverybody(warehouse, together));
  scratch.close();
  warehouse.close();
  assert.deepEqual(inOrder(counts.get('together')), inOrder(counts.get('apart')), 'the counts are the same');
  return figures(set, { ...seconds, processor }, counts.get('together') ?? [], workspace.people);
}

type Seconds = Readonly<Record<'together' | 'scan' | 'apart' | 'rules' | 'evidence' | 'processor', number>>;

function figures(set: Set, seconds: Seconds, counts: readonly IndicatorCount[], people: number): Measure[] {
  const numerators = counts.reduce((sum, count) => sum + count.numerator, 0);
  return [
    measure(
      {
        name: set.name,
        value: seconds.together,
        unit: 's',
        floor: { what: 'a scan of four columns of every event in no order', value: seconds.scan, unit: 's' },
        peer: { what: 'one SQL query an indicator', value: seconds.apart, unit: 's' },
        limits: [
          { of: 'value', most: set.seconds },
          { of: 'ratioToFloor', most: set.floor },
          { of: 'ratioToPeer', least: set.peer },
        ],
        note: `Facts and counts of every practice, without evidence, ${seconds.processor.toFixed(1)} s of processor time; both ways gave the same ${counts.length} counts, ${numerators.toLocaleString('en-GB')} in the numerators.`,
      },
      people,
    ),
    measure(
      {
        name: `${set.name}: evidence`,
        value: seconds.evidence - seconds.rules,
        unit: 's',
        limits: [{ of: 'value', most: 6 }],
        note: `What the room's own calculation with its evidence files (${seconds.evidence.toFixed(2)} s) takes beyond facts and counts of the rules alone.`,
      },
      people,
    ),
    measure(
      {
        name: `${set.name}: peak memory`,
        value: gigabytes(process.resourceUsage().maxRSS),
        unit: 'GB',
        limits: [{ of: 'value', most: 1.5 }],
        note: 'Of the process of this measure: all of the above one after another, without the embedded store.',
      },
      people,
    ),
  ];
}

/** The room's own path from nothing: every practice's evidence written. */
async function calculateAnew(warehouse: Warehouse, framework: LoadedFramework): Promise<void> {
  rmSync(join(warehouse.directory, 'evidence'), { recursive: true, force: true });
  const snapshot = warehouse.current();
  await calculate({ warehouse, snapshot, pass: PASS, framework, periodEnd: PERIOD_END });
}

/** Written once, by a process of its own, so that its memory is not counted here. */
async function scatteredEvents(workspace: Workspace, warehouse: Warehouse): Promise<string> {
  const file = workspace.path('imported', `events-in-no-order-${warehouse.current().hash.slice(0, 16)}.parquet`);
  if (!existsSync(file)) await ran([join(root, 'bench', 'scatter-events.ts'), warehouse.directory, file]);
  return file;
}

function inOrder(counts: readonly IndicatorCount[] | undefined): string[] {
  return (counts ?? []).map((count) => JSON.stringify(count)).sort();
}
