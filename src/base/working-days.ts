import { addDays, type Day } from './period.ts';

/** The nth working day after a day: no Saturday, Sunday or bank holiday. */
export function addWorkingDays(from: Day, count: number, holidays: ReadonlySet<Day>): Day {
  let [day, left] = [from, count];
  while (left > 0) {
    day = addDays(day, 1);
    if (!isWeekend(day) && !holidays.has(day)) left -= 1;
  }
  return day;
}

/** Whether a day is a Saturday or a Sunday. Day 0, 1 January 1970, was a Thursday. */
export function isWeekend(day: Day): boolean {
  const weekday = (((day + 3) % 7) + 7) % 7;
  return weekday >= 5;
}
