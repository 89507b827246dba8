import {
  type Actor,
  accepted,
  type Json,
  mintRowFilter,
  type OdsCode,
  type Outcome,
  type Purpose,
  type Refusal,
  type ReleaseLevel,
  type Role,
  type RowFilter,
  refused,
} from '../base/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import type { Action } from './action.ts';
import { rulesFrom, type Scope, type SharingRule } from './rule.ts';

/** What an action is about; without a practice it is about the commissioner as a whole. */
export type Subject = {
  readonly practice?: OdsCode | undefined;
  /** Whoever is paid, a practice or not. */
  readonly provider?: OdsCode | undefined;
};

/** That somebody may, for which purpose, how exactly, and why (a sentence for a reader). */
export type Permission = {
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly reason: string;
  readonly rule: string;
};

/** Who may do something about a practice, as a reader is told. */
export type Entitled = {
  readonly role: Role;
  readonly whose: Scope;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly basis: string;
};

const EXACTNESS: Readonly<Record<ReleaseLevel, number>> = { exact: 2, management: 1, published: 0 };

/** The rules on data sharing over one commissioner's practices. What no rule permits is refused. */
export class AccessRules {
  readonly #rules: readonly SharingRule[];
  readonly #register: PracticeRegister;

  private constructor(rules: readonly SharingRule[], register: PracticeRegister) {
    this.#rules = rules;
    this.#register = register;
  }

  /** Reads the frozen form (`SharingRulesJson`). Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json, register: PracticeRegister): Outcome<AccessRules> {
    const faults: string[] = [];
    const rules = rulesFrom(json, faults);
    if (faults.length === 0) return accepted(new AccessRules(rules, register));
    return refused({
      code: 'definition.invalid',
      message: `The rules on data sharing cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the rules.',
    });
  }

  /**
   * Whether somebody may do something, and at which level. Where several rules permit it, the most exact one holds;
   * of equally exact ones, the first. Refuses with `access.denied`.
   */
  may(actor: Actor, action: Action, subject: Subject = {}): Outcome<Permission> {
    const permitting = this.#rules.filter((rule) => this.#permits(rule, actor, action, subject));
    const [best] = permitting.toSorted((one, other) => EXACTNESS[other.level] - EXACTNESS[one.level]);
    return best === undefined ? refused(denied(actor, action, subject)) : accepted(permissionBy(best));
  }

  /** A refusal that names the deed as the reader knows it, where none of several actions permits it. */
  refusal(actor: Actor, deed: string, subject: Subject = {}): Refusal {
    return denied(actor, deed, subject);
  }

  /** Which people's rows somebody may read for a purpose: of the practices where `may` see people for it. */
  rowFilter(actor: Actor, purpose: Purpose): Outcome<RowFilter> {
    const rules = this.#rules.filter((rule) => rule.purpose === purpose);
    const practices = this.#register
      .practices()
      .map((practice) => practice.code)
      .filter((practice) => rules.some((rule) => this.#permits(rule, actor, 'see people', { practice })));
    if (practices.length === 0) return refused(denied(actor, 'see people', {}, purpose));
    return accepted(mintRowFilter({ user: actor.user, purpose, practices: new Set(practices) }));
  }

  /** Everybody who may do something about a practice, role by role, and why. */
  whoMaySee(action: Action, subject: Subject): readonly Entitled[] {
    const isKnown = subject.practice === undefined || this.#register.has(subject.practice);
    const rules = this.#rules.filter((rule) => rule.what.includes(action) && (isKnown || rule.whose === 'everything'));
    return rules.flatMap((rule) =>
      rule.who.map((role) => ({
        role,
        whose: rule.whose,
        purpose: rule.purpose,
        level: rule.level,
        basis: rule.basis,
      })),
    );
  }

  #permits(rule: SharingRule, actor: Actor, action: Action, subject: Subject): boolean {
    return rule.who.includes(actor.role) && rule.what.includes(action) && this.#covers(rule.whose, actor, subject);
  }

  #covers(whose: Scope, actor: Actor, subject: Subject): boolean {
    if (whose === 'everything') return true;
    if (actor.organisation === undefined) return false;
    if (whose === 'own organisation') return (subject.provider ?? subject.practice) === actor.organisation;
    const isPractice = this.#register.has(actor.organisation);
    if (whose === 'own practice') return isPractice && subject.practice === actor.organisation;
    const isOfCommissioner = isPractice || actor.organisation === this.#register.commissioner.code;
    return isOfCommissioner && (subject.practice === undefined || this.#register.has(subject.practice));
  }
}

function permissionBy(rule: SharingRule): Permission {
  return { purpose: rule.purpose, level: rule.level, reason: rule.basis, rule: rule.id };
}

function denied(actor: Actor, deed: string, subject: Subject, purpose?: Purpose): Refusal {
  const whom = subject.practice ?? subject.provider;
  const about = whom === undefined ? '' : ` of ${whom}`;
  const why = purpose === undefined ? '' : ` for ${purpose}`;
  return {
    code: 'access.denied',
    message: `${actor.name} (${actor.role}) may not ${deed}${about}${why}: no rule on data sharing permits it.`,
    remedy: 'Sign in with a role that may, or ask the information-governance lead.',
  };
}
