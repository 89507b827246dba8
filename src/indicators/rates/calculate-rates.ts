import { assert, type Day, type MachineryPass, type OdsCode } from '../../base/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';
import { runCompiled } from '../calculate-over.ts';
import type { LoadedFramework } from '../model/framework.ts';
import { narrowedToRates } from '../model/narrowed.ts';
import type { RateCount } from '../model/result.ts';
import { rateCountsAfter, ratesOf } from './rate-counts.ts';

export type CalculateRates = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** Whose people are read; absent: every practice of the snapshot. */
  readonly practices?: readonly OdsCode[];
};

/**
 * The sums of every rate of a framework over a snapshot, by practice or service, in order of the framework's rates. A
 * place of which nobody counts has none: missing is not nought.
 */
export async function calculateRates(o: CalculateRates): Promise<readonly RateCount[]> {
  if (ratesOf(o.framework).length === 0) return [];
  const opened = await o.snapshot.people(o.pass, o.practices ?? o.snapshot.practices());
  assert(opened.ok, 'a machinery pass covers every practice');
  const over = { reader: opened.value, framework: narrowedToRates(o.framework), periodEnd: o.periodEnd };
  try {
    return await rateCountsAfter(await runCompiled(over), over);
  } finally {
    over.reader.close();
  }
}
