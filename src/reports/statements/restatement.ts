import {
  type Actor,
  accepted,
  type Day,
  dayText,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  type Pence,
  pence,
  type ReleaseLevel,
  refused,
  sumPence,
} from '../../base/index.ts';
import {
  type Cause,
  type ChangedLine,
  isBesideTheMonth,
  type RestatementStep,
  restatement,
  type Statement,
} from '../../contracts/index.ts';
import type { ReportContext } from '../context.ts';
import { reasonWords } from '../measures/forecast.ts';
import { paidPlaceOf } from '../places/paid-place.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report, ShownBasis } from '../report.ts';
import type { FirstPaid, Moment } from './moment.ts';
import { inputsReplaced } from './replaced-inputs.ts';
import { shownBasis } from './shown-line.ts';
import { knownThenWords } from './statement-month.ts';

export { CAUSES } from '../../contracts/index.ts';

/** A number that changed, as it may be shown; values are exact. */
export type RestatedNumber = {
  readonly line: string;
  readonly label: string;
  readonly unit: string;
  readonly member: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromSource: string | null;
  readonly toSource: string | null;
  /** Since when the later one has been known, ISO; null where that is not recorded. */
  readonly knownFrom: string | null;
};

/** A line of the statement before and after a cause; why it was or is held, null where it is not. */
export type ShownChangedLine = {
  readonly term: string;
  readonly title: string;
  readonly fromPence: Pence;
  readonly toPence: Pence;
  readonly wasHeld: string | null;
  readonly isHeld: string | null;
};

/** What one cause moved, with the causes before it replaced already. */
export type ShownCause = {
  readonly cause: Cause;
  /** Causes that could not be worked out without this one and are in it. */
  readonly with: readonly Cause[];
  readonly differencePence: Pence;
  /** The statement's total once this cause is replaced too. */
  readonly totalPence: Pence;
  readonly lines: readonly ShownChangedLine[];
  readonly changes: readonly RestatedNumber[];
  /** Changes in counts that the reader's level leaves out. */
  readonly withheld: number;
  readonly noLonger: readonly ShownBasis[];
  readonly instead: readonly ShownBasis[];
};

/** One end of a restatement. */
export type KnownAt = {
  readonly on: Day;
  readonly words: string;
  readonly totalPence: Pence;
  readonly snapshot: string;
};

export type RestatementReport = {
  readonly place: PracticePlace;
  readonly month: Month;
  readonly from: KnownAt;
  readonly to: KnownAt;
  readonly differencePence: Pence;
  /** In the order in which what was known is replaced. */
  readonly causes: readonly ShownCause[];
  /** Days since the month began on which something became known: the statement before and after each can be compared. */
  readonly days: readonly Day[];
  /** What was paid other than the earlier statement comes to when it is worked out again; nought when it is the same. */
  readonly paidOtherwisePence: Pence;
};

export type RestatementAsk = {
  readonly practice: OdsCode;
  readonly month: Month;
  /** Absent: as first paid; where nothing was paid, the first day of the month. */
  readonly from?: Day;
  /** Absent: as known now. */
  readonly to?: Day;
};

