import type { Day, MachineryPass, OdsCode, Progress } from '../base/index.ts';
import { noProgress } from '../base/index.ts';
import {
  type AwaitingErasure,
  type CommitChange,
  type ImportRecord,
  type Reader,
  readKeptOut,
  readProvenance,
  type SegmentDraft,
  type Warehouse,
  type WarehouseTable,
} from '../warehouse/index.ts';
import type { FeedLoader, FeedName, LoadedFile, ReceivedFile } from './feed.ts';
import { load as loadComplaintThemes } from './feeds/complaint-themes/load.ts';
import { load as loadDeprivationScores } from './feeds/deprivation-scores/load.ts';
import { load as loadGpAppointments } from './feeds/gp-appointments/load.ts';
import { load as loadGpPayments } from './feeds/gp-payments/load.ts';
import { load as loadGpWorkforce } from './feeds/gp-workforce/load.ts';
import { load as loadInspectionRatings } from './feeds/inspection-ratings/load.ts';
import { load as loadListSize } from './feeds/list-size/load.ts';
import { load as loadOdsCommissioners } from './feeds/ods-commissioners/load.ts';
import { load as loadOdsPractices } from './feeds/ods-practices/load.ts';
import { load as loadPracticeComparison } from './feeds/practice-comparison/load.ts';
import { load as loadPracticeCounts } from './feeds/practice-counts/load.ts';
import { loadExtract } from './feeds/practice-extract/load.ts';
import type { FeedCodes } from './feeds/practice-extract/stage-extract.ts';
import { load as loadPracticeMeasures } from './feeds/practice-measures/load.ts';
import { load as loadPrescribingMeasures } from './feeds/prescribing-measures/load.ts';
import { load as loadPrevalenceEstimates } from './feeds/prevalence-estimates/load.ts';
import { load as loadPublicHealthCoverage } from './feeds/public-health-coverage/load.ts';
import { load as loadServiceActivity } from './feeds/service-activity/load.ts';
import { load as loadWeightedPopulations } from './feeds/weighted-populations/load.ts';
import { ProblemList } from './problem-list.ts';

/** What one file came to, of whichever feed. */
export type ImportedFile = {
  readonly received: ReceivedFile;
  readonly table: string | undefined;
  readonly sender: string | null;
  readonly period: string | null;
  readonly read: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly replaced: number;
  readonly deleted: number;
  readonly status: ImportRecord['status'];
  readonly problems: ProblemList;
};

export type LoadedFiles = {
  readonly files: readonly ImportedFile[];
  /** What they change together. */
  readonly change: Pick<CommitChange, 'senders' | 'put' | 'remove'>;
  /** People in the warehouse of whom the files say that they opted out. */
  readonly awaiting: readonly Omit<AwaitingErasure, 'since'>[];
};

type LoadFilesContext = {
  readonly warehouse: Warehouse;
  readonly pass: MachineryPass;
  readonly feed: FeedName;
  readonly sender?: OdsCode;
  readonly businessDate: Day;
  readonly codes: FeedCodes;
  readonly progress?: Progress;
  readonly scratch: Reader;
  readonly temporaryDirectory: string;
};

const AGGREGATE_LOADERS: Readonly<Record<Exclude<FeedName, 'practice-extract'>, FeedLoader>> = {
  'practice-counts': loadPracticeCounts,
  'list-size': loadListSize,
  'practice-measures': loadPracticeMeasures,
  'service-activity': loadServiceActivity,
  'gp-payments': loadGpPayments,
  'ods-practices': loadOdsPractices,
  'ods-commissioners': loadOdsCommissioners,
  'prevalence-estimates': loadPrevalenceEstimates,
  'weighted-populations': loadWeightedPopulations,
  'deprivation-scores': loadDeprivationScores,
  'gp-workforce': loadGpWorkforce,
  'practice-comparison': loadPracticeComparison,
  'gp-appointments': loadGpAppointments,
  'prescribing-measures': loadPrescribingMeasures,
  'inspection-ratings': loadInspectionRatings,
  'complaint-themes': loadComplaintThemes,
  'public-health-coverage': loadPublicHealthCoverage,
};

