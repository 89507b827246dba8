import { quoted } from '../warehouse/index.ts';
import type { Rule } from './model/framework.ts';
import { outcomeOf, reasonOf } from './tally.ts';

/**
 * What each step of each rule makes of people, as SQL: rule and step as in the table `decisions`, indicator, outcome,
 * reason (NULL for success and for missed).
 */
export function stepRows(rules: readonly Rule[]): string {
  const rows = rules.flatMap((rule, index) =>
    [undefined, ...rule.steps].map((step) => {
      const reason = reasonOf(step);
      const made = `'${rule.id}', '${outcomeOf(step)}', ${reason === null ? 'NULL' : quoted(reason)}`;
      return `(${index + 1}, ${step?.n ?? 0}, ${made})`;
    }),
  );
  return `(VALUES ${rows.join(', ')}) AS s(rule, step, indicator, outcome, reason)`;
}
