import { type Actor, firstDayOf, isoOfMonth, type Month, type Outcome } from '../../base/index.ts';
import { providersOfMonth } from '../../claims/index.ts';
import { networksIn } from '../../contracts/index.ts';
import { prepareRun as freezeRun, type PaymentRun, type StatementOfPractice } from '../../payments/index.ts';
import { goneBy } from '../../practices/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { deedOf, type RunWords, settlementNow, statementsNow } from './run-deed.ts';

export type PrepareRunAsk = RunWords & { readonly month: Month };

/**
 * Freezes the statement of a month of every practice, of every network that holds a contract, and of every other provider
 * whose claims were valued, in a payment run and proposes it. Whoever has no statement waits with the reason; who went into another practice is paid there, and one that is closed is left out unless earlier months owe it something. Of a month that was released before, the lines that were held and can be paid now are frozen.
 * Preparing the same again gives the run that stands. Refuses `access.denied`, and as payments does.
 */
export function prepareRun(context: ActionContext, actor: Actor, ask: PrepareRunAsk): Promise<Outcome<PaymentRun>> {
  const { month } = ask;
  const subject = `run of ${isoOfMonth(month)}`;
  return acting(context, actor, { action: 'prepare payment', verb: 'prepare payment run', subject }, async () => {
    const standing = context.register.practices().filter((one) => goneBy(one, firstDayOf(month)) === undefined);
    const practices = standing.map(({ code }) => code);
    const claiming = await context.store.read((db) => providersOfMonth(db, month));
    const networks = networksIn(context.holdings ?? [], month).map(({ code }) => code);
    const others = new Set([...networks, ...claiming.filter((provider) => !context.register.has(provider))]);
    const all = await statementsNow(context, month, [...practices, ...others]);
    const statements = all.filter(({ statement }) => statement.ok || statement.refusal.code !== 'practice.closed');
    return freezeRun(context.store, context.payments, { month, statements, ...(await deedOf(context, actor, ask)) });
  });
}

/**
 * Freezes what the year that ended before a month still owes each practice, or it owes back, in a payment run of that month
 * and proposes it. A practice of which that cannot be said waits with the reason, and so does a result that is queried:
 * another settlement pays it later. Refuses `access.denied`, and as payments does.
 */
export function prepareSettlement(
  context: ActionContext,
  actor: Actor,
  ask: PrepareRunAsk,
): Promise<Outcome<PaymentRun>> {
  const { month } = ask;
  const subject = `settlement in ${isoOfMonth(month)}`;
  return acting(context, actor, { action: 'prepare payment', verb: 'prepare settlement', subject }, async () => {
    const statements: StatementOfPractice[] = [];
    for (const { code: practice } of context.register.practices())
      statements.push({ practice, statement: await settlementNow(context, practice, month) });
    return freezeRun(context.store, context.payments, { month, statements, ...(await deedOf(context, actor, ask)) });
  });
}