/** Reads files of one feed, in the order given, and writes aside what they change. */
export function loadFiles(received: readonly ReceivedFile[], context: LoadFilesContext): Promise<LoadedFiles> {
  const { feed } = context;
  if (feed === 'practice-extract') return loadExtractFiles(received, context);
  return loadAggregateFiles(received, AGGREGATE_LOADERS[feed], context);
}

async function loadExtractFiles(received: readonly ReceivedFile[], context: LoadFilesContext): Promise<LoadedFiles> {
  const { warehouse, sender, progress = noProgress } = context;
  const loaded = await loadExtract(received, {
    ...context,
    snapshot: warehouse.current(),
    keptOut: (practice) => readKeptOut(warehouse.directory, practice),
    sender,
    progress,
  });
  const files = loaded.files.map((file) => ({
    received: file.received,
    table: file.table,
    sender: file.sender,
    period: null,
    read: file.read,
    accepted: file.accepted,
    rejected: file.rejected,
    replaced: file.replaced,
    deleted: file.deleted,
    status: file.status,
    problems: file.problems,
  }));
  const { senders, drafts: put, remove, awaiting } = loaded;
  return { files, change: { senders, put, remove }, awaiting };
}

async function loadAggregateFiles(
  received: readonly ReceivedFile[],
  load: FeedLoader,
  context: LoadFilesContext,
): Promise<LoadedFiles> {
  const { warehouse, feed, progress = noProgress } = context;
  const parts = new Parts(readProvenance(warehouse).filter((record) => record.feed === feed));
  const files: ImportedFile[] = [];
  for (const [index, file] of received.entries()) {
    const loaded = await load(file, context);
    const imported = importedFile(file, loaded);
    if (imported.status === 'accepted') parts.take(file, loaded);
    files.push(imported);
    progress(`Import ${feed}`, index + 1, received.length, 'files');
  }
  return { files, change: parts.change(warehouse), awaiting: [] };
}

function importedFile(received: ReceivedFile, loaded: LoadedFile): ImportedFile {
  const { sender, period, read, accepted, rejected } = loaded;
  const problems = new ProblemList(received.name);
  for (const { row, code, message } of loaded.problems) problems.addProblem(row, code, message);
  const isEmpty = read === 0 && problems.count === 0;
  const status = accepted > 0 || isEmpty ? 'accepted' : 'refused';
  const counts = { read, accepted, rejected, replaced: 0, deleted: 0 };
  return { received, table: undefined, sender, period, ...counts, status, problems };
}

type Place = { readonly table: WarehouseTable; readonly part: string };
type Whose = { readonly sha256: string; readonly sender: string | null; readonly period: string | null };

/** The parts that files of one feed put and take away, as file follows file. */
class Parts {
  readonly #put = new Map<string, SegmentDraft>();
  readonly #remove = new Map<string, Place>();
  /** Files in service or read before, of which a later one of the same sender and period takes the place. */
  readonly #earlier: Whose[];

  constructor(earlier: readonly ImportRecord[]) {
    this.#earlier = earlier.filter((record) => record.status === 'accepted');
  }

  take(file: ReceivedFile, loaded: LoadedFile): void {
    const { sender, period } = loaded;
    for (const place of [...(loaded.replaces ?? []), ...this.#supersededBy(loaded)]) this.#takeAway(place);
    for (const draft of loaded.drafts) this.#put.set(keyOf(draft), draft);
    this.#earlier.push({ sha256: file.sha256, sender, period });
  }

  change(warehouse: Warehouse): Pick<CommitChange, 'put' | 'remove'> {
    const live = new Set(warehouse.current().manifest.segments.map(keyOf));
    const remove = [...this.#remove.values()].filter((place) => live.has(keyOf(place)) && !this.#put.has(keyOf(place)));
    return { put: [...this.#put.values()], remove };
  }

  /** Parts named by an earlier file of the same sender and period. */
  #supersededBy({ sender, period, drafts }: LoadedFile): Place[] {
    if (period === null) return [];
    const files = this.#earlier.filter((file) => file.sender === sender && file.period === period);
    return drafts.flatMap(({ table }) => files.map((file) => ({ table, part: file.sha256 })));
  }

  #takeAway(place: Place): void {
    this.#put.delete(keyOf(place));
    this.#remove.set(keyOf(place), place);
  }
}

function keyOf(place: Place): string {
  return `${place.table} ${place.part}`;
}
