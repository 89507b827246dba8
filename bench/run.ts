/**
 * `npm run bench -- [indicators] [--table FILE] [--json] [--people N] [--only name,name] [--keep DIR] [--published DIR]`: measures Commonweal, each
 * figure beside what it is held against in the same run. See README.md here. With --json standard output is JSON
 * alone; everything else goes to standard error.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ran, root } from './commonweal.ts';
import { FAMILIES } from './families.ts';
import { FULL_SIZE, type Measure, measureText } from './measure.ts';
import { measuresPage } from './table.ts';

type Ask = {
  readonly isJson: boolean;
  readonly people: number;
  readonly families: readonly string[];
  readonly keep: string | undefined;
  readonly published: string | undefined;
  /** Where the measures are written as a page of Markdown. */
  readonly table: string | undefined;
};

/** Families that are measured together, by a word of the command. */
const GROUPS: Readonly<Record<string, readonly string[]>> = { indicators: ['indicators', 'workbench'] };

function readAsk(): Ask {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      people: { type: 'string', default: String(FULL_SIZE) },
      only: { type: 'string' },
      keep: { type: 'string' },
      published: { type: 'string' },
      table: { type: 'string' },
    },
  });
  const people = Number(values.people);
  if (!Number.isInteger(people) || people < 500 || people > FULL_SIZE) {
    throw new Error(`--people takes a whole number from 500 to ${FULL_SIZE}`);
  }
  const named = positionals.length === 0 ? undefined : positionals.flatMap((word) => GROUPS[word] ?? [word]);
  const families = values.only?.split(',') ?? named ?? Object.keys(FAMILIES);
  const unknown = families.find((family) => !Object.hasOwn(FAMILIES, family));
  if (unknown !== undefined) throw new Error(`--only takes ${Object.keys(FAMILIES).join(', ')}; not ${unknown}`);
  const absolute = (path: string | undefined): string | undefined => (path === undefined ? undefined : resolve(path));
  return {
    isJson: values.json,
    people,
    families: Object.keys(FAMILIES).filter((family) => families.includes(family)),
    keep: absolute(values.keep),
    published: absolute(values.published),
    table: absolute(values.table),
  };
}

/** Measures one family after another; one that fails is said and the others are measured all the same. */
async function measureAll(ask: Ask, folder: string): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const family of ask.families) {
    const load = loadavg()[0]?.toFixed(2);
    process.stderr.write(`\n${family} (load of the machine ${load})\n`);
    try {
      const measured = await measureFamily(family, ask, folder);
      (ask.isJson ? process.stderr : process.stdout).write(`${measureText(measured)}\n`);
      measures.push(...measured.map((one) => ({ ...one, note: `${one.note} Load ${load} before.`.trim() })));
    } catch (fault) {
      process.stderr.write(`${family} could not be measured: ${(fault as Error).message}\n`);
      process.exitCode = 1;
    }
  }
  return measures;
}

async function measureFamily(family: string, ask: Ask, folder: string): Promise<Measure[]> {
  const published = ask.published === undefined ? [] : [ask.published];
  const program = join(root, 'bench', 'measure-family.ts');
  const { out } = await ran([program, family, folder, String(ask.people), ...published]);
  return JSON.parse(out) as Measure[];
}

async function main(): Promise<void> {
  const ask = readAsk();
  const folder = ask.keep ?? mkdtempSync(join(tmpdir(), 'commonweal-bench-'));
  mkdirSync(folder, { recursive: true });
  try {
    const measures = await measureAll(ask, folder);
    if (ask.table !== undefined) writeFileSync(ask.table, measuresPage(measures, ask));
    if (ask.isJson) process.stdout.write(`${JSON.stringify({ measures }, null, 2)}\n`);
  } finally {
    if (ask.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}

main().catch((fault: unknown) => {
  process.stderr.write(`${(fault as Error).message}\n`);
  process.exitCode = 2;
});
