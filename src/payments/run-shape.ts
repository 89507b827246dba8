import type { Actor, Day, Month, OdsCode, Outcome, Pence, Refusal } from '../base/index.ts';
import type { Statement, StatementLine } from '../contracts/index.ts';
import type { Authority, SchemeOfDelegation } from '../governance/index.ts';
import type { ChartOfAccounts } from '../ledger/index.ts';
import type { ModulusTable } from './bank/modulus/modulus-table.ts';
import type { Payer } from './files/payer.ts';
import type { Payee, PayeeBook } from './payee.ts';
import type { RunStage, RunState } from './run-machine.ts';

/** Policy by which runs are paid. */
export type PaymentPolicy = {
  readonly scheme: SchemeOfDelegation;
  readonly payees: PayeeBook;
  readonly payer: Payer;
  readonly chart: ChartOfAccounts;
  /** The operator's tables of the modulus check; absent: accounts are not checked by it. */
  readonly modulus?: ModulusTable | undefined;
};

/** How somebody takes a step of a run. */
export type RunDeed = {
  readonly by: Actor;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The business date. */
  readonly on: Day;
  /** Payees, by id, in which they declare an interest. None is a declaration too. */
  readonly interests: readonly string[];
  /** Codes of organisations in which their register of interests has one; absent: it has none. */
  readonly held?: ReadonlySet<string>;
  /** What they say to whoever comes after; empty: nothing. */
  readonly comment: string;
  /** The committee's decision that they rest on; absent: their own delegated authority. */
  readonly decision?: string | undefined;
};

/** One event of a run. */
export type RunEvent = {
  readonly stage: RunStage;
  readonly user: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The governance decision that allowed it; null for preparing. */
  readonly decision: string | null;
  readonly comment: string;
  /** By whose authority; null of a withdrawal, and of what was done before authority was recorded. */
  readonly authority: Authority | null;
  /** Payees in which an interest was declared; null where none was asked for. */
  readonly interests: readonly string[] | null;
};

/** A practice's statement as the run froze it. */
export type RunStatement = {
  readonly run: string;
  readonly practice: OdsCode;
  readonly month: Month;
  readonly contentHash: string;
  /** Of the whole statement, lines that an earlier run paid included. */
  readonly totalPence: Pence;
  /** What the run itself pays. */
  readonly duePence: Pence;
  readonly lines: number;
  readonly heldLines: number;
  /** Who is paid, by which route; the practice itself through PCSE in runs from before payees were kept. */
  readonly payee: Payee;
  /** Whether the run does not pay it after all: it is among the exceptions. */
  readonly isWaiting: boolean;
  readonly attempt: number;
  /** Whether its run is released. */
  readonly isReleased: boolean;
  /** The ledger entry that paid it; null until then, and where there was nothing to post. */
  readonly entry: string | null;
  /** Whether that entry was taken back. */
  readonly isReversed: boolean;
};

/** A practice that waits, at which stage it was found, and why. The rest of the run is paid. */
export type RunException = {
  readonly practice: OdsCode;
  readonly stage: 'prepared' | 'certified' | 'released';
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
  /** The same, and whether another took its place or all that it pays was reconciled. */
  readonly state: RunState;
  /** SHA-256 of what is certified: the statements' hashes and the ledger entries. */
  readonly contentHash: string;
  /** What it pays: the lines that are due, without those of statements that wait. */
  readonly totalPence: Pence;
  readonly proposal: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  /** Runs of the month that had been withdrawn, or released without paying what it pays, when it was prepared. */
  readonly withdrawnBefore: readonly string[];
  /** The run that was prepared in its place; null while it stands. One that has been certified stands. */
  readonly replacedBy: string | null;
  readonly statementCount: number;
  /** Lines of its statements that are held and that no later released run has paid. */
  readonly heldCount: number;
  /** Practices that wait and that no run of the month has paid. */
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

/**
 * A statement of which a run pays the lines that are due, and which payment of that month it is. Due are all of them,
 * except where an earlier run has paid some.
 */
export type PayableStatement = {
  readonly statement: Statement;
  readonly due: readonly StatementLine[];
  readonly attempt: number;
  /** Absent in a run from before payees were kept. */
  readonly payee?: Payee | undefined;
};

/** What is to be paid to one practice, or why it waits. */
export type StatementOfPractice = { readonly practice: OdsCode; readonly statement: Outcome<Statement> };
