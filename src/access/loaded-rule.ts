import {
  type Actor,
  type Day,
  dayFromIso,
  dayText,
  type OdsCode,
  TIES,
  type Tie,
  type TieKind,
} from '../base/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import { type Action, sensitivityOf } from './action.ts';
import type { Agreement } from './agreement.ts';
import type { SharingRule } from './rule.ts';

/** What an action is about; without a practice it is about the commissioner as a whole. */
export type Subject = {
  readonly practice?: OdsCode | undefined;
  /** Whoever is paid, a practice or not. */
  readonly provider?: OdsCode | undefined;
  /** The pseudonym of one person of the practice. */
  readonly person?: string | undefined;
};

/** A rule with its days and its agreement found. */
export type LoadedRule = SharingRule & {
  readonly fromDay: Day | undefined;
  readonly toDay: Day | undefined;
  readonly under: Agreement | undefined;
};

export function loadedRule(rule: SharingRule, agreements: ReadonlyMap<string, Agreement>): LoadedRule {
  const { from, to, agreement } = rule;
  return {
    ...rule,
    fromDay: from === undefined ? undefined : dayFromIso(from),
    toDay: to === undefined ? undefined : dayFromIso(to),
    under: agreement === undefined ? undefined : agreements.get(agreement),
  };
}

/** Whether a rule and the agreement that it rests on hold on a day. Without a day nothing that is dated holds. */
export function holdsOn(rule: LoadedRule, on: Day | undefined): boolean {
  const isDated = rule.from !== undefined || rule.to !== undefined || rule.agreement !== undefined;
  if (!isDated) return true;
  if (on === undefined) return false;
  if (rule.agreement !== undefined && (rule.under === undefined || !isWithin(rule.under, on))) return false;
  return (rule.fromDay ?? on) <= on && (rule.toDay === undefined || on < rule.toDay);
}

function isWithin({ from, to }: { readonly from: Day; readonly to: Day }, on: Day): boolean {
  return from <= on && on < to;
}

/** The reader's ties of a kind that hold on a day; with their person's consent, where that is asked for. */
export function tiesHolding(rule: LoadedRule, { ties = [] }: Actor, on: Day | undefined): readonly Tie[] {
  if (on === undefined) return [];
  const isConsented = ({ consentOn }: Tie) => rule.consent !== true || (consentOn !== undefined && consentOn <= on);
  return ties.filter((tie) => tie.kind === rule.whose && isWithin(tie, on) && isConsented(tie));
}

/** Whether an organisation signed an agreement itself, or is a practice of a commissioner that did. */
export function isParty(agreement: Agreement, register: PracticeRegister, code: OdsCode): boolean {
  return agreement.between.has(code) || (agreement.between.has(register.commissioner.code) && register.has(code));
}

export function isTieKind(whose: string): whose is TieKind {
  return (TIES as readonly string[]).includes(whose);
}

/** Whether somebody works at a practice of the register: each is in a team. */
export function isOnTeam({ organisation }: Actor, register: PracticeRegister): boolean {
  return organisation !== undefined && register.has(organisation);
}

/** Whether a rule reaches a subject from where the reader stands, on a day. */
export function covers(
  rule: LoadedRule,
  action: Action,
  actor: Actor,
  subject: Subject,
  { register, on }: { readonly register: PracticeRegister; readonly on: Day | undefined },
): boolean {
  const about = subject.provider ?? subject.practice;
  if (sensitivityOf(action) === 'people' && subject.practice !== undefined && !register.has(subject.practice))
    return false;
  if (rule.under !== undefined) {
    if (!rule.under.covers.includes(action) || actor.organisation === undefined) return false;
    if (!isParty(rule.under, register, actor.organisation)) return false;
    if (about !== undefined && !isParty(rule.under, register, about)) return false;
  }
  const { whose } = rule;
  if ((whose === 'broken glass' || action === 'break glass') && !isOnTeam(actor, register)) return false;
  if (isTieKind(whose)) {
    const reaches = ({ organisation, person }: Tie) =>
      organisation === about && (person === undefined || person === subject.person);
    return tiesHolding(rule, actor, on).some(reaches);
  }
  if (whose === 'everything') return true;
  if (actor.organisation === undefined) return false;
  if (whose === 'parties to the agreement') return about !== undefined;
  if (whose === 'own organisation') return about === actor.organisation;
  const isPractice = register.has(actor.organisation);
  if (whose === 'own practice') return isPractice && subject.practice === actor.organisation;
  const isOfCommissioner = isPractice || actor.organisation === register.commissioner.code;
  return isOfCommissioner && (subject.practice === undefined || register.has(subject.practice));
}

/** The days between which something holds, as a reader is told. */
export function daysWords({ from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined }): string {
  const since = from === undefined ? '' : ` from ${dayText(from)}`;
  return to === undefined ? `holds${since}` : `holds${since} until ${dayText(to)}`;
}
