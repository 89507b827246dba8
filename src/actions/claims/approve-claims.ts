import {
  type Actor,
  accepted,
  type Day,
  isoOfMonth,
  type Month,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  advance,
  type Claim,
  claims,
  disputes,
  isHeld,
  keepLine,
  type LoadedScheme,
  type StageDraft,
  valueClaims,
} from '../../claims/index.ts';
import type { WriteDb } from '../../store/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { registeredLists } from './check-claims.ts';
import { doingOf, inWorkingDays, schemeNamed } from './claim-scheme.ts';

export type ApproveClaimsAsk = {
  readonly scheme: string;
  readonly month: Month;
  /** Absent: every provider. */
  readonly provider?: OdsCode;
};

/** What approving came to. A provider whose claims the contract could not value waits, with the reason; the rest goes on. */
export type ClaimsApproved = {
  readonly approved: number;
  /** Claims that an open dispute holds. */
  readonly held: number;
  readonly lines: readonly string[];
  readonly waiting: readonly { readonly provider: OdsCode; readonly reason: string }[];
};

/**
 * Approves the claims of a month that pass their checks and values them by the contract. What a dispute holds stays as it
 * is. Each line may be paid so many working days after its provider was shown the last of its claims.
 * Refuses `not-found`, `approval.own-work` of claims that the same person had checked, and `run.wrong-stage` when there is nothing.
 */
export function approveClaims(
  context: ActionContext,
  actor: Actor,
  ask: ApproveClaimsAsk,
): Promise<Outcome<ClaimsApproved>> {
  const subject = `claims ${ask.scheme} ${isoOfMonth(ask.month)}${ask.provider === undefined ? '' : ` ${ask.provider}`}`;
  const deed = { action: 'approve claims', verb: 'approve claims', subject } as const;
  return acting(context, actor, deed, async () => {
    const scheme = schemeNamed(context, ask.scheme);
    if (!scheme.ok) return scheme;
    const lists = await registeredLists(context, scheme.value);
    return context.store.write((db) => approveIn(db, context, actor, { ...ask, scheme: scheme.value, lists }));
  });
}

type Approving = {
  readonly scheme: LoadedScheme;
  readonly month: Month;
  readonly provider?: OdsCode;
  readonly lists: ReadonlyMap<OdsCode, number>;
};

async function approveIn(
  db: WriteDb,
  context: ActionContext,
  actor: Actor,
  { scheme, month, provider, lists }: Approving,
): Promise<Outcome<ClaimsApproved>> {
  const filter = { scheme: scheme.json.id, month, ...(provider === undefined ? {} : { provider }) };
  const all = await claims(db, filter);
  const open = (await disputes(db, filter)).filter(({ answer }) => answer === null);
  const passing = all.filter(({ standing }) => standing.stage === 'checked');
  const free = passing.filter((claim) => !isHeld(openOf(open, claim), claim));
  if (free.some(({ standing }) => standing.by === actor.user)) return refused(ownWork());
  const unvalued = all.filter((claim) => claim.standing.stage === 'approved' && !isHeld(openOf(open, claim), claim));
  if (free.length + unvalued.length === 0) return refused(nothingToApprove(passing.length));
  const doing = doingOf(context, actor);
  await advance(db, free.map(approval), doing);
  const lines: string[] = [];
  const waiting: { provider: OdsCode; reason: string }[] = [];
  const byProvider = Map.groupBy([...free, ...unvalued], ({ provider: code }) => code);
  for (const [code, own] of byProvider) {
    const valued = valueClaims(scheme, own, { month, registeredList: lists.get(code) ?? 0 });
    if (!valued.ok) waiting.push({ provider: code, reason: valued.refusal.message });
    for (const one of valued.ok ? valued.value : []) {
      const shown = own.filter(({ service }) => service === one.service).map(({ standing }) => standing.on);
      const last = Math.max(...shown) as Day;
      const payableFrom = inWorkingDays(context, scheme.json.previewDays, last);
      lines.push(await keepLine(db, { scheme, provider: code, month, valued: one, payableFrom }, doing));
    }
  }
  return accepted({ approved: free.length, held: passing.length - free.length, lines, waiting });
}

/** Disputes of the claim's own provider: a line of another is another's. */
function openOf<T extends { readonly provider: OdsCode }>(open: readonly T[], { provider }: Claim): readonly T[] {
  return open.filter((one) => one.provider === provider);
}

function approval({ id }: Claim): StageDraft {
  return { of: id, stage: 'approved', code: 'APPROVED', words: 'Approved for payment.', appeal: null };
}

function ownWork() {
  return {
    code: 'approval.own-work',
    message: 'Some of these claims were checked in your own name, and nobody approves their own work.',
    remedy: 'Have somebody else approve them.',
  } as const;
}

function nothingToApprove(held: number) {
  const why = held === 0 ? 'None has passed its checks and waits.' : `${held} wait for the answer to a dispute.`;
  return {
    code: 'run.wrong-stage',
    message: `There is no claim to approve. ${why}`,
    remedy: 'Have the claims of the month checked, or answer the disputes.',
  } as const;
}
