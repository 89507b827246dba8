import {
  type Actor,
  accepted,
  type Day,
  type Json,
  mintRowFilter,
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
import { type Agreement, agreementsFrom } from './agreement.ts';
import { covers, daysWords, holdsOn, type LoadedRule, loadedRule, type Subject } from './loaded-rule.ts';
import { openRows } from './row-filter-of.ts';
import { type Duty, dutiesOf, rulesFrom, type Watch, type Whose, watchFrom } from './rule.ts';

/** That somebody may, for which purpose, how exactly, and why (a sentence for a reader). */
export type Permission = {
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly reason: string;
  readonly rule: string;
};

/** What the rules say of one question, and why. */
export type Decision =
  | (Permission & { readonly allowed: true; readonly duties: readonly Duty[] })
  | { readonly allowed: false; readonly reason: string; readonly rule: null; readonly duties: readonly Duty[] };

/** Who may do something about a practice, as a reader is told. */
export type Entitled = {
  readonly role: Role;
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly level: ReleaseLevel;
  readonly basis: string;
  readonly rule: string;
  readonly duties: readonly Duty[];
  /** From when until when, in words; null when it has no end and no beginning. */
  readonly when: string | null;
};

const EXACTNESS: Readonly<Record<ReleaseLevel, number>> = { exact: 2, management: 1, published: 0 };

/** The rules on data sharing over one commissioner's practices, on one day. What no rule permits is refused. */
export class AccessRules {
  readonly #rules: readonly LoadedRule[];
  readonly #agreements: ReadonlyMap<string, Agreement>;
  readonly #register: PracticeRegister;
  readonly #on: Day | undefined;
  /** From which numbers on a reader's day is looked at again; undefined where nothing is watched for. */
  readonly watch: Watch | undefined;

  private constructor(
    rules: readonly LoadedRule[],
    agreements: ReadonlyMap<string, Agreement>,
    register: PracticeRegister,
    { on, watch }: { readonly on: Day | undefined; readonly watch: Watch | undefined },
  ) {
    this.#rules = rules;
    this.#agreements = agreements;
    this.#register = register;
    this.#on = on;
    this.watch = watch;
  }

  /**
   * Reads the frozen form (`SharingRulesJson`). Refuses with `definition.invalid`, naming every fault.
   * @param on the day for which is decided; without one, nothing that has an end holds
   */
  static fromJson(json: Json, register: PracticeRegister, on?: Day): Outcome<AccessRules> {
    const faults: string[] = [];
    const rules = rulesFrom(json, faults);
    const agreements = agreementsFrom((json as { readonly agreements?: Json } | null)?.agreements, faults);
    const watch = watchFrom((json as { readonly watch?: Json } | null)?.watch, faults);
    for (const { id, agreement } of rules) {
      if (agreement !== undefined && !agreements.has(agreement)) faults.push(`rule ${id} rests on no known agreement`);
    }
    if (faults.length === 0) {
      const loaded = rules.map((rule) => loadedRule(rule, agreements));
      return accepted(new AccessRules(loaded, agreements, register, { on, watch }));
    }
    return refused({
      code: 'definition.invalid',
      message: `The rules on data sharing cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the rules.',
    });
  }

  /** The same rules on another day. */
  on(day: Day): AccessRules {
    return new AccessRules(this.#rules, this.#agreements, this.#register, { on: day, watch: this.watch });
  }

  /** Every sharing agreement, whether it holds on the day or not. */
  agreements(): readonly (Agreement & { readonly isHeld: boolean })[] {
    const on = this.#on;
    const isHeld = ({ from, to }: Agreement): boolean => on !== undefined && from <= on && on < to;
    return [...this.#agreements.values()].map((each) => ({ ...each, isHeld: isHeld(each) }));
  }

  /**
   * Whether somebody may do something, and at which level. Where several rules permit it, the most exact one holds;
   * of equally exact ones, the first. Refuses with `access.denied`. @param purpose absent: any
   */
  may(actor: Actor, action: Action, subject: Subject = {}, purpose?: Purpose): Outcome<Permission> {
    const best = this.#best(actor, action, subject, purpose);
    return best === undefined ? refused(denied(actor, action, subject, purpose)) : accepted(permissionBy(best));
  }

  /** The same with the reader's duties, or with the nearest reason why not. @param purpose absent: any */
  decide(actor: Actor, action: Action, subject: Subject = {}, purpose?: Purpose): Decision {
    const best = this.#best(actor, action, subject, purpose);
    if (best !== undefined) return { allowed: true, ...permissionBy(best), duties: dutiesOf(best, action) };
    return { allowed: false, reason: this.#whyNot(actor, action, subject, purpose), rule: null, duties: [] };
  }

  /** The day for which is decided; undefined where none was given. */
  get day(): Day | undefined {
    return this.#on;
  }

  /** Why a rule lets somebody in, as a sentence; null when no rule of this id is known. */
  basisOf(rule: string): string | null {
    return this.#rules.find(({ id }) => id === rule)?.basis ?? null;
  }

  /** For how many hours breaking the glass lets somebody in; undefined where no rule lets them. */
  hoursOfBrokenGlass(actor: Actor): number | undefined {
    const rule = this.#rules.find(
      ({ who, whose, hours }) => whose === 'broken glass' && hours !== undefined && who.includes(actor.role),
    );
    return rule !== undefined && holdsOn(rule, this.#on) ? rule.hours : undefined;
  }

  /** A refusal that names the deed as the reader knows it, where none of several actions permits it. */
  refusal(actor: Actor, deed: string, subject: Subject = {}): Refusal {
    return denied(actor, deed, subject);
  }

  /**
   * Which people's rows somebody may read for a purpose: of the practices and people where `may` do it for that purpose.
   * @param action absent: to see people
   */
  rowFilter(actor: Actor, purpose: Purpose, action: Action = 'see people'): Outcome<RowFilter> {
    const rules = this.#rules.filter((rule) => rule.purpose === purpose);
    const opened = openRows(rules, action, actor, { register: this.#register, on: this.#on });
    const isNothing = opened.practices.size === 0 && opened.people?.size === 0;
    if (isNothing) return refused(denied(actor, action, {}, purpose));
    return accepted(mintRowFilter({ user: actor.user, purpose, ...opened }));
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
        rule: rule.id,
        duties: dutiesOf(rule, action),
        when: whenOf(rule),
      })),
    );
  }

  #best(actor: Actor, action: Action, subject: Subject, purpose?: Purpose): LoadedRule | undefined {
    const isAsked = (rule: LoadedRule) => purpose === undefined || rule.purpose === purpose;
    const permitting = this.#rules.filter((rule) => isAsked(rule) && this.#permits(rule, actor, action, subject));
    const [best] = permitting.toSorted((one, other) => EXACTNESS[other.level] - EXACTNESS[one.level]);
    return best;
  }

  #permits(rule: LoadedRule, actor: Actor, action: Action, subject: Subject): boolean {
    if (!rule.who.includes(actor.role) || !rule.what.includes(action) || !holdsOn(rule, this.#on)) return false;
    return covers(rule, action, actor, subject, { register: this.#register, on: this.#on });
  }

  /** What stands in the way, by the rule that comes nearest. */
  #whyNot(actor: Actor, action: Action, subject: Subject, purpose: Purpose | undefined): string {
    const who = `${actor.name} (${actor.role}) may not ${action}${about(subject)}`;
    const ofRole = this.#rules.filter((rule) => rule.who.includes(actor.role) && rule.what.includes(action));
    if (ofRole.length === 0) return `${who}: no rule on data sharing lets the role of ${actor.role} do so.`;
    const forPurpose = ofRole.filter((rule) => purpose === undefined || rule.purpose === purpose);
    if (forPurpose.length === 0) {
      const purposes = [...new Set(ofRole.map((rule) => rule.purpose))].join(' or ');
      return `${who} for ${purpose}: the rules let the role of ${actor.role} do so for ${purposes} alone.`;
    }
    const inForce = forPurpose.filter((rule) => holdsOn(rule, this.#on));
    const [ended] = forPurpose;
    if (inForce.length === 0 && ended !== undefined) return `${who}: rule ${ended.id} ${whenOf(ended)}.`;
    const whose = [...new Set(inForce.map((rule) => WHOSE_WORDS[rule.whose]))].join(' or ');
    return `${who}: the rules let the role of ${actor.role} do so ${whose} alone.`;
  }
}

const WHOSE_WORDS: Readonly<Record<Whose, string>> = {
  'own practice': 'about their own practice',
  'own organisation': 'about their own organisation',
  'practices of own commissioner': 'about the practices of their commissioner',
  everything: 'under an agreement that covers it',
  'parties to the agreement': 'about the parties to a sharing agreement',
  caseload: 'about people on the caseload of their team on the day',
  coordinator: 'about people whose named coordinator they are on the day',
  referral: 'about people who are referred to them on the day',
  delegation: 'while somebody has delegated it to them',
  committee: 'while they are on the committee',
  self: 'about themselves',
  'broken glass': 'about a person for whom they have broken the glass, with a reason and for a few hours',
};

function whenOf(rule: LoadedRule): string | null {
  if (rule.under !== undefined) return `rests on ${rule.under.title}, which ${daysWords(rule.under)}`;
  if (rule.fromDay === undefined && rule.toDay === undefined) return null;
  return daysWords({ from: rule.fromDay, to: rule.toDay });
}

function permissionBy(rule: LoadedRule): Permission {
  return { purpose: rule.purpose, level: rule.level, reason: rule.basis, rule: rule.id };
}

function about({ practice, provider, person }: Subject): string {
  const whom = practice ?? provider;
  if (whom === undefined) return '';
  return person === undefined ? ` of ${whom}` : `, person ${person} of ${whom}`;
}

function denied(actor: Actor, deed: string, subject: Subject, purpose?: Purpose): Refusal {
  const whom = subject.practice ?? subject.provider;
  const of = whom === undefined ? '' : ` of ${whom}`;
  const why = purpose === undefined ? '' : ` for ${purpose}`;
  return {
    code: 'access.denied',
    message: `${actor.name} (${actor.role}) may not ${deed}${of}${why}: no rule on data sharing permits it.`,
    remedy: 'Sign in with a role that may, or ask the information-governance lead.',
  };
}
