// Signatures first, while the room is being built; replaced file by file.
import type { Day, MachineryPass, OdsCode, Outcome, Progress, RowAccess } from '../base/index.ts';
import type { Reader, Snapshot, Warehouse } from '../warehouse/index.ts';
import type { LoadedFramework } from './model/framework.ts';
import type {
  Decision,
  Difference,
  IndicatorCount,
  PersonExplanation,
  PersonOutcome,
  Verified,
} from './model/result.ts';
import type { VerifiedResult } from './verified-result.ts';

/** Decisions about everybody on a register, in order of indicator and person. Columns of equal length. */
export type Decisions = { readonly person: Int32Array; readonly indicator: Int16Array; readonly rule: Int16Array };

export declare function calculateOver(o: {
  reader: Reader;
  framework: LoadedFramework;
  periodEnd: Day;
}): Promise<{ counts: IndicatorCount[]; decisions: Decisions }>;

export declare function referenceOver(o: {
  reader: Reader;
  framework: LoadedFramework;
  periodEnd: Day;
}): Promise<{ people: number; decisions: Decisions }>;

export declare function compareDecisions(
  framework: LoadedFramework,
  compiled: Decisions,
  reference: Decisions,
): { compared: number; differences: Difference[]; differenceCount: number };

export declare function calculate(o: {
  warehouse: Warehouse;
  snapshot: Snapshot;
  pass: MachineryPass;
  framework: LoadedFramework;
  periodEnd: Day;
  practices?: readonly OdsCode[];
  progress?: Progress;
}): Promise<IndicatorCount[]>;

export declare function verify(o: {
  snapshot: Snapshot;
  pass: MachineryPass;
  framework: LoadedFramework;
  periodEnd: Day;
  practices?: readonly OdsCode[];
  progress?: Progress;
}): Promise<Verified>;

export declare function explain(o: {
  snapshot: Snapshot;
  access: RowAccess;
  framework: LoadedFramework;
  indicator: string;
  practice: OdsCode;
  periodEnd: Day;
  /** Pseudonym: only this person. */
  person?: string;
  outcome?: PersonOutcome;
  limit?: number;
  /** The name of a file as sent, by its SHA-256. */
  fileName?: (sha256: string) => string | undefined;
}): Promise<Outcome<PersonExplanation[]>>;

export declare function verifiedResults(o: {
  snapshot: Snapshot;
  framework: LoadedFramework;
  periodEnd: Day;
  recomputed: readonly IndicatorCount[];
  practice: OdsCode;
}): Promise<Outcome<VerifiedResult[]>>;

export type { Decision };
