import { type Actor, isoOfMonth, type Month, type Outcome } from '../base/index.ts';
import { prepareRun as freezeRun, type PaymentRun, type StatementOfPractice } from '../payments/index.ts';
import { acting } from './acting.ts';
import type { ActionContext } from './context.ts';

export type PrepareRunAsk = { readonly month: Month };

/**
 * Freezes every practice's statement of a month in a payment run and proposes it. A practice without a statement
 * waits with its reason. Of a month that was released before, the lines that were held and can be paid now are frozen. Preparing the same again gives the run that stands. Refuses `access.denied` and
 * `run.wrong-stage`.
 */
export function prepareRun(context: ActionContext, actor: Actor, ask: PrepareRunAsk): Promise<Outcome<PaymentRun>> {
  const { month } = ask;
  const subject = `run of ${isoOfMonth(month)}`;
  return acting(context, actor, { action: 'prepare payment', verb: 'prepare payment run', subject }, async () => {
    const statements: StatementOfPractice[] = [];
    for (const { code: practice } of context.register.practices()) {
      statements.push({ practice, statement: await context.statementOf(practice, month) });
    }
    return freezeRun(context.store, { month, statements, by: actor, at: context.clock.now() });
  });
}
