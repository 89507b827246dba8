import { type Actor, accepted, type OdsCode, type Pence, type ReleaseLevel, refused } from '../../base/index.ts';
import { authorityWords } from '../../governance/index.ts';
import {
  type FileSummary,
  filesOfRun,
  type Payee,
  type PaymentRun,
  type PaymentState,
  paymentsOf,
  type RunEvent,
  type RunException,
  type RunStage,
  type RunStatement,
  run,
} from '../../payments/index.ts';
import { providerName } from '../claims/provider-name.ts';
import type { ReportContext } from '../context.ts';
import { notOfPractice, ownPostings, runOfPractice } from '../ledger/own-postings.ts';
import { reasonWords } from '../measures/forecast.ts';
import { paidPlaceOf } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { RUN_READERS, type RunRow, runRow } from './runs.ts';

export type RunStep = {
  readonly stage: RunStage;
  readonly by: string;
  readonly at: string;
  readonly contentHash: string;
  /** What they said to whoever comes after; null: nothing. */
  readonly comment: string | null;
  /** By whose authority, and in whom they declared an interest; null where it was not recorded. */
  readonly authority: string | null;
  readonly interests: string | null;
};
export type RunStatementRow = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly contractType: string;
  /** What the run pays: the whole statement, or lines of it that an earlier run held. */
  readonly duePence: Pence;
  readonly heldLines: number;
  readonly contentHash: string;
  /** The ledger entry that paid it; null until then. */
  readonly entry: string | null;
  /** Whether that entry was taken back; the month can then be paid anew by another run. */
  readonly isReversed: boolean;
  /** Who is paid, and by which route. */
  readonly payee: Payee;
  /** Whether the run does not pay it after all; why is among the exceptions. */
  readonly isWaiting: boolean;
};
export type RunExceptionRow = { readonly practice: OdsCode; readonly name: string; readonly reason: string };
/** What this reader may do next, or why not. */
export type RunNext = {
  readonly verb: 'certify' | 'release' | null;
  readonly allowed: boolean;
  readonly words: string;
  /** Whether it is above the reader's own limit, so that a decision of the committee has to be named. */
  readonly needsDecision: boolean;
  /** Whether the reader may send the run back. */
  readonly mayWithdraw: boolean;
};
/** A payment run: what will be paid, exceptions, who has approved. */
export type RunReport = {
  readonly run: RunRow;
  readonly stages: readonly RunStep[];
  readonly statements: readonly RunStatementRow[];
  readonly exceptions: readonly RunExceptionRow[];
  readonly next: RunNext;
  /** Payments that it instructed, and where each stands. */
  readonly payments: readonly PaymentState[];
  /** The files that were made of it; none to a practice. */
  readonly files: readonly FileSummary[];
  /** Whether the reader may take the files. */
  readonly mayTakeFiles: boolean;
  /** The practice whose part of the run alone the reader sees; null to those who see all of it. */
  readonly only: OdsCode | null;
};

export type RunAsk = { readonly run: string };

const LEFT_TO_COMMISSIONER: RunNext = {
  verb: null,
  allowed: false,
  needsDecision: false,
  mayWithdraw: false,
  words: 'The commissioner prepares, certifies and releases payment runs. A practice sees its own part of them.',
};

/** One payment run; to a practice its own part of it. */
export function runReport(context: ReportContext, reader: Actor, ask: RunAsk): Report<RunReport> {
  const own = ownPostings(context, reader);
  const actions = [...RUN_READERS, 'see postings'] as const;
  const whose = own === undefined ? {} : { practice: own };
  const what = { actions, ...whose, deed: 'see payment runs', verb: 'read payment run', subject: `run ${ask.run}` };
  return reading(context, reader, what, async ({ level }) => {
    const whole = await context.store.read((db) => run(db, ask.run));
    const found = whole === undefined || own === undefined ? whole : runOfPractice(whole, own);
    if (found === undefined) {
      if (own !== undefined) return notOfPractice(own, 'payment run');
      return refused({
        code: 'run.unknown',
        message: `There is no payment run ${ask.run}.`,
        remedy: 'Look at the list of runs.',
      });
    }
    const { id } = found;
    const payments = await context.store.read((db) => paymentsOf(db, { run: id, ...ofPractice(own) }));
    const files = own === undefined ? await context.store.read((db) => filesOfRun(db, id)) : [];
    return accepted({
      payments,
      files: files.map((file) => ({ ...file, madeBy: nameOf(context, file.madeBy) })),
      mayTakeFiles: context.rules.may(reader, 'release payment', {}).ok,
      run: runRow(context, found),
      stages: found.events.map((event) => stepRow(context, found, event)),
      statements: found.statements.map((statement) => statementRow(context, statement)),
      exceptions: found.exceptions.map((exception) => exceptionRow(context, exception, level)),
      next: own === undefined ? nextOf(context, reader, found) : LEFT_TO_COMMISSIONER,
      only: own ?? null,
    });
  });
}

