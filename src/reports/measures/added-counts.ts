import type { MeasureCounts, ReasonCount } from '../../disclosure/index.ts';
import type { LoadedFramework } from '../../indicators/index.ts';

/** Counts as sent name a reason only; whether it is specific to the measure or general is in the rule. */
export function withKinds(framework: LoadedFramework, ruleId: string, counts: MeasureCounts): MeasureCounts {
  const kinds = new Map<string, 'specific' | 'general'>();
  for (const step of framework.rule(ruleId).steps) {
    if (step.kind === 'adjustment') kinds.set(step.code, step.adjustment);
  }
  const adjustments = counts.adjustments.map(({ reason, count }) => ({
    reason,
    count,
    kind: kinds.get(reason) ?? 'specific',
  }));
  return { ...counts, adjustments };
}

export function addCounts(all: readonly MeasureCounts[]): MeasureCounts {
  const sum = (of: (counts: MeasureCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
  return {
    register: sum((counts) => counts.register),
    denominator: sum((counts) => counts.denominator),
    numerator: sum((counts) => counts.numerator),
    adjustments: addReasons(all.flatMap((counts) => counts.adjustments)),
    exclusions: addReasons(all.flatMap((counts) => counts.exclusions)),
  };
}

/** What is left of counts when others are taken from them, without their reasons. */
export function lessOf(all: MeasureCounts, others: MeasureCounts): MeasureCounts {
  return {
    register: all.register - others.register,
    denominator: all.denominator - others.denominator,
    numerator: all.numerator - others.numerator,
    adjustments: [],
    exclusions: [],
  };
}

/**
 * Counts of everybody as sent on a day, moved on by what changed among those whose records are shared since. Who opted out stays as
 * the practice counted them: they cannot be counted again.
 */
export function movedOn(sent: MeasureCounts, then: MeasureCounts, now: MeasureCounts): MeasureCounts {
  const moved = (of: (counts: MeasureCounts) => number) => Math.max(0, of(sent) + of(now) - of(then));
  const reasons = (of: 'adjustments' | 'exclusions') =>
    addReasons([...sent[of], ...now[of], ...then[of].map((one) => ({ ...one, count: -one.count }))]).filter(
      ({ count }) => count > 0,
    );
  const denominator = moved((counts) => counts.denominator);
  return {
    register: moved((counts) => counts.register),
    denominator,
    numerator: Math.min(
      denominator,
      moved((counts) => counts.numerator),
    ),
    adjustments: reasons('adjustments'),
    exclusions: reasons('exclusions'),
  };
}

function addReasons(reasons: readonly ReasonCount[]): readonly ReasonCount[] {
  const totals = new Map<string, ReasonCount>();
  for (const reason of reasons) {
    const before = totals.get(reason.reason)?.count ?? 0;
    totals.set(reason.reason, { ...reason, count: before + reason.count });
  }
  return [...totals.values()];
}
