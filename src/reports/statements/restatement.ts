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
  CAUSES,
  type Cause,
  type ChangedLine,
  isBesideTheMonth,
  NETWORK_CAUSES,
  networkIn,
  networkStatement,
  prepareStatement,
  type Restatement,
  type RestatementStep,
  restatement,
  type Statement,
} from '../../contracts/index.ts';
import type { ReportContext } from '../context.ts';
import { reasonWords } from '../measures/forecast.ts';
import { paidPlaceOf, paidSubject } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { PaidPlace, Report, ShownBasis } from '../report.ts';
import type { FirstPaid, Moment } from './moment.ts';
import { inputsReplaced, networkInputsReplaced, type TwoMoments } from './replaced-inputs.ts';
import { shownBasis } from './shown-line.ts';
import { knownThenWords } from './statement-month.ts';

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
  readonly place: PaidPlace;
  readonly month: Month;
  readonly from: KnownAt;
  readonly to: KnownAt;
  readonly differencePence: Pence;
  /** The causes that can arise, in the order in which what was known is replaced. */
  readonly order: readonly Cause[];
  /** In that order. */
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

/** The difference between a statement of a practice or network as known on two days, to the penny, by cause. */
export function restatementReport(
  context: ReportContext,
  reader: Actor,
  ask: RestatementAsk,
): Report<RestatementReport> {
  const { practice, month } = ask;
  const days = [ask.from, ask.to].map((on) => (on === undefined ? '' : isoOfDay(on))).join('/');
  const subject = `restatement ${practice}/${isoOfMonth(month)} ${days}`.trim();
  const what = {
    actions: ['see practice money'] as const,
    ...paidSubject(context, practice),
    verb: 'read restatement',
    subject,
  };
  return reading(context, reader, what, async ({ level }) => {
    const place = paidPlaceOf(context, practice);
    if (!place.ok) return place;
    if (place.value.contractType === 'paid by claim') return refused(notByCause(practice));
    const isNetwork = place.value.contractType === 'network';
    const ends = await endsOf(context, ask);
    if (!ends.ok) return ends;
    const { from, to, paid } = ends.value;
    const found = await (isNetwork ? ofNetwork : ofPractice)(context, practice, month, { from, to });
    if (!found.ok) return found;
    const fromPence = paid === undefined ? found.value.from.totalPence : owedForTheMonth(paid.statement);
    const toPence = found.value.to.totalPence;
    return accepted({
      place: place.value,
      month,
      from: { on: from.on, words: fromWords(from, paid), totalPence: fromPence, snapshot: from.snapshot.hash },
      to: { on: to.on, words: knownThenWords(to), totalPence: toPence, snapshot: to.snapshot.hash },
      differencePence: pence(toPence - fromPence),
      order: isNetwork ? NETWORK_CAUSES : CAUSES,
      causes: found.value.steps.map((step) => shownCause(context, step, level)),
      days: context.known.daysOfChange(isNetwork ? membersIn(context, practice, month) : [practice], month),
      paidOtherwisePence: pence(found.value.from.totalPence - fromPence),
    });
  });
}

async function ofPractice(
  context: ReportContext,
  practice: OdsCode,
  month: Month,
  ends: TwoMoments,
): Promise<Outcome<Restatement>> {
  const inputs = await inputsReplaced(context, practice, month, ends);
  return inputs.ok ? restatement(prepareStatement, inputs.value.first, inputs.value.replaced) : inputs;
}

async function ofNetwork(
  context: ReportContext,
  network: OdsCode,
  month: Month,
  ends: TwoMoments,
): Promise<Outcome<Restatement>> {
  const inputs = await networkInputsReplaced(context, network, month, ends);
  return inputs.ok ? restatement(networkStatement, inputs.value.first, inputs.value.replaced) : inputs;
}

function membersIn({ holdings = [] }: ReportContext, network: OdsCode, month: Month): readonly OdsCode[] {
  return networkIn(holdings, network, month)?.members ?? [];
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
    message: `${code} is paid by claim alone, and what is paid by claim is not restated.`,
    remedy: 'Look at the statement as it was known on each day: commonweal statement … --known-on <day>.',
  } as const;
}

/** Why a line is held may have counts in it. */
function shownLine({ wasHeld, isHeld, ...line }: ChangedLine, level: ReleaseLevel): ShownChangedLine {
  const words = (reason: ChangedLine['wasHeld']) => (reason === undefined ? null : reasonWords(level, reason));
  return { ...line, wasHeld: words(wasHeld), isHeld: words(isHeld) };
}
