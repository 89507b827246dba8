import { assert, type Day } from '../base/index.ts';
import type { Calculate } from './calculate.ts';
import { countsAfter, runCompiled } from './calculate-over.ts';
import type { IndicatorCount } from './model/result.ts';

/** A day within the year that ends on a period end. */
export type DayOfYear = { readonly periodEnd: Day; readonly achievedOn: Day };

type Counting = Pick<Calculate, 'snapshot' | 'pass' | 'framework'> & {
  readonly practices: NonNullable<Calculate['practices']>;
};

/** Counts within a year: windows count back from the period end, and no record after the day counts. Keeps nothing. */
export async function countsOn(o: Counting & DayOfYear): Promise<readonly IndicatorCount[]> {
  const [counts] = await countsOnDays({ ...o, days: [o] });
  assert(counts !== undefined, 'a day has its counts');
  return counts;
}

/** The same on one day after another, in their order: the records are opened once for all of them. */
export async function countsOnDays(
  o: Counting & { readonly days: readonly DayOfYear[] },
): Promise<readonly (readonly IndicatorCount[])[]> {
  const opened = await o.snapshot.people(o.pass, o.practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  try {
    const counts: (readonly IndicatorCount[])[] = [];
    for (const { periodEnd, achievedOn } of o.days) {
      const over = { reader, framework: o.framework, periodEnd, achievedOn };
      counts.push(await countsAfter(await runCompiled(over), over));
    }
    return counts;
  } finally {
    reader.close();
  }
}
