import type { Decisions, LoadedFramework } from '../indicators/index.ts';

/** One row of the counts file without where and when: a component of an indicator, and of it who opted out. */
export type Tally = {
  readonly indicator: string;
  readonly component: 'register' | 'denominator' | 'numerator' | 'adjustment' | 'exclusion';
  readonly reason: string | null;
  readonly count: number;
  readonly optedOut: number;
};

/** Counts decisions by indicator, component and reason. Every reason of a definition has a row, zero included. */
export function tally(framework: LoadedFramework, decisions: Decisions, optedOut: ReadonlySet<number>): Tally[] {
  const perStep = framework.rules.map(() => new Map<number, { count: number; optedOut: number }>());
  for (let at = 0; at < decisions.person.length; at += 1) {
    const steps = perStep[decisions.indicator[at] ?? -1];
    const rule = decisions.rule[at] ?? 0;
    const cell = steps?.get(rule) ?? { count: 0, optedOut: 0 };
    cell.count += 1;
    if (optedOut.has(decisions.person[at] ?? -1)) cell.optedOut += 1;
    steps?.set(rule, cell);
  }
  return framework.rules.flatMap((rule, index) => componentsOf(rule, perStep[index] ?? new Map()));
}

type Cells = ReadonlyMap<number, { readonly count: number; readonly optedOut: number }>;

function componentsOf(rule: LoadedFramework['rules'][number], cells: Cells): Tally[] {
  const sum = (steps: readonly number[]): Pick<Tally, 'count' | 'optedOut'> => ({
    count: steps.reduce((total, n) => total + (cells.get(n)?.count ?? 0), 0),
    optedOut: steps.reduce((total, n) => total + (cells.get(n)?.optedOut ?? 0), 0),
  });
  const met = rule.steps.filter((step) => step.kind === 'success').map((step) => step.n);
  const row = (component: Tally['component'], reason: string | null, steps: readonly number[]): Tally => ({
    indicator: rule.id,
    component,
    reason,
    ...sum(steps),
  });
  const reasons = rule.steps.flatMap((step) => (step.kind === 'success' ? [] : [row(step.kind, step.code, [step.n])]));
  return [
    row('register', null, [0, ...rule.steps.map((step) => step.n)]),
    row('denominator', null, [0, ...met]),
    row('numerator', null, met),
    ...reasons,
  ];
}
