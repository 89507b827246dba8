import { assert, type Day, type OdsCode } from '../base/index.ts';
import type { RuleOutcome } from './model/expression.ts';
import type { LoadedFramework, Step } from './model/framework.ts';
import type { DecisionList, IndicatorCount, PersonOutcome } from './model/result.ts';

/** What a step makes of whoever it decides about; step 0 is none, so missed. */
export function outcomeOf(step: Step | undefined): Exclude<PersonOutcome, 'not on register'> {
  if (step === undefined) return 'missed';
  return ({ exclusion: 'excluded', success: 'numerator', adjustment: 'adjusted' } as const)[step.kind];
}

/** The numbers of the steps that make somebody count so; 0: when no step is true. */
export function stepsThatMake(outcome: RuleOutcome, steps: readonly Step[]): readonly number[] {
  const wanted: readonly string[] = outcome === 'in denominator' ? ['numerator', 'missed'] : [outcome];
  const numbered = steps.filter((step) => wanted.includes(outcomeOf(step))).map((step) => step.n);
  return wanted.includes('missed') ? [0, ...numbered] : numbered;
}

/** The published code of a step's reason; null for success and for missed. */
export function reasonOf(step: Step | undefined): string | null {
  return step === undefined || step.kind === 'success' ? null : step.code;
}

/** Whose count it is and what it rests on. */
export type CountFields = { readonly practice: OdsCode; readonly periodEnd: Day; readonly evidenceSha256?: string };

/**
 * The counts of an indicator from how many people each step decided about.
 * @param people by the number of the step; 0: missed
 */
export function indicatorCount(
  framework: LoadedFramework,
  indicator: string,
  people: ReadonlyMap<number, number>,
  fields: CountFields,
): IndicatorCount {
  const { steps } = framework.rule(indicator);
  const count = (step: Step): number => people.get(step.n) ?? 0;
  const sum = (some: readonly Step[]): number => some.reduce((total, step) => total + count(step), 0);
  const numerator = sum(steps.filter((step) => step.kind === 'success'));
  const register = [...people.values()].reduce((total, each) => total + each, 0);
  assert(register === sum(steps) + (people.get(0) ?? 0), 'each person was decided about by a step of the rule');
  return {
    practice: fields.practice,
    indicator,
    periodEnd: fields.periodEnd,
    register,
    denominator: numerator + (people.get(0) ?? 0),
    numerator,
    adjustments: steps.flatMap((step) =>
      step.kind === 'adjustment' ? [{ reason: step.code, kind: step.adjustment, count: count(step) }] : [],
    ),
    exclusions: steps.flatMap((step) => (step.kind === 'exclusion' ? [{ reason: step.code, count: count(step) }] : [])),
    definitionHash: framework.ruleHash(indicator),
    evidenceSha256: fields.evidenceSha256 ?? '',
  };
}

/**
 * The counts of one practice from decisions about its people.
 * @param includes which people count; absent: everybody
 */
export function countDecisions(
  framework: LoadedFramework,
  decisions: readonly DecisionList[],
  fields: CountFields,
  includes: (person: number) => boolean = () => true,
): readonly IndicatorCount[] {
  return decisions.map((list) => {
    const people = new Map<number, number>();
    for (const [index, rule] of list.rules.entries()) {
      if (includes(list.people[index] as number)) people.set(rule, (people.get(rule) ?? 0) + 1);
    }
    return indicatorCount(framework, list.indicator, people, fields);
  });
}
