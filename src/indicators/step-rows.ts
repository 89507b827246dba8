import { listed } from './compile/listed.ts';
import type { Rule } from './model/framework.ts';
import { outcomeOf, reasonOf } from './tally.ts';

/**
 * What each step of each rule makes of people, as a query: rule and step as in the table `decisions`, indicator, outcome,
 * reason (NULL for success and for missed).
 */
export function stepRows(rules: readonly Rule[]): string {
  const lines = rules.flatMap((rule, index) =>
    [undefined, ...rule.steps].map(
      (step) => `${index + 1} ${step?.n ?? 0} ${rule.id} ${outcomeOf(step)} ${reasonOf(step) ?? ''}`,
    ),
  );
  const columns = `part[1]::SMALLINT AS rule, part[2]::TINYINT AS step, part[3] AS indicator, part[4] AS outcome,
  nullif(part[5], '') AS reason`;
  return `(${listed(columns, lines)}) AS s`;
}
