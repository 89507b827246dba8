import {
  type Actor,
  accepted,
  addDays,
  addMonths,
  addToMonth,
  type Day,
  dayFromIso,
  dayText,
  financialYearOf,
  firstDayOf,
  type Month,
  monthOfDay,
  monthText,
} from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { COUNTS, reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { queriesReport } from './queries.ts';

/** Something that is due on a day. */
export type CalendarEntry = { readonly on: Day; readonly what: string; readonly who: string };

/** What is due from a month before the business date to the end of the next year's settlement, in order of days. */
export type CalendarReport = { readonly from: Day; readonly to: Day; readonly entries: readonly CalendarEntry[] };

/** The monitoring calendar: data, year end, settlement, reviews of definitions, queries. */
export function calendarReport(context: ReportContext, reader: Actor): Report<CalendarReport> {
  return reading(context, reader, { actions: COUNTS, verb: 'read calendar', subject: 'calendar' }, async () => {
    const from = addMonths(context.businessDate, -1);
    const { end } = financialYearOf(context.businessDate);
    const to = addMonths(end, 3);
    const queries = await queriesReport(context, reader);
    const entries = [
      ...feedEntries(context, from, to),
      ...yearEntries(addDays(financialYearOf(context.businessDate).start, -1)),
      ...yearEntries(end),
      ...reviewEntries(context),
      ...(queries.ok ? queries.value.queries : [])
        .filter(({ standing }) => standing !== 'settled')
        .map(({ dueOn, name, indicator, owner }) => ({
          on: dueOn,
          what: `The query about ${indicator} at ${name} is settled`,
          who: owner,
        })),
    ];
    const shown = entries.filter(({ on }) => on >= from && on <= to);
    return accepted({ from, to, entries: shown.toSorted((a, b) => a.on - b.on || a.what.localeCompare(b.what)) });
  });
}

function feedEntries({ feedCalendar }: ReportContext, from: Day, to: Day): readonly CalendarEntry[] {
  const entries: CalendarEntry[] = [];
  for (let month: Month = monthOfDay(from); firstDayOf(month) <= to; month = addToMonth(month, 1)) {
    for (const { feed, on, sentBy } of feedCalendar.dueIn(month)) {
      entries.push({
        on,
        what: `${feed} due, with data to the end of ${monthText(addToMonth(month, -1))}`,
        who: sentBy,
      });
    }
  }
  return entries;
}

/** What the end of a year brings. */
function yearEntries(end: Day): readonly CalendarEntry[] {
  return [
    { on: end, what: `The year ends: only what is recorded by ${dayText(end)} counts`, who: 'practices' },
    { on: addMonths(end, 3), what: 'Achievement of the year is settled', who: 'finance' },
    { on: addDays(end, 1), what: 'Approved changes of measures hold from today', who: 'committee' },
  ];
}

function reviewEntries({ framework }: ReportContext): readonly CalendarEntry[] {
  const byDate = Map.groupBy(framework.rules, ({ reviewBy }) => reviewBy);
  return [...byDate].flatMap(([reviewBy, rules]) => {
    const on = dayFromIso(reviewBy);
    const authors = [...new Set(rules.map(({ author }) => author))].join(', ');
    const ids = rules.map(({ id }) => id).join(', ');
    return on === undefined ? [] : [{ on, what: `Definitions reviewed by today: ${ids}`, who: authors }];
  });
}
