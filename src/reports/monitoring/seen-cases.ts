import { type Actor, accepted, type Day, dayFromIso, type OdsCode, type Outcome } from '../../base/index.ts';
import {
  type AgreedSupport,
  type CaseStage,
  casesKept,
  intelligenceKept,
  isSensitive,
  type KeptIntelligence,
  lateSupport,
  type MonitoringKnown,
  monitoringKnown,
  type QualityCase,
  seesCase,
  seesIntelligence,
} from '../../monitoring/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import type { Reading } from '../reading.ts';
import { nameOf } from '../statements/line-posting.ts';

/** A case in a list. */
export type QualityCaseSummary = {
  readonly id: string;
  readonly practice: OdsCode;
  readonly name: string;
  readonly title: string;
  readonly stage: CaseStage;
  readonly openedOn: Day;
  /** Who leads it, by name; null before it is triaged. */
  readonly lead: string | null;
  readonly priority: string | null;
  /** What is to happen next, and by which day; null once it is closed. */
  readonly next: { readonly words: string; readonly on: Day | null; readonly isLate: boolean } | null;
  /** Whether only those who are named may see it. */
  readonly isRestricted: boolean;
};

/** Soft intelligence as a list shows it: the words of what is sensitive are read one by one. */
export type ShownIntelligence = Omit<KeptIntelligence, 'words' | 'seenBy' | 'by'> & {
  readonly name: string;
  /** Null of what is sensitive. */
  readonly words: string | null;
  readonly isSensitive: boolean;
  /** The later one that puts it right; null: none. */
  readonly correctedBy: string | null;
};

/** Who opens the pages of the monitoring group; which cases they find there is decided case by case. */
export const CASE_READERS = ['see quality cases', 'see sensitive intelligence', 'enter intelligence'] as const;

/** For whom a case is looked up: a practice’s own people about their practice, everybody else about all. */
export function caseReading(context: ReportContext, reader: Actor): Pick<Reading, 'actions' | 'practice' | 'deed'> {
  const own = reader.organisation;
  const actions = CASE_READERS;
  const deed = 'see the cases of the monitoring group';
  return { actions, deed, ...(own !== undefined && context.register.has(own) ? { practice: own } : {}) };
}

export type SeenMonitoring = {
  readonly known: MonitoringKnown;
  readonly cases: readonly QualityCase[];
  readonly intelligence: readonly KeptIntelligence[];
};

/** Cases and soft intelligence that a reader may know of, the latest first. */
export async function seenBy(context: ReportContext, db: ReadDb, reader: Actor): Promise<Outcome<SeenMonitoring>> {
  const known = await monitoringKnown(db, context, reader);
  if (!known.ok) return known;
  const { reader: sees, policy } = known.value;
  const cases = (await casesKept(db)).filter((one) => seesCase(sees, one, policy)).toReversed();
  const intelligence = (await intelligenceKept(db, context.businessDate)).filter((one) =>
    seesIntelligence(sees, one, policy),
  );
  return accepted({ known: known.value, cases, intelligence });
}

export function summaryOf(context: ReportContext, one: QualityCase): QualityCaseSummary {
  const triaged = one.steps.findLast(({ says }) => says.kind === 'triaged')?.says;
  return {
    id: one.id,
    practice: one.practice,
    name: nameOfPractice(context, one.practice),
    title: one.title,
    stage: one.stage,
    openedOn: one.opened.on,
    lead: one.lead === null ? null : nameOf(context, one.lead),
    priority: triaged?.kind === 'triaged' ? triaged.priority : null,
    next: nextOf(context, one),
    isRestricted: one.seenBy !== null,
  };
}

/** What a case waits for. Support that is late comes before the day of the review. */
function nextOf({ businessDate }: ReportContext, one: QualityCase): QualityCaseSummary['next'] {
  const [late] = lateSupport(one, businessDate);
  const by = (words: string, on: Day | null) => ({ words, on, isLate: on !== null && on < businessDate });
  if (late !== undefined) return by(`The ${late.what} that was agreed`, late.due);
  switch (one.stage) {
    case 'opened':
      return by('To be triaged', null);
    case 'triaged':
      return by('The practice’s own account', one.accountBy);
    case 'heard':
      return by('Support to be agreed', null);
    case 'closed':
      return null;
    default:
      return by(one.reviewOn === null ? 'To be closed or taken further' : 'Review', one.reviewOn);
  }
}

export function nameOfPractice({ register }: ReportContext, code: OdsCode): string {
  const found = register.practice(code);
  return found.ok ? found.value.name : code;
}

export function shownIntelligence(
  context: ReportContext,
  { seenBy: _, by: __, words, ...told }: KeptIntelligence,
  all: readonly KeptIntelligence[],
): ShownIntelligence {
  const sensitive = isSensitive(told);
  return {
    ...told,
    name: nameOfPractice(context, told.practice),
    words: sensitive ? null : words,
    isSensitive: sensitive,
    correctedBy: all.find(({ corrects }) => corrects === told.id)?.id ?? null,
  };
}

/** Support with its owner by name. */
export function shownSupport(
  context: ReportContext,
  support: AgreedSupport,
): AgreedSupport & { readonly isLate: boolean } {
  const isLate = support.given === null && support.due < context.businessDate;
  return { ...support, owner: nameOf(context, support.owner), isLate };
}

/** A day that was checked when it was entered, for a reader. */
export function dayEntered(iso: string): Day {
  return dayFromIso(iso) as Day;
}
