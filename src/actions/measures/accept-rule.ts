import { type Actor, accepted, isoOfDay, type Json, type Outcome, refused } from '../../base/index.ts';
import { ACCEPTANCE, type Acceptance } from '../../governance/index.ts';
import { frameworkNamed } from '../../indicators/index.ts';
import { currentDefinition, saveDefinition } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { commissionerHolds } from '../may-decide.ts';

export type AcceptRuleAsk = {
  readonly rule: string;
  /** The framework that it was looked at in; the one that is paid by when not given. */
  readonly framework?: string;
  /** The hash of the definition that was looked at. */
  readonly hash: string;
  readonly reason: string;
};

const SHORTEST = 20;
const LONGEST = 5000;

/**
 * Accepts for payment a rule whose order was not checked against a published one, as it stands. Refuses `not-found`,
 * `input.invalid` for a rule that needs no acceptance or without a reason, `approval.own-work` for its author,
 * `approval.changed-since` when it is no longer what was looked at, `run.wrong-stage` when it was accepted, and
 * `function.not-held` while changes of measures are another body's.
 */
export function acceptRule(context: ActionContext, actor: Actor, ask: AcceptRuleAsk): Promise<Outcome<Acceptance>> {
  const deed = { action: 'accept rule', verb: 'accept rule', subject: `rule ${ask.rule} ${ask.hash}` } as const;
  return acting(context, actor, deed, async () => {
    const acceptance = acceptanceFrom(context, actor, ask);
    if (!acceptance.ok) return acceptance;
    const { rule, hash } = acceptance.value;
    const id = `${rule}/${hash.slice(0, 12)}`;
    return context.store.write(async (db): Promise<Outcome<Acceptance>> => {
      const held = await commissionerHolds(context, db, { function: 'measure-change', contract: 'any' });
      if (!held.ok) return held;
      const before = await currentDefinition(db, ACCEPTANCE, id, context.businessDate);
      if (before !== undefined)
        return refused({ code: 'run.wrong-stage', message: `${rule} was accepted as it stands.` });
      const json = acceptance.value as unknown as Json;
      await saveDefinition(db, { kind: ACCEPTANCE, id, json, knownFrom: context.businessDate });
      return acceptance;
    });
  });
}

function acceptanceFrom(context: ActionContext, actor: Actor, ask: AcceptRuleAsk): Outcome<Acceptance> {
  const { framework: paidBy, frameworks = [paidBy] } = context;
  const framework = frameworkNamed(frameworks, ask.framework ?? paidBy.id);
  if (!framework.ok) return framework;
  const rule = framework.value.rules.find(({ id }) => id === ask.rule);
  if (rule === undefined) {
    return refused({ code: 'not-found', message: `${framework.value.title} has no rule called ${ask.rule}.` });
  }
  if (rule.verification !== 'unverified') return invalid(`${rule.id} needs no acceptance: its order is known.`);
  if (rule.author === actor.name || rule.checker === actor.name) return ownWork(actor);
  const hash = framework.value.ruleHash(rule.id);
  if (hash !== ask.hash) return changedSince(rule.id);
  const reason = ask.reason.trim();
  if (reason.length < SHORTEST || reason.length > LONGEST)
    return invalid(`Write in ${SHORTEST} to ${LONGEST} characters why it may be paid on all the same.`);
  const acceptedBy = `${actor.name}, ${actor.role}`;
  const acceptedOn = isoOfDay(context.businessDate);
  return accepted({ rule: rule.id, framework: framework.value.id, hash, acceptedBy, acceptedOn, reason });
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function ownWork({ name }: Actor): Outcome<never> {
  return refused({
    code: 'approval.own-work',
    message: `${name} wrote or checked this rule and cannot accept it.`,
    remedy: 'Ask another person who may.',
  });
}

function changedSince(rule: string): Outcome<never> {
  return refused({
    code: 'approval.changed-since',
    message: `${rule} is no longer what was looked at.`,
    remedy: 'Look at it as it is now, and accept that.',
  });
}
