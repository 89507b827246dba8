import {
  type Actor,
  accepted,
  dayText,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  odsCode,
  refused,
} from '../../base/index.ts';
import {
  advanceChallenges,
  CHALLENGE_TRANSITIONS,
  type Challenge,
  type ChallengeStage,
  challenges,
  failedRecords,
  type LoadedPolicy,
  raiseChallenges,
  type StageDraft,
  sentActivity,
} from '../../claims/index.ts';
import { mayFollow } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doingOf, writtenWords } from './claim-scheme.ts';

export type ValidateAsk = { readonly policy: string; readonly month: Month };
export type Validated = { readonly records: number; readonly failed: number; readonly raised: number };

/**
 * Checks hospitals' records of a month against a policy, in the controlled setting: each record that fails becomes a challenge, once.
 * Refuses `not-found` for an unknown policy, and as the contract refuses to price a record.
 */
export function validateHospitals(context: ActionContext, actor: Actor, ask: ValidateAsk): Promise<Outcome<Validated>> {
  const subject = `challenges ${ask.policy} ${isoOfMonth(ask.month)}`;
  const deed = { action: 'validate hospital records', verb: 'validate hospital records', subject } as const;
  return acting(context, actor, deed, async () => {
    const policy = policyNamed(context, ask.policy);
    if (!policy.ok) return policy;
    const { json } = policy.value;
    let [records, failed, raised] = [0, 0, 0];
    for (const hospital of json.hospitals) {
      const isAgreed = context.rules.may(actor, deed.action, { provider: odsCode(hospital.code) });
      if (!isAgreed.ok) return isAgreed;
      const found = await sentActivity(context.warehouse.current(), context.claimsPass, {
        services: [json.service],
        providers: [odsCode(hospital.code)],
        from: firstDayOf(ask.month),
        to: lastDayOf(ask.month),
        practices: [],
      });
      if (!found.ok) return found;
      const failing = failedRecords(policy.value, hospital, found.value);
      if (!failing.ok) return failing;
      const doing = doingOf(context, actor);
      const ids = await context.store.write((db) => raiseChallenges(db, policy.value, hospital, failing.value, doing));
      [records, failed, raised] = [records + found.value.length, failed + failing.value.length, raised + ids.length];
    }
    return accepted({ records, failed, raised });
  });
}

function policyNamed({ clinicalPolicies }: ActionContext, id: string): Outcome<LoadedPolicy> {
  const policy = clinicalPolicies.find(({ json }) => json.id === id);
  if (policy !== undefined) return accepted(policy);
  return refused({
    code: 'not-found',
    message: `There is no clinical policy ${id}.`,
    remedy: `Policies: ${clinicalPolicies.map(({ json }) => json.id).join(', ')}.`,
  });
}

export type SendChallengesAsk = { readonly month: Month };
export type ChallengesMoved = { readonly moved: number; readonly left: number };

/**
 * Sends the challenges of a month that are raised to their hospitals. One whose contract's reconciliation date has passed is
 * too late and stays. Refuses `run.wrong-stage` when none can be sent.
 */
export function sendChallenges(
  context: ActionContext,
  actor: Actor,
  { month }: SendChallengesAsk,
): Promise<Outcome<ChallengesMoved>> {
  const subject = `challenges ${isoOfMonth(month)}`;
  const deed = { action: 'validate hospital records', verb: 'send challenges', subject } as const;
  return acting(context, actor, deed, () =>
    context.store.write(async (db) => {
      const raised = (await challenges(db, { month })).filter(({ standing }) => standing.stage === 'raised');
      const inTime = raised.filter(({ reconcileBy }) => context.businessDate <= reconcileBy);
      if (inTime.length === 0) return refused(noneToSend(month, raised));
      const stages = inTime.map(
        (one): StageDraft<ChallengeStage> => ({
          of: one.id,
          stage: 'sent',
          code: one.standing.code,
          words: `Sent before the reconciliation date, ${dayText(one.reconcileBy)}.`,
          appeal: one.standing.appeal,
        }),
      );
      await advanceChallenges(db, stages, doingOf(context, actor));
      return accepted({ moved: inTime.length, left: raised.length - inTime.length });
    }),
  );
}

/** Challenges of one hospital, month and rule; one of them by its id, for the hospital alone. */
export type ChallengeGroup = { readonly provider: OdsCode; readonly month: Month; readonly rule: string };
export type AnswerChallengesAsk = ChallengeGroup & {
  readonly id?: string;
  readonly answer: string;
  readonly text: string;
};

