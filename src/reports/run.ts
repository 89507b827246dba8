import { type Actor, accepted, type OdsCode, type Pence, type ReleaseLevel, refused } from '../base/index.ts';
import { type PaymentRun, type RunException, type RunStage, type RunStatement, run } from '../payments/index.ts';
import type { ReportContext } from './context.ts';
import { reasonWords } from './forecast.ts';
import { nameOf } from './line-posting.ts';
import { notOfPractice, ownPostings, runOfPractice } from './own-postings.ts';
import { reading } from './reading.ts';
import type { Report } from './report.ts';
import { RUN_READERS, type RunRow, runRow } from './runs.ts';

export type RunStep = {
  readonly stage: RunStage;
  readonly by: string;
  readonly at: string;
  readonly contentHash: string;
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
};
export type RunExceptionRow = { readonly practice: OdsCode; readonly name: string; readonly reason: string };
/** What this reader may do next, or why not. */
export type RunNext = {
  readonly verb: 'certify' | 'release' | null;
  readonly allowed: boolean;
  readonly words: string;
};
/** A payment run: what will be paid, exceptions, who has approved. */
export type RunReport = {
  readonly run: RunRow;
  readonly stages: readonly RunStep[];
  readonly statements: readonly RunStatementRow[];
  readonly exceptions: readonly RunExceptionRow[];
  readonly next: RunNext;
  /** The practice whose part of the run alone the reader sees; null to those who see all of it. */
  readonly only: OdsCode | null;
};

export type RunAsk = { readonly run: string };

const LEFT_TO_COMMISSIONER: RunNext = {
  verb: null,
  allowed: false,
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
    return accepted({
      run: runRow(context, found),
      stages: found.events.map(({ stage, user, at }) => ({
        stage,
        by: nameOf(context, user),
        at,
        contentHash: found.contentHash,
      })),
      statements: found.statements.map((statement) => statementRow(context, statement)),
      exceptions: found.exceptions.map((exception) => exceptionRow(context, exception, level)),
      next: own === undefined ? nextOf(context, reader, found) : LEFT_TO_COMMISSIONER,
      only: own ?? null,
    });
  });
}

function statementRow(context: ReportContext, statement: RunStatement): RunStatementRow {
  const { practice, duePence, heldLines, contentHash, entry, isReversed } = statement;
  return { practice, ...placed(context, practice), duePence, heldLines, contentHash, entry, isReversed };
}

function placed(context: ReportContext, practice: OdsCode): { name: string; contractType: string } {
  const known = context.register.practice(practice);
  return known.ok
    ? { name: known.value.name, contractType: known.value.contractType }
    : { name: practice, contractType: 'unknown' };
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
  if (found.stage === 'released')
    return { verb: null, allowed: false, words: 'The run is released: nothing is left to do.' };
  if (found.stage === 'certified') {
    const may = context.rules.may(reader, 'release payment', {});
    return {
      verb: 'release',
      allowed: may.ok,
      words: may.ok ? 'You may release it: its entries are then posted.' : may.refusal.message,
    };
  }
  if (found.replacedBy !== null) {
    const words = `Run ${found.replacedBy} was prepared in its place: this one pays nothing and cannot be certified.`;
    return { verb: null, allowed: false, words };
  }
  const may = context.rules.may(reader, 'certify payment', {});
  if (!may.ok) return { verb: 'certify', allowed: false, words: may.refusal.message };
  const isOwn = found.preparedBy === reader.user;
  const words = isOwn
    ? 'You prepared it, so somebody else must certify it.'
    : 'You may certify it: what is paid cannot then change.';
  return { verb: 'certify', allowed: !isOwn, words };
}
