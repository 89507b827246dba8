import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isoOfDay, type OdsCode } from '../base/index.ts';
import type { CommitChange } from './commit.ts';
import { SUMS } from './evidence-files.ts';
import { isPeopleTable, isProviderTable } from './layout.ts';
import type { Manifest, Segment, SegmentDraft } from './manifest.ts';
import type { Reader } from './reader.ts';
import { quoted, readParquet } from './sql-text.ts';

export type Erase = {
  readonly practice: OdsCode;
  /** Pseudonyms. */
  readonly people: readonly string[];
  readonly reason: string;
  readonly businessDate: CommitChange['businessDate'];
};

type EraseContext = {
  readonly directory: string;
  /** The manifest in service, then each one before it. */
  readonly manifests: readonly Manifest[];
  readonly reader: Reader;
  /** An empty folder on the warehouse's disk. */
  readonly temporaryDirectory: string;
};

/**
 * Writes anew, aside, every segment that was ever in service and has rows of these people, without them. When the
 * change is committed, the old files are to be destroyed by `removeErased`.
 */
export async function erasureChange(context: EraseContext, o: Erase): Promise<CommitChange> {
  const live = new Set(context.manifests[0]?.segments.map((segment) => segment.sha256));
  const put: SegmentDraft[] = [];
  const remove: Segment[] = [];
  const erase: NonNullable<CommitChange['erase']>[number][] = [];
  const numbers = await numbersOf(context, o);
  for (const segment of numbers.length === 0 ? [] : segmentsOf(context, o.practice)) {
    if (!(await holds(context, segment, numbers))) continue;
    const instead = await withoutThem(context, segment, numbers, 'instead');
    erase.push({ sha256: segment.sha256, instead, reason: o.reason, on: isoOfDay(o.businessDate) });
    if (!live.has(segment.sha256)) continue;
    const draft = await withoutThem(context, segment, numbers, 'live');
    if (draft === null) remove.push(segment);
    else put.push(draft);
  }
  return { put, remove, erase, imports: [], businessDate: o.businessDate };
}

export type EraseActivity = Omit<Erase, 'practice' | 'people'> & {
  /** Months of providers, as `Snapshot.activityMonths` names them. */
  readonly parts: readonly string[];
};

/** Takes every segment of these months out of service, those that later files have replaced too. */
export function activityErasureChange(
  { directory, manifests }: Pick<EraseContext, 'directory' | 'manifests'>,
  { parts, reason, businessDate }: EraseActivity,
): CommitChange {
  const isOf = ({ table, part }: Segment): boolean => isProviderTable(table) && parts.includes(part);
  const named = manifests.flatMap(({ segments }) => segments.filter(isOf));
  const there = [...new Map(named.map((segment) => [segment.sha256, segment])).values()].filter(({ sha256 }) =>
    existsSync(pathOf(directory, sha256)),
  );
  const on = isoOfDay(businessDate);
  const erase = there.map(({ sha256 }) => ({ sha256, instead: null, reason, on }));
  return { put: [], remove: manifests[0]?.segments.filter(isOf) ?? [], erase, imports: [], businessDate };
}

/** People-level segments of a practice that any manifest names and that are still there, each once. */
function segmentsOf({ directory, manifests }: EraseContext, practice: OdsCode): Segment[] {
  const named = manifests.flatMap((manifest) => [
    ...manifest.segments,
    ...(manifest.erased ?? []).flatMap(({ instead }) => instead ?? []),
  ]);
  const own = named.filter((segment) => isPeopleTable(segment.table) && segment.part === practice);
  return [...new Map(own.map((segment) => [segment.sha256, segment])).values()].filter((segment) =>
    existsSync(pathOf(directory, segment.sha256)),
  );
}

async function numbersOf(context: EraseContext, { practice, people }: Erase): Promise<number[]> {
  const persons = segmentsOf(context, practice).filter((segment) => segment.table === 'persons');
  if (persons.length === 0) return [];
  const paths = persons.map((segment) => pathOf(context.directory, segment.sha256));
  const rows = await context.reader.rows<{ person: number }>(
    `SELECT DISTINCT person FROM ${readParquet(paths)} WHERE person_id IN (${people.map(quoted).join(', ')}) ORDER BY 1`,
  );
  return rows.map((row) => row.person);
}

/** The names of encounters of these people, in every segment that was ever in service. */
export async function encountersOf(context: EraseContext, o: Erase): Promise<string[]> {
  const numbers = await numbersOf(context, o);
  const encounters = segmentsOf(context, o.practice).filter((segment) => segment.table === 'encounters');
  if (numbers.length === 0 || encounters.length === 0) return [];
  const paths = encounters.map((segment) => pathOf(context.directory, segment.sha256));
  const rows = await context.reader.rows<{ encounter_id: string }>(
    `SELECT DISTINCT encounter_id FROM ${readParquet(paths)} WHERE person IN (${numbers.join(', ')}) ORDER BY 1`,
  );
  return rows.map((row) => row.encounter_id);
}

async function holds({ reader, directory }: EraseContext, segment: Segment, numbers: number[]): Promise<boolean> {
  const source = readParquet([pathOf(directory, segment.sha256)]);
  const { rows } = await reader.row<{ rows: bigint }>(
    `SELECT count(*) AS rows FROM ${source} WHERE person IN (${numbers.join(', ')})`,
  );
  return rows > 0n;
}

/** The other rows of a segment in their order; null when there are none. */
async function withoutThem(
  { reader, directory, temporaryDirectory }: EraseContext,
  { table, part, sha256 }: Segment,
  numbers: readonly number[],
  as: string,
): Promise<SegmentDraft | null> {
  const temporaryPath = join(temporaryDirectory, `${as}-${sha256}.parquet`);
  const source = readParquet([pathOf(directory, sha256)]);
  const [written] = await reader.rows<{ Count: bigint }>(
    `COPY (SELECT * FROM ${source} WHERE person NOT IN (${numbers.join(', ')})) TO ${quoted(temporaryPath)}
     (FORMAT parquet, COMPRESSION zstd, PARQUET_VERSION v2)`,
  );
  const rows = Number(written?.Count ?? 0n);
  return rows === 0 ? null : { table, part, temporaryPath, rows };
}

/** Destroys the erased segments that the manifest in service names, and all evidence of the practices they were of. */
export function removeErased(directory: string, { segments, erased = [] }: Manifest): void {
  const live = new Set(segments.map((segment) => segment.sha256));
  for (const { sha256 } of erased) if (!live.has(sha256)) rmSync(pathOf(directory, sha256), { force: true });
}

/** Destroys what was counted of a practice's people, person by person and in sums: it is counted anew when it is asked for. */
export function removeEvidence(directory: string, practice: OdsCode): void {
  for (const folder of [practice, SUMS]) rmSync(join(directory, 'evidence', folder), { recursive: true, force: true });
}

function pathOf(directory: string, sha256: string): string {
  return join(directory, 'segments', `${sha256}.parquet`);
}
