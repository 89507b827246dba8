import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { demonstrationAccounts } from '../../definitions/demo/payees.ts';
import { receipts } from '../../definitions/demo/receipts.ts';
import {
  approveBankDetails,
  certifyRun,
  type FeedName,
  importFiles,
  prepareRun,
  proposeBankDetails,
  releaseRun,
  verifyResults,
} from '../actions/index.ts';
import {
  type Actor,
  accepted,
  assert,
  type Day,
  day,
  type Json,
  month,
  noProgress,
  type Outcome,
  odsCode,
  type Progress,
  refused,
} from '../base/index.ts';
import { buildRecords } from '../demo/index.ts';
import { warmSums } from '../reports/index.ts';
import { currentDefinition } from '../store/index.ts';
import type { Configuration } from './configuration.ts';
import { keepBooks } from './demonstration-budget.ts';
import { keepCases } from './demonstration-cases.ts';
import { demonstrateClaims } from './demonstration-claims.ts';
import { keepIdentities } from './demonstration-identities.ts';
import { keepCommittees, PAYMENTS_DECISION } from './demonstration-meetings.ts';
import { keepMonitoring } from './demonstration-monitoring.ts';
import { Edges } from './edges.ts';
import { asFirstSent, FIRST_SENT } from './first-sent.ts';
import { demonstrationPlan, FRAMEWORK_IN_FORCE, readPolicy } from './policy.ts';
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
 * import, the counts checked by both calculators, what committees decided and one month paid. What was done before is found done and kept.
 */
export async function buildDemonstration(
  root: string,
  system: System,
  ask: DemonstrationAsk,
  progress: Progress,
): Promise<Outcome<Record<string, string | number>>> {
  const folder = ask.out ?? join(system.configuration.data, 'demonstration');
  const strangers = othersFiles(folder);
  if (strangers.length > 0) return holdsOtherFiles(folder, strangers);
  const made = await writeFeeds(root, system, ask, folder, progress);
  if (!made.ok || ask.out !== undefined) return made;
  const imported = await importFeeds(system, folder, progress);
  if (!imported.ok) return imported;
  const operator = actor(system, 'operator');
  const named = await keepIdentities(system, folder, actor(system, 'manager-x00010'));
  if (!named.ok) return named;
  const verified = await verifyResults(system.actions, operator, { periodEnds: CUT_OFFS.slice(1) }, progress);
  if (!verified.ok) return verified;
  const banked = await keepBankDetails(system);
  if (!banked.ok) return banked;
  const decided = await keepCommittees(system.actions, (user) => actor(system, user));
  if (!decided.ok) return decided;
  const opened = await keepCases(system.actions, (user) => actor(system, user));
  if (!opened.ok) return opened;
  await system.current();
  const monitored = await keepMonitoring(system.actions, system.reports, (user) => actor(system, user));
  if (!monitored.ok) return monitored;
  const paid = await payMonth(system);
  if (!paid.ok) return paid;
  const keepers = { finance: actor(system, 'finance'), approver: actor(system, 'approver') };
  const kept = await keepBooks(system, join(folder, 'feeds', 'budget'), PAID_MONTH, keepers);
  if (!kept.ok) return kept;
  const { seed } = ask;
  const claimed = await demonstrateClaims(system, { folder, seed, actor: (user) => actor(system, user) }, progress);
  if (!claimed.ok) return claimed;
  await warmSums((await system.current()).reports);
  const snapshot = system.warehouse.current().hash;
  writeFileSync(marker(system.configuration), JSON.stringify({ people: ask.people, seed: ask.seed, snapshot }));
  return accepted({ ...made.value, ...imported.value, ...claimed.value, snapshot });
}

/** What a build writes, and so what it may take away before it writes anew. */
const OWN_FILES = ['records', 'feeds', 'truth.json'];

function othersFiles(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => !OWN_FILES.includes(name)) : [];
}

function holdsOtherFiles(folder: string, names: readonly string[]): Outcome<never> {
  const [first, ...others] = names;
  return refused({
    code: 'input.invalid',
    message: `${folder} holds other files than a demonstration (${first}${others.length > 0 ? ` and ${others.length} more` : ''}); building there would take them away.`,
    remedy: 'Name a folder that is empty or does not exist yet.',
  });
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
  const edges = await openEdges(system);
  try {
    const records = await buildRecords({
      ...demonstrationPlan(readPolicy(root)),
      people: ask.people,
      seed: ask.seed,
      out: folder,
      connect: () => system.warehouse.scratch(),
      written: (code) => {
        const practice = odsCode(code);
        edges.add({ practice, record: join(folder, 'records', practice), out: join(folder, 'feeds') });
      },
      progress,
    });
    const sent = await edges.finish(progress);
    if (!sent.ok) return sent;
    return accepted({ folder, people: ask.people, everInARecord: records.people, badRows: records.badRows.length });
  } finally {
    await edges.abandon();
  }
}

/** Threads for the practices' edges: one a processor, and no more than 2.5 GB in all have room for. */
const MOST_EDGES = 2;
const EDGE_MEMORY = '512MB';

async function openEdges({ store, configuration, feedCodes, warehouse, reports }: System): Promise<Edges> {
  const { businessDate } = configuration;
  const participations = (reports.participations ?? []).map(({ practice, framework, validFrom, validTo }) => ({
    ...{ practice, framework, validFrom, validTo },
  }));
  const frozen = async (id: string): Promise<Json> => {
    const framework = await store.read((db) => currentDefinition(db, 'framework', id, businessDate));
    assert(framework !== undefined, `the store holds ${id}, with which the system was opened`);
    return framework.json;
  };
  const takenPartIn = [...new Set(participations.map(({ framework }) => framework))];
  return new Edges({
    frameworks: [await frozen(FRAMEWORK_IN_FORCE), ...(await Promise.all(takenPartIn.map(frozen)))],
    participations,
    codes: await feedCodes(),
    businessDate,
    cutOffs: CUT_OFFS,
    memoryLimit: EDGE_MEMORY,
    threads: Math.min(MOST_EDGES, availableParallelism()),
    temporaryDirectory: () => warehouse.temporaryDirectory(),
  });
}

