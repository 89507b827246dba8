import type { FinancialYear } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { type PublishedPractice, publishedPractices } from './published-value-data.ts';

type Kept = { readonly key: string; readonly practices: Promise<readonly PublishedPractice[]> };

/** The year that was asked for last: every choice that a reader makes is worked out from the same figures. */
const kept = new WeakMap<ReportContext, Kept>();

/** Every practice of a year's published files, read once for a snapshot. */
export function publishedPracticesOf(
  context: ReportContext,
  year: FinancialYear,
): Promise<readonly PublishedPractice[]> {
  const snapshot = context.warehouse.current();
  const key = `${snapshot.hash} ${year.label}`;
  const before = kept.get(context);
  if (before?.key === key) return before.practices;
  const read = async (): Promise<readonly PublishedPractice[]> => {
    const reader = await snapshot.aggregates();
    try {
      return await publishedPractices(reader, year, context.caseFinding);
    } finally {
      reader.close();
    }
  };
  const practices = read();
  kept.set(context, { key, practices });
  practices.catch(() => kept.delete(context));
  return practices;
}
