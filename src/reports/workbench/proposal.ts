import {
  type Actor,
  accepted,
  type Day,
  decimalText,
  exact,
  type Json,
  type OdsCode,
  type Outcome,
  type Pence,
  type Purpose,
  penceFromPounds,
  type Released,
  type ReleasedCount,
  type ReleaseLevel,
  refused,
} from '../../base/index.ts';
import {
  type ForecastInput,
  type MeasureAchievement,
  proposedAchievement,
  proposedPointValue,
} from '../../contracts/index.ts';
import {
  type Distance,
  releaseChange,
  releaseDerived,
  releaseMoves,
  type ShownChange,
} from '../../disclosure/index.ts';
import { type ChangedMeasure, type Measure, measureChangeJson } from '../../indicators/index.ts';
import { type RuleClause, ruleClauses } from '../catalogue/rule-clause.ts';
import type { ReportContext } from '../context.ts';
import { reasonWords } from '../measures/forecast.ts';
import { periodEndAsked } from '../measures/measure-named.ts';
import { firstPermitted, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { distancesFromEarlier } from './clause-questions.ts';
import { addMoves, addsTo, changedCounts, type Move, movesByPractice, type Standing } from './moved-people.ts';
import { clausesText, type ProposedChange, readChange } from './proposed-change.ts';

/** What a measure earns at a practice: points to two decimals, and whole pence a year. */
export type Earned = { readonly points: string; readonly pence: Pence };

/** What a change does at one practice. */
export type ProposedPractice = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly locality: string;
  readonly isReaders: boolean;
  readonly people: Released<ShownChange>;
  /** `not shown` where the counts are not. Pounds are null to those who may not see the practice's money. */
  readonly earned: Released<{ readonly before: Earned | 'not shown'; readonly after: Earned | 'not shown' }>;
  readonly maySeePounds: boolean;
  /** Pounds a year for a point, where it is the pot over the points; null where it is a price. */
  readonly pointValue: { readonly before: string; readonly after: string } | null;
};

/** People who are counted otherwise, over every practice shown: from what to what. */
export type ShownMove = { readonly from: Standing; readonly to: Standing; readonly people: Released<ReleasedCount> };

/** What a measure would be and whom that moves: the workbench's answer. Nothing is changed by asking. */
export type ProposalReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly before: Measure;
  readonly after: Measure;
  /** What is changed, each in words. */
  readonly words: readonly string[];
  readonly rule: readonly RuleClause[];
  readonly changedRule: readonly RuleClause[];
  readonly practices: readonly ProposedPractice[];
  readonly moves: readonly ShownMove[];
  /** Practices of which nothing could be worked out, and why. */
  readonly notWorkedOut: readonly { readonly practice: OdsCode; readonly name: string; readonly reason: string }[];
  /** The change in its one JSON form: what would be proposed. */
  readonly change: Json;
};

export type ProposalAsk = ProposedChange & { readonly periodEnd?: Day };

/** Who may ask what a change moves: those who see counts of practices, exactly or rounded. */
export const MAY_ASK = ['see exact counts', 'see management counts'] as const;

/** Which practices' points and pounds move if a measure is changed, and how many people move in and out. */
export function proposalReport(context: ReportContext, reader: Actor, ask: ProposalAsk): Report<ProposalReport> {
  const clauses = ask.clauses === undefined ? '' : ` ${clausesText(ask.clauses)}`;
  const subject = `measure ${ask.indicator}${clauses}`;
  const what = { actions: MAY_ASK, verb: 'ask what a change moves', subject, framework: ask.framework };
  return reading(context, reader, what, async ({ level, purpose }, under) => {
    const read = readChange(context, ask);
    if (!read.ok) return read;
    const change = read.value;
    if (change.price !== undefined && isOfPot(under)) return priceIsPot();
    const periodEnd = await periodEndAsked(context, ask.periodEnd);
    if (!periodEnd.ok) return periodEnd;
    const question = { reader, level, purpose, change, periodEnd: periodEnd.value };
    const moved = await movedBy(under, question);
    if (!moved.ok) return moved;
    const rows = await practicesOf(under, question, moved.value);
    return accepted({ ...headOf(change, periodEnd.value), ...rows });
  });
}

