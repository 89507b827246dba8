import type { FinancialYear } from '../../base/index.ts';
import type { ReportContext } from '../context.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { type PublishedPractice, publishedPractices } from './published-value-data.ts';

const kept = new OncePerSnapshot<readonly PublishedPractice[]>();

/** Every practice of a year's published files, read once for a snapshot: every choice is worked out from the same figures. */
export function publishedPracticesOf(
  context: ReportContext,
  year: FinancialYear,
): Promise<readonly PublishedPractice[]> {
  return kept.answer(context, year.label, async () => {
    const reader = await context.book.snapshot().aggregates();
    try {
      return await publishedPractices(reader, year, context.caseFinding);
    } finally {
      reader.close();
    }
  });
}
