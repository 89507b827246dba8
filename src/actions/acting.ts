import type { Action, Permission } from '../access/index.ts';
import { record } from '../audit/index.ts';
import { type Actor, type OdsCode, type Outcome, type Purpose, type RefusalCode, refused } from '../base/index.ts';
import type { ActionContext } from './context.ts';

/** What somebody wants to do. */
export type Deed = {
  readonly action: Action;
  readonly practice?: OdsCode;
  /** Whoever is paid, where that need not be a practice. */
  readonly provider?: OdsCode;
  /** As the audit names it, e.g. `certify payment run`. */
  readonly verb: string;
  /** Our own ids of what is acted on; never a value about a person. */
  readonly subject: string;
};

/**
 * Does something that changes what is kept: decides whether the actor may and has proved who they are as lately as the deed
 * asks, does it, and keeps one audit event before the answer is given. Every action goes through here, refused ones too.
 * @param outcomeOf what the audit says of a value that was given, when that is not `ok`
 */
export async function acting<T>(
  context: ActionContext,
  actor: Actor,
  deed: Deed,
  act: (permission: Permission) => Promise<Outcome<T>>,
  outcomeOf: (value: T) => 'ok' | RefusalCode = () => 'ok',
): Promise<Outcome<T>> {
  const permission = context.rules.may(actor, deed.action, { practice: deed.practice, provider: deed.provider });
  const unproved = permission.ok && asksForProof(context, actor, deed) ? PROVE_AGAIN : undefined;
  const done: Outcome<T> = unproved ?? (permission.ok ? await act(permission.value) : permission);
  await record(context.store, context.clock, {
    user: actor.user,
    role: actor.role,
    purpose: permission.ok ? permission.value.purpose : usualPurpose(context, actor),
    verb: deed.verb,
    subject: deed.subject,
    release: null,
    outcome: done.ok ? outcomeOf(done.value) : done.refusal.code,
    basis: permission.ok ? permission.value.rule : null,
    origin: actor.origin ?? null,
  });
  return done;
}

const PROVE_AGAIN = refused({
  code: 'access.prove-again',
  message: 'This is done only by somebody who has just shown who they are. Nothing was done yet.',
});

/** Who came by no session, as at the command line, has nobody to prove it to. */
function asksForProof({ signIn, clock }: ActionContext, { provedAt }: Actor, deed: Deed): boolean {
  return provedAt !== undefined && signIn.asksForProof(deed, provedAt, clock.now());
}

/** For the audit of what no rule permits: the purpose for which the role does anything at all. */
export function usualPurpose(context: ActionContext, actor: Actor): Purpose {
  const published = context.rules.may(actor, 'see published', {});
  return published.ok ? published.value.purpose : 'published information';
}
