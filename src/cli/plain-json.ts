import { assert, type Day, isoOfDay, isoOfMonth, type Month } from '../base/index.ts';

/** JSON for a reader of `--json`: whole pence and counts as integers (a bigint above 2^53 − 1 is a fault). */
export function jsonText(value: object): string {
  return JSON.stringify(
    value,
    (_, item: unknown) => {
      if (typeof item !== 'bigint') return item;
      const number = Number(item);
      assert(Number.isSafeInteger(number), 'an integer in JSON is at most 2^53 − 1');
      return number;
    },
    2,
  );
}

export function isoDay(day: Day | null): string | null {
  return day === null ? null : isoOfDay(day);
}

export function isoMonth(month: Month | null): string | null {
  return month === null ? null : isoOfMonth(month);
}
