import { isoOfDay } from '../base/index.ts';
import { NEVER, YEAR_ENDS, YEARS } from './calendar.ts';
import type { BadRow } from './faults/bad-rows.ts';
import type { LateFiles } from './faults/late-files.ts';
import type { Outcomes } from './outcomes/outcomes.ts';
import type { PlannedCount } from './outcomes/tally.ts';
import { INDICATORS } from './quality.ts';

/** What was decided and hidden when the records were made. Only tests read it. */
export type Truth = {
  readonly seed: number;
  readonly people: number;
  /** The cut-offs, ISO, in the order of every list of three below. */
  readonly cutOffs: readonly string[];
  /** By practice and indicator: the probability that somebody in the denominator meets the numerator, by cut-off. */
  readonly quality: Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;
  /** By practice and indicator: what the decisions come to, by cut-off; everybody registered counted. */
  readonly planned: Readonly<Record<string, Readonly<Record<string, readonly PlannedCount[]>>>>;
  /** By practice: people registered with a type 1 opt-out on the last cut-off. */
  readonly optedOut: Readonly<Record<string, number>>;
  readonly badRows: readonly BadRow[];
  readonly lateFiles: readonly LateFiles[];
};

export function truthOf(o: {
  outcomes: Outcomes;
  seed: number;
  people: number;
  badRows: readonly BadRow[];
  lateFiles: readonly LateFiles[];
}): Truth {
  const { plan } = o.outcomes;
  const byPractice = <T>(value: (practice: number) => T) =>
    Object.fromEntries(plan.population.practices.map((practice, index) => [practice.code, value(index)]));
  const byIndicator = <T>(value: (indicator: (typeof INDICATORS)[number]) => T) =>
    Object.fromEntries(INDICATORS.map((indicator) => [indicator, value(indicator)]));
  const last = YEARS.length - 1;
  const isOptedOut = (person: number) => plan.population.optedOut[person]! < NEVER;
  return {
    seed: o.seed,
    people: o.people,
    cutOffs: YEAR_ENDS.map(isoOfDay),
    quality: byPractice((practice) => byIndicator((indicator) => plan.quality.years(practice, indicator).map(rounded))),
    planned: byPractice((practice) =>
      byIndicator((indicator) => YEARS.map((y) => plan.tally.of(practice, indicator, y))),
    ),
    optedOut: byPractice((practice) => plan.members[last]![practice]!.filter(isOptedOut).length),
    badRows: o.badRows,
    lateFiles: o.lateFiles,
  };
}

/** Six decimals are enough for a probability. */
function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}