function ofPractice(practice: OdsCode | undefined): { readonly practice?: OdsCode } {
  return practice === undefined ? {} : { practice };
}

function statementRow(context: ReportContext, statement: RunStatement): RunStatementRow {
  const { practice, duePence, heldLines, contentHash, entry, isReversed, payee, isWaiting } = statement;
  const paid = { duePence, heldLines, contentHash, entry, isReversed, payee, isWaiting };
  return { practice, ...placed(context, practice), ...paid };
}

function stepRow(context: ReportContext, { contentHash, statements }: PaymentRun, event: RunEvent): RunStep {
  const { stage, user, at, comment, authority, interests } = event;
  const nameOfPayee = (id: string) => statements.find(({ payee }) => payee.id === id)?.payee.name ?? id;
  return {
    stage,
    by: nameOf(context, user),
    at,
    contentHash,
    comment: comment === '' ? null : comment,
    authority: authority === null ? null : authorityWords(authority),
    interests: interests === null ? null : interestWords(interests.map(nameOfPayee)),
  };
}

function interestWords(payees: readonly string[]): string {
  return payees.length === 0 ? 'none' : payees.join(', ');
}

function placed(context: ReportContext, practice: OdsCode): { name: string; contractType: string } {
  const known = paidPlaceOf(context, practice);
  if (!known.ok) return { name: providerName(context, practice), contractType: 'paid by claim' };
  const { name, contractType } = known.value;
  return { name, contractType };
}

function exceptionRow(
  context: ReportContext,
  { practice, reason }: RunException,
  level: ReleaseLevel,
): RunExceptionRow {
  return { practice, name: placed(context, practice).name, reason: reasonWords(level, reason) };
}

/** What happens next to a run, and whether this reader may do it. */
export function nextOf(context: ReportContext, reader: Actor, found: PaymentRun): RunNext {
  const nothing = (words: string): RunNext => ({
    ...{ verb: null, allowed: false, needsDecision: false, mayWithdraw: false },
    words,
  });
  if (found.state === 'reconciled')
    return nothing(
      'The run is reconciled: every payment was found on a statement of what was paid, or was taken back.',
    );
  if (found.stage === 'released')
    return nothing('The run is released: its payments are to be reconciled with what was paid.');
  if (found.stage === 'withdrawn')
    return nothing('The run was withdrawn and pays nothing. The month can be prepared again.');
  if (found.replacedBy !== null) {
    return nothing(`Run ${found.replacedBy} was prepared in its place: this one pays nothing and cannot be certified.`);
  }
  const verb = found.stage === 'certified' ? 'release' : 'certify';
  const mayWithdraw = RUN_PARTS.some((action) => context.rules.may(reader, action, {}).ok);
  return { verb, mayWithdraw, ...mayTake(context, reader, found, verb) };
}

const RUN_PARTS = ['prepare payment', 'certify payment', 'release payment'] as const;
const DID = { prepared: 'prepared', certified: 'certified', released: 'released', withdrawn: 'sent back' } as const;

/** Whether the reader may take a step of a run, by their role, their earlier part in it and their limit. */
function mayTake(
  context: ReportContext,
  reader: Actor,
  found: PaymentRun,
  step: 'certify' | 'release',
): Pick<RunNext, 'allowed' | 'words' | 'needsDecision'> {
  const no = (words: string) => ({ allowed: false, words, needsDecision: false });
  const may = context.rules.may(reader, step === 'certify' ? 'certify payment' : 'release payment', {});
  if (!may.ok) return no(may.refusal.message);
  const own = found.events.find(({ user }) => user === reader.user);
  if (own !== undefined) return no(`You ${DID[own.stage]} it, so somebody else must ${step} it.`);
  const { businessDate: on, payments } = context;
  const asked = { step, role: reader.role, amountPence: found.totalPence, on } as const;
  const authority = payments.scheme.authority(asked);
  if (authority.ok) {
    const then = step === 'certify' ? 'what is paid cannot then change' : 'its entries are then posted';
    return { allowed: true, words: `You may ${step} it: ${then}.`, needsDecision: false };
  }
  if (authority.refusal.code !== 'approval.over-limit') return no(authority.refusal.message);
  return {
    allowed: true,
    words: `${authority.refusal.message} You may name the committee’s decision.`,
    needsDecision: true,
  };
}
