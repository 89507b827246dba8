import { type Actor, accepted, type Day, dayText, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import type { Decider } from '../../governance/index.ts';
import {
  type AgreedSupport,
  CASE_TRANSITIONS,
  type CaseEntry,
  type CaseSignal,
  type CaseStage,
  type EscalationStage,
  filledIn,
  type LetterField,
  type MonitoringKnown,
  type QualityCase,
} from '../../monitoring/index.ts';
import type { ReportContext } from '../context.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import {
  caseReading,
  dayEntered,
  type QualityCaseSummary,
  type ShownIntelligence,
  seenBy,
  shownIntelligence,
  shownSupport,
  summaryOf,
} from './seen-cases.ts';

/** One entry of a case, with what was later written beside it; names in place of users. */
export type ShownStep = {
  readonly number: number;
  readonly says: CaseEntry;
  readonly by: string;
  readonly on: Day;
  readonly at: string;
  readonly notes: readonly {
    readonly kind: 'corrected' | 'given';
    readonly words: string;
    readonly by: string;
    readonly on: Day;
  }[];
};

/** The next stage of escalation, and who acts there today. */
export type NextEscalation = EscalationStage & {
  readonly holder: Pick<Decider, 'body' | 'through'> | null;
  readonly why: string;
};

export type QualityCaseReport = {
  readonly summary: QualityCaseSummary;
  readonly place: PracticePlace;
  readonly signals: readonly CaseSignal[];
  readonly openedWords: string;
  readonly steps: readonly ShownStep[];
  readonly support: readonly (AgreedSupport & { readonly isLate: boolean })[];
  /** What is read beside the case, and whatever else that is ordinary is known of the practice. */
  readonly intelligence: readonly ShownIntelligence[];
  readonly escalation: readonly (EscalationStage & { readonly isTaken: boolean })[];
  readonly nextEscalation: NextEscalation | null;
  readonly letters: readonly { readonly id: string; readonly title: string }[];
  /** The measure on which it can be asked whether support helped; null where there is none. */
  readonly helpedBy: string | null;
  /** The steps that there are from here, as far as the reader may take them. */
  readonly may: readonly CaseStage[];
  readonly mayNote: boolean;
  /** The reader answers for the practice itself. */
  readonly isOwnPractice: boolean;
  readonly reviewWithinDays: number;
};

type Found = {
  readonly one: QualityCase;
  readonly known: MonitoringKnown;
  readonly intelligence: readonly ShownIntelligence[];
};

/** A case with its signals, the practice’s account, what was agreed and what it came to. Refuses `not-found`, also for one that the reader may not know of. */
export function qualityCaseReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly case: string },
): Report<QualityCaseReport> {
  const what = { ...caseReading(context, reader), verb: 'read case', subject: `quality case ${ask.case}` };
  return reading(context, reader, what, async () => {
    const found = await foundCase(context, reader, ask.case);
    if (!found.ok) return found;
    const { one, known, intelligence } = found.value;
    const place = placeOf(context.register, one.practice);
    if (!place.ok) return place;
    const signal = one.opened.says.signals.find(({ kind }) => kind === 'result');
    const isOwnPractice = reader.organisation === one.practice;
    return accepted({
      summary: summaryOf(context, one),
      place: place.value,
      signals: one.opened.says.signals,
      openedWords: one.opened.says.words,
      steps: stepsOf(context, one),
      support: one.support.map((each) => shownSupport(context, each)),
      intelligence,
      escalation: stagesTaken(known, one),
      nextEscalation: nextEscalation(context, known, one, place.value),
      letters: known.policy.letters.map(({ id, title }) => ({ id, title })),
      helpedBy: signal?.kind === 'result' && one.support.length > 0 ? signal.indicator : null,
      may: mayTake(context, reader, one, isOwnPractice),
      mayNote: context.rules.may(reader, 'keep quality cases', {}).ok,
      isOwnPractice,
      reviewWithinDays: known.policy.reviewWithinDays,
    });
  });
}

/** The case and what is read beside it. */
async function foundCase(context: ReportContext, reader: Actor, id: string): Promise<Outcome<Found>> {
  const seen = await context.store.read((db) => seenBy(context, db, reader));
  if (!seen.ok) return seen;
  const { known, cases, intelligence } = seen.value;
  const one = cases.find((each) => each.id === id);
  if (one === undefined) return refused({ code: 'not-found', message: `There is no case ${id}.` });
  const about = intelligence.filter(
    (told) => told.practice === one.practice && (told.qualityCase === null || told.qualityCase === id),
  );
  return accepted({ one, known, intelligence: about.map((told) => shownIntelligence(context, told, intelligence)) });
}

function stepsOf(context: ReportContext, { steps }: QualityCase): readonly ShownStep[] {
  return steps.map(({ number, says, by, on, at, notes }) => ({
    ...{ number, says, on, at },
    by: nameOf(context, by),
    notes: notes.map((note) => ({
      ...{ kind: note.says.kind, words: note.says.words, by: nameOf(context, note.by) },
      on: note.says.kind === 'given' ? dayEntered(note.says.on) : note.on,
    })),
  }));
}

function stagesTaken({ policy }: MonitoringKnown, { escalatedTo }: QualityCase): QualityCaseReport['escalation'] {
  const at = policy.escalation.findIndex(({ id }) => id === escalatedTo);
  return policy.escalation.map((stage, index) => ({ ...stage, isTaken: index <= at }));
}

