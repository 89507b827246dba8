import type { Day, OdsCode } from '../base/index.ts';
import { countDecisions, type DecisionList, type IndicatorCount, type LoadedFramework } from '../indicators/index.ts';

/** One row of the counts file without where it is from: a component of an indicator, and of it who opted out. */
export type Tally = {
  readonly indicator: string;
  readonly component: 'register' | 'denominator' | 'numerator' | 'adjustment' | 'exclusion';
  readonly reason: string | null;
  readonly count: number;
  readonly optedOut: number;
};

export type TallyOptions = {
  readonly framework: LoadedFramework;
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  /** Numbers of the people who have opted out. */
  readonly optedOut: ReadonlySet<number>;
};

/** Counts decisions by indicator, component and reason. Every reason of a definition has a row, zero included. */
export function tally(decisions: readonly DecisionList[], o: TallyOptions): Tally[] {
  const fields = { practice: o.practice, periodEnd: o.periodEnd };
  const everybody = countDecisions(o.framework, decisions, fields);
  const optedOut = countDecisions(o.framework, decisions, fields, (person) => o.optedOut.has(person));
  return everybody.flatMap((count, index) => {
    const out = componentsOf(optedOut[index]);
    return componentsOf(count).map((row, at) => ({ ...row, optedOut: out[at]?.count ?? 0 }));
  });
}

function componentsOf(count: IndicatorCount | undefined): Omit<Tally, 'optedOut'>[] {
  if (count === undefined) return [];
  const { indicator } = count;
  const whole = (['register', 'denominator', 'numerator'] as const).map((component) => ({
    indicator,
    component,
    reason: null,
    count: count[component],
  }));
  const reasons = (component: 'adjustment' | 'exclusion', rows: readonly { reason: string; count: number }[]) =>
    rows.map(({ reason, count: people }) => ({ indicator, component, reason, count: people }));
  return [...whole, ...reasons('adjustment', count.adjustments), ...reasons('exclusion', count.exclusions)];
}
