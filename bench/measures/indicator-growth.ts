import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { OdsCode } from '../../src/base/index.ts';
import { calculate, type LoadedFramework, verify } from '../../src/indicators/index.ts';
import type { Warehouse } from '../../src/warehouse/index.ts';
import { type Measure, measure } from '../measure.ts';
import { compared, median, timed } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { countEverybody, frameworkOf, OUTCOMES, PASS, PERIOD_END } from './counting.ts';

/** How the time of the 86 measures grows with the rows, what one practice's new day takes, and comparing everything. */
export async function measureGrowth(workspace: Workspace): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const framework = frameworkOf(OUTCOMES);
  try {
    return [
      ...(await growthOf(workspace, warehouse, framework)),
      await newDay(workspace, warehouse, framework),
      await comparing(workspace, warehouse, framework),
    ];
  } finally {
    warehouse.close();
  }
}

type Part = { readonly practices: readonly OdsCode[]; readonly rows: number };

/** Every fourth practice, every second and all: about once, twice and four times the rows. */
function partOf(warehouse: Warehouse, every: number): Part {
  const practices = warehouse
    .current()
    .practices()
    .filter((_, index) => index % every === 0);
  return { practices, rows: rowsOf(warehouse, practices) };
}

function rowsOf(warehouse: Warehouse, practices: readonly OdsCode[]): number {
  const own: ReadonlySet<string> = new Set(practices);
  const { segments } = warehouse.current().manifest;
  return segments.reduce((sum, { part, rows }) => sum + (own.has(part) ? rows : 0), 0);
}

async function growthOf(
  { people }: Workspace,
  warehouse: Warehouse,
  framework: LoadedFramework,
): Promise<readonly Measure[]> {
  const parts = { once: partOf(warehouse, 4), twice: partOf(warehouse, 2), four: partOf(warehouse, 1) };
  const count = (part: Part) => () => countEverybody(warehouse, framework, part.practices);
  const ways = { once: count(parts.once), twice: count(parts.twice), four: count(parts.four) };
  const seconds = await compared(ways, { rounds: 3, enough: 30 });
  const grown = (name: string, part: 'twice' | 'four'): Measure => {
    const rows = parts[part].rows / parts.once.rows;
    const words = `${rows.toFixed(2)} times the ${parts.once.rows.toLocaleString('en-GB')} rows of the part that took ${seconds.once.toFixed(2)} s.`;
    const floor = { what: 'the time of the part, times the rows', value: seconds.once * rows, unit: 's' };
    const limits = [{ of: 'ratioToFloor', most: 1.15 }] as const;
    return measure({ name, value: seconds[part], unit: 's', floor, limits, note: words }, people);
  };
  return [grown('86 measures: twice the rows', 'twice'), grown('86 measures: four times the rows', 'four')];
}

const DAYS = 5;

/** What is counted again when one practice has sent new rows: that practice, with its evidence. The middle of five after the first, which plans. */
async function newDay({ people }: Workspace, warehouse: Warehouse, framework: LoadedFramework): Promise<Measure> {
  const snapshot = warehouse.current();
  const bySize = snapshot.practices().toSorted((a, b) => rowsOf(warehouse, [a]) - rowsOf(warehouse, [b]));
  const practices = bySize.slice(Math.floor(bySize.length / 2)).slice(0, 1);
  const took: number[] = [];
  for (let day = 0; day <= DAYS; day += 1) {
    for (const one of practices) rmSync(join(warehouse.directory, 'evidence', one), { recursive: true, force: true });
    const ask = { warehouse, snapshot, pass: PASS, framework, periodEnd: PERIOD_END, practices };
    took.push((await timed(() => calculate(ask))).seconds);
  }
  const [first = 0, ...later] = took;
  const rows = rowsOf(warehouse, practices).toLocaleString('en-GB');
  return measure(
    {
      name: '86 measures: one practice’s new day',
      value: median(later),
      unit: 's',
      limits: [{ of: 'value', most: 0.15 }],
      note: `Counting the practice of middle size, ${rows} rows, again with its evidence; no other is touched. Importing its rows is not in it. The first of a process, which plans, took ${first.toFixed(2)} s.`,
    },
    people,
  );
}

/** Both calculators on every practice, person by person, as the command does. */
async function comparing({ people }: Workspace, warehouse: Warehouse, framework: LoadedFramework): Promise<Measure> {
  const snapshot = warehouse.current();
  let [compared, differences] = [0, 0];
  const { seconds } = await timed(async () => {
    for await (const [, found] of verify({ snapshot, pass: PASS, framework, periodEnd: PERIOD_END })) {
      compared += found.compared;
      differences += found.differenceCount;
    }
  });
  return measure(
    {
      name: '86 measures: verify',
      value: seconds,
      unit: 's',
      limits: [{ of: 'value', most: 120 }],
      note: `${compared.toLocaleString('en-GB')} decisions and amounts compared once, ${differences} differences.`,
    },
    people,
  );
}
