import { addToMonth, financialYearOf, firstDayOf, type Month, monthOfDay, type OdsCode } from '../../base/index.ts';
import type { Known, QuarterList } from '../../contracts/index.ts';
import type { ListSize } from '../../practices/index.ts';

/** Lists that a statement may put in: from the quarter before its financial year to its end. */
export async function quarterLists(
  book: { lists(quarter: Month): Promise<ReadonlyMap<OdsCode, ListSize>> },
  practice: OdsCode,
  month: Month,
): Promise<Known['listSizes']> {
  const { start, end } = financialYearOf(firstDayOf(month));
  const first = addToMonth(monthOfDay(start), -3);
  const lists = new Map<Month, QuarterList>();
  for (let quarter = first; firstDayOf(quarter) <= end; quarter = addToMonth(quarter, 3)) {
    const list = (await book.lists(quarter)).get(practice);
    if (list !== undefined)
      lists.set(quarter, { registered: list.registered, file: list.file, row: list.row, quarter });
  }
  return (quarter) => lists.get(quarter) ?? 'not received';
}
