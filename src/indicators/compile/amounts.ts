import type { Test } from '../model/expression.ts';
import type { Quantity, Rate } from '../model/rate.ts';
import { countedAs } from '../model/rate-walk.ts';
import { quantityWords } from '../model/rate-words.ts';
import { placeOf, wordsFor } from './bits.ts';
import { formulaSql } from './formula.ts';
import type { Plan } from './plan.ts';
import { tablesIn } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';

export type Part = 'numerator' | 'denominator';

/** The column that holds a person's part of a rate; NULL of whom it is not. */
export function amountColumn(rateId: string, part: Part): string {
  return `${part}_${rateId.toLowerCase()}`;
}

/** The two columns of a rate. Somebody counts when both parts are known and the denominator is above nought. */
function rateColumns(rate: Rate, plan: Plan): readonly string[] {
  const [numerator, denominator] = [rate.numerator, rate.denominator].map((each) => amountSql(each, plan));
  const counts = [
    ...(rate.when ? [testSql(rate.when, plan)] : []),
    `${numerator} IS NOT NULL`,
    `coalesce(${denominator} > 0, false)`,
  ].join(' AND ');
  const column = (part: Part, amount: string | undefined, of: Quantity): string =>
    `  CASE WHEN ${counts} THEN ${amount} END::DECIMAL(18,3) AS ${amountColumn(rate.id, part)}, -- ${quantityWords(of)}`;
  return [column('numerator', numerator, rate.numerator), column('denominator', denominator, rate.denominator)];
}

/** SQL over the columns of `held` that is true of whom a test is true. */
export function testSql(test: Test, plan: Plan): string {
  return formulaSql(plan.formula(test), (index) => {
    const { word, bit } = placeOf(index);
    return `(word_${word} & ${bit}) <> 0`;
  });
}

function amountSql(quantity: Quantity, plan: Plan): string {
  if (quantity.quantity === 'people') {
    return quantity.when ? `CASE WHEN ${testSql(quantity.when, plan)} THEN 1 ELSE 0 END` : '1';
  }
  if (quantity.quantity !== 'score') return plan.amounts.get(JSON.stringify(quantity))?.name ?? 'NULL';
  const weights = quantity.of.map(
    ({ rule, weight }) => `CASE WHEN ${testSql(countedAs(quantity, rule), plan)} THEN ${weight} ELSE 0 END`,
  );
  return `(${weights.join(' + ')})`;
}

/** Both parts of each rate for each person of a population; NULL of whom a rate is not. */
export function amountsTable(name: string, rates: readonly Rate[], plan: Plan): Statement {
  const amounts = [...plan.amounts.values()].map(({ name, sql, words }) => `  ${sql} AS ${name}, -- ${words}`);
  const tables = tablesIn(amounts.join('\n')).filter((table) => table !== 'population');
  const joins = ['held', ...tables].map((table) => `\nLEFT JOIN ${table} ON ${table}.person = population.person`);
  const words = wordsFor(plan.bits).map((word) => `held.word_${word}`);
  return createdTable(
    name,
    'Both parts of each rate, for each person; null: not of whom it is',
    `WITH known AS (
SELECT
${amounts.map((each) => `${each}\n`).join('')}  population.practice, population.person, population.sex, population.age_years, ${words.join(', ')}
FROM population${joins.join('')})
SELECT
${rates.flatMap((rate) => rateColumns(rate, plan)).join('\n')}
  practice, person, sex, age_years
FROM known`,
  );
}
