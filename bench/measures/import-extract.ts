import { type Measure, measure } from '../measure.ts';
import { plainCopy } from '../plain-copy.ts';
import type { Import, Workspace } from '../workspace.ts';

/** Importing all that the practices sent: list sizes, extracts and counts, a command a feed. */
export async function measureImport(workspace: Workspace): Promise<Measure[]> {
  const feeds = await workspace.feeds();
  const imports = await workspace.importFeeds();
  const floor = await plainCopy(Object.values(feeds).flat(), workspace.path('copy'));
  const { people } = workspace;
  const extract = imports.find(({ feed }) => feed === 'practice-extract');
  const rows = extract?.files.reduce((sum, file) => sum + file.read, 0) ?? 0;
  const each = imports.map(({ feed, seconds }) => `${feed} ${seconds.toFixed(1)} s`).join(', ');
  const processor = imports.reduce((sum, one) => sum + one.processorSeconds, 0);
  return [
    measure(
      {
        name: 'import practice extract',
        value: imports.reduce((sum, one) => sum + one.seconds, 0),
        unit: 's',
        floor,
        limits: [{ of: 'value', most: 75 }],
        note: `One run of three processes: ${each}; ${processor.toFixed(0)} s of processor time. Each process start is in it, making the store is not.`,
      },
      people,
    ),
    measure(
      {
        name: 'import practice extract: rows a second',
        value: rows / (extract?.seconds ?? Number.NaN),
        unit: 'rows/s',
        note: `${rows.toLocaleString('en-GB')} rows of practice-extract, ${rejectedIn(imports)} rejected.`,
      },
      people,
    ),
    measure(
      {
        name: 'import practice extract: peak memory',
        value: Math.max(...imports.map(({ peakGigabytes }) => peakGigabytes)),
        unit: 'GB',
        limits: [{ of: 'value', most: 2.5 }],
        note: 'Of the largest of the three processes, with the embedded store.',
      },
      people,
    ),
  ];
}

function rejectedIn(imports: readonly Import[]): number {
  return imports.flatMap(({ files }) => files).reduce((sum, file) => sum + file.rejected, 0);
}