/** Who would take the next stage today; null once every stage is taken. */
function nextEscalation(
  { businessDate: on }: ReportContext,
  { policy, governance }: MonitoringKnown,
  { escalatedTo }: QualityCase,
  { contractType }: PracticePlace,
): NextEscalation | null {
  const stage = policy.escalation[policy.escalation.findIndex(({ id }) => id === escalatedTo) + 1];
  if (stage === undefined) return null;
  if (stage.function === undefined) return { ...stage, holder: null, why: 'The group takes it itself.' };
  const held = governance.matrix.whoDecides({ function: stage.function, contract: contractType, on });
  if (!held.ok) return { ...stage, holder: null, why: held.refusal.message };
  const { body, through, name, phase } = held.value;
  const acts = through === undefined ? body : `${body}, through its ${through}`;
  const why = `On ${dayText(on)}, in the ${phase} phase, ${name} (${contractType}) are for ${acts}.`;
  return { ...stage, holder: { body, ...(through === undefined ? {} : { through }) }, why };
}

function mayTake(
  { rules }: ReportContext,
  reader: Actor,
  { stage, practice }: QualityCase,
  isOwnPractice: boolean,
): readonly CaseStage[] {
  const keeps = rules.may(reader, 'keep quality cases', {}).ok;
  const answers = isOwnPractice && rules.may(reader, 'answer quality case', { practice }).ok;
  const escalates = rules.may(reader, 'escalate quality case', {}).ok;
  const steps = CASE_TRANSITIONS.filter(({ from }) => from === stage).map(({ to }) => to);
  return steps.filter((to) => {
    if (to === 'heard') return keeps || answers;
    return to === 'escalated' ? escalates : keeps;
  });
}

export type QualityCaseLetterReport = {
  readonly case: string;
  readonly place: PracticePlace;
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Headings under which somebody writes by hand. */
  readonly writtenUnder: readonly string[];
};

/** A letter or form of a case, filled in as far as the case has come. Refuses `not-found`. */
export function qualityCaseLetterReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly case: string; readonly letter: string },
): Report<QualityCaseLetterReport> {
  const subject = `quality case ${ask.case} ${ask.letter}`;
  const what = { ...caseReading(context, reader), verb: 'read case letter', subject };
  return reading(context, reader, what, async () => {
    const found = await foundCase(context, reader, ask.case);
    if (!found.ok) return found;
    const { one, known } = found.value;
    const place = placeOf(context.register, one.practice);
    if (!place.ok) return place;
    const letter = known.policy.letters.find(({ id }) => id === ask.letter);
    if (letter === undefined) return refused({ code: 'not-found', message: `There is no letter ${ask.letter}.` });
    return accepted({
      case: one.id,
      place: place.value,
      title: letter.title,
      paragraphs: filledIn(letter.paragraphs, fieldsOf(context, known, one, place.value)),
      writtenUnder: letter.writtenUnder ?? [],
    });
  });
}

type Fields = Partial<Record<LetterField, string>>;

function fieldsOf(
  context: ReportContext,
  { policy }: MonitoringKnown,
  one: QualityCase,
  { name }: PracticePlace,
): Fields {
  const last = <K extends CaseEntry['kind']>(kind: K) =>
    one.steps.findLast(({ says }) => says.kind === kind)?.says as Extract<CaseEntry, { readonly kind: K }> | undefined;
  const [account, escalated, closed] = [last('heard'), last('escalated'), last('closed')];
  const stage = policy.escalation.find(({ id }) => id === escalated?.to);
  const fields: { readonly [K in LetterField]?: string | undefined } = {
    practice: name,
    code: one.practice,
    case: one.id,
    title: one.title,
    signals: one.opened.says.signals.map(({ words }) => words).join(' '),
    account: account?.words,
    accountBy: one.accountBy === null ? undefined : dayText(one.accountBy),
    support: one.support.length === 0 ? undefined : one.support.map((each) => supportWords(context, each)).join(' '),
    reviewOn: one.reviewOn === null ? undefined : dayText(one.reviewOn),
    stage: stage === undefined ? undefined : `${stage.name}. ${stage.words}`,
    body: escalated?.body,
    evidence: closed?.words,
    lesson: closed?.lesson,
    lead: one.lead === null ? undefined : nameOf(context, one.lead),
    today: dayText(context.businessDate),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function supportWords(context: ReportContext, { what, words, owner, due }: AgreedSupport): string {
  return `A ${what}: ${words.replace(/\.$/, '')} (${nameOf(context, owner)}, by ${dayText(due)}).`;
}

/** Soft intelligence that is sensitive, in full. */
export type IntelligenceReport = {
  readonly told: ShownIntelligence;
  /** Its words; null once they were destroyed. */
  readonly words: string | null;
  /** By name, who may see it. Empty of what is ordinary. */
  readonly seenBy: readonly string[];
  readonly practice: OdsCode;
};

/** One piece of soft intelligence in full; each reading of what is sensitive is kept by itself. Refuses `not-found`. */
export function intelligenceReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly id: string },
): Report<IntelligenceReport> {
  const what = { ...caseReading(context, reader), verb: 'read intelligence', subject: `intelligence ${ask.id}` };
  return reading(context, reader, what, async () => {
    const seen = await context.store.read((db) => seenBy(context, db, reader));
    if (!seen.ok) return seen;
    const found = seen.value.intelligence.find(({ id }) => id === ask.id);
    if (found === undefined) return refused({ code: 'not-found', message: `There is no soft intelligence ${ask.id}.` });
    return accepted({
      told: shownIntelligence(context, found, seen.value.intelligence),
      words: found.words,
      seenBy: found.seenBy.map((user) => nameOf(context, user)),
      practice: found.practice,
    });
  });
}
