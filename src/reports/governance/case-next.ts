import type { Actor, Day, OdsCode } from '../../base/index.ts';
import {
  type Case,
  type CaseRight,
  type CaseStep,
  caseDates,
  lastDayToBegin,
  type Missing,
  noticeEnds,
  stepBasis,
  stepsFrom,
  stillMissing,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import type { CaseAgendas } from './case-agenda.ts';

/** A step that may come next. */
export type NextStep = {
  readonly step: string;
  readonly to: string;
  readonly by: CaseRight;
  /** The roles that take it, as `finance lead` or `practice manager of the practice`. */
  readonly who: readonly string[];
  /** What a committee has to have decided about the case; null: nothing. */
  readonly decision: string | null;
  /** Everything that keeps it from being taken now, in words; none: it can be taken. */
  readonly missing: readonly string[];
  /** The first day on which it can be taken, where that is known and to come. */
  readonly from: Day | null;
  /** By when the rules have it taken. */
  readonly due: Day | null;
  /** The last day on which it can be taken at all: what is asked for begins then. */
  readonly last: Day | null;
  readonly isTheirs: boolean;
  /** Whether the case ends with it because nobody wants it any more. */
  readonly isWithdrawal: boolean;
};

type Asked = { readonly found: Case; readonly isFull: boolean; readonly items: CaseAgendas['items'] };

/** The steps that lead on from where a case stands, with what each waits for, by the same guards as when it is taken. */
export async function nextSteps(
  context: ReportContext,
  reader: Actor,
  db: ReadDb,
  { found, isFull, items }: Asked,
): Promise<readonly NextStep[]> {
  const { state } = found;
  const practice = state.practice as OdsCode;
  const toCome = items.find(({ stage }) => stage === 'to come' || stage === 'before the meeting');
  const next: NextStep[] = [];
  for (const step of stepsFrom(state)) {
    const isTheirs = context.rules.may(reader, step.by, { practice }).ok;
    const basis = await stepBasis(db, found, step, context.businessDate);
    const missing = stillMissing(state, step, basis, isTheirs ? reader.user : undefined);
    next.push({
      ...{ step: step.step, to: step.to, by: step.by, decision: step.decision ?? null, isTheirs },
      who: rolesThat(context, step.by, practice),
      missing: missing.filter(({ need }) => isFull || need === 'engagement').map(({ words }) => words),
      from: firstDay(found, missing, toCome?.on ?? null),
      due: dueDay(found, step),
      last: step.effect === undefined ? null : (lastDayToBegin(state) ?? null),
      isWithdrawal: step.to === 'withdrawn',
    });
  }
  return next;
}

/** Until a period is over, and until the committee meets that is to decide, nothing can be done about the step. */
function firstDay({ state }: Case, missing: readonly Missing[], meetsOn: Day | null): Day | null {
  const lacks = missing.map(({ need }) => need);
  if (lacks.includes('period over')) return noticeEnds(state) ?? null;
  return lacks.includes('decision') ? meetsOn : null;
}

function dueDay({ state }: Case, { step }: CaseStep): Day | null {
  const date = state.rules.dates.find(({ steps }) => steps.includes(step));
  return caseDates(state).find(({ words, doneOn }) => words === date?.words && doneOn === null)?.due ?? null;
}

function rolesThat({ rules }: ReportContext, right: CaseRight, practice: OdsCode): readonly string[] {
  const entitled = rules.whoMaySee(right, { practice });
  return [...new Set(entitled.map(({ role, whose }) => (whose === 'own practice' ? `${role} of the practice` : role)))];
}
