import { type Day, dayFromIso } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import type { EntryAbout } from './decision-fault.ts';
import type { DecisionEntry, DecisionTaken } from './register-decision.ts';

type Entries = readonly Kept<DecisionEntry>[];

function takenIn([first]: Entries): DecisionTaken {
  if (first?.says.kind !== 'taken') throw new Error('A decision begins with its being taken.');
  return first.says;
}

/** Whether something of a kind was entered by a day. */
function wasBy(entries: Entries, on: Day, is: (says: DecisionEntry) => boolean): boolean {
  return entries.some((entry) => entry.on <= on && is(entry.says));
}

/** Whether a decision allows anything on a day, by the entries alone and by none of the register’s own guards. */
export function allowedOn(entries: Entries, on: Day): boolean {
  const { expiresOn, urgent, conditions } = takenIn(entries);
  const isOver = (last: string): boolean => on > (dayFromIso(last) as Day);
  if (wasBy(entries, on, ({ kind }) => kind === 'revoked' || kind === 'undone')) return false;
  if (expiresOn !== null && isOver(expiresOn)) return false;
  const isRatified = wasBy(entries, on, ({ kind }) => kind === 'ratified');
  if (urgent !== null && !isRatified && isOver(urgent.ratifyBy)) return false;
  return conditions.every(({ isBefore }, index) => {
    return !isBefore || wasBy(entries, on, (says) => says.kind === 'condition met' && says.condition === index);
  });
}

/** What an entry that was let in breaks, in words. */
export function brokenByAbout(before: Entries, entry: EntryAbout, on: Day): string[] {
  const { urgent, conditions } = takenIn(before);
  const was = (...kinds: readonly DecisionEntry['kind'][]): boolean =>
    before.some(({ says }) => kinds.includes(says.kind));
  const broken: string[] = [];
  const check = (holds: boolean, what: string): void => {
    if (!holds) broken.push(what);
  };
  if (entry.kind === 'used') check(allowedOn(before, on), 'something rested on a decision that allowed nothing');
  else check(!was('revoked', 'undone'), 'something was entered about a decision that had ended');
  if (entry.kind === 'condition met')
    check(entry.condition < conditions.length, 'a condition was met that there is not');
  if (entry.kind === 'ratified' || entry.kind === 'undone') {
    check(urgent !== null, 'a decision was ratified or undone that was not urgent');
    check(!was('ratified'), 'a ratified decision was ratified again or undone');
  }
  if (entry.kind === 'ratified' && urgent !== null) {
    check(on <= (dayFromIso(urgent.ratifyBy) as Day), 'an urgent decision was ratified too late');
  }
  return broken;
}
