import { type Day, isoOfDay } from '../base/index.ts';
import { currentDefinition } from '../store/index.ts';
import type { ReportContext } from './context.ts';
import type { Agreement } from './status.ts';

/**
 * What comparing the two calculators came to on the snapshot in service at a period end; null when it was not done.
 * The action `verifyResults` keeps it, under this kind and id.
 */
export async function verificationOf(context: ReportContext, periodEnd: Day): Promise<Agreement | null> {
  const id = `${context.book.snapshot().peopleHash}/${context.framework.hash}/${isoOfDay(periodEnd)}`;
  const kept = await context.store.read((db) => currentDefinition(db, 'verification', id, context.businessDate));
  return kept === undefined ? null : (kept.json as Agreement);
}
