import { readParquet, Warehouse } from '../../src/warehouse/index.ts';
import { type Measure, measure } from '../measure.ts';
import { filesUnder, plainCopy } from '../plain-copy.ts';
import { taken, type Workspace } from '../workspace.ts';

/** Writing the practices' records, counting at each practice's edge with both engines, writing what it sends. */
export async function measureEdge(workspace: Workspace): Promise<Measure[]> {
  const { people } = workspace;
  const built = await workspace.buildFeeds();
  const records = filesUnder(workspace.path('demo', 'records'));
  const rows = await rowsOf(records, workspace.emptyFolder('rows'));
  const floor = await plainCopy(filesUnder(workspace.path('demo')), workspace.path('copy'));
  const note = `One run, ${built.processorSeconds.toFixed(0)} s of processor time, ${rows.toLocaleString('en-GB')} rows in the practices’ records; the process start is in it, making the store is not.`;
  return [
    measure(
      {
        name: 'generate and count at the edge',
        value: built.seconds,
        unit: 's',
        floor,
        limits: [{ of: 'value', most: 60 }],
        note,
      },
      people,
    ),
    measure(
      {
        name: 'generate and count at the edge: peak memory',
        value: built.peakGigabytes,
        unit: 'GB',
        limits: [{ of: 'value', most: 2.5 }],
        note: 'Of the whole process, with the embedded store.',
      },
      people,
    ),
  ];
}

async function rowsOf(files: readonly string[], folder: string): Promise<number> {
  const warehouse = taken(await Warehouse.open(folder));
  const scratch = await warehouse.scratch();
  const { rows } = await scratch.row<{ rows: bigint }>(
    `SELECT count(*) AS rows FROM ${readParquet(files, ', union_by_name = true')}`,
  );
  scratch.close();
  warehouse.close();
  return Number(rows);
}
