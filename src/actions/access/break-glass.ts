import {
  type BrokenGlass,
  brokenGlass,
  keepBrokenGlass,
  keepGlassReview,
  VERDICTS,
  type Verdict,
} from '../../access/index.ts';
import { personSubject } from '../../audit/index.ts';
import { type Actor, accepted, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

export type BreakGlassAsk = { readonly practice: OdsCode; readonly person: string; readonly reason: string };

const SHORTEST_REASON = 20;
const LONGEST_REASON = 1000;

/**
 * Opens the record of one person of another practice to a clinician for a few hours, with their reason. The practice is
 * told, and the Caldicott guardian reviews it. Whether there is such a person is not said here.
 * Refuses `input.invalid` for too short a reason, and for a person whom the clinician sees anyway.
 */
export function breakGlass(context: ActionContext, actor: Actor, ask: BreakGlassAsk): Promise<Outcome<{ id: string }>> {
  const { practice, person } = ask;
  const deed = {
    action: 'break glass',
    practice,
    verb: 'break glass',
    subject: personSubject(practice, person),
  } as const;
  return acting(context, actor, deed, async () => {
    const hours = context.rules.hoursOfBrokenGlass(actor);
    if (hours === undefined) return refused(context.rules.refusal(actor, 'break glass', { practice }));
    const reason = ask.reason.trim();
    const wrong = wrongIn(context, actor, { ...ask, reason });
    if (wrong !== undefined) return refused({ code: 'input.invalid', message: wrong });
    const glass = { user: actor.user, practice, person, reason, at: context.clock.now(), hours };
    return accepted({ id: await context.store.write((db) => keepBrokenGlass(db, glass)) });
  });
}

function wrongIn(
  { rules }: ActionContext,
  actor: Actor,
  { practice, person, reason }: BreakGlassAsk,
): string | undefined {
  if (!/^[A-Za-z0-9-]{1,64}$/.test(person)) return 'A pseudonym is letters, digits and hyphens.';
  if (rules.may(actor, 'see people', { practice }).ok)
    return `You see the people of ${practice} without breaking the glass.`;
  if (reason.length >= SHORTEST_REASON && reason.length <= LONGEST_REASON) return undefined;
  return `Say in ${SHORTEST_REASON} to ${LONGEST_REASON} characters why this person needs care from you now.`;
}

export type ReviewGlassAsk = { readonly id: string; readonly verdict: string; readonly words: string };

const SHORTEST_WORDS = 10;

/**
 * Records what a reviewer made of a broken glass. Refuses `not-found`, `approval.own-work` for whoever broke it,
 * `approval.changed-since` when it was reviewed before, and `input.invalid`.
 */
export function reviewBrokenGlass(
  context: ActionContext,
  actor: Actor,
  ask: ReviewGlassAsk,
): Promise<Outcome<BrokenGlass>> {
  const subject = `broken glass ${ask.id}`;
  const deed = { action: 'review broken glass', verb: 'review broken glass', subject } as const;
  return acting(context, actor, deed, async () => {
    const verdict = VERDICTS.find((each) => each === ask.verdict);
    const words = ask.words.trim();
    if (verdict === undefined || words.length < SHORTEST_WORDS || words.length > LONGEST_REASON) {
      const message = `Choose ${VERDICTS.join(' or ')}, and say why in ${SHORTEST_WORDS} to ${LONGEST_REASON} characters.`;
      return refused({ code: 'input.invalid', message });
    }
    return context.store.write(async (db) => {
      const glass = await brokenGlass(db, ask.id);
      if (glass === undefined)
        return refused({ code: 'not-found', message: `Nobody broke a glass of number ${ask.id}.` });
      if (glass.user === actor.user) return refused({ code: 'approval.own-work', message: OWN });
      if (glass.review !== null) return refused({ code: 'approval.changed-since', message: REVIEWED });
      const review: { id: string; user: string; verdict: Verdict; words: string; at: string } = {
        ...{ id: ask.id, user: actor.user, verdict, words },
        at: context.clock.now(),
      };
      await keepGlassReview(db, review);
      return accepted({ ...glass, review: { by: actor.user, verdict, words, at: review.at } });
    });
  });
}

const OWN = 'Nobody reviews a glass that they broke themselves.';
const REVIEWED = 'It was reviewed before; a review stands.';
