import {
  type Actor,
  accepted,
  firstDayOf,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthText,
  type OdsCode,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  askClaims,
  type Claim,
  type ClaimDraft,
  type CostScheme,
  claimIdOf,
  claims,
  type EmploymentCost,
  employmentCost,
  isCostScheme,
  isDone,
} from '../../claims/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';
import { ceilingsOf, checkedCosts } from './check-costs.ts';
import { doingOf, schemeNamed } from './claim-scheme.ts';

export type RecordCostAsk = {
  readonly provider: OdsCode;
  readonly scheme: string;
  readonly month: Month;
  /** What was employed: a service of the scheme. */
  readonly service: string;
  /** As written: pounds, and whole posts. */
  readonly cost: string;
  readonly posts: string;
};

/**
 * Claims what employing a role cost a network in a month, and checks it at once. A later claim for the same role and month takes
 * its place until one is approved. A network that has not signed is refused by the scheme's check, with its code.
 * Refuses `input.invalid` for what is no cost, no role of the scheme, a month that it is not of or what is paid by a holding, and `run.wrong-stage` before the
 * month has ended or once a claim for it is approved.
 */
export function recordCost(context: ActionContext, actor: Actor, ask: RecordCostAsk): Promise<Outcome<Claim>> {
  const { provider, month, service } = ask;
  const subject = `cost ${ask.scheme} ${provider} ${service} ${isoOfMonth(month)}`;
  const deed = { action: 'record activity', provider, verb: 'claim cost', subject } as const;
  return acting(context, actor, deed, async () => {
    const named = schemeNamed(context, ask.scheme);
    if (!named.ok) return named;
    const scheme = named.value;
    if (!isCostScheme(scheme)) return invalid(`${scheme.json.title} is not claimed by what something cost.`);
    const { services, title } = scheme.json;
    if (!services.some(({ id }) => id === service)) {
      return invalid(`${title} has no role ${service}. Roles: ${services.map(({ id }) => id).join(', ')}.`);
    }
    const isWithin = scheme.contract.validFrom <= firstDayOf(month) && lastDayOf(month) <= scheme.contract.validTo;
    if (!isWithin) return invalid(`${title} does not pay for ${monthText(month)}.`);
    if (context.businessDate <= lastDayOf(month)) return refused(notEnded(month));
    const held = paidByHolding(context, scheme, ask);
    if (held !== undefined) return invalid(`${provider} is paid for ${title} by ${held}, and not by claim beside it.`);
    const said = employmentCost(ask.cost.trim(), ask.posts.trim());
    return said.ok ? kept(context, actor, scheme, ask, said.value) : said;
  });
}

/** What the provider holds that pays the same in the month, so that nothing is paid twice. */
function paidByHolding(
  { holdings = [] }: ActionContext,
  { contract }: CostScheme,
  { provider, month }: RecordCostAsk,
): string | undefined {
  const accounts = new Set(contract.json.lines.map(({ account }) => account));
  const [from, to] = [firstDayOf(month), lastDayOf(month)];
  const own = holdings.filter(
    ({ holder, validFrom, validTo }) => holder === provider && validFrom <= to && from <= validTo,
  );
  return own.find(({ json, contract: { json: held } }) =>
    held.lines.some(({ term, account }) => accounts.has(account) && (json.terms?.includes(term) ?? true)),
  )?.json.id;
}

async function kept(
  context: ActionContext,
  actor: Actor,
  scheme: CostScheme,
  { provider, month, service }: RecordCostAsk,
  said: EmploymentCost,
): Promise<Outcome<Claim>> {
  const ceilings = await ceilingsOf(context, scheme);
  if (!ceilings.ok) return ceilings;
  const doing = doingOf(context, actor);
  const json = JSON.stringify(said);
  const rowId = `${isoOfMonth(month)} ${doing.at} ${json}`;
  const draft: ClaimDraft = {
    id: claimIdOf(scheme.json.id, { service, provider, rowId }),
    scheme: scheme.json.id,
    ...{ service, provider, month, json },
    doneOn: lastDayOf(month),
    waitDays: context.businessDate - lastDayOf(month),
    source: 'form',
    row: null,
  };
  return context.store.write(async (db) => {
    const before = await claims(db, { scheme: scheme.json.id, provider, month, service });
    if (before.some(isDone)) return refused(approvedAlready(month));
    await askClaims(db, [draft], doing);
    await checkedCosts(db, scheme, ceilings.value, doing);
    const [claim] = await claims(db, { id: draft.id });
    return claim === undefined ? invalid('The claim was not kept.') : accepted(claim);
  });
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}

function notEnded(month: Month) {
  return { code: 'run.wrong-stage', message: `What ${monthText(month)} cost is known once it has ended.` } as const;
}

function approvedAlready(month: Month) {
  return {
    code: 'run.wrong-stage',
    message: `The claim for this role in ${monthText(month)} is approved.`,
    remedy: 'Dispute its line if it is wrong.',
  } as const;
}
