import { isoOfMonth, type OdsCode, quarterOf } from '../../base/index.ts';
import { cellOf, type ShownFigure, type SumOfCells } from '../../disclosure/index.ts';
import { listBands } from '../../practices/index.ts';
import { overAggregates } from '../over-aggregates.ts';
import { practiceListReport } from '../places/practice-list.ts';
import { latestMonth } from '../statements/statement-month.ts';
import { figureOf, given, holding, type Opened, type ShownKind } from './shown-kind.ts';

/** Every practice's list by age and sex. How many are on it everybody knows: that is published. */
export async function shownLists({ context, reader }: Opened): Promise<ShownKind> {
  const quarter = quarterOf(await latestMonth(context));
  const keyOf = (practice: OdsCode): string => ['list', isoOfMonth(quarter), practice].join('|');
  const figures: ShownFigure[] = [];
  for (const { code } of context.register.practices()) {
    const report = given(await practiceListReport(context, reader, { practice: code }));
    if (report === undefined || report.list.kind === 'not received') continue;
    const { registered } = report.list;
    figures.push({ cell: cellOf(keyOf(code), 'all'), shown: Number(registered.value), as: 'exact by right' });
    for (const { ageBand, men, women } of report.ages.value) {
      figures.push(...figureOf(cellOf(keyOf(code), `M ${ageBand}`), report.ages.level, men.count));
      figures.push(...figureOf(cellOf(keyOf(code), `F ${ageBand}`), report.ages.level, women.count));
    }
  }
  const bands = await overAggregates(context.book.snapshot(), (rows) => listBands(rows, 'invented', quarter));
  const exactly = new Map<string, number>();
  const sums = [...Map.groupBy(bands, ({ practice }) => practice)].map(([practice, own]): SumOfCells => {
    const key = keyOf(practice);
    for (const { sex, ageBand, count } of own) exactly.set(cellOf(key, `${sex} ${ageBand}`), count);
    exactly.set(
      cellOf(key, 'all'),
      own.reduce((sum, { count }) => sum + count, 0),
    );
    return { whole: cellOf(key, 'all'), parts: own.map(({ sex, ageBand }) => cellOf(key, `${sex} ${ageBand}`)) };
  });
  return { kind: 'lists', figures, sums: holding(sums, exactly), exactly };
}
