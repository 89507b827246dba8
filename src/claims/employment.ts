import {
  accepted,
  type Exact,
  exact,
  firstDayOf,
  isoOfDay,
  isoOfMonth,
  type Json,
  type Month,
  type OdsCode,
  type Outcome,
  refused,
} from '../base/index.ts';
import { tryTerm } from '../contracts/index.ts';
import type { CheckCode } from './check-code.ts';
import type { Claim } from './claim-store.ts';
import { type CostScheme, windowDays } from './scheme.ts';
import { isBeyondChecks } from './stage.ts';

/** What a month of employing cost, in pounds and pence, and how many whole posts it was for. Exact decimals. */
export type EmploymentCost = { readonly cost: string; readonly posts: string };

const POUNDS = /^\d{1,9}(\.\d{1,2})?$/;
const POSTS = /^\d{1,4}(\.\d{1,3})?$/;

/** Reads what somebody wrote. Refuses `input.invalid`, in words. */
export function employmentCost(cost: string, posts: string): Outcome<EmploymentCost> {
  const wrong = [
    ...(POUNDS.test(cost) ? [] : ['The cost is pounds, with pence or without: 4210.50.']),
    ...(POSTS.test(posts) && Number(posts) > 0 ? [] : ['Posts are whole ones or parts of them: 1.6.']),
  ];
  if (wrong.length > 0) return refused({ code: 'input.invalid', message: wrong.join(' ') });
  return accepted({ cost, posts });
}

/** What a claim says it cost. */
export function costClaimed({ json }: Pick<Claim, 'json'>): EmploymentCost {
  return JSON.parse(json ?? '{}') as EmploymentCost;
}

/** What is put into the contract for a claim, with the most for one post of what was employed. */
export function costInputs({ json }: CostScheme, claim: Pick<Claim, 'json' | 'service' | 'month'>): Json {
  const { cost, posts } = costClaimed(claim);
  const most = json.services.find(({ id }) => id === claim.service)?.most ?? '0';
  const values = { [json.costInput]: cost, [json.postsInput]: posts, [json.mostInput]: most };
  return { on: isoOfDay(firstDayOf(claim.month)), values };
}

/** The most that is paid back in the contract's year to who has this weighted list. Refuses as the contract refuses. */
export function ceilingOf({ json, contract }: CostScheme, weightedList: string): Outcome<Exact> {
  return tryTerm(contract, { values: { [json.listInput]: weightedList } }, json.ceilingTerm);
}

/**
 * Why each claim that nothing was approved of is refused; undefined where it passes. Of several for one kind and month the last
 * that was sent counts, unless one was approved. Month by month, and within a month by the kind's id, a claim that is more than what the
 * year's ceiling leaves is refused; one without a ceiling, because a list was not received, is left out and waits. Pure.
 * @param all every claim of the scheme
 * @param ceiling by provider, in pounds for the year
 */
export function checkCosts(
  scheme: CostScheme,
  all: readonly Claim[],
  ceiling: ReadonlyMap<OdsCode, Exact>,
): ReadonlyMap<string, CheckCode | undefined> {
  const last = new Map<string, Claim>();
  for (const claim of all.toSorted((one, other) => Number(one.askedAs - other.askedAs))) {
    const standing = last.get(keyOf(claim));
    if (standing === undefined || !isBeyondChecks(standing)) last.set(keyOf(claim), claim);
  }
  const spent = new Map<OdsCode, Exact>();
  const add = ({ provider }: Claim, amount: Exact): void => {
    spent.set(provider, (spent.get(provider) ?? exact(0)).add(amount));
  };
  for (const claim of all.filter(isBeyondChecks)) add(claim, paidBack(scheme, claim));
  const failed = new Map<string, CheckCode | undefined>();
  for (const claim of all.filter((one) => !isBeyondChecks(one)).toSorted(inOrder)) {
    const own = ownFailure(scheme, claim, last.get(keyOf(claim))?.id);
    const most = ceiling.get(claim.provider);
    if (own === undefined && most === undefined) continue;
    const amount = paidBack(scheme, claim);
    const isOver = most !== undefined && (spent.get(claim.provider) ?? exact(0)).add(amount).compare(most) > 0;
    failed.set(claim.id, own ?? (isOver ? 'OVER_CAP' : undefined));
    if (own === undefined && !isOver) add(claim, amount);
  }
  return failed;
}

function keyOf({ provider, service, month }: Claim): string {
  return `${provider} ${service} ${month}`;
}

function inOrder(one: Claim, other: Claim): number {
  const byId = one.service < other.service ? -1 : 1;
  return one.month - other.month || (one.service === other.service ? Number(one.askedAs - other.askedAs) : byId);
}

function ownFailure(scheme: CostScheme, claim: Claim, last: string | undefined): CheckCode | undefined {
  if (!hasSigned(scheme, claim.provider, claim.month)) return 'NOT_CONTRACTED';
  if (claim.id !== last) return 'DUPLICATE';
  return claim.waitDays > windowDays(scheme) ? 'OUTSIDE_WINDOW' : undefined;
}

/** Whether a provider had signed by the first day of a month. */
function hasSigned({ json }: CostScheme, provider: OdsCode, month: Month): boolean {
  const from = json.providers.find(({ code }) => code === provider)?.from;
  return from !== undefined && from <= `${isoOfMonth(month)}-01`;
}

/** What the contract would pay for a claim; nothing where it refuses it, which its valuing then says. */
function paidBack(scheme: CostScheme, claim: Claim): Exact {
  const amount = tryTerm(scheme.contract, costInputs(scheme, claim), scheme.json.term);
  return amount.ok ? amount.value : exact(0);
}
