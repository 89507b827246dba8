import { type Actor, dayText, firstDayOf, monthText, type Outcome, type Refusal, refused } from '../base/index.ts';
import { type PaymentRun, releaseRun as payRun, run } from '../payments/index.ts';
import { acting } from './acting.ts';
import type { RunDecisionAsk } from './certify-run.ts';
import type { ActionContext } from './context.ts';

/**
 * Posts every statement of a certified run in the ledger. Releasing again goes on where it stopped. Refuses
 * `access.denied`, `run.wrong-stage` before its month has begun, and as payments does.
 */
export function releaseRun(
  context: ActionContext,
  actor: Actor,
  ask: Pick<RunDecisionAsk, 'run'>,
): Promise<Outcome<PaymentRun>> {
  const deed = { action: 'release payment' as const, verb: 'release payment run', subject: `run ${ask.run}` };
  return acting(context, actor, deed, async () => {
    const found = await context.store.read((db) => run(db, ask.run));
    if (found !== undefined && firstDayOf(found.month) > context.businessDate) return refused(tooEarly(context, found));
    return payRun(context.store, { run: ask.run, by: actor, at: context.clock.now() });
  });
}

function tooEarly({ businessDate }: ActionContext, { id, month }: PaymentRun): Refusal {
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} pays ${monthText(month)}, which has not begun on ${dayText(businessDate)}.`,
    remedy: 'Release it when its month has begun.',
  };
}