/** The hospital's answer: accepts or contests what was sent to it, with a reason. Refuses `run.wrong-stage` when nothing was. */
export function answerChallenges(
  context: ActionContext,
  actor: Actor,
  ask: AnswerChallengesAsk,
): Promise<Outcome<ChallengesMoved>> {
  const { provider } = ask;
  const deed = { action: 'answer challenges', provider, verb: 'answer challenges', subject: subjectOf(ask) } as const;
  return acting(context, actor, deed, async () => {
    const stage = (['accepted', 'contested'] as const).find((one) => one === ask.answer);
    if (stage === undefined) return invalid('A challenge is answered as accepted or contested.');
    return moved(context, actor, ask, { stages: [stage], code: stage.toUpperCase() });
  });
}

export type SettleChallengesAsk = ChallengeGroup & { readonly outcome: string; readonly text: string };

/**
 * The commissioner's settlement of a rule's challenges: by rule, never by record. Agreed, a record is repriced where the signed
 * contract carries the policy on its day; elsewhere nothing is. Refuses `run.wrong-stage` before the hospital has answered.
 */
export function settleChallenges(
  context: ActionContext,
  actor: Actor,
  ask: SettleChallengesAsk,
): Promise<Outcome<ChallengesMoved>> {
  const deed = { action: 'settle challenges', verb: 'settle challenges', subject: subjectOf(ask) } as const;
  return acting(context, actor, deed, async () => {
    const stage = (['agreed', 'escalated', 'withdrawn'] as const).find((one) => one === ask.outcome);
    if (stage === undefined) return invalid('A challenge is agreed, escalated or withdrawn.');
    const stages: ChallengeStage[] = stage === 'agreed' ? ['agreed', 'repriced'] : [stage];
    return moved(context, actor, ask, { stages, code: stage.toUpperCase() });
  });
}

function subjectOf({ provider, month, rule }: ChallengeGroup): string {
  return `challenges ${provider} ${isoOfMonth(month)} ${rule}`;
}

/** Takes the steps, one after another, of every challenge of the group that may take the first. */
async function moved(
  context: ActionContext,
  actor: Actor,
  ask: ChallengeGroup & { readonly id?: string; readonly text: string },
  { stages, code }: { readonly stages: readonly ChallengeStage[]; readonly code: string },
): Promise<Outcome<ChallengesMoved>> {
  const words = writtenWords(ask.text);
  if (!words.ok) return words;
  const [first, second] = stages;
  return context.store.write(async (db) => {
    const { provider, month, rule } = ask;
    const group = await challenges(db, { provider, month, rule });
    const asked = group.filter(({ id }) => ask.id === undefined || id === ask.id);
    const ready = asked.filter(
      ({ standing }) => first !== undefined && mayFollow(CHALLENGE_TRANSITIONS, standing.stage, first),
    );
    if (first === undefined || ready.length === 0) return refused(notReady(asked));
    const doing = doingOf(context, actor);
    const step = (stage: ChallengeStage, some: readonly Challenge[]) =>
      advanceChallenges(
        db,
        some.map(({ id }) => ({ of: id, stage, code, words: words.value, appeal: null })),
        doing,
      );
    await step(first, ready);
    if (second !== undefined) {
      await step(
        second,
        ready.filter(({ policyPence }) => policyPence !== null),
      );
    }
    return accepted({ moved: ready.length, left: asked.length - ready.length });
  });
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function noneToSend(month: Month, raised: readonly Challenge[]) {
  const late = raised[0];
  const why =
    late === undefined
      ? 'None is raised.'
      : `The reconciliation date was ${dayText(late.reconcileBy)}: it is too late to challenge.`;
  return {
    code: 'run.wrong-stage',
    message: `There is no challenge of ${monthText(month)} to send. ${why}`,
    remedy: 'Check the records of the month before its reconciliation date.',
  } as const;
}

function notReady(asked: readonly Challenge[]) {
  if (asked.length === 0) return { code: 'not-found', message: 'There is no such challenge.' } as const;
  return {
    code: 'run.wrong-stage',
    message: `The step does not follow: ${[...new Set(asked.map(({ standing }) => standing.stage))].join(', ')}.`,
    remedy: 'A challenge is sent, answered by the hospital, and then settled.',
  } as const;
}
