import type { Json, OdsCode } from '../base/index.ts';
import { hashOf } from '../base/index.ts';
import type { WarehouseTable } from './layout.ts';

/** The layout of the warehouse folder. Another number is refused in words. */
export const FORMAT = 1;

/** How many person numbers a sender has: `person = ordinal * PEOPLE_PER_SENDER + n`. */
export const PEOPLE_PER_SENDER = 2 ** 19;

/** A practice that has sent people-level rows. */
export type Sender = {
  readonly practice: OdsCode;
  /** From 1; never reused. Person numbers of the sender begin at ordinal × 2^19. */
  readonly ordinal: number;
  /** Person numbers given out so far. A number is never given out twice, even when the person is deleted. */
  readonly issued: number;
};

/** An immutable Parquet file, named by its own SHA-256. */
export type Segment = {
  readonly table: WarehouseTable;
  /** People-level: the sender's practice code. Aggregate: the SHA-256 of the file it was loaded from. */
  readonly part: string;
  readonly sha256: string;
  readonly rows: number;
  readonly bytes: number;
};

/** A segment that was destroyed because people were erased from it, and what stands in its place in every manifest. */
export type ErasedSegment = {
  readonly sha256: string;
  /** Its other rows; null when it had none. */
  readonly instead: Segment | null;
  /** Why, in words without a person in them. */
  readonly reason: string;
  /** Business date, ISO. */
  readonly on: string;
};

/** Everything that was known at one moment: which segments hold the live rows. */
export type Manifest = {
  readonly format: typeof FORMAT;
  /** The hash of the manifest before it; null for the first. */
  readonly previous: string | null;
  /** The business date of the import that made it, ISO; empty when nothing was ever imported. */
  readonly businessDate: string;
  readonly senders: readonly Sender[];
  readonly segments: readonly Segment[];
  /**
   * Every file that is in, by its name in provenance: its SHA-256, and `<that>.again-1` for each time that it was
   * applied again. A provenance record that says accepted and is not here was never committed.
   */
  readonly imports: readonly string[];
  /** Every segment that was ever erased; absent while none was. */
  readonly erased?: readonly ErasedSegment[];
};

export const EMPTY_MANIFEST: Manifest = {
  format: FORMAT,
  previous: null,
  businessDate: '',
  senders: [],
  segments: [],
  imports: [],
};

export function manifestHash(manifest: Manifest): string {
  return hashOf(manifest as unknown as Json);
}

/** A people-level or aggregate Parquet file written aside, waiting for a commit. */
export type SegmentDraft = {
  readonly table: WarehouseTable;
  readonly part: string;
  readonly temporaryPath: string;
  readonly rows: number;
};
