import type { Test } from '../model/expression.ts';
import type { Quantity, Rate } from '../model/rate.ts';
import { quantityWords } from '../model/rate-words.ts';
import { stepsThatMake } from '../tally.ts';
import type { Plan } from './plan.ts';
import type { RecordQuantity } from './planner.ts';

export type Part = 'numerator' | 'denominator';

/** The column that holds a person's part of a rate; NULL of whom it is not. */
export function amountColumn(rateId: string, part: Part): string {
  return `${part}_${rateId.toLowerCase()}`;
}

/** Whether a quantity is found in records and encounters, and not from tests of the person. */
export function isOfRecords(quantity: Quantity): quantity is RecordQuantity {
  return quantity.quantity !== 'people' && quantity.quantity !== 'score';
}

/** How the tables over people say a test, and the decision of a rule. */
export type Saying = { test(test: Test): string; decision(ruleId: string): string };

/** The two columns of a rate. Somebody counts when both parts are known and the denominator is above nought. */
export function rateColumns(rate: Rate, plan: Plan, saying: Saying): readonly string[] {
  const [numerator, denominator] = [rate.numerator, rate.denominator].map((each) => amountSql(each, plan, saying));
  const counts = [
    ...(rate.when ? [saying.test(rate.when)] : []),
    `${numerator} IS NOT NULL`,
    `coalesce(${denominator} > 0, false)`,
  ].join(' AND ');
  const column = (part: Part, amount: string | undefined, of: Quantity): string =>
    `  CASE WHEN ${counts} THEN ${amount} END::DECIMAL(18,3) AS ${amountColumn(rate.id, part)} -- ${quantityWords(of)}`;
  return [column('numerator', numerator, rate.numerator), column('denominator', denominator, rate.denominator)];
}

function amountSql(quantity: Quantity, plan: Plan, saying: Saying): string {
  if (quantity.quantity === 'people') {
    return quantity.when ? `CASE WHEN ${saying.test(quantity.when)} THEN 1 ELSE 0 END` : '1';
  }
  if (quantity.quantity !== 'score') return plan.amounts.get(JSON.stringify(quantity))?.name ?? 'NULL';
  const outcome = quantity.counts === 'met' ? 'numerator' : 'in denominator';
  const weights = quantity.of.map(({ rule, weight }) => {
    const steps = stepsThatMake(outcome, plan.steps.get(rule) ?? []);
    const isSo = steps.length === 0 ? 'false' : `${saying.decision(rule)} IN (${steps.join(', ')})`;
    return `CASE WHEN ${isSo} THEN ${weight} ELSE 0 END`;
  });
  return `(${weights.join(' + ')})`;
}