/** The difference between a statement as known on two days, to the penny, by cause. */
export function restatementReport(
  context: ReportContext,
  reader: Actor,
  ask: RestatementAsk,
): Report<RestatementReport> {
  const { practice, month } = ask;
  const days = [ask.from, ask.to].map((on) => (on === undefined ? '' : isoOfDay(on))).join('/');
  const subject = `restatement ${practice}/${isoOfMonth(month)} ${days}`.trim();
  const what = { actions: ['see practice money'] as const, practice, verb: 'read restatement', subject };
  return reading(context, reader, what, async ({ level }) => {
    if (!context.register.has(practice) && paidPlaceOf(context, practice).ok) return refused(notByCause(practice));
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const ends = await endsOf(context, ask);
    if (!ends.ok) return ends;
    const { from, to, paid } = ends.value;
    const inputs = await inputsReplaced(context, practice, month, { from, to });
    if (!inputs.ok) return inputs;
    const found = restatement(inputs.value.first, inputs.value.replaced);
    if (!found.ok) return found;
    const fromPence = paid === undefined ? found.value.from.totalPence : owedForTheMonth(paid.statement);
    const toPence = found.value.to.totalPence;
    return accepted({
      place: place.value,
      month,
      from: { on: from.on, words: fromWords(from, paid), totalPence: fromPence, snapshot: from.snapshot.hash },
      to: { on: to.on, words: knownThenWords(to), totalPence: toPence, snapshot: to.snapshot.hash },
      differencePence: pence(toPence - fromPence),
      causes: found.value.steps.map((step) => shownCause(context, step, level)),
      days: context.known.daysOfChange(practice, month),
      paidOtherwisePence: pence(found.value.from.totalPence - fromPence),
    });
  });
}

/** What a statement's own lines come to. What is paid beside them, by claim, is never restated. */
function owedForTheMonth({ lines }: Statement): Pence {
  return sumPence(lines.filter((line) => !isBesideTheMonth(line)).map(({ amountPence }) => amountPence));
}

type Ends = { readonly from: Moment; readonly to: Moment; readonly paid: FirstPaid | undefined };

async function endsOf({ known, businessDate }: ReportContext, ask: RestatementAsk): Promise<Outcome<Ends>> {
  const { practice, month } = ask;
  if (ask.from === undefined && firstDayOf(month) > businessDate) {
    const message = `${monthText(month)} has not begun on ${dayText(businessDate)}.`;
    return refused({ code: 'input.invalid', message, remedy: 'Choose a month that has begun.' });
  }
  const to = ask.to === undefined ? known.now() : known.momentOn(ask.to);
  const paid = ask.from === undefined ? await known.firstPaid(practice, month) : undefined;
  const from = paid?.moment ?? known.momentOn(ask.from ?? firstDayOf(month));
  if (to.on > businessDate) return notBefore(`What will be known on ${dayText(to.on)} is not known yet.`);
  if (from.on > to.on) return notBefore(`${dayText(from.on)} is after ${dayText(to.on)}.`);
  return accepted({ from, to, paid });
}

function notBefore(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message, remedy: 'Name two days up to today, the earlier one first.' });
}

function fromWords(moment: Moment, paid: FirstPaid | undefined): string {
  if (paid === undefined) return knownThenWords(moment);
  return `As first paid, by run ${paid.run}: rates and contracts known by ${dayText(moment.on)}, and the files that the run was worked out from. What is paid by claim is not restated.`;
}

function shownCause(context: ReportContext, step: RestatementStep, level: ReleaseLevel): ShownCause {
  const { cause, with: together, differencePence, totalPence, noLonger, instead } = step;
  const shown = step.numbers.filter(({ member }) => level === 'exact' || member === undefined);
  const received = context.book.received();
  return {
    cause,
    with: together,
    differencePence,
    totalPence,
    lines: step.lines.map((line) => shownLine(line, level)),
    changes: shown.map(({ term, known, member, ...number }) => ({
      ...number,
      line: term,
      member: member ?? null,
      knownFrom: known ?? null,
    })),
    withheld: step.numbers.length - shown.length,
    noLonger: shownBasis(noLonger, received),
    instead: shownBasis(instead, received),
  };
}

function notByCause(code: OdsCode) {
  return {
    code: 'not-found',
    message: `${code} is no practice: the statements of others are not told apart by cause.`,
    remedy: 'Look at the statement as it was known on each day: commonweal statement … --known-on <day>.',
  } as const;
}

/** Why a line is held may have counts in it. */
function shownLine({ wasHeld, isHeld, ...line }: ChangedLine, level: ReleaseLevel): ShownChangedLine {
  const words = (reason: ChangedLine['wasHeld']) => (reason === undefined ? null : reasonWords(level, reason));
  return { ...line, wasHeld: words(wasHeld), isHeld: words(isHeld) };
}
