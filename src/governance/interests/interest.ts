import { addDays, addMonths, type Day, dayFromIso } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import type { GovernanceRules } from '../kept/governance-policy.ts';

export const INTEREST_TYPES = [
  'financial',
  'non-financial professional',
  'non-financial personal',
  'indirect',
] as const;
export type InterestType = (typeof INTEREST_TYPES)[number];

/** What somebody declares. Dates are ISO. */
export type InterestDetails = {
  readonly type: InterestType;
  /** The organisation's code, by which it is matched to what is decided; null where it has none. */
  readonly organisation: string | null;
  readonly organisationName: string;
  readonly nature: string;
  /** Through whose close association, of an indirect interest; null of any other. */
  readonly through: string | null;
  readonly from: string;
  readonly to: string | null;
  readonly mitigation: string;
};

export const GIFT_KINDS = ['gift', 'hospitality'] as const;

/** A gift or hospitality that was offered. */
export type GiftOffered = {
  readonly what: (typeof GIFT_KINDS)[number];
  readonly from: string;
  readonly description: string;
  readonly valuePence: number;
  readonly offeredOn: string;
  readonly isAccepted: boolean;
  /** On behalf of the commissioner and not for oneself. */
  readonly isForBody: boolean;
  /** Who approved accepting it, and why; empty: nobody. */
  readonly approval: string;
};

/** An entry of one person's register. `interest` numbers the person's interests from 1. */
export type InterestEntry =
  | { readonly kind: 'declared'; readonly interest: number; readonly details: InterestDetails }
  | { readonly kind: 'corrected'; readonly interest: number; readonly details: InterestDetails }
  | { readonly kind: 'ended'; readonly interest: number; readonly to: string }
  | { readonly kind: 'withheld'; readonly interest: number; readonly ground: string }
  | { readonly kind: 'shown again'; readonly interest: number }
  | { readonly kind: 'confirmed' }
  | { readonly kind: 'offered'; readonly gift: GiftOffered }
  | { readonly kind: 'denied'; readonly organisation: string; readonly words: string };

/** One interest as it stands, with everything that was ever said of it. */
export type Interest = {
  /** `<user>/<number>` */
  readonly id: string;
  readonly user: string;
  readonly details: InterestDetails;
  readonly from: Day;
  /** The last day on which it was held; null while it is. */
  readonly to: Day | null;
  readonly declaredOn: Day;
  /** Why it is not published; null: it is. */
  readonly withheld: string | null;
  readonly history: readonly Kept<InterestEntry>[];
};

/** What one person has declared. */
export type PersonRegister = {
  readonly user: string;
  readonly interests: readonly Interest[];
  readonly gifts: readonly Kept<GiftOffered>[];
  /** When the whole was last confirmed; null: never. */
  readonly confirmedOn: Day | null;
  /** Organisations of which the person said that they have no interest in them. */
  readonly denied: ReadonlyMap<string, string>;
  readonly entries: number;
};

/** A person's register from its entries, in their order. */
export function registerOf(user: string, entries: readonly Kept<InterestEntry>[]): PersonRegister {
  const about = (number: number) =>
    entries.filter(({ says }) => 'interest' in says && says.interest === number) as Kept<InterestEntry>[];
  const numbers = entries.flatMap(({ says }) => (says.kind === 'declared' ? [says.interest] : []));
  return {
    user,
    interests: numbers.map((number) => interestOf(user, number, about(number))),
    gifts: entries.flatMap((entry) => (entry.says.kind === 'offered' ? [{ ...entry, says: entry.says.gift }] : [])),
    confirmedOn: entries.findLast(({ says }) => says.kind === 'confirmed')?.on ?? null,
    denied: new Map(entries.flatMap(({ says }) => (says.kind === 'denied' ? [[says.organisation, says.words]] : []))),
    entries: entries.length,
  };
}

function interestOf(user: string, number: number, history: readonly Kept<InterestEntry>[]): Interest {
  const [first] = history as [Kept<InterestEntry>];
  let details: InterestDetails | undefined;
  let withheld: string | null = null;
  for (const { says } of history) {
    if (says.kind === 'declared' || says.kind === 'corrected') details = says.details;
    if (says.kind === 'ended' && details !== undefined) details = { ...details, to: says.to };
    if (says.kind === 'withheld') withheld = says.ground;
    if (says.kind === 'shown again') withheld = null;
  }
  const stands = details as InterestDetails;
  const from = dayFromIso(stands.from) as Day;
  return {
    id: `${user}/${number}`,
    user,
    details: stands,
    from,
    to: stands.to === null ? null : (dayFromIso(stands.to) as Day),
    declaredOn: first.on,
    withheld,
    history,
  };
}

/** Days beyond those within which an interest had to be declared; 0: in time. */
export function daysLate({ from, declaredOn }: Interest, { declareWithinDays }: GovernanceRules): number {
  return Math.max(0, declaredOn - addDays(from, declareWithinDays.value));
}

/** Whether an interest is held on a day, or was so lately that it is still looked at. */
export function isHeldOn({ from, to }: Interest, on: Day): boolean {
  return from <= on && (to === null || on <= to);
}

/** The last day on which an interest stands in the published register; null while it is held. */
export function publicUntil({ to }: Interest, { publicMonthsAfterEnd }: GovernanceRules): Day | null {
  return to === null ? null : addMonths(to, publicMonthsAfterEnd.value);
}

/** The day until which the record has to be kept; null while the interest is held. It is never destroyed before. */
export function keptUntil({ to }: Interest, { keptYears }: GovernanceRules): Day | null {
  return to === null ? null : addMonths(to, 12 * keptYears.value);
}

/** When the whole register is next to be confirmed; null where there is nothing to count from. */
export function confirmBy(register: PersonRegister, rules: GovernanceRules, memberFrom: Day): Day {
  return addMonths(register.confirmedOn ?? memberFrom, rules.confirmEveryMonths.value);
}