/** Files of one feed that are received on one day. */
type Delivery = { readonly on: Day; readonly feed: FeedName; readonly files: readonly string[] };

/** Through the same door as anybody's files, each on the day on which it is received. */
async function importFeeds(
  system: System,
  folder: string,
  progress: Progress,
): Promise<Outcome<Record<string, number>>> {
  const deliveries = deliveriesOf(join(folder, 'feeds'));
  const lists = deliveries.filter(({ feed }) => feed === 'list-size');
  let [rejected, files] = [0, 0];
  for (const delivery of deliveries) {
    const { on: businessDate, feed, files: sent } = delivery;
    const context = { ...system.actions, businessDate };
    const told = sent.length === 1 ? noProgress : progress;
    const report = await importFiles(context, actor(system, 'operator'), { feed, files: sent }, told);
    if (!report.ok) return report;
    rejected += report.value.files.reduce((sum, file) => sum + file.rejected, 0);
    files += sent.length;
    if (feed === 'list-size') progress('Import list-size', lists.indexOf(delivery) + 1, lists.length, 'files');
  }
  return accepted({ files, rejectedRows: rejected });
}

/** Feeds whose files lie in a folder of their own. */
const OWN_FOLDERS: ReadonlySet<FeedName> = new Set([
  'list-size',
  'practice-measures',
  'prescribing-measures',
  'inspection-ratings',
  'complaint-themes',
  'public-health-coverage',
]);

/** In order of their days; of one day, lists before records before counts. */
function deliveriesOf(feeds: string): readonly Delivery[] {
  const { firstList, reportedOn, extractsOn, countsOn, firstCounts, lateFilesOn } = receipts;
  const sent = readdirSync(feeds, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  const counts = sent.filter((name) => name.endsWith('-counts.csv'));
  const extracts = sent.filter((name) => !name.endsWith('-counts.csv'));
  const isLate = (name: string) => name.includes('-late.');
  const lists = readdirSync(join(feeds, 'list-size')).sort();
  const wrong = asFirstSent(feeds);
  const at = (on: string, feed: FeedName, names: readonly string[]): Delivery => ({
    on: day(on),
    feed,
    files: names.map((name) => join(feeds, OWN_FOLDERS.has(feed) && !name.startsWith(FIRST_SENT) ? feed : '', name)),
  });
  const deliveries = [
    ...lists.map((name) =>
      name === firstList.file
        ? at(quarterDay(name), 'list-size', [join(FIRST_SENT, name)])
        : at(quarterDay(name), 'list-size', [name]),
    ),
    at(firstList.correctedOn, 'list-size', [firstList.file]),
    ...[...OWN_FOLDERS]
      .filter((feed) => feed !== 'list-size')
      .map((feed) => at(reportedOn, feed, readdirSync(join(feeds, feed)).sort())),
    at(
      extractsOn,
      'practice-extract',
      extracts.filter((name) => !isLate(name)),
    ),
    at(
      countsOn,
      'practice-counts',
      counts.map((name) => (wrong.includes(name) ? join(FIRST_SENT, name) : name)),
    ),
    at(
      firstCounts.correctedOn,
      'practice-counts',
      wrong.filter((name) => name === firstCounts.file),
    ),
    at(lateFilesOn, 'practice-extract', extracts.filter(isLate)),
  ];
  return deliveries.filter(({ files }) => files.length > 0).toSorted((a, b) => a.on - b.on);
}

/** `Patient_List_Size_2025_07-09.csv` is of 1 July 2025, and received on it. */
function quarterDay(name: string): string {
  const [, year, month] = /(\d{4})_(\d{2})/.exec(name) ?? [];
  assert(year !== undefined && month !== undefined, `${name} says of which quarter it is`);
  return `${year}-${month}-01`;
}

/** When the demonstration's payees gave their bank details: long enough before the month that is paid. */
const BANK_DETAILS_ON = day('2025-09-01');

/** Gives payees by the bank their invented accounts, proposed by one and approved by another. */
async function keepBankDetails(system: System): Promise<Outcome<object>> {
  const actions = { ...system.actions, businessDate: BANK_DETAILS_ON };
  for (const ask of demonstrationAccounts) {
    const proposed = await proposeBankDetails(actions, actor(system, 'finance'), ask);
    if (!proposed.ok) return proposed;
    const { id: details } = proposed.value;
    const approved = await approveBankDetails(actions, actor(system, 'approver'), { payee: ask.payee, details });
    if (!approved.ok) return approved;
  }
  return accepted({});
}

/** Pays one month, each step by the person whose step it is. A step that is already done is left as it is. */
async function payMonth(system: System): Promise<Outcome<object>> {
  const prepared = await prepareRun(system.actions, actor(system, 'finance'), { month: PAID_MONTH });
  if (!prepared.ok) return prepared;
  const run = prepared.value.id;
  const decided = { decision: PAYMENTS_DECISION };
  const certified = await certifyRun(system.actions, actor(system, 'approver'), { run, ...decided });
  if (!certified.ok) return certified;
  return await releaseRun(system.actions, actor(system, 'releaser'), { run, ...decided });
}

function actor(system: System, user: string): Actor {
  const found = system.reports.users.actor(user);
  assert(found.ok, `the demonstration has a user ${user}`);
  return found.value;
}
