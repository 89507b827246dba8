import { type Actor, accepted, type Outcome, type Refusal, refused } from '../../base/index.ts';
import {
  caseNamed,
  destroyExpired,
  enterKeptIntelligence,
  type Intelligence,
  intelligenceKept,
  isSensitive,
  type MonitoringKnown,
  monitoringKnown,
  seesCase,
  seesIntelligence,
} from '../../monitoring/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { entering, seenByFault } from './keep-quality-case.ts';

export type EnterIntelligenceAsk = Intelligence;

/**
 * Enters soft intelligence: source, fact or allegation, how sensitive it is, who may see what is, and its last day. Nobody is
 * named in it. What puts an earlier one right is as sensitive as that. Gives its id.
 * Refuses `practice.unknown`, `input.invalid`, and `not-found` for a case or an earlier one that the actor may not see.
 */
export function enterIntelligence(
  context: ActionContext,
  actor: Actor,
  ask: EnterIntelligenceAsk,
): Promise<Outcome<string>> {
  const deed = { action: 'enter intelligence' as const, verb: 'enter intelligence', subject: 'soft intelligence' };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const practice = context.register.practice(ask.practice);
      if (!practice.ok) return practice;
      const known = await monitoringKnown(db, context, actor);
      if (!known.ok) return known;
      const fault = namesFault(context, ask) ?? (await otherFault(context, db, known.value, ask));
      if (fault !== undefined) return refused(fault);
      return enterKeptIntelligence(db, ask, known.value.policy.mostMonthsKept, entering(context, actor));
    }),
  );
}

function namesFault(context: ActionContext, { words, seenBy, practice }: Intelligence): Refusal | undefined {
  const named = context.users.users().find(({ name }) => words.includes(name));
  if (named === undefined) return seenByFault(context, practice, seenBy);
  return {
    code: 'input.invalid',
    message: 'Soft intelligence names nobody.',
    remedy: 'Say what is known or said, and by what kind of source, without names.',
  };
}

/** What is wrong with the case that it is read beside, or with the earlier one that it puts right. */
async function otherFault(
  { businessDate }: ActionContext,
  db: ReadDb,
  { reader, policy }: MonitoringKnown,
  ask: Intelligence,
): Promise<Refusal | undefined> {
  if (ask.qualityCase !== null) {
    const beside = await caseNamed(db, ask.qualityCase);
    const isSeen = beside !== undefined && seesCase(reader, beside, policy);
    if (!isSeen || beside.practice !== ask.practice) {
      return { code: 'not-found', message: `There is no case ${ask.qualityCase} of ${ask.practice}.` };
    }
    if (beside.seenBy !== null && !isSensitive(ask)) {
      return { code: 'input.invalid', message: `What is read beside case ${beside.id} is sensitive as the case is.` };
    }
  }
  if (ask.corrects === null) return undefined;
  const earlier = (await intelligenceKept(db, businessDate)).find(({ id }) => id === ask.corrects);
  if (earlier === undefined || !seesIntelligence(reader, earlier, policy)) {
    return { code: 'not-found', message: `There is no soft intelligence ${ask.corrects}.` };
  }
  const isSame = earlier.practice === ask.practice && earlier.sensitivity === ask.sensitivity;
  if (isSame) return undefined;
  return { code: 'input.invalid', message: 'What puts it right is about the same practice and as sensitive.' };
}

/**
 * Destroys the words of soft intelligence whose last day has passed, and keeps that it was done. How many there were is told to
 * nobody: some of it was not theirs to know of.
 */
export function destroyIntelligence(context: ActionContext, actor: Actor): Promise<Outcome<undefined>> {
  const deed = { action: 'keep quality cases' as const, verb: 'destroy intelligence', subject: 'soft intelligence' };
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      await destroyExpired(db, entering(context, actor));
      return accepted(undefined);
    }),
  );
}
