import { assert, type Day } from '../base/index.ts';
import type { Calculate } from './calculate.ts';
import { countsAfter, runCompiled } from './calculate-over.ts';
import type { IndicatorCount } from './model/result.ts';

/** Counts within a year: windows count back from the period end, and no record after the day counts. Keeps nothing. */
export async function countsOn(
  o: Pick<Calculate, 'snapshot' | 'pass' | 'framework' | 'periodEnd'> & {
    readonly practices: NonNullable<Calculate['practices']>;
    readonly achievedOn: Day;
  },
): Promise<readonly IndicatorCount[]> {
  const opened = await o.snapshot.people(o.pass, o.practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const { framework, periodEnd, achievedOn } = o;
  const over = { reader: opened.value, framework, periodEnd, achievedOn };
  try {
    return await countsAfter(await runCompiled(over), over);
  } finally {
    over.reader.close();
  }
}
