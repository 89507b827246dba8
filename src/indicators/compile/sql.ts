import { type Day, isoOfDay } from '../../base/index.ts';
import type { BloodPressureTarget, DateExpression, Operator } from '../model/expression.ts';
import type { WeightBand } from '../model/rate.ts';

/** `DATE '2026-03-31'` */
export function dayLiteral(day: Day): string {
  return `DATE '${isoOfDay(day)}'`;
}

/** The tables with a row a person that SQL reads, those whose people are looked at first. */
export function tablesIn(sql: string): readonly string[] {
  const named =
    /\b(?:population|dates|(?:some_record|several|picked_value|totals|number_of_encounters|days_open)_\d+)(?=\.)/g;
  return [...new Set(sql.match(named) ?? [])].sort((a, b) => Number(b === 'population') - Number(a === 'population'));
}

/** A comparison with something missing is false, never unknown. */
export function falseWhenMissing(sql: string): string {
  return `coalesce(${sql}, false)`;
}

/** At least so many of some conditions, none of which is ever unknown. */
export function atLeastSql(count: number, conditions: readonly string[]): string {
  return `(${conditions.map((each) => `(${each})::INTEGER`).join(' + ')} >= ${count})`;
}

/** Full years from a birth date to a date. */
export function ageSql(bornOn: string, on: string): string {
  const inYear = (date: string): string => `month(${date}) * 100 + day(${date})`;
  return `year(${on}) - year(${bornOn}) - (${inYear(on)} < ${inYear(bornOn)})::INTEGER`;
}

/** The weight of a person's age and sex; NULL where no band is of them. */
export function weightSql(bands: readonly WeightBand[]): string {
  const cases = [...bands]
    .sort((one, other) => other.fromAge - one.fromAge)
    .map(
      ({ sex, fromAge, weight }) =>
        `WHEN population.sex = '${sex}' AND population.age_years >= ${fromAge} THEN ${weight}`,
    );
  return `CASE ${cases.join(' ')} END`;
}

/** A date moved by a date expression's months and days. */
export function shifted(sql: string, { months, days }: Pick<DateExpression, 'months' | 'days'>): string {
  const moved = months ? `CAST(${sql} + INTERVAL (${months}) MONTH AS DATE)` : sql;
  return days ? `${moved} ${days < 0 ? '-' : '+'} ${Math.abs(days)}` : moved;
}

/** A condition over one record. `mark` is the alias of the table that marks codes. */
export type Condition = (record: string, mark: string) => string;

export function valueCondition(is: Operator, number: string): Condition {
  return (record) => `${record}.value ${is} ${number}`;
}

export function targetCondition(clinic: BloodPressureTarget, home: BloodPressureTarget): Condition {
  const within = (record: string, { systolic, diastolic }: BloodPressureTarget): string =>
    `${record}.value <= ${systolic} AND ${record}.paired_value <= ${diastolic}`;
  return (record) => `CASE WHEN ${record}.is_home THEN ${within(record, home)} ELSE ${within(record, clinic)} END`;
}

export const isMarked: Condition = (_, mark) => `${mark}.is_marked`;
