import { type Actor, accepted, type Day, type OdsCode } from '../../base/index.ts';
import {
  type Case,
  type CaseKind,
  caseDates,
  caseKindsKnown,
  casesKept,
  type DueStep,
  hasEnded,
  weightedScore,
} from '../../governance/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

export type CaseSummary = {
  readonly id: string;
  /** The name of its kind. */
  readonly kind: string;
  readonly practice: string;
  readonly practiceName: string;
  readonly stage: string;
  readonly openedOn: Day;
  readonly hasEnded: boolean;
  /** What is to be done next by a date of the rules; null where nothing is. */
  readonly next: (DueStep & { readonly isOverdue: boolean }) | null;
};

export type CasesReport = {
  readonly open: readonly CaseSummary[];
  readonly ended: readonly CaseSummary[];
  /** Open requests that are scored on every criterion, the highest first. */
  readonly ranked: readonly { readonly summary: CaseSummary; readonly score: number }[];
  /** Kinds that the reader may open a case of, with their forms. */
  readonly mayOpen: readonly CaseKind[];
  /** Practices for which they may. */
  readonly practices: readonly { readonly code: string; readonly name: string }[];
};

/** Cases that the reader may see, the newest first. Everybody sees those that change services. */
export function casesReport(context: ReportContext, reader: Actor): Report<CasesReport> {
  const what = { actions: ['see published'] as const, verb: 'read cases', subject: 'cases' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const known = await caseKindsKnown(db, context.businessDate);
      if (!known.ok) return known;
      const seen = (await casesKept(db)).filter((each) => isSeen(context, reader, each)).toReversed();
      const summaries = seen.map((each) => caseSummary(context, each));
      const practices = practicesOf(context, reader);
      const mine = seen.filter(({ state }) => !hasEnded(state) && seesAll(context, reader, state.practice));
      const ranked = mine.flatMap((each) => {
        const score = weightedScore(each.state);
        return score === null ? [] : [{ summary: caseSummary(context, each), score }];
      });
      return accepted({
        ranked: ranked.toSorted((one, other) => other.score - one.score),
        open: summaries.filter((one) => !one.hasEnded),
        ended: summaries.filter((one) => one.hasEnded),
        mayOpen: known.value.kinds.filter((kind) => practices.length > 0 && mayBegin(context, reader, kind, practices)),
        practices,
      });
    }),
  );
}

/** Whether a reader sees a case: all of it where its practice is theirs to see, else what is published of it. */
export function isSeen(context: ReportContext, reader: Actor, { state }: Case): boolean {
  return state.rules.changesServices || seesAll(context, reader, state.practice);
}

export function seesAll({ rules }: ReportContext, reader: Actor, practice: string): boolean {
  return rules.may(reader, 'see cases', { practice: practice as OdsCode }).ok;
}

type Named = CasesReport['practices'][number];

function practicesOf({ register, rules }: ReportContext, reader: Actor): readonly Named[] {
  const own = register.practices().filter(({ code, mergedInto }) => {
    return mergedInto === undefined && rules.may(reader, 'open case', { practice: code }).ok;
  });
  return own.map(({ code, name }) => ({ code, name }));
}

function mayBegin({ rules }: ReportContext, reader: Actor, kind: CaseKind, [first]: readonly Named[]): boolean {
  const begins = kind.steps.find(({ from }) => from === null);
  const practice = first?.code as OdsCode;
  return begins !== undefined && rules.may(reader, begins.by, { practice }).ok;
}

export function caseSummary({ register, businessDate }: ReportContext, found: Case): CaseSummary {
  const { id, state } = found;
  const isOver = hasEnded(state);
  const due = isOver ? [] : caseDates(state).filter(({ doneOn }) => doneOn === null);
  const next = due.toSorted((one, other) => one.due - other.due)[0];
  const practice = register.practices().find(({ code }) => code === state.practice);
  return {
    ...{ id, kind: state.rules.name, practice: state.practice, practiceName: practice?.name ?? state.practice },
    ...{ stage: state.stage, openedOn: state.taken[0]?.on ?? businessDate, hasEnded: isOver },
    next: next === undefined ? null : { ...next, isOverdue: next.due < businessDate },
  };
}
