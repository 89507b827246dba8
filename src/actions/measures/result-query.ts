import {
  type Actor,
  accepted,
  addMonths,
  addWorkingDays,
  type Day,
  isoOfDay,
  type Json,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import { QUERY_OUTCOMES, RESULT_QUERY, type ResultQuery, type Said } from '../../governance/index.ts';
import { currentDefinition, type ReadDb, saveDefinition, type WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** Working days within which a query is settled. */
const DAYS_TO_SETTLE = 20;

export type QueryNamed = { readonly practice: OdsCode; readonly indicator: string; readonly periodEnd: Day };

function queryId({ practice, indicator, periodEnd }: QueryNamed): string {
  return `${practice}/${indicator}/${isoOfDay(periodEnd)}`;
}

/**
 * Raises a query for every implausible result at a period end that has none yet, on the day on which it is found.
 * @returns the ids of the queries that were raised
 */
export function raiseQueries(
  context: ActionContext,
  actor: Actor,
  ask: { readonly periodEnd: Day },
): Promise<Outcome<readonly string[]>> {
  const deed = { action: 'raise query', verb: 'raise queries', subject: `results ${isoOfDay(ask.periodEnd)}` } as const;
  return acting(context, actor, deed, async () => accepted(await raisedAt(context, ask.periodEnd)));
}

/** Months after a year's end by which it settles: 30 June. */
const SETTLES_AFTER_MONTHS = 3;

/**
 * Raises queries for whoever found the results: part of checking them. Of a year that has settled none is raised: what is
 * paid on it was accepted then, and a query now would hold what stood for months.
 */
export async function raisedAt(context: ActionContext, periodEnd: Day): Promise<readonly string[]> {
  if (context.businessDate > addMonths(periodEnd, SETTLES_AFTER_MONTHS)) return [];
  const found = await context.implausibleAt(periodEnd);
  return context.store.write(async (db) => {
    const raised: string[] = [];
    for (const { practice, indicator, warnings } of found) {
      const id = queryId({ practice, indicator, periodEnd });
      if ((await queryOf(db, context, id)) !== undefined) continue;
      await keep(db, context, id, {
        practice,
        indicator,
        periodEnd: isoOfDay(periodEnd),
        raisedOn: isoOfDay(context.businessDate),
        dueOn: isoOfDay(addWorkingDays(context.businessDate, DAYS_TO_SETTLE, context.bankHolidays)),
        owner: ownerOf(context, practice),
        reasons: warnings.map(({ code, words, numbers }) => ({ code, words, numbers })),
        answer: null,
        settled: null,
      });
      raised.push(id);
    }
    return raised;
  });
}

export type AnswerQueryAsk = QueryNamed & { readonly text: string };

/** The practice's answer. It may be given again until the query is settled. Refuses `not-found` and `input.invalid`. */
export function answerQuery(context: ActionContext, actor: Actor, ask: AnswerQueryAsk): Promise<Outcome<ResultQuery>> {
  const id = queryId(ask);
  const deed = {
    action: 'answer query',
    practice: ask.practice,
    verb: 'answer query',
    subject: `query ${id}`,
  } as const;
  return acting(context, actor, deed, () =>
    changed(context, id, ask.text, (query, said) => ({ ...query, answer: { ...said, by: actor.user } })),
  );
}

export type SettleQueryAsk = AnswerQueryAsk & { readonly outcome: string };

/** Settles a query after the practice has answered. Refuses `run.wrong-stage` before that. */
export function settleQuery(context: ActionContext, actor: Actor, ask: SettleQueryAsk): Promise<Outcome<ResultQuery>> {
  const id = queryId(ask);
  const deed = {
    action: 'settle query',
    practice: ask.practice,
    verb: 'settle query',
    subject: `query ${id}`,
  } as const;
  return acting(context, actor, deed, async () => {
    const outcome = QUERY_OUTCOMES.find((one) => one === ask.outcome);
    if (outcome === undefined) return invalid(`A query is settled as ${QUERY_OUTCOMES.join(', ')}.`);
    const kept = await context.store.read((db) => queryOf(db, context, id));
    if (kept?.answer === null) return notAnswered();
    return changed(context, id, ask.text, (query, said) => ({
      ...query,
      settled: { ...said, by: actor.user, outcome },
    }));
  });
}

const SHORTEST = 10;
const LONGEST = 5000;

async function changed(
  context: ActionContext,
  id: string,
  text: string,
  change: (query: ResultQuery, said: Omit<Said, 'by'>) => ResultQuery,
): Promise<Outcome<ResultQuery>> {
  const written = text.trim();
  if (written.length < SHORTEST || written.length > LONGEST) {
    return invalid(`Write ${SHORTEST} to ${LONGEST} characters, so that whoever reads it later knows why.`);
  }
  return context.store.write(async (db) => {
    const query = await queryOf(db, context, id);
    if (query === undefined) return refused({ code: 'not-found', message: `There is no query ${id}.` });
    if (query.settled !== null) return alreadySettled();
    const after = change(query, { text: written, on: isoOfDay(context.businessDate) });
    await keep(db, context, id, after);
    return accepted(after);
  });
}

async function queryOf(db: ReadDb, context: ActionContext, id: string): Promise<ResultQuery | undefined> {
  const kept = await currentDefinition(db, RESULT_QUERY, id, context.businessDate);
  return kept?.json as unknown as ResultQuery | undefined;
}

async function keep(db: WriteDb, context: ActionContext, id: string, query: ResultQuery): Promise<void> {
  const json = query as unknown as Json;
  await saveDefinition(db, { kind: RESULT_QUERY, id, json, knownFrom: context.businessDate });
}

function ownerOf(context: ActionContext, practice: OdsCode): string {
  const managers = context.users.users().filter((user) => user.organisation === practice);
  return managers.find(({ role }) => role === 'practice manager')?.name ?? 'the practice manager';
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function notAnswered(): Outcome<never> {
  return refused({
    code: 'run.wrong-stage',
    message: 'The practice has not answered yet.',
    remedy: 'Wait for the answer, or ask the practice again.',
  });
}

function alreadySettled(): Outcome<never> {
  return refused({ code: 'run.wrong-stage', message: 'The query is settled.' });
}
