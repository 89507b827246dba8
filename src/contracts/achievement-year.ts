import { addToMonth, type Day, financialYearOf, firstDayOf, type Month, monthOfDay } from '../base/index.ts';

/** 31 March at the end of the year before a month's: the achievement year that aspiration is paid on. */
export function lastAchievementYearEnd(month: Month): Day {
  return (financialYearOf(firstDayOf(month)).start - 1) as Day;
}

/** The first day of the quarter whose lists go with an achievement year: 1 January. */
export function listQuarterOfAchievement(periodEnd: Day): Month {
  return addToMonth(monthOfDay(periodEnd), -2);
}
