import { dayText, type Exact, exact, firstDayOf, type Month, roundHalfUp } from '../../base/index.ts';
import { releasePublishedFigure } from '../../disclosure/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import type { ShownList } from '../report.ts';

/** A practice's registered and weighted list of a quarter, or that it was not received. */
export async function shownList(context: ReportContext, practice: Practice, quarter: Month): Promise<ShownList> {
  const list = (await context.book.lists(quarter)).get(practice.code);
  if (list === undefined) {
    return { kind: 'not received', quarter, words: `The list at ${dayText(firstDayOf(quarter))} was not received.` };
  }
  const { registered, file, row } = list;
  const weighted = Number(weightedList(practice, registered));
  const figures = { registered: releasePublishedFigure(registered), weighted: releasePublishedFigure(weighted) };
  return { kind: 'list', quarter, ...figures, file, row };
}

/** Registered × weighted-to-registered, rounded half away from zero. */
export function weightedList(practice: Practice, registered: number): bigint {
  const raw: Exact = exact(registered).mul(exact(practice.weightedToRegistered));
  return roundHalfUp(raw);
}
