import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noProgress, type Progress } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { Chance } from './chance.ts';
import type { BadRow } from './faults/bad-rows.ts';
import { Faults } from './faults/faults.ts';
import { type ListSizeIssuer, writeListSizes } from './list-size.ts';
import { type MeasurePlan, writeMeasureFiles } from './measure-files.ts';
import { decideOutcomes } from './outcomes/outcomes.ts';
import type { DemoParameters } from './parameters.ts';
import { PlannedRows } from './planned/write-planned.ts';
import { populationOf } from './population.ts';
import { type DemoPractice, scaledPractices } from './practices.ts';
import { loadCodeTables } from './records/code-tables.ts';
import { loadWorkingTables, temporaryOnly } from './records/working-tables.ts';
import { type OtherOrganisations, writeRecords } from './records/write-records.ts';
import { writeReportedFiles } from './reported-files.ts';
import { truthOf } from './truth.ts';

export type BuildOptions = {
  readonly practices: readonly DemoPractice[];
  /** Codes by codelist name. */
  readonly codelists: Readonly<Record<string, readonly string[]>>;
  readonly parameters: DemoParameters;
  /** Named in the list-size files. */
  readonly commissioner: ListSizeIssuer;
  readonly localities: MeasurePlan['localities'];
  readonly organisations: OtherOrganisations;
  /** Registered people in all; each practice's list is scaled to it. */
  readonly people: number;
  readonly seed: number;
  readonly out: string;
  /**
   * Gives connections to one in-memory DuckDB that is used for nothing else meanwhile, e.g. of a warehouse in a
   * temporary folder: `() => warehouse.scratch()`. Tables `demo_…` are made and dropped, and joins are kept as written.
   */
  readonly connect: () => Promise<Reader>;
  /** Told of each practice, by its code, when its record is whole; others are still being written. */
  readonly written?: (practice: string) => void;
  readonly progress?: Progress;
};

export type BuiltRecords = {
  /** Everybody in any record: the lists, who left them, and temporary residents. */
  readonly people: number;
  readonly badRows: readonly BadRow[];
  /** Names of the list-size files. */
  readonly listSizes: readonly string[];
};

const CONNECTIONS = 2;
/** So that rows come in the same order whatever their number: DuckDB else turns a join round when one side is small. */
const JOINS_AS_WRITTEN = "SET disabled_optimizers = 'join_order,build_side_probe_side'";
/** For the same reason a query has one thread: the connections keep two processors busy. */
const ONE_THREAD_A_QUERY = 'SET threads = 1';
const WORKING_TABLES = ['person', 'record', 'stay', 'slot', 'bundle'];

/**
 * Makes the demonstration: every practice's record as extract files in `<out>/records/<practice>/`, the published
 * lists in `<out>/feeds/list-size/`, surveys and the like in `<out>/feeds/practice-measures/`, what others
 * report in a folder each, named for its feed, and what was decided in
 * `<out>/truth.json`. The same seed makes the same rows.
 */
export async function buildRecords(o: BuildOptions): Promise<BuiltRecords> {
  const { parameters, seed, progress = noProgress } = o;
  const practices = scaledPractices(o.practices, o.people);
  const chance = new Chance(seed);
  const population = populationOf({ practices, parameters, chance, progress });
  const outcomes = decideOutcomes(population, parameters, chance);
  const faults = new Faults({ practices, parameters, chance, seed });
  const readers = await Promise.all(Array.from({ length: CONNECTIONS }, () => o.connect()));
  const { threads } = await readers[0]!.row<{ threads: bigint }>("SELECT current_setting('threads') AS threads");
  try {
    await readers[0]!.run(`${JOINS_AS_WRITTEN}; ${ONE_THREAD_A_QUERY}`);
    const isTemporary = temporaryOnly(population);
    await loadWorkingTables({ reader: readers[0]!, population, parameters, chance, isTemporary });
    await loadCodeTables(readers[0]!, parameters, o.codelists, chance);
    const planned = new PlannedRows(outcomes, isTemporary);
    const afterPractice: Faults['make'] = async (reader, practice, folder) => {
      await faults.make(reader, practice, folder);
      o.written?.(practices[practice]!.code);
    };
    const folder = join(o.out, 'records');
    await writeRecords({
      readers,
      practices,
      parameters,
      organisations: o.organisations,
      seed,
      folder,
      plan: (reader, indexes) => planned.write(reader, indexes),
      afterPractice,
      progress,
    });
  } finally {
    const dropped = WORKING_TABLES.map((table) => `DROP TABLE IF EXISTS demo_${table};`);
    await readers[0]!.run(`${dropped.join(' ')} RESET disabled_optimizers; SET threads = ${threads}`);
    for (const reader of readers) reader.close();
  }
  const listSizes = writeListSizes(join(o.out, 'feeds', 'list-size'), population, o.commissioner);
  const { measures } = parameters;
  const { quality } = outcomes.plan;
  const measurePlan = { population, quality, chance, localities: o.localities, measures };
  writeMeasureFiles(join(o.out, 'feeds', 'practice-measures'), measurePlan);
  writeReportedFiles(join(o.out, 'feeds'), { practices, quality, chance, files: parameters.reported });
  const { badRows, lateFiles } = faults;
  mkdirSync(o.out, { recursive: true });
  const truth = truthOf({ outcomes, seed, people: o.people, badRows, lateFiles });
  writeFileSync(join(o.out, 'truth.json'), `${JSON.stringify(truth)}\n`);
  return { people: population.people.count, badRows, listSizes };
}
