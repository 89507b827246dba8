import {
  accepted,
  type Day,
  dayFromIso,
  dayText,
  type Json,
  type Outcome,
  type Pence,
  pence,
  poundsText,
  type Refusal,
  type Role,
  refused,
  shape,
} from '../base/index.ts';
import type { LiveDecision } from './decisions/kept-decisions.ts';

/** The steps of a payment that are delegated. */
const PAYMENT_STEPS = ['prepare', 'certify', 'release'] as const;
export type PaymentStep = (typeof PAYMENT_STEPS)[number];

/** One permission of the scheme: a role may take a step up to an amount, between two dates (ISO; both included). */
export type DelegationJson = {
  readonly step: PaymentStep;
  readonly role: Role;
  /** The most that the officer may decide alone; absent: any amount. Above it a decision of the committee is named. */
  readonly limitPence?: number;
  readonly validFrom: string;
  /** Absent: until further notice. */
  readonly validTo?: string;
};

/** The frozen form of a scheme of delegation. */
export type SchemeOfDelegationJson = {
  readonly id: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly source: string;
  readonly delegations: readonly DelegationJson[];
};

/** By whose authority a step is taken. */
export type Authority =
  | { readonly kind: 'delegated officer'; readonly role: Role; readonly limitPence: Pence | null }
  | { readonly kind: 'committee decision'; readonly reference: string };

export type AuthorityAsked = {
  readonly step: PaymentStep;
  readonly role: Role;
  readonly amountPence: Pence;
  readonly on: Day;
  /** The committee's decision, found to be in force; absent: none is named. */
  readonly decision?: LiveDecision | undefined;
};

const { list, one, optional, pattern, record, text, whole } = shape;
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const SCHEME = record({
  id: text,
  status: one('found', 'unverified', 'invented'),
  source: text,
  delegations: list(
    record({
      step: one(...PAYMENT_STEPS),
      role: text,
      limitPence: optional(whole(0, Number.MAX_SAFE_INTEGER)),
      validFrom: isoDate,
      validTo: optional(isoDate),
    }),
    1,
  ),
});

/** Who may prepare, certify and release a payment, up to how much and when. */
export class SchemeOfDelegation {
  readonly #delegations: readonly DelegationJson[];

  private constructor(delegations: readonly DelegationJson[]) {
    this.#delegations = delegations;
  }

  /** Reads the frozen form. Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json): Outcome<SchemeOfDelegation> {
    const faults = SCHEME.wrong(json, 'scheme');
    if (faults.length === 0) return accepted(new SchemeOfDelegation((json as SchemeOfDelegationJson).delegations));
    return refused({
      code: 'definition.invalid',
      message: `The scheme of delegation cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the scheme.',
    });
  }

  /**
   * By whose authority somebody takes a step: their own up to their limit, the committee's where a decision is named.
   * Refuses with `approval.not-delegated` where the scheme gives the role no part on that day, and with
   * `approval.over-limit` where the amount is above the role's limit and no decision is named.
   */
  authority(asked: AuthorityAsked): Outcome<Authority> {
    const { step, role, amountPence, on, decision } = asked;
    const holding = this.#delegations.filter((each) => each.step === step && each.role === role && isValid(each, on));
    if (holding.length === 0) return refused(notDelegated(asked));
    if (decision !== undefined) return accepted({ kind: 'committee decision', reference: decision.reference });
    const size = amountPence < 0n ? -amountPence : amountPence;
    const limits = holding.map(limitOf);
    const limitPence = limits.find((limit) => limit === null || size <= limit);
    if (limitPence === undefined) return refused(overLimit(asked, limits));
    return accepted({ kind: 'delegated officer', role, limitPence });
  }
}

/** The authority in a sentence's words. */
export function authorityWords(authority: Authority): string {
  if (authority.kind === 'committee decision') return `the committee’s decision ${authority.reference}`;
  const { role, limitPence } = authority;
  return limitPence === null
    ? `the ${role}’s delegated authority, without limit`
    : `the ${role}’s delegated authority, up to ${poundsText(limitPence)}`;
}

function isValid({ validFrom, validTo }: DelegationJson, on: Day): boolean {
  const [from, to] = [dayFromIso(validFrom), validTo === undefined ? undefined : dayFromIso(validTo)];
  return from !== undefined && from <= on && (validTo === undefined || (to !== undefined && on <= to));
}

function limitOf({ limitPence }: DelegationJson): Pence | null {
  return limitPence === undefined ? null : pence(BigInt(limitPence));
}

function notDelegated({ step, role, on }: AuthorityAsked): Refusal {
  return {
    code: 'approval.not-delegated',
    message: `The scheme of delegation of ${dayText(on)} does not let a ${role} ${step} payments.`,
    remedy: 'Ask somebody to whom the scheme delegates it.',
  };
}

function overLimit({ step, role, amountPence }: AuthorityAsked, limits: readonly (Pence | null)[]): Refusal {
  const alone = limits.map((limit) => (limit === null ? 'any amount' : poundsText(limit))).join(' or ');
  return {
    code: 'approval.over-limit',
    message: `A ${role} may ${step} up to ${alone}, and this is ${poundsText(amountPence)}.`,
    remedy: 'Ask somebody with a higher limit, or name the committee’s decision.',
  };
}
