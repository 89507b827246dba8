import type { Actor, Day, OdsCode, RowFilter } from '../base/index.ts';
import type { PracticeRegister } from '../practices/index.ts';
import type { Action } from './action.ts';
import { holdsOn, isOnTeam, isParty, isTieKind, type LoadedRule, tiesHolding } from './loaded-rule.ts';

/** Which rows rules open together: whole practices, and single people of others. */
export type OpenRows = Pick<RowFilter, 'people'> & { readonly practices: ReadonlySet<OdsCode> };

/**
 * Compiles the rules for one reader into the rows that they open. It is written apart from the decision about a single
 * row, so that each can be tried against the other.
 */
export function openRows(
  rules: readonly LoadedRule[],
  action: Action,
  actor: Actor,
  { register, on }: { readonly register: PracticeRegister; readonly on: Day | undefined },
): OpenRows {
  const practices = new Set<OdsCode>();
  const people = new Map<OdsCode, Set<string>>();
  const known = register.practices().map(({ code }) => code);
  for (const rule of rules) {
    if (!rule.who.includes(actor.role) || !rule.what.includes(action) || !holdsOn(rule, on)) continue;
    const { under } = rule;
    const isSigned = actor.organisation !== undefined && (!under || isParty(under, register, actor.organisation));
    if (rule.whose === 'broken glass' && !isOnTeam(actor, register)) continue;
    if (under && !(isSigned && under.covers.includes(action))) continue;
    const within = under ? known.filter((code) => isParty(under, register, code)) : known;
    const opened = isTieKind(rule.whose) ? [] : within.filter(scopeOf(rule, actor, register));
    for (const code of opened) practices.add(code);
    for (const { organisation, person } of isTieKind(rule.whose) ? tiesHolding(rule, actor, on) : []) {
      if (!within.includes(organisation)) continue;
      if (person === undefined) practices.add(organisation);
      else people.set(organisation, (people.get(organisation) ?? new Set()).add(person));
    }
  }
  for (const code of practices) people.delete(code);
  return { practices, people };
}

/** Which of the practices are in a rule's scope. */
function scopeOf(rule: LoadedRule, { organisation }: Actor, register: PracticeRegister): (code: OdsCode) => boolean {
  if (rule.whose === 'everything') return () => true;
  if (organisation === undefined) return () => false;
  if (rule.whose === 'own practice' || rule.whose === 'own organisation') return (code) => code === organisation;
  if (rule.whose === 'parties to the agreement') return () => true;
  const isOurs = organisation === register.commissioner.code || register.has(organisation);
  return () => isOurs;
}
