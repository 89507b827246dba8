import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certifyRun, type FeedName, importFiles, prepareRun, releaseRun, verifyResults } from '../actions/index.ts';
import {
  type Actor,
  accepted,
  assert,
  type Day,
  day,
  month,
  type OdsCode,
  type Outcome,
  odsCode,
  type Progress,
} from '../base/index.ts';
import { buildRecords } from '../demo/index.ts';
import { send } from '../edge/index.ts';
import type { Configuration } from './configuration.ts';
import { demonstrationPlan, readPolicy } from './policy.ts';
import type { System } from './system.ts';

export const DEMONSTRATION_SEED = 1;
/** The three year ends of the demonstration's calendar. */
export const CUT_OFFS: readonly Day[] = [day('2024-03-31'), day('2025-03-31'), day('2026-03-31')];
/** The month that the demonstration has paid. */
const PAID_MONTH = month('2025-10');

export type DemonstrationAsk = { readonly people: number; readonly seed: number; readonly out?: string };
type Built = { readonly people: number; readonly seed: number; readonly snapshot: string };

/** What was built in the data folder; undefined while nothing was built to its end. */
export function demonstrationBuilt(configuration: Configuration): Built | undefined {
  const file = marker(configuration);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Built) : undefined;
}

function marker(configuration: Configuration): string {
  return join(configuration.data, 'demonstration.json');
}

/**
 * Builds the demonstration: records at the fifty practices' edges, the files that they send, and, without `out`, their
 * import, the counts checked by both calculators and one month paid. What was done before is found done and kept.
 */
export async function buildDemonstration(
  root: string,
  system: System,
  ask: DemonstrationAsk,
  progress: Progress,
): Promise<Outcome<Record<string, string | number>>> {
  const folder = ask.out ?? join(system.configuration.data, 'demonstration');
  const made = await writeFeeds(root, system, ask, folder, progress);
  if (!made.ok || ask.out !== undefined) return made;
  const imported = await importFeeds(system, folder, progress);
  if (!imported.ok) return imported;
  const operator = actor(system, 'operator');
  const verified = await verifyResults(system.actions, operator, { periodEnds: CUT_OFFS.slice(1) }, progress);
  if (!verified.ok) return verified;
  const paid = await payMonth(system);
  if (!paid.ok) return paid;
  const snapshot = system.warehouse.current().hash;
  writeFileSync(marker(system.configuration), JSON.stringify({ people: ask.people, seed: ask.seed, snapshot }));
  return accepted({ ...made.value, ...imported.value, snapshot });
}

async function writeFeeds(
  root: string,
  system: System,
  ask: DemonstrationAsk,
  folder: string,
  progress: Progress,
): Promise<Outcome<Record<string, string | number>>> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const records = await buildRecords({
    ...demonstrationPlan(readPolicy(root)),
    people: ask.people,
    seed: ask.seed,
    out: folder,
    connect: () => system.warehouse.scratch(),
    progress,
  });
  const sent = await sendAll(system, folder, progress);
  if (!sent.ok) return sent;
  return accepted({ folder, people: ask.people, everInARecord: records.people, badRows: records.badRows.length });
}

/** Practices that are counted at a time: their queries are too small to keep two processors busy on their own. */
const AT_A_TIME = 2;

async function sendAll(system: System, folder: string, progress: Progress): Promise<Outcome<null>> {
  const waiting = readdirSync(join(folder, 'records')).sort();
  const total = waiting.length;
  let done = 0;
  let refusal: Outcome<never> | undefined;
  const sender = async (): Promise<void> => {
    for (let practice = waiting.shift(); practice !== undefined && refusal === undefined; practice = waiting.shift()) {
      const sent = await sendOne(system, odsCode(practice), join(folder, 'records', practice), folder);
      if (!sent.ok) refusal = sent;
      done += 1;
      progress('Count everybody and send', done, total, 'practices');
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, sender));
  return refusal ?? accepted(null);
}

function sendOne(system: System, practice: OdsCode, record: string, folder: string) {
  return send({
    connect: () => system.warehouse.scratch(),
    framework: system.reports.framework,
    codes: system.codes,
    businessDate: system.configuration.businessDate,
    practice,
    record,
    out: join(folder, 'feeds'),
    cutOffs: CUT_OFFS,
  });
}

/** Through the same door as anybody's files. */
async function importFeeds(
  system: System,
  folder: string,
  progress: Progress,
): Promise<Outcome<Record<string, number>>> {
  const feeds = join(folder, 'feeds');
  const sent = readdirSync(feeds, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(feeds, entry.name))
    .sort();
  const lists = readdirSync(join(feeds, 'list-size'))
    .sort()
    .map((name) => join(feeds, 'list-size', name));
  const sets: [FeedName, string[]][] = [
    ['list-size', lists],
    ['practice-extract', sent.filter((file) => !file.endsWith('-counts.csv'))],
    ['practice-counts', sent.filter((file) => file.endsWith('-counts.csv'))],
  ];
  let rejected = 0;
  for (const [feed, files] of sets) {
    const report = await importFiles(system.actions, actor(system, 'operator'), { feed, files }, progress);
    if (!report.ok) return report;
    rejected += report.value.files.reduce((sum, file) => sum + file.rejected, 0);
  }
  return accepted({ files: sent.length + lists.length, rejectedRows: rejected });
}

/** Pays one month, each step by the person whose step it is. A step that is already done is left as it is. */
async function payMonth(system: System): Promise<Outcome<object>> {
  const prepared = await prepareRun(system.actions, actor(system, 'finance'), { month: PAID_MONTH });
  if (!prepared.ok) return prepared;
  const run = prepared.value.id;
  const certified = await certifyRun(system.actions, actor(system, 'approver'), { run });
  if (!certified.ok) return certified;
  return await releaseRun(system.actions, actor(system, 'approver'), { run });
}

function actor(system: System, user: string): Actor {
  const found = system.reports.users.actor(user);
  assert(found.ok, `the demonstration has a user ${user}`);
  return found.value;
}
