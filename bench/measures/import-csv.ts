import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { assert, day, machineClock, mintMachineryPass } from '../../src/base/index.ts';
import { type FeedCodes, importFiles } from '../../src/ingest/index.ts';
import { feedCodesFrom } from '../../src/main/feed-codes.ts';
import { quoted, readParquet, Warehouse } from '../../src/warehouse/index.ts';
import { type Measure, measure } from '../measure.ts';
import { bytesOf, plainCopy } from '../plain-copy.ts';
import { compared } from '../timing.ts';
import { policy, taken, type Workspace } from '../workspace.ts';

const PRACTICES = 5;

/** Importing five practices' extracts as CSV and as Parquet, in process, each time into an empty warehouse. */
export async function measureImportCsv(workspace: Workspace): Promise<Measure[]> {
  const parquet = fivePractices((await workspace.feeds())['practice-extract']);
  const csv = await writtenAsCsv(parquet, workspace.emptyFolder('csv'));
  const { codelists } = policy();
  const codes = feedCodesFrom((name) => codelists.get(name)?.codes ?? []);
  const accepted = new Map<string, number>();
  const seconds = await compared(
    {
      csv: async () => accepted.set('csv', await importInto(workspace.path('csv-imported'), csv, codes)),
      parquet: async () => accepted.set('parquet', await importInto(workspace.path('csv-imported'), parquet, codes)),
    },
    { rounds: 3 },
  );
  assert(accepted.get('csv') === accepted.get('parquet'), 'CSV and Parquet of the same rows import alike');
  const floor = await plainCopy(csv, workspace.path('copy'));
  rmSync(workspace.path('csv'), { recursive: true });
  const rows = accepted.get('csv') ?? 0;
  return [
    measure(
      {
        name: 'import CSV',
        value: seconds.csv,
        unit: 's',
        floor,
        peer: { what: 'the same rows as Parquet', value: seconds.parquet, unit: 's' },
        note: `${PRACTICES} practices of every size, ${rows.toLocaleString('en-GB')} rows accepted of either; ${Math.round(rows / seconds.csv).toLocaleString('en-GB')} rows a second as CSV.`,
      },
      workspace.people,
    ),
  ];
}

/** The files of five practices, evenly spread from the smallest to the largest. */
function fivePractices(files: readonly string[]): string[] {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const sender = basename(file).split('-')[0] ?? '';
    groups.set(sender, [...(groups.get(sender) ?? []), file]);
  }
  const bySize = [...groups.values()].sort((a, b) => bytesOf(a) - bytesOf(b));
  const chosen = Array.from(
    { length: PRACTICES },
    (_, index) => bySize[Math.floor(((index + 0.5) * bySize.length) / PRACTICES)],
  );
  return chosen.flatMap((group) => group ?? []);
}

async function writtenAsCsv(files: readonly string[], folder: string): Promise<string[]> {
  const warehouse = taken(await Warehouse.open(join(folder, 'scratch')));
  const scratch = await warehouse.scratch();
  const written = files.map((file) => join(folder, basename(file).replace(/\.parquet$/, '.csv')));
  for (const [index, file] of files.entries()) {
    const to = quoted(written[index] ?? '');
    await scratch.run(
      `COPY (FROM ${readParquet([file])}) TO ${to} (FORMAT csv, HEADER, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S')`,
    );
  }
  scratch.close();
  warehouse.close();
  return written;
}

/** @returns rows accepted */
async function importInto(folder: string, files: readonly string[], codes: FeedCodes): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  const warehouse = taken(await Warehouse.open(folder));
  try {
    const report = await importFiles({
      warehouse,
      pass: mintMachineryPass('ingest'),
      feed: 'practice-extract',
      files,
      businessDate: day('2026-04-10'),
      clock: machineClock,
      codes,
    });
    return taken(report).files.reduce((sum, file) => sum + file.accepted, 0);
  } finally {
    warehouse.close();
  }
}
