import type { Day, Month, OdsCode, Outcome, Pence, Refusal } from '../base/index.ts';
import type { Statement } from '../contracts/index.ts';

/** Where a run stands: the last of its events. */
export type RunStage = 'prepared' | 'certified' | 'released';

/** One event of a run. */
export type RunEvent = {
  readonly stage: RunStage;
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The governance decision that allowed it; null for preparing. */
  readonly decision: string | null;
};

/** A practice's statement as the run froze it. */
export type RunStatement = {
  readonly run: string;
  readonly practice: OdsCode;
  readonly month: Month;
  readonly contentHash: string;
  readonly totalPence: Pence;
  readonly lines: number;
  readonly heldLines: number;
  /** 1, or one more than how often the month's payment was taken back before. */
  readonly attempt: number;
  /** The ledger entry that paid it; null until then, and where there was nothing to post. */
  readonly entry: string | null;
  /** Whether that entry was taken back. */
  readonly isReversed: boolean;
};

/** A practice that waits, at which stage it was found, and why. The rest of the run is paid. */
export type RunException = {
  readonly practice: OdsCode;
  readonly stage: 'prepared' | 'released';
  readonly reason: Refusal;
};

/** A run in a list of runs. */
export type RunSummary = {
  /** `<month>-<number within the month>`, e.g. `2025-10-1`. */
  readonly id: string;
  readonly month: Month;
  /** What was known when its statements were made. */
  readonly knownOn: Day;
  readonly stage: RunStage;
  /** SHA-256 of what is certified: the statements' hashes and the ledger entries. */
  readonly contentHash: string;
  readonly totalPence: Pence;
  readonly proposal: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly statementCount: number;
  readonly exceptionCount: number;
};

export type PaymentRun = RunSummary & {
  readonly events: readonly RunEvent[];
  readonly statements: readonly RunStatement[];
  readonly exceptions: readonly RunException[];
};

/** A statement line as a run froze it, with the ledger entry that paid it. */
export type PaidLine = {
  /** `<practice>/<month>/<term>`. */
  readonly line: string;
  readonly run: string;
  readonly stage: RunStage;
  readonly practice: OdsCode;
  readonly month: Month;
  readonly term: string;
  readonly amountPence: Pence;
  readonly attempt: number;
  /** Null until the run is released. */
  readonly entry: string | null;
  readonly isReversed: boolean;
};

/** A statement that a run pays, and which attempt to pay that month it is. */
export type PayableStatement = { readonly statement: Statement; readonly attempt: number };

/** What is to be paid to one practice, or why it waits. */
export type StatementOfPractice = { readonly practice: OdsCode; readonly statement: Outcome<Statement> };
