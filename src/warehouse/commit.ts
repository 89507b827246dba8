import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { assert, canonical, type Day, isoOfDay, type Json } from '../base/index.ts';
import { fileSha256, replaceFile, sync } from './durable-file.ts';
import type { WarehouseTable } from './layout.ts';
import {
  type ErasedSegment,
  FORMAT,
  type Manifest,
  manifestHash,
  type Segment,
  type SegmentDraft,
  type Sender,
} from './manifest.ts';

/** What an import adds to the manifest in service. */
export type CommitChange = {
  /** All senders from now on; absent: unchanged. */
  readonly senders?: readonly Sender[];
  /** New segments; each takes the place of the live one of its table and part. */
  readonly put: readonly SegmentDraft[];
  /** Live segments that leave the manifest with nothing in their place. */
  readonly remove?: readonly { readonly table: WarehouseTable; readonly part: string }[];
  /** Segments of this or earlier manifests that are destroyed, with the draft that stands in the place of each. */
  readonly erase?: readonly (Omit<ErasedSegment, 'instead'> & { readonly instead: SegmentDraft | null })[];
  /** The files that are in from now on, by their names in provenance. */
  readonly imports: readonly string[];
  readonly businessDate: Day;
};

/** The moments between which a crash must do no harm, in order. */
export const COMMIT_STEPS = [
  'nothing written',
  'segment synced',
  'segment in place',
  'manifest in place',
  'current in place',
] as const;
export type CommitStep = (typeof COMMIT_STEPS)[number];

type CommitContext = {
  readonly directory: string;
  readonly manifest: Manifest;
  readonly hash: string;
  /** Told of each step as it is reached; a test throws from it. */
  readonly reached: (step: CommitStep) => void;
};

/**
 * Puts a change in service: segments to disk and in place under their hash, then the manifest, then `current`.
 * Until the last rename the previous manifest is in service, whole.
 */
export async function commitChange(context: CommitContext, change: CommitChange): Promise<string> {
  context.reached('nothing written');
  const segments: Segment[] = [];
  for (const draft of change.put) segments.push(await placeSegment(context, draft));
  const erased = await placeErased(context, change);
  sync(join(context.directory, 'segments'));
  const manifest = nextManifest(context, change, segments, erased);
  const hash = manifestHash(manifest);
  replaceFile(join(context.directory, 'manifests', `${hash}.json`), [canonical(manifest as unknown as Json)]);
  context.reached('manifest in place');
  replaceFile(join(context.directory, 'current'), [`${hash}\n`]);
  context.reached('current in place');
  return hash;
}

async function placeErased(context: CommitContext, { erase = [] }: CommitChange): Promise<ErasedSegment[]> {
  const erased: ErasedSegment[] = [];
  for (const each of erase) {
    const instead = each.instead === null ? null : await placeSegment(context, each.instead);
    erased.push({ ...each, instead });
  }
  return erased;
}

async function placeSegment(context: CommitContext, draft: SegmentDraft): Promise<Segment> {
  const { sha256, bytes } = await fileSha256(draft.temporaryPath);
  sync(draft.temporaryPath);
  context.reached('segment synced');
  const path = join(context.directory, 'segments', `${sha256}.parquet`);
  if (existsSync(path)) rmSync(draft.temporaryPath);
  else renameSync(draft.temporaryPath, path);
  context.reached('segment in place');
  return { table: draft.table, part: draft.part, sha256, rows: draft.rows, bytes };
}

function nextManifest(
  context: CommitContext,
  change: CommitChange,
  added: readonly Segment[],
  newlyErased: readonly ErasedSegment[],
): Manifest {
  const erased = [...(context.manifest.erased ?? []), ...newlyErased];
  const gone = new Set([...added, ...(change.remove ?? [])].map(placeOf));
  assert(new Set(added.map(placeOf)).size === added.length, 'a commit puts one segment for a table and part');
  const kept = context.manifest.segments.filter((segment) => !gone.has(placeOf(segment)));
  return {
    format: FORMAT,
    previous: context.manifest.businessDate === '' ? null : context.hash,
    businessDate: isoOfDay(change.businessDate),
    senders: change.senders ?? context.manifest.senders,
    segments: [...kept, ...added].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1)),
    imports: [...new Set([...context.manifest.imports, ...change.imports])],
    ...(erased.length === 0 ? {} : { erased }),
  };
}

function placeOf(segment: { readonly table: WarehouseTable; readonly part: string }): string {
  return `${segment.table} ${segment.part}`;
}
