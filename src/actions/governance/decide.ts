import { type Actor, type Outcome, refused } from '../../base/index.ts';
import { enterAbout, type RegisterDecision } from '../../governance/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doing } from './keep-interests.ts';

export type MeetConditionAsk = {
  readonly reference: string;
  /** From 0, in the order in which the decision names them. */
  readonly condition: number;
  /** What shows that it is met. */
  readonly words: string;
};

/** Records that a condition of a decision is met. Refuses `decision.needed`, `decision.not-live`, `input.invalid`. */
export function meetCondition(
  context: ActionContext,
  actor: Actor,
  { reference, condition, words }: MeetConditionAsk,
): Promise<Outcome<RegisterDecision>> {
  const deed = { action: 'keep meetings' as const, verb: 'meet condition', subject: `decision ${reference}` };
  return acting(context, actor, deed, () => {
    if (words.trim() === '') {
      return Promise.resolve(refused({ code: 'input.invalid', message: 'Say what shows that it is met.' }));
    }
    const entry = { kind: 'condition met', condition, words: words.trim() } as const;
    return context.store.write((db) => enterAbout(db, reference, entry, doing(context, actor)));
  });
}
