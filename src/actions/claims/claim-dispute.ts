import { type Actor, accepted, type Month, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import {
  advance,
  answerDispute,
  type Claim,
  claims,
  DISPUTE_OUTCOMES,
  type Dispute,
  disputes,
  openDispute,
  type StageDraft,
} from '../../claims/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { doingOf, inWorkingDays, schemeNamed, writtenWords } from './claim-scheme.ts';

export type DisputeClaimAsk = {
  readonly provider: OdsCode;
  readonly scheme: string;
  readonly month: Month;
  /** The line that is disputed. */
  readonly service: string;
  /** One claim of it; absent: the whole line. */
  readonly claim?: string;
  readonly text: string;
};

/**
 * Disputes a claim, or a line of a month. It holds that and nothing else until it is answered, has an owner by name and
 * a day by which the answer is due.
 * Refuses `not-found`, `input.invalid`, and `run.wrong-stage` where it is disputed already or has been paid.
 */
export function disputeClaim(context: ActionContext, actor: Actor, ask: DisputeClaimAsk): Promise<Outcome<Dispute>> {
  const { provider, claim = null } = ask;
  const subject = `claims ${ask.scheme} ${provider} ${ask.service}${claim === null ? '' : ` ${claim}`}`;
  const deed = { action: 'dispute claims', provider, verb: 'dispute claim', subject } as const;
  return acting(context, actor, deed, async () => {
    const scheme = schemeNamed(context, ask.scheme);
    if (!scheme.ok) return scheme;
    const words = writtenWords(ask.text);
    if (!words.ok) return words;
    const { month, service } = ask;
    const dueOn = inWorkingDays(context, scheme.value.json.answerDays);
    const about = { scheme: ask.scheme, provider, month, service };
    return context.store.write(async (db) => {
      const own = (await claims(db, about)).filter(({ id }) => claim === null || id === claim);
      const refusal = own.length === 0 ? nothingThere() : await notNow(db, about, claim, own);
      if (refusal !== undefined) return refused(refusal);
      const draft = { ...about, claim, words: words.value, owner: ownerOf(context), dueOn };
      return foundDispute(db, await openDispute(db, draft, doingOf(context, actor)));
    });
  });
}

/** Who answers: the contract manager, by name. */
function ownerOf({ users }: ActionContext): string {
  return users.users().find(({ role }) => role === 'contract manager')?.name ?? 'the contract manager';
}

type About = Pick<Dispute, 'scheme' | 'provider' | 'month' | 'service'>;

async function notNow(db: ReadDb, about: About, claim: string | null, own: readonly Claim[]) {
  const open = (await disputes(db, about)).filter(
    ({ answer, service }) => answer === null && service === about.service,
  );
  if (open.some((one) => one.claim === claim || one.claim === null)) return alreadyOpen();
  return own.every(({ standing }) => standing.stage === 'paid') ? alreadyPaid() : undefined;
}

async function foundDispute(db: ReadDb, id: string): Promise<Outcome<Dispute>> {
  const [dispute] = await disputes(db, { id });
  return dispute === undefined ? refused(noDispute(id)) : accepted(dispute);
}

export type AnswerDisputeAsk = { readonly id: string; readonly outcome: string; readonly text: string };

/**
 * Answers a dispute, with a reason. Upheld, what was refused of it passes; it is then approved and paid like any other.
 * Refuses `not-found`, `input.invalid` and `run.wrong-stage` once it is answered.
 */
export function answerClaimDispute(
  context: ActionContext,
  actor: Actor,
  ask: AnswerDisputeAsk,
): Promise<Outcome<Dispute>> {
  const deed = { action: 'answer disputes', verb: 'answer dispute', subject: `dispute ${ask.id}` } as const;
  return acting(context, actor, deed, async () => {
    const outcome = DISPUTE_OUTCOMES.find((one) => one === ask.outcome);
    if (outcome === undefined) return invalid(`A dispute is answered as ${DISPUTE_OUTCOMES.join(' or ')}.`);
    const words = writtenWords(ask.text);
    if (!words.ok) return words;
    return context.store.write(async (db) => {
      const [dispute] = await disputes(db, { id: ask.id });
      if (dispute === undefined) return refused(noDispute(ask.id));
      if (dispute.answer !== null) return refused(alreadyAnswered());
      const doing = doingOf(context, actor);
      await answerDispute(db, ask.id, { outcome, words: words.value }, doing);
      if (outcome === 'upheld') await advance(db, await upheldStages(db, dispute, words.value), doing);
      return foundDispute(db, ask.id);
    });
  });
}

async function upheldStages(
  db: ReadDb,
  { scheme, provider, month, service, claim }: Dispute,
  words: string,
): Promise<readonly StageDraft[]> {
  const own = await claims(db, { scheme, provider, month, service });
  return own
    .filter(({ id, standing }) => standing.stage === 'refused' && (claim === null || id === claim))
    .map(({ id }) => ({ of: id, stage: 'checked', code: 'UPHELD', words, appeal: null }));
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function nothingThere() {
  return { code: 'not-found', message: 'There is no such claim of this provider, service and month.' } as const;
}

function noDispute(id: string) {
  return { code: 'not-found', message: `There is no dispute ${id}.` } as const;
}

function alreadyOpen() {
  return {
    code: 'run.wrong-stage',
    message: 'It is disputed already and waits for the answer.',
    remedy: 'Open the dispute: it names who answers and by when.',
  } as const;
}

function alreadyPaid() {
  return {
    code: 'run.wrong-stage',
    message: 'It is paid.',
    remedy: 'Ask the finance lead to take the payment back, if it was wrong.',
  } as const;
}

function alreadyAnswered() {
  return { code: 'run.wrong-stage', message: 'The dispute is answered.' } as const;
}
