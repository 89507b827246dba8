import { type Day, dayFromIso, dayText } from '../../base/index.ts';
import { type DecisionEntry, notLive, type RegisterDecision } from './register-decision.ts';

/** What is entered about a decision once it is taken. */
export type EntryAbout = Exclude<DecisionEntry, { readonly kind: 'taken' }>;

/** Why something cannot be entered about a decision on a day, in words; undefined where it can. */
export function decisionFault(decision: RegisterDecision, entry: EntryAbout, on: Day): string | undefined {
  const { reference, ended, urgent, ratifiedBy, conditions } = decision;
  if (entry.kind === 'used') return notLive(decision, on)?.message;
  if (ended !== null) return `${reference} has ended already.`;
  switch (entry.kind) {
    case 'condition met':
      return conditions[entry.condition] === undefined
        ? `${reference} has no condition ${entry.condition + 1}.`
        : undefined;
    case 'revoked':
      return undefined;
    case 'ratified':
    case 'undone': {
      if (urgent === null) return `${reference} was taken at a meeting: there is nothing to ratify.`;
      if (ratifiedBy !== null) return `${reference} was ratified already, by ${ratifiedBy}.`;
      const last = dayFromIso(urgent.ratifyBy) as Day;
      return entry.kind === 'undone' || on <= last
        ? undefined
        : `${reference} had to be ratified by ${dayText(last)}: have it decided anew.`;
    }
  }
}
