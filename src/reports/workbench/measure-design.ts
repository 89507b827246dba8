import { type Actor, accepted, type Day } from '../../base/index.ts';
import { type Measure, type NumberInStep, numbersInSteps, type Step } from '../../indicators/index.ts';
import { type RuleClause, ruleClauses } from '../catalogue/rule-clause.ts';
import type { ReportContext } from '../context.ts';
import { measureNamed, periodEndAsked } from '../measures/measure-named.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { MAY_ASK } from './proposal.ts';

/** What of a measure can be changed in the workbench. */
export type MeasureDesignReport = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly measure: Measure;
  readonly title: string;
  readonly periodEnd: Day;
  readonly rule: readonly RuleClause[];
  readonly steps: readonly Pick<Step, 'n' | 'kind' | 'words'>[];
  /** The numbers that stand in the steps. */
  readonly numbers: readonly NumberInStep[];
  readonly mayPropose: boolean;
};

export type MeasureDesignAsk = { readonly indicator: string; readonly framework?: string };

/** A measure laid open for changing a copy of it. */
export function measureDesignReport(
  context: ReportContext,
  reader: Actor,
  ask: MeasureDesignAsk,
): Report<MeasureDesignReport> {
  const what = {
    actions: MAY_ASK,
    verb: 'open workbench',
    subject: `measure ${ask.indicator}`,
    framework: ask.framework,
  };
  return reading(context, reader, what, async (_, under) => {
    const { framework } = under;
    const measure = measureNamed(framework, ask.indicator);
    if (!measure.ok) return measure;
    const periodEnd = await periodEndAsked(context, undefined);
    if (!periodEnd.ok) return periodEnd;
    const { id, title } = framework;
    const rule = framework.rule(measure.value.rule);
    return accepted({
      framework: { id, title },
      measure: measure.value,
      title: rule.title,
      periodEnd: periodEnd.value,
      rule: ruleClauses(framework, rule.id),
      steps: rule.steps.map(({ n, kind, words }) => ({ n, kind, words })),
      numbers: numbersInSteps(rule.steps),
      mayPropose: context.rules.may(reader, 'propose measure').ok,
    });
  });
}
