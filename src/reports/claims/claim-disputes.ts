import { type Actor, accepted, type Day, type Month, type OdsCode, refused } from '../../base/index.ts';
import { type Dispute, type DisputeOutcome, disputes } from '../../claims/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { titlesOf } from './claim-provider.ts';
import { providerName } from './provider-name.ts';

/** A dispute as a reader sees it. */
export type ShownDispute = {
  readonly id: string;
  readonly provider: OdsCode;
  readonly name: string;
  readonly scheme: string;
  readonly schemeTitle: string;
  readonly service: string;
  readonly serviceTitle: string;
  readonly month: Month;
  /** The one claim that it holds; null: the whole line. */
  readonly claim: string | null;
  readonly words: string;
  readonly openedBy: string;
  readonly openedOn: Day;
  readonly owner: string;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
  readonly answer: {
    readonly outcome: DisputeOutcome;
    readonly words: string;
    readonly by: string;
    readonly on: Day;
  } | null;
};

export type DisputeReport = { readonly dispute: ShownDispute; readonly mayAnswer: boolean };

/** One dispute. Refuses `not-found`, also to whoever may not see that provider’s claims. */
export async function disputeReport(
  context: ReportContext,
  reader: Actor,
  ask: { readonly id: string },
): Report<DisputeReport> {
  const [dispute] = await context.store.read((db) => disputes(db, { id: ask.id }));
  const what = {
    actions: ['see claims'] as const,
    verb: 'read dispute',
    subject: `dispute ${ask.id}`,
    ...(dispute && { provider: dispute.provider }),
  };
  return reading(context, reader, what, async () => {
    if (dispute === undefined) return refused({ code: 'not-found', message: `There is no dispute ${ask.id}.` });
    return accepted({
      dispute: shownDispute(context, dispute),
      mayAnswer: dispute.answer === null && context.rules.may(reader, 'answer disputes', {}).ok,
    });
  });
}

export function shownDispute(context: ReportContext, dispute: Dispute): ShownDispute {
  const { id, provider, scheme, service, month, claim, words, openedOn, owner, dueOn, answer } = dispute;
  return {
    id,
    provider,
    name: providerName(context, provider),
    scheme,
    service,
    ...titlesOf(context, scheme, service),
    month,
    claim,
    words,
    openedBy: nameOf(context, dispute.openedBy),
    openedOn,
    owner,
    dueOn,
    isOverdue: answer === null && dueOn < context.businessDate,
    answer: answer === null ? null : { ...answer, by: nameOf(context, answer.by) },
  };
}
