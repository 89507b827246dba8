import { assert, type Day, hashOf, type MachineryPass, type OdsCode } from '../../base/index.ts';
import type { Snapshot, Warehouse } from '../../warehouse/index.ts';
import { runCompiled } from '../calculate-over.ts';
import { keepSums, keptSums } from '../kept-sums.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { narrowedToRates } from '../model/narrowed.ts';
import type { RateCount } from '../model/result.ts';
import { rateCountsAfter, ratesOf } from './rate-counts.ts';

export type CalculateRates = {
  readonly warehouse: Warehouse;
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** Whose people are read; absent: every practice of the snapshot. */
  readonly practices?: readonly OdsCode[];
};

/**
 * The sums of every rate of a framework over a snapshot, by practice or service, in order of the framework's rates. A
 * place of which nobody counts has none: missing is not nought. What was kept of the same rows, rates and period end is used again.
 */
export async function calculateRates(o: CalculateRates): Promise<readonly RateCount[]> {
  if (ratesOf(o.framework).length === 0) return [];
  const practices = o.practices ?? o.snapshot.practices();
  const over = { ...o, practices };
  const rates = hashOf([o.framework.hash, ...ratesOf(o.framework).map(({ id }) => o.framework.ruleHash(id))]);
  const kept = keptSums<readonly RateCount[]>(over, rates);
  if (kept !== undefined) return kept;
  const opened = await o.snapshot.people(o.pass, practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const run = { reader: opened.value, framework: narrowedToRates(o.framework), periodEnd: o.periodEnd };
  try {
    const counts = await rateCountsAfter(await runCompiled(run), run);
    keepSums(over, rates, counts);
    return counts;
  } finally {
    run.reader.close();
  }
}
