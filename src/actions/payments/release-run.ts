import {
  type Actor,
  addWorkingDays,
  dayText,
  firstDayOf,
  monthText,
  type Outcome,
  type Refusal,
  refused,
} from '../../base/index.ts';
import { inputsChanged, type PaymentRun, releaseRun as payRun, run, withdrawRun } from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import type { RunDecisionAsk } from './certify-run.ts';
import { changedInputs, deedOf, stoppedRun } from './run-deed.ts';

/**
 * Posts every statement of a certified run in the ledger. Releasing again goes on where it stopped. Refuses
 * `access.denied`, `run.wrong-stage` before its month has begun, and as payments does. When what the run rests on has
 * changed since, its approvals are void: it is withdrawn, and `approval.changed-since` is refused.
 */
export function releaseRun(
  context: ActionContext,
  actor: Actor,
  ask: Omit<RunDecisionAsk, 'contentHash'>,
): Promise<Outcome<PaymentRun>> {
  const deed = { action: 'release payment' as const, verb: 'release payment run', subject: `run ${ask.run}` };
  return acting(context, actor, deed, async () => {
    const found = await context.store.read((db) => run(db, ask.run));
    if (found !== undefined && firstDayOf(found.month) > context.businessDate) return refused(tooEarly(context, found));
    const changed = found === undefined ? undefined : await changeThatVoids(context, found);
    if (found !== undefined && changed !== undefined) {
      const { store, clock } = context;
      const withdrawn = await withdrawRun(store, {
        run: found.id,
        by: actor,
        at: clock.now(),
        comment: changed.message,
      });
      return withdrawn.ok ? refused(changed) : withdrawn;
    }
    const workingDays = (count: number) => addWorkingDays(context.businessDate, count, context.bankHolidays);
    const days = { processOn: workingDays(1), payOn: workingDays(2) };
    return payRun(context.store, context.payments, { run: ask.run, ...days, ...(await deedOf(context, actor, ask)) });
  });
}

/** A release that has begun goes on with what was approved. */
async function changeThatVoids(context: ActionContext, found: PaymentRun): Promise<Refusal | undefined> {
  const hasBegun = found.statements.some(({ entry }) => entry !== null);
  if (found.stage !== 'certified' || hasBegun) return undefined;
  const stopped = await stoppedRun(context, found.id);
  if (stopped !== undefined) return stopped;
  const changed = await changedInputs(context, found);
  return changed.length === 0 ? undefined : inputsChanged(found.id, changed);
}

function tooEarly({ businessDate }: ActionContext, { id, month }: PaymentRun): Refusal {
  return {
    code: 'run.wrong-stage',
    message: `Run ${id} pays ${monthText(month)}, which has not begun on ${dayText(businessDate)}.`,
    remedy: 'Release it when its month has begun.',
  };
}