/** Whether the framework is one that practices take part in: a point is then worth the pot over the points. */
function isOfPot({ participations = [], framework }: ReportContext): boolean {
  return participations.some((part) => part.framework === framework.id);
}

function priceIsPot(): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: 'A point of this framework has no price: it is worth the pot of each practice over all points.',
    remedy: 'Ask without a price. Other points of the measure change what every point is worth.',
  });
}

type Question = {
  readonly reader: Actor;
  readonly level: ReleaseLevel;
  readonly purpose: Purpose;
  readonly change: ChangedMeasure;
  readonly periodEnd: Day;
};
/** Who moves, and how far the change is from those asked about before. */
type MovedBy = {
  readonly moves: ReadonlyMap<OdsCode, readonly Move[]>;
  readonly earlier: ReadonlyMap<OdsCode, readonly Distance[]>;
};
const NOBODY_MOVES: MovedBy = { moves: new Map(), earlier: new Map() };

/** Thresholds, points and prices move nobody; a changed clause is counted again over the whole list. */
async function movedBy(context: ReportContext, question: Question): Promise<Outcome<MovedBy>> {
  const { change, periodEnd, level } = question;
  if (change.clauses.length === 0) return accepted(NOBODY_MOVES);
  const { framework, changed } = change;
  const rule = framework.rule(change.before.rule);
  const snapshot = context.book.snapshot();
  const practices = snapshot.practices().filter((practice) => context.register.has(practice));
  const ask = { snapshot, pass: context.indicatorsPass, framework, rule, periodEnd, practices };
  const bench = await context.benches.bench(ask);
  const moves = movesByPractice(await bench.moves(changed.rule.steps), rule, changed.rule);
  if (level === 'exact') return accepted({ moves, earlier: new Map() });
  const earlier = await distancesFromEarlier(context, question, bench);
  return earlier.ok ? accepted({ moves, earlier: earlier.value }) : earlier;
}

function headOf(change: ChangedMeasure, periodEnd: Day) {
  const { framework, before, after, words, changed } = change;
  return {
    framework: { id: framework.id, title: framework.title },
    indicator: before.id,
    shortTitle: before.shortTitle,
    periodEnd,
    before,
    after,
    words,
    rule: ruleClauses(framework, before.rule),
    changedRule: ruleClauses(changed.framework, before.rule),
    change: measureChangeJson(change),
  };
}

async function practicesOf(context: ReportContext, question: Question, moved: MovedBy) {
  const practices: ProposedPractice[] = [];
  const notWorkedOut: ProposalReport['notWorkedOut'][number][] = [];
  const shownMoves: (readonly Move[])[] = [];
  const sent = await context.book.sent(question.periodEnd);
  for (const { code: practice, name, locality } of context.register.practices()) {
    const permission = firstPermitted(context, question.reader, MAY_ASK, { practice });
    if (!permission.ok) continue;
    const { level } = permission.value;
    const counts = sent.get(practice)?.get(question.change.before.rule)?.counts;
    const input = await context.book.forecastInput(practice, question.periodEnd);
    const moves = moved.moves.get(practice) ?? [];
    const none = counts === undefined ? 'Counts were not received.' : whyNone(level, input);
    if (counts === undefined || !input.ok || none !== null) {
      notWorkedOut.push({ practice, name, reason: none ?? '' });
      continue;
    }
    const people = releaseChange(level, changedCounts(counts, moves), moved.earlier.get(practice) ?? []);
    const earned = await earnedIn(context, question, input.value, people);
    if (!earned.ok) {
      notWorkedOut.push({ practice, name, reason: reasonWords(level, earned.refusal) });
      continue;
    }
    shownMoves.push(moves);
    const maySeePounds = context.rules.may(question.reader, 'see practice money', { practice }).ok;
    const isReaders = question.reader.organisation === practice;
    const pointValue = maySeePounds ? pointValues(input.value, question.change) : null;
    practices.push({ practice, name, locality, isReaders, people, earned: earned.value, maySeePounds, pointValue });
  }
  return {
    practices,
    notWorkedOut,
    moves: movesShown(
      question,
      moved,
      practices.map(({ people }) => people),
      shownMoves,
    ),
  };
}

