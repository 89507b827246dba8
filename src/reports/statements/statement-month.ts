import {
  accepted,
  addToMonth,
  type Day,
  dayFromIso,
  dayText,
  type Month,
  monthOfDay,
  type OdsCode,
  type Outcome,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { prepareStatement, type Statement } from '../../contracts/index.ts';
import { heldUndecided, type RunStage, standingStatement as standingInRun } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { runMonths } from '../payments/frozen-run.ts';
import { withClaims } from './claimed-statement.ts';
import type { Moment } from './moment.ts';

/** Where a statement stands: worked out now, or frozen in a payment run. */
export type StatementStanding =
  | { readonly kind: 'worked out now'; readonly words: string }
  | { readonly kind: 'as known then'; readonly words: string }
  | {
      readonly kind: 'in a run';
      readonly run: string;
      readonly stage: RunStage;
      /** Whether the run is released and its entry was not taken back. */
      readonly isPaid: boolean;
      readonly words: string;
    };

/** A statement and where it stands. */
export type StandingStatement = { readonly statement: Statement; readonly standing: StatementStanding };

const STAGE_WORDS: Readonly<Record<RunStage, string>> = {
  prepared: 'Frozen in a payment run that waits to be certified.',
  certified: 'Frozen in a payment run that is certified and waits to be released.',
  withdrawn: 'The payment run was withdrawn and pays nothing.',
  released: 'The payment run is released and its entry is in the ledger.',
};

const WAITING_WORDS = 'It waits: the payment run that froze it does not pay it. A further run of the month can.';
const REVERSED_WORDS = 'It was paid, and the payment was taken back. A new run can pay it again.';

/** Months that contracts hold in, oldest first, up to the business date. */
export function contractMonths(context: ReportContext): readonly Month[] {
  const now = monthOfDay(context.businessDate);
  const months = new Set<Month>();
  for (const { validFrom, validTo } of context.contracts) {
    const last = Math.min(monthOfDay(validTo), now);
    for (let month = monthOfDay(validFrom); month <= last; month = addToMonth(month, 1)) months.add(month);
  }
  return [...months].sort((a, b) => a - b);
}

/** The month to show when none is asked for: of the latest run, otherwise the latest that a contract holds in. */
export async function latestMonth(context: ReportContext): Promise<Month> {
  const [run] = await runMonths(context);
  return run ?? contractMonths(context).at(-1) ?? monthOfDay(context.businessDate);
}

/** The statement of a practice for a month: as its run froze it, otherwise as worked out now. */
export async function standingStatement(
  context: ReportContext,
  practice: OdsCode,
  month: Month,
): Promise<Outcome<StandingStatement>> {
  const frozen = await context.store.read((db) => standingInRun(db, practice, month));
  if (frozen !== undefined) {
    const { id, stage } = frozen.run;
    const { isReversed, isWaiting } = frozen;
    const words = isReversed ? REVERSED_WORDS : isWaiting ? WAITING_WORDS : STAGE_WORDS[stage];
    const isPaid = stage === 'released' && !isReversed && !isWaiting;
    const standing = { kind: 'in a run' as const, run: id, stage, isPaid, words };
    return accepted({ statement: frozen.statement, standing });
  }
  const made = await context.book.statement(practice, month);
  if (!made.ok) return made;
  const words = 'Worked out from what is known now. It is in no payment run and has not been paid.';
  const rests = made.value.lines.some(({ restsOn }) => restsOn.some(({ kind }) => kind === 'decision'));
  const statement = rests
    ? await context.store.read((db) => heldUndecided(db, made.value, context.businessDate))
    : made.value;
  return accepted({ statement, standing: { kind: 'worked out now', words } });
}

/** The statement of a practice for a month as known at the end of a day: with definitions and files of that day. */
export async function statementAsKnown(
  { known, store, businessDate, register }: ReportContext,
  practice: OdsCode,
  month: Month,
  on: Day,
): Promise<Outcome<StandingStatement>> {
  if (on > businessDate) return refused(laterThanToday(on));
  const moment = known.momentOn(on);
  const standing = { kind: 'as known then' as const, words: knownThenWords(moment) };
  if (!register.has(practice)) {
    const ofProvider = await known.providerStatement(practice, month, moment);
    return ofProvider.ok ? accepted({ statement: ofProvider.value, standing }) : ofProvider;
  }
  const input = await known.inputAt(practice, month, moment);
  if (!input.ok) return input;
  const statement = prepareStatement(input.value);
  if (!statement.ok) return statement;
  return accepted({ statement: await withClaims({ store, businessDate }, statement.value, on), standing });
}

/** What was known at a moment, in a sentence. */
export function knownThenWords({ on, snapshot: { manifest } }: Moment): string {
  const received = dayFromIso(manifest.businessDate);
  const files =
    received === undefined
      ? 'no file had been received'
      : `${manifest.imports.length} files, the last of them on ${dayText(received)}`;
  return `Worked out again from what was known on ${dayText(on)}: contracts, rates and frameworks known by that day, and the files received by then (${files}).`;
}

function laterThanToday(on: Day): Refusal {
  return {
    code: 'input.invalid',
    message: `What will be known on ${dayText(on)} is not known yet.`,
    remedy: 'Choose a day up to today.',
  };
}
