import { type Day, financialYearOf, isoOfDay } from '../base/index.ts';
import type { IndicatorCount } from '../indicators/index.ts';
import { COUNTS_COLUMNS } from '../ingest/index.ts';
import type { CountsAt } from './count-everybody.ts';

/** One count: everybody registered, and how many of them have opted out. */
export type SentCount = {
  readonly practice: string;
  readonly indicator: string;
  readonly definitionHash: string;
  readonly cutOff: Day;
  readonly component: 'register' | 'denominator' | 'numerator' | 'adjustment' | 'exclusion';
  readonly reason: string;
  readonly count: number;
  readonly optedOut: number;
};

/** Every component of every indicator at every cut-off, noughts included; once where two frameworks have it alike. */
export function sentCounts(at: readonly CountsAt[]): SentCount[] {
  const sent = new Set<string>();
  return at.flatMap(({ cutOff, all, optedOut }) =>
    all.flatMap((count, index) => {
      const key = `${cutOff} ${count.indicator} ${count.definitionHash}`;
      if (sent.has(key)) return [];
      sent.add(key);
      const theirs = optedOut[index] as IndicatorCount;
      const head = {
        practice: count.practice,
        indicator: count.indicator,
        definitionHash: count.definitionHash,
        cutOff,
      };
      const whole = (['register', 'denominator', 'numerator'] as const).map((component) => ({
        ...head,
        component,
        reason: '',
        count: count[component],
        optedOut: theirs[component],
      }));
      const reasons = (component: 'adjustment' | 'exclusion') => {
        const field = component === 'adjustment' ? 'adjustments' : 'exclusions';
        return count[field].map(({ reason, count: number }, n) => ({
          ...head,
          component,
          reason,
          count: number,
          optedOut: theirs[field][n]?.count ?? 0,
        }));
      };
      return [...whole, ...reasons('adjustment'), ...reasons('exclusion')];
    }),
  );
}

/** The practice-counts file, version 1. */
export function countsCsv(counts: readonly SentCount[], extractSha256: string): string {
  const header = COUNTS_COLUMNS.map((column) => column.name).join(',');
  const cutOffs = [...new Set(counts.map((each) => each.cutOff))];
  const periods = new Map(cutOffs.map((day) => [day, `${financialYearOf(day).label},${isoOfDay(day)}`]));
  const lines = counts.map((each) =>
    [
      each.practice,
      each.indicator,
      each.definitionHash,
      periods.get(each.cutOff),
      each.component,
      each.reason,
      each.count,
      each.optedOut,
      extractSha256,
    ].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}
