import type { Day, Outcome } from '../base/index.ts';
import { type EvaluatedPerson, evaluatePeople, type LoadedFramework, readPeopleFile } from '../indicators/index.ts';
import type { ReportContext } from './context.ts';

export type { EvaluatedPerson } from '../indicators/index.ts';

export type EvaluationAsk = {
  /** The file of people, and its name for refusals. */
  readonly content: string;
  readonly file: string;
  /** A rule's id or a measure's; absent: each case by the rule that it names. */
  readonly indicator?: string;
  readonly framework?: string;
  /** Of cases that do not say when. */
  readonly periodEnd: Day;
};

/**
 * What the rules in force make of people who are typed in. They are nobody's record: no access to rows is needed and
 * nothing is kept.
 */
export function evaluationReport(
  context: ReportContext,
  ask: EvaluationAsk,
): Promise<Outcome<readonly EvaluatedPerson[]>> {
  const { content, file, indicator, periodEnd } = ask;
  const given = readPeopleFile(content, file);
  if (!given.ok) return Promise.resolve(given);
  const all = context.frameworks ?? [context.framework];
  const frameworks = ask.framework === undefined ? all : all.filter((each) => each.id === ask.framework);
  const rule = indicator === undefined ? {} : { indicator: ruleNamed(frameworks, indicator) };
  const connect = () => context.warehouse.scratch();
  return evaluatePeople({ frameworks, people: given.value, periodEnd, connect, ...rule });
}

/** The rule of a measure; a rule's own id is itself. */
function ruleNamed(frameworks: readonly LoadedFramework[], id: string): string {
  const measures = frameworks.flatMap((framework) => [...framework.measures, ...(framework.watched ?? [])]);
  return measures.find((measure) => measure.id === id)?.rule ?? id;
}
