import type { Day } from '../../base/index.ts';

/** The reference's own calendar, so that a slip in one engine's is not in both. Days are counted from 1970-01-01. */
export type Civil = { readonly year: number; readonly month: number; readonly day: number };

const DAYS_OF_400_YEARS = 146_097;

/** Year, month (1 to 12) and day of the month in the Gregorian calendar. */
export function civilOf(day: Day): Civil {
  const fromMarch0 = day + 719_468;
  const era = Math.floor(fromMarch0 / DAYS_OF_400_YEARS);
  const dayOfEra = fromMarch0 - era * DAYS_OF_400_YEARS;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 };
}

export function dayOfCivil({ year, month, day }: Civil): Day {
  const marchYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * DAYS_OF_400_YEARS + dayOfEra - 719_468) as Day;
}

const WRITTEN = new Map<string, Day>();

/** A date of a definition, written YYYY-MM-DD: it was checked when the definition was loaded. They are few. */
export function dayWritten(text: string): Day {
  const known = WRITTEN.get(text);
  if (known !== undefined) return known;
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const written = dayOfCivil({ year, month, day });
  WRITTEN.set(text, written);
  return written;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Moves a day by whole months; a day that the month lacks becomes its last. */
export function monthsLater(from: Day, months: number): Day {
  if (months === 0) return from;
  const { year, month, day } = civilOf(from);
  const count = year * 12 + (month - 1) + months;
  const to = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1 };
  return dayOfCivil({ ...to, day: Math.min(day, lengthOfMonth(to.year, to.month)) });
}
