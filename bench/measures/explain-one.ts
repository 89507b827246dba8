import type { OdsCode } from '../../src/base/index.ts';
import { explain } from '../../src/indicators/index.ts';
import type { Snapshot } from '../../src/warehouse/index.ts';
import { type Measure, measure } from '../measure.ts';
import { median, timed } from '../timing.ts';
import { taken, type Workspace } from '../workspace.ts';
import { frameworkOf, PASS, PERIOD_END, SPINE } from './counting.ts';

const PEOPLE = 20;

/** Explaining one person of the largest practice under one indicator. */
export async function measureExplain(workspace: Workspace): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const snapshot = warehouse.current();
  const practice = largestPractice(snapshot);
  const framework = frameworkOf(SPINE);
  const at = { snapshot, access: PASS, framework, practice, periodEnd: PERIOD_END, SPINE };
  const [warmUp, ...chosen] = await peopleOn(at, PEOPLE + 1);
  if (warmUp === undefined || chosen.length === 0) throw new Error(`nobody of ${practice} is on a register`);
  await explainOne(at, warmUp);
  const milliseconds: number[] = [];
  for (const one of chosen) milliseconds.push((await timed(() => explainOne(at, one))).seconds * 1000);
  const floor = await pointQuery(snapshot, practice);
  warehouse.close();
  return [
    measure(
      {
        name: 'explain one person',
        value: median(milliseconds),
        unit: 'ms',
        floor: { what: 'reading one event of the same practice', value: floor, unit: 'ms' },
        limits: [{ of: 'value', most: 200 }],
        note: `Median of ${chosen.length} people of ${practice}, over all indicators; the slowest took ${Math.round(Math.max(...milliseconds))} ms.`,
      },
      workspace.people,
    ),
    measure(
      {
        name: 'explain one person: slowest',
        value: Math.max(...milliseconds),
        unit: 'ms',
        limits: [{ of: 'value', most: 200 }],
      },
      workspace.people,
    ),
  ];
}

type At = Omit<Parameters<typeof explain>[0], 'indicator'>;
type Chosen = { readonly indicator: string; readonly person: string };

/** People on each indicator's register in turn. */
async function peopleOn(at: At, wanted: number): Promise<Chosen[]> {
  const each = Math.ceil(wanted / at.framework.rules.length);
  const chosen: Chosen[] = [];
  for (const { id: indicator } of at.framework.rules) {
    const people = taken(await explain({ ...at, indicator, limit: each }));
    chosen.push(...people.map(({ person }) => ({ indicator, person })));
  }
  return chosen.slice(0, wanted);
}

async function explainOne(at: At, { indicator, person }: Chosen): Promise<void> {
  taken(await explain({ ...at, indicator, person }));
}

/** Milliseconds to open a practice's rows and read one event by its code and person. */
async function pointQuery(snapshot: Snapshot, practice: OdsCode): Promise<number> {
  const open = async () => taken(await snapshot.people(PASS, [practice]));
  const reader = await open();
  const events = await reader.rows<{ code: bigint; person: number }>(
    `SELECT code, person FROM events USING SAMPLE ${PEOPLE} ROWS`,
  );
  reader.close();
  const milliseconds: number[] = [];
  for (const { code, person } of events) {
    const one = await timed(async () => {
      const again = await open();
      await again.rows('SELECT * FROM events WHERE code = ? AND person = ? LIMIT 1', [code, person]);
      again.close();
    });
    milliseconds.push(one.seconds * 1000);
  }
  return median(milliseconds);
}

function largestPractice(snapshot: Snapshot): OdsCode {
  const events = snapshot.manifest.segments.filter(({ table }) => table === 'events');
  const [largest] = [...events].sort((a, b) => b.rows - a.rows);
  if (largest === undefined) throw new Error('the warehouse holds no events');
  return largest.part as OdsCode;
}
