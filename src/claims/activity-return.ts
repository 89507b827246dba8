import { addToMonth, type Month, monthOfDay } from '../base/index.ts';
import type { Activity } from './activity.ts';
import type { ReturnSchemeJson } from './scheme.ts';

/** What a provider says of a quarter: month by month, each question a number or no answer. No answer is never nought. */
export type ActivityReturn = {
  /** ISO months, three of them. */
  readonly months: readonly { readonly month: string; readonly answers: Readonly<Record<string, number | null>> }[];
  readonly notes: string;
};

/** How complete a return is: what was due and what came. This alone, and no score of a person, bears on the price. */
export type Completeness = { readonly due: number; readonly complete: number };

export function completenessOf(asks: ReturnSchemeJson['asks'], { months }: ActivityReturn): Completeness {
  const answered = months.flatMap(({ answers }) => asks.map(({ id }) => answers[id] ?? null));
  return { due: answered.length, complete: answered.filter((answer) => answer !== null).length };
}

/** The months of the quarter that begins with a month. */
export function monthsOfQuarter(quarter: Month): readonly Month[] {
  return [0, 1, 2].map((more) => addToMonth(quarter, more));
}

/**
 * What the rows of a file say of a month, question by question: contacts, people, and goals where every row says what
 * was done about them. A month without rows has no answers.
 */
export function answersOf(month: Month, activities: readonly Activity[]): Readonly<Record<string, number | null>> {
  const own = activities.filter(({ doneOn }) => monthOfDay(doneOn) === month);
  if (own.length === 0) return { contacts: null, people: null, 'goals-set': null, 'goals-reviewed': null };
  const saysGoals = own.every(({ goal }) => goal !== null);
  const goals = (what: string) => (saysGoals ? own.filter(({ goal }) => goal === what).length : null);
  return {
    contacts: own.length,
    people: new Set(own.map(({ person }) => person)).size,
    'goals-set': goals('set'),
    'goals-reviewed': goals('reviewed'),
  };
}
