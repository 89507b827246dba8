import {
  type Actor,
  accepted,
  addToMonth,
  type Day,
  type Month,
  monthOfDay,
  type OdsCode,
  type Pence,
  pence,
  quarterOf,
  refused,
  sumPence,
} from '../../base/index.ts';
import {
  type Case,
  type CaseRight,
  caseDates,
  caseNamed,
  type DecisionStanding,
  type DueStep,
  decisionsKept,
  filledIn,
  formWords,
  hasEnded,
  lettersOf,
  matterOfCase,
  notReady,
  partiesOf,
  paymentAsked,
  standingOn,
  type WrittenLetter,
  weightedScore,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { type StandingState, standingStates } from '../places/practice-states.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { type CaseAgendas, caseAgendas } from './case-agenda.ts';
import { type NextStep, nextSteps } from './case-next.ts';
import { type CaseSummary, caseSummary, seesAll } from './cases.ts';

/** Something that has to be shown, and what shows it; null: nothing yet. */
export type Shown = { readonly id: string; readonly label: string; readonly words: string | null };
export type ShownEvidence = Shown & {
  /** By name who filed it. */
  readonly files: readonly { readonly name: string; readonly sha256: string; readonly by: string; readonly on: Day }[];
};
export type ShownEngagement = Shown & { readonly isWaived: boolean };
export type ShownScore = {
  readonly id: string;
  readonly label: string;
  readonly weight: number;
  readonly most: number;
  readonly score: number | null;
  readonly words: string | null;
};
/** One side of a merger: what was received of a practice and what its lines come to. */
export type MergedSide = {
  readonly practice: string;
  readonly name: string;
  readonly registered: number | null;
  readonly lines: number;
  readonly pence: Pence;
};

/** What a case has paid, month by month, while its decision is in force. */
export type CasePay = { readonly monthlyPence: Pence; readonly from: Month; readonly to: Month };

export type CaseReport = {
  readonly summary: CaseSummary;
  readonly form: readonly { readonly label: string; readonly value: string }[];
  readonly changesServices: boolean;
  readonly evidence: readonly ShownEvidence[];
  readonly engagement: readonly ShownEngagement[];
  readonly consultation: Case['state']['consultation'];
  readonly scores: readonly ShownScore[];
  /** The weighted score of a request, of 100; null before every criterion is scored, or where nothing is. */
  readonly scored: number | null;
  readonly dates: readonly DueStep[];
  readonly taken: readonly {
    readonly step: string;
    readonly to: string;
    readonly on: Day;
    readonly by: string;
    readonly words: string;
    readonly decision: string | null;
  }[];
  readonly decisions: readonly { readonly reference: string; readonly standing: DecisionStanding }[];
  readonly states: readonly StandingState[];
  /** Each by the name of who wrote it. */
  readonly letters: readonly WrittenLetter[];
  /** The name of the commissioner, for whom letters are written. */
  readonly commissioner: string;
  readonly next: readonly NextStep[];
  /** What an agenda item has to say; null where nothing is to be decided now. */
  readonly agenda: {
    readonly kind: string;
    readonly contentHash: string;
    readonly names: readonly string[];
    /** The most that it pays; null where it pays nothing. */
    readonly amountPence: Pence | null;
    readonly waits: string | null;
  } | null;
  /** Where it is to be decided, or was put to the vote. */
  readonly items: CaseAgendas['items'];
  readonly mayPutTo: CaseAgendas['mayPutTo'];
  /** What it pays since it was put into effect; null: nothing. */
  readonly pays: CasePay | null;
  readonly merged: { readonly month: Month; readonly sides: readonly MergedSide[] } | null;
  /** Whether the reader sees evidence, letters and scores, and what they may enter. */
  readonly seesAll: boolean;
  readonly mayShow: boolean;
  readonly mayKeep: boolean;
};

/**
 * One case. Of a case that changes services everybody sees what is asked, how people were engaged and each reason why not;
 * the rest is for the practice and whoever decides. Refuses `not-found`, and `access.denied` for another case.
 */
export async function caseReport(context: ReportContext, reader: Actor, id: string): Report<CaseReport> {
  const found = await context.store.read((db) => caseNamed(db, id));
  const isPublic = found.ok && found.value.state.rules.changesServices;
  const about = found.ok ? { practice: found.value.state.practice as OdsCode } : {};
  const actions = found.ok && !isPublic ? (['see cases'] as const) : (['see cases', 'see published'] as const);
  return reading(context, reader, { actions, ...about, verb: 'read case', subject: `case ${id}` }, async () => {
    if (!found.ok) return refused(found.refusal);
    const merged = await mergedSides(context, found.value);
    return accepted(await context.store.read((db) => shownCase(context, reader, db, found.value, merged)));
  });
}

async function shownCase(
  context: ReportContext,
  reader: Actor,
  db: ReadDb,
  found: Case,
  merged: CaseReport['merged'],
): Promise<CaseReport> {
  const { id, state } = found;
  const isFull = seesAll(context, reader, state.practice);
  const may = (right: CaseRight): boolean =>
    context.rules.may(reader, right, { practice: state.practice as OdsCode }).ok;
  const about = (await decisionsKept(db)).filter(({ matter }) => matter.subject === id);
  const summary = caseSummary(context, found);
  const agendas = await caseAgendas(context, reader, db, { found, isFull });
  return {
    ...{
      summary,
      form: formWords(state),
      changesServices: state.rules.changesServices,
      dates: caseDates(state),
      merged: isFull ? merged : null,
      pays: isFull ? payOf(state) : null,
    },
    evidence: isFull ? evidenceOf(context, found) : [],
    engagement: state.rules.changesServices ? engagementOf(found) : [],
    consultation: state.consultation,
    scores: isFull ? scoresOf(found) : [],
    scored: isFull ? weightedScore(found.state) : null,
    taken: state.taken.map((one) => ({ ...one, by: nameOf(context, one.by) })),
    decisions: about.map((one) => ({ reference: one.reference, standing: standingOn(one, context.businessDate) })),
    states: standingStates(found, about, context.businessDate),
    letters: isFull
      ? lettersOf(found, summary.practiceName).map((one) => ({ ...one, by: nameOf(context, one.by) }))
      : [],
    commissioner: context.register.commissioner.name,
    next: await nextSteps(context, reader, db, { found, isFull, items: agendas.items }),
    agenda: isFull ? agendaOf(found, context.businessDate) : null,
    ...agendas,
    seesAll: isFull,
    mayShow: isFull && may('open case') && !hasEnded(state),
    mayKeep: isFull && may('keep case') && !hasEnded(state),
  };
}

function evidenceOf(context: ReportContext, { state: { rules, evidence } }: Case): ShownEvidence[] {
  return rules.evidence.map((each) => {
    const shown = evidence.get(each.id);
    const files = (shown?.files ?? []).map((file) => ({ ...file, by: nameOf(context, file.by) }));
    return { ...each, words: shown?.words ?? null, files };
  });
}

function engagementOf({ state: { engagement, engaged } }: Case): ShownEngagement[] {
  return engagement.map(({ id, name }) => {
    const shown = engaged.get(id);
    return { id, label: name, words: shown?.words ?? null, isWaived: shown?.isWaived ?? false };
  });
}

function scoresOf({ state: { rules, scores } }: Case): ShownScore[] {
  return rules.criteria.map((criterion) => {
    const given = scores.get(criterion.id);
    return { ...criterion, score: given?.score ?? null, words: given?.words ?? null };
  });
}

function agendaOf(found: Case, on: Day): CaseReport['agenda'] {
  const matter = matterOfCase(found);
  if (matter === undefined) return null;
  const { kind, contentHash, amountPence } = matter;
  return {
    ...{ kind, contentHash, names: partiesOf(found.state) },
    ...{ amountPence: amountPence === null ? null : pence(BigInt(amountPence)) },
    waits: notReady(found.state, kind, on) ?? null,
  };
}

function payOf(state: Case['state']): CasePay | null {
  const asked = paymentAsked(state);
  if (asked === undefined || !state.taken.some(({ step }) => step === asked.step)) return null;
  const { monthlyPence, from, months } = asked;
  return { monthlyPence, from, to: addToMonth(from, months - 1) };
}

/** Both sides of a merger in its first month, as their own lines stand in the statement of the practice that stays. */
async function mergedSides(context: ReportContext, { state }: Case): Promise<CaseReport['merged']> {
  const effect = state.rules.steps.flatMap((step) => step.effect ?? []).find(({ kind }) => kind === 'merger');
  if (effect?.kind !== 'merger') return null;
  const absorbed = context.register.practices().find(({ code }) => code === filledIn(state.form, effect.absorbed));
  const from = absorbed?.mergedInto?.successor === state.practice ? absorbed.mergedInto.from : undefined;
  if (absorbed === undefined || from === undefined) return null;
  const month = monthOfDay(from);
  const statement = await context.book.statement(state.practice as OdsCode, month);
  const lists = await context.book.lists(quarterOf(month));
  const lines = statement.ok ? statement.value.lines : [];
  const prefix = `${absorbed.code.toLowerCase()}-`;
  const sides = [state.practice, absorbed.code].map((practice, index): MergedSide => {
    const own = lines.filter(({ term }) => term.startsWith(prefix) === (index === 1));
    const pence = sumPence(own.map(({ amountPence }) => amountPence));
    const name = context.register.practices().find(({ code }) => code === practice)?.name ?? practice;
    return { practice, name, registered: lists.get(practice as OdsCode)?.registered ?? null, lines: own.length, pence };
  });
  return { month, sides };
}