function pointValues(input: ForecastInput, { before, after }: ChangedMeasure): ProposedPractice['pointValue'] {
  const [now, then] = [before, after].map((measure) => proposedPointValue(input, measure));
  return now === undefined || then === undefined ? null : { before: decimalText(now, 2), after: decimalText(then, 2) };
}

function whyNone(level: ReleaseLevel, input: Outcome<ForecastInput>): string | null {
  if (!input.ok) return input.refusal.message;
  return input.value.quality.results.ok ? null : reasonWords(level, input.value.quality.results.refusal);
}

/** Points and pounds before and after, worked out from the counts as the reader may see them. */
async function earnedIn(
  context: ReportContext,
  { change, periodEnd }: Question,
  input: ForecastInput,
  people: Released<ShownChange>,
): Promise<Outcome<ProposedPractice['earned']>> {
  const { before, after } = people.value;
  const one =
    before === 'not shown' ? null : await context.book.earned(input.practice.code, periodEnd, change.before, before);
  if (one?.ok === false) return one;
  const price = change.price === undefined ? {} : { pointPrice: exact(change.price) };
  const other =
    after === 'not shown' ? null : proposedAchievement(input, { measure: change.after, ...price, counts: after });
  if (other?.ok === false) return other;
  return accepted(releaseDerived(people, () => ({ before: earnedFrom(one), after: earnedFrom(other) })));
}

function earnedFrom(worked: { readonly value: MeasureAchievement } | null): Earned | 'not shown' {
  if (worked === null) return 'not shown';
  const { points, exactPounds } = worked.value;
  return { points: decimalText(exact(points), 2), pence: penceFromPounds(exact(exactPounds)) };
}

/** The reason split over all practices. Below the exact level it waits until it can be told from every one before. */
function movesShown(
  { level }: Question,
  { earlier }: MovedBy,
  practices: readonly Released<ShownChange>[],
  moves: readonly (readonly Move[])[],
): readonly ShownMove[] {
  if (level !== 'exact' && isNearOverall(earlier)) return [];
  const rows = addMoves(moves).map(({ from, to, people }) => ({ from, to, people, adds: addsTo({ from, to }) }));
  const shown = releaseMoves(level, practices, rows);
  const told = rows.flatMap(({ from, to }, index) => {
    const people = shown[index];
    return people === undefined ? [] : [{ from, to, people }];
  });
  return level === 'exact' ? told : told.toSorted(byShownPeople);
}

/** Suppressed counts stand after the others, and by their words among themselves: their order tells nothing. */
function byShownPeople(one: ShownMove, other: ShownMove): number {
  const size = ({ people }: ShownMove): number => (typeof people.value === 'number' ? people.value : 0);
  const words = ({ from, to }: ShownMove): string => [from.outcome, from.reason, to.outcome, to.reason].join(' ');
  return size(other) - size(one) || (words(one) < words(other) ? -1 : 1);
}

function isNearOverall(earlier: MovedBy['earlier']): boolean {
  const questions = Math.max(0, ...[...earlier.values()].map((own) => own.length));
  return Array.from({ length: questions }, (_, index) => {
    const sum = (part: keyof Distance): number =>
      [...earlier.values()].reduce((total, own) => total + (own[index]?.[part] ?? 0), 0);
    return Math.min(sum('denominator') || 8, sum('numerator') || 8) < 8;
  }).includes(true);
}
