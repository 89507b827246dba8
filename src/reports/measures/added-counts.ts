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

function addReasons(reasons: readonly ReasonCount[]): readonly ReasonCount[] {
  const totals = new Map<string, ReasonCount>();
  for (const reason of reasons) {
    const before = totals.get(reason.reason)?.count ?? 0;
    totals.set(reason.reason, { ...reason, count: before + reason.count });
  }
  return [...totals.values()];
}
