import { type Measure, measure } from '../measure.ts';
import type { Workspace } from '../workspace.ts';

/** What `npm start` does the first time: everything from the practices' records to a month paid. */
export async function measureWhole(workspace: Workspace): Promise<Measure[]> {
  const built = await workspace.buildDemonstration();
  return [
    measure(
      {
        name: 'whole demonstration',
        value: built.seconds,
        unit: 's',
        note: `One run, ${built.processorSeconds.toFixed(0)} s of processor time: records, counts at the edge, import, both calculators at two year ends, one month paid; with the store made.`,
      },
      workspace.people,
    ),
    measure(
      {
        name: 'whole demonstration: peak memory',
        value: built.peakGigabytes,
        unit: 'GB',
        limits: [{ of: 'value', most: 2.5 }],
        note: 'Of the one process that does it all.',
      },
      workspace.people,
    ),
  ];
}
