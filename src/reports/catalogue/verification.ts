import type { Day } from '../../base/index.ts';
import { type KeptVerification, keptVerifications } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';

/** Whether both calculators agreed, person for person, on what is in service. */
export type Agreement = KeptVerification & {
  readonly practices: number;
  /** Practices of which the rows in service have not been compared. */
  readonly notCompared: number;
};

/**
 * What comparing the two calculators came to on the snapshot in service at a period end, all practices together, and
 * when the last was compared; null when none was. The action `verifyResults` keeps it.
 */
export async function verificationOf(context: ReportContext, periodEnd: Day): Promise<Agreement | null> {
  const snapshot = context.book.snapshot();
  const practices = snapshot.practices().filter((practice) => context.register.has(practice));
  const over = { snapshot, framework: context.framework.hash, periodEnd };
  const found = await context.store.read((db) => keptVerifications(db, over, practices, context.businessDate));
  const kept = [...found.values()];
  if (kept.length === 0) return null;
  const sum = (of: (one: KeptVerification) => number): number => kept.reduce((total, one) => total + of(one), 0);
  return {
    people: sum((one) => one.people),
    compared: sum((one) => one.compared),
    differences: sum((one) => one.differences),
    at:
      kept
        .map((one) => one.at)
        .sort()
        .at(-1) ?? '',
    practices: practices.length,
    notCompared: practices.length - kept.length,
  };
}
