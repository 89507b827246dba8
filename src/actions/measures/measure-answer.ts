import {
  type Actor,
  accepted,
  type Day,
  dayText,
  financialYearOf,
  isoOfDay,
  type Json,
  monthOfDay,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { participationIn } from '../../contracts/index.ts';
import { ANSWER_OUTCOMES, MEASURE_ANSWER, type MeasureAnswer } from '../../governance/index.ts';
import { currentDefinition, type ReadDb, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** One practice's answer to one measure for the year that ends on a day. */
export type AnswerNamed = { readonly practice: OdsCode; readonly measure: string; readonly periodEnd: Day };

function answerId({ practice, measure, periodEnd }: AnswerNamed): string {
  return `${practice}/${measure}/${isoOfDay(periodEnd)}`;
}

/** `answer` as a form has it: yes or no. `evidence`: the paper that shows it, in words. */
export type RecordAnswerAsk = AnswerNamed & { readonly answer: string; readonly evidence: string };

/**
 * The practice's answer to a measure that is paid for on an answer. It counts once somebody of the commissioner accepts
 * it, and may be given anew until then. Refuses `indicator.unknown`, `input.invalid` for a year in which the practice
 * takes no part, that has not begun or without evidence, and `run.wrong-stage` when it was accepted.
 */
export function recordAnswer(
  context: ActionContext,
  actor: Actor,
  ask: RecordAnswerAsk,
): Promise<Outcome<MeasureAnswer>> {
  const id = answerId(ask);
  const { practice } = ask;
  const deed = { action: 'answer measure', practice, verb: 'answer measure', subject: `answer ${id}` } as const;
  return acting(context, actor, deed, async () => {
    const framework = frameworkAnswered(context, ask);
    if (!framework.ok) return framework;
    if (ask.answer !== 'yes' && ask.answer !== 'no') return invalid('The answer is yes or no.');
    const evidence = ask.evidence.trim();
    if (!isLong(evidence)) return invalid(`Name the paper that shows it, in ${SHORTEST} to ${LONGEST} characters.`);
    const answer: MeasureAnswer = {
      practice,
      framework: framework.value,
      measure: ask.measure,
      periodEnd: isoOfDay(ask.periodEnd),
      isYes: ask.answer === 'yes',
      evidence,
      recordedBy: actor.user,
      recordedOn: isoOfDay(context.businessDate),
      checked: null,
    };
    return context.store.write(async (db) => {
      const before = await answerOf(db, context, id);
      if (before?.checked?.outcome === 'accepted') return wrongStage('The answer was accepted and stands.');
      return keep(db, context, id, answer);
    });
  });
}

/** The framework of the measure, in which the practice takes part in the year. */
function frameworkAnswered(context: ActionContext, ask: AnswerNamed): Outcome<string> {
  const { frameworks = [context.framework], participations = [], businessDate } = context;
  const found = frameworks.find(({ answered = [] }) => answered.some(({ id }) => id === ask.measure));
  if (found === undefined) {
    const message = `No framework has a measure called ${ask.measure} that is answered with yes or no.`;
    return refused({ code: 'indicator.unknown', message });
  }
  const { start, end } = financialYearOf(ask.periodEnd);
  if (end !== ask.periodEnd) return invalid(`A year ends on 31 March, not on ${dayText(ask.periodEnd)}.`);
  if (start > businessDate) return invalid(`The year that ends on ${dayText(end)} has not begun.`);
  const part = participationIn(participations, ask.practice, monthOfDay(end));
  if (part?.framework === found.id) return accepted(found.id);
  return invalid(`${ask.practice} takes no part in ${found.title} in the year that ends on ${dayText(end)}.`);
}

export type CheckAnswerAsk = AnswerNamed & { readonly outcome: string; readonly text: string };

/**
 * The commissioner's decision on an answer, by somebody else than who gave it. A refused one may be given anew. Refuses
 * `not-found`, `approval.own-work`, `input.invalid` without a reason, and `run.wrong-stage` when it was decided.
 */
export function checkAnswer(
  context: ActionContext,
  actor: Actor,
  ask: CheckAnswerAsk,
): Promise<Outcome<MeasureAnswer>> {
  const id = answerId(ask);
  const { practice } = ask;
  const deed = { action: 'check answer', practice, verb: 'check answer', subject: `answer ${id}` } as const;
  return acting(context, actor, deed, async () => {
    const outcome = ANSWER_OUTCOMES.find((one) => one === ask.outcome);
    if (outcome === undefined) return invalid(`An answer is ${ANSWER_OUTCOMES.join(' or ')}.`);
    const text = ask.text.trim();
    if (!isLong(text)) return invalid(`Write why, in ${SHORTEST} to ${LONGEST} characters.`);
    return context.store.write(async (db): Promise<Outcome<MeasureAnswer>> => {
      const answer = await answerOf(db, context, id);
      if (answer === undefined) return refused({ code: 'not-found', message: `There is no answer ${id}.` });
      if (answer.checked !== null) return wrongStage(`The answer was ${answer.checked.outcome}.`);
      if (answer.recordedBy === actor.user) return ownWork(actor);
      const said = { text, by: actor.user, on: isoOfDay(context.businessDate) };
      return keep(db, context, id, { ...answer, checked: { ...said, outcome } });
    });
  });
}

const SHORTEST = 10;
const LONGEST = 5000;

function isLong({ length }: string): boolean {
  return length >= SHORTEST && length <= LONGEST;
}

async function answerOf(db: ReadDb, context: ActionContext, id: string): Promise<MeasureAnswer | undefined> {
  const kept = await currentDefinition(db, MEASURE_ANSWER, id, context.businessDate);
  return kept?.json as unknown as MeasureAnswer | undefined;
}

async function keep(
  db: WriteDb,
  context: ActionContext,
  id: string,
  answer: MeasureAnswer,
): Promise<Outcome<MeasureAnswer>> {
  const json = answer as unknown as Json;
  await saveDefinition(db, { kind: MEASURE_ANSWER, id, json, knownFrom: context.businessDate });
  return accepted(answer);
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function wrongStage(message: string): Outcome<never> {
  return refused({ code: 'run.wrong-stage', message });
}

function ownWork(by: Actor): Outcome<never> {
  return refused({
    code: 'approval.own-work',
    message: `${by.name} gave this answer and cannot decide on it.`,
    remedy: 'Ask another person who may.',
  });
}
