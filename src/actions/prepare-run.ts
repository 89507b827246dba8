import { type Actor, isoOfMonth, type Month, type Outcome } from '../base/index.ts';
import { prepareRun as freezeRun, type PaymentRun } from '../payments/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';
import { deedOf, type RunWords, statementsNow } from './run-deed.ts';

export type PrepareRunAsk = RunWords & { readonly month: Month };

/**
 * Freezes every practice's statement of a month in a payment run and proposes it. A practice without a statement
 * waits with its reason. Of a month that was released before, the lines that were held and can be paid now are frozen.
 * Preparing the same again gives the run that stands. Refuses `access.denied`, and as payments does.
 */
export function prepareRun(context: ActionContext, actor: Actor, ask: PrepareRunAsk): Promise<Outcome<PaymentRun>> {
  const { month } = ask;
  const subject = `run of ${isoOfMonth(month)}`;
  return acting(context, actor, { action: 'prepare payment', verb: 'prepare payment run', subject }, async () => {
    const practices = context.register.practices().map(({ code }) => code);
    const statements = await statementsNow(context, month, practices);
    return freezeRun(context.store, context.payments, { month, statements, ...(await deedOf(context, actor, ask)) });
  });
}
