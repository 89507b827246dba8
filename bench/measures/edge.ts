import { type Measure, measure } from '../measure.ts';
import { filesUnder, plainCopy } from '../plain-copy.ts';
import type { Workspace } from '../workspace.ts';

/** Writing the practices' records, counting at each practice's edge with both engines, writing what it sends. */
export async function measureEdge(workspace: Workspace): Promise<Measure[]> {
  const { people } = workspace;
  const built = await workspace.buildFeeds();
  const floor = await plainCopy(filesUnder(workspace.path('demo')), workspace.path('copy'));
  const note = `One run, ${built.json.rows.toLocaleString('en-GB')} rows; the process start is in it, making the store is not.`;
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
