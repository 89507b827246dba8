import { rmSync } from 'node:fs';
import {
  accepted,
  type Clock,
  type Day,
  isoOfDay,
  type MachineryPass,
  noProgress,
  type OdsCode,
  type Outcome,
  type Progress,
} from '../base/index.ts';
import {
  addAwaiting,
  type CommitFn,
  type ImportRecord,
  recordName,
  type Warehouse,
  writeProvenance,
} from '../warehouse/index.ts';
import { versionOf } from './describe-feed.ts';
import type { FeedName } from './feed.ts';
import { senderInPath } from './feeds/practice-extract/sender.ts';
import type { FeedCodes } from './feeds/practice-extract/stage-extract.ts';
import { alreadyImported, type ImportReport, type ReportEntry, reportOf } from './import-report.ts';
import { type ImportedFile, type LoadedFiles, loadFiles } from './load-files.ts';
import { ProblemList } from './problem-list.ts';
import { isInDataFolder, type Receipt, receive } from './receive.ts';

export type ImportOptions = {
  readonly warehouse: Warehouse;
  readonly pass: MachineryPass;
  readonly feed: FeedName;
  readonly files: readonly string[];
  /** Reads and reports all the same, and writes nothing. */
  readonly dryRun?: boolean;
  /** Applies a file that is in once more, where later files have undone any of it since. */
  readonly again?: boolean;
  /** Who sent the files; absent: as their names or rows say. Of the practice extract alone. */
  readonly sender?: OdsCode;
  readonly businessDate: Day;
  readonly clock: Clock;
  readonly progress?: Progress;
  readonly codes: FeedCodes;
};

/**
 * Imports files of one feed. Each file is known by its SHA-256: one that is in already changes nothing and is
 * reported with the counts that it had; where later files have undone any of it, with the problem `SUPERSEDED_SINCE`
 * too, and `again` puts it back in service. What is usable of the others goes in service together, in one step; what each came
 * to is kept in provenance, refused and quarantined files too.
 *
 * The report is the value even when nothing was usable: `usable` is then false, and a door answers
 * `feed.nothing-usable`.
 * @returns refusal `warehouse.locked` while another import runs
 */
export async function importFiles(options: ImportOptions): Promise<Outcome<ImportReport>> {
  if (options.dryRun === true) return accepted(await runImport(options, undefined));
  return options.warehouse.withImportLock((commit) => runImport(options, commit));
}

/** @param commit absent in a dry run */
async function runImport(options: ImportOptions, commit: CommitFn | undefined): Promise<ImportReport> {
  const { warehouse, pass, again = false, progress = noProgress } = options;
  const how = { senderOf: senderByPath(options), namesSender: namesSender(options), again };
  const receipts = await receive(options.files, { warehouse, pass, ...how, progress });
  const fresh = receipts.filter((receipt) => receipt.kind === 'fresh');
  const temporaryDirectory = warehouse.temporaryDirectory();
  const scratch = await warehouse.scratch();
  try {
    const files = fresh.map((receipt) => receipt.file);
    const loaded = await loadFiles(files, { ...options, scratch, temporaryDirectory });
    for (const file of loaded.files) addQuarantineNotice(file, warehouse);
    if (commit !== undefined) await keep(loaded, options, commit);
    return reportFor(receipts, loaded.files, warehouse);
  } finally {
    scratch.close();
    rmSync(temporaryDirectory, { recursive: true, force: true });
  }
}

/** What a practice sends begins with its code, unless who sent it was said. */
function namesSender({ feed, sender }: ImportOptions): boolean {
  return sender === undefined && (feed === 'practice-extract' || feed === 'practice-counts');
}

/** Only an extract may be the same for two senders: the others name theirs in their rows. */
function senderByPath({ feed, sender }: ImportOptions): (path: string) => OdsCode | null {
  return (path) => (feed === 'practice-extract' ? (sender ?? senderInPath(path)) : null);
}

/** Says of a quarantined file how much of it is of people who opted out, and who destroys it. */
function addQuarantineNotice(file: ImportedFile, warehouse: Warehouse): void {
  if (file.status !== 'quarantined') return;
  const { count } = file.problems;
  const destroyed = isInDataFolder(file.received.path, warehouse)
    ? 'The file was destroyed.'
    : 'Destroy it where it lies.';
  file.problems.add(null, 'OPTED_OUT_FILE', { fields: count === 1 ? 'a row' : `${count} rows`, allowed: destroyed });
}

/** Provenance first, then the commit: a record that says accepted counts only when its file is in the manifest. */
async function keep(loaded: LoadedFiles, options: ImportOptions, commit: CommitFn): Promise<void> {
  const { warehouse, businessDate } = options;
  const entries = loaded.files.map((file) => ({ record: recordOf(file, options), problems: file.problems }));
  writeProvenance(warehouse.directory, entries);
  const imports = entries
    .filter(({ record }) => record.status === 'accepted')
    .map(({ record }) => recordName(warehouse.directory, record));
  if (imports.length > 0) await commit({ ...loaded.change, imports, businessDate });
  const since = isoOfDay(businessDate);
  addAwaiting(
    warehouse.directory,
    loaded.awaiting.map((each) => ({ ...each, since })),
  );
  for (const file of loaded.files) {
    if (file.status === 'quarantined' && isInDataFolder(file.received.path, warehouse)) rmSync(file.received.path);
  }
}

function recordOf(file: ImportedFile, { feed, businessDate, clock }: ImportOptions): ImportRecord {
  return {
    sha256: file.received.sha256,
    file: file.received.name,
    feed,
    version: versionOf(feed),
    ...(file.table === undefined ? {} : { table: file.table }),
    sender: file.sender,
    period: file.period,
    receivedOn: isoOfDay(businessDate),
    importedAt: clock.now(),
    read: file.read,
    accepted: file.accepted,
    rejected: file.rejected,
    replaced: file.replaced,
    deleted: file.deleted,
    status: file.status,
    problemCounts: file.problems.counts(),
    ...(file.received.again === undefined ? {} : { again: file.received.again }),
  };
}

function reportFor(receipts: readonly Receipt[], files: readonly ImportedFile[], warehouse: Warehouse): ImportReport {
  const imported = new Map(files.map((file) => [file.received, file]));
  const entries = receipts.map((receipt) => {
    if (receipt.kind === 'refused') return receipt.entry;
    if (receipt.kind === 'known') {
      return noticed(alreadyImported(warehouse, receipt.record, receipt.undone), receipt.name, receipt.record.file);
    }
    const file = imported.get(receipt.file) as ImportedFile;
    if (receipt.kind === 'fresh') return reportOf(file, { alreadyImported: false });
    return noticed(reportOf(file, { alreadyImported: true }), receipt.name, receipt.file.name);
  });
  return {
    files: entries.map((entry) => entry.file),
    problems: entries.flatMap((entry) => entry.problems),
    usable: entries.some((entry) => entry.file.status === 'accepted'),
    superseded: entries.some((entry) => entry.file.undone > 0),
  };
}

/** Says that a file of another name is the same file: a quarter's list sent under the next quarter's name is no list. */
function noticed(entry: ReportEntry, name: string, earlier: string): ReportEntry {
  if (name === earlier) return entry;
  const notice = new ProblemList(name);
  notice.add(null, 'SAME_BYTES', { allowed: earlier });
  return { file: { ...entry.file, file: name }, problems: [...notice, ...entry.problems] };
}
