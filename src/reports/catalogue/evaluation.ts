import { accepted, assert, type Day, type Outcome } from '../../base/index.ts';
import {
  type EvaluatedPerson,
  evaluatePeople,
  frameworkNamed,
  type LoadedFramework,
  loadFramework,
  readPeopleFile,
} from '../../indicators/index.ts';
import { listDefinitions } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';

export type { EvaluatedPerson } from '../../indicators/index.ts';

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
 * What the rules in force, or else those of the library, make of people who are typed in. They are nobody's record: no
 * access to rows is needed and nothing is kept.
 */
export async function evaluationReport(
  context: ReportContext,
  ask: EvaluationAsk,
): Promise<Outcome<readonly EvaluatedPerson[]>> {
  const { content, file, indicator, periodEnd } = ask;
  const given = readPeopleFile(content, file);
  if (!given.ok) return given;
  const all = [...(context.frameworks ?? [context.framework]), ...(await libraryOf(context))];
  const named = ask.framework === undefined ? accepted(undefined) : frameworkNamed(all, ask.framework);
  if (!named.ok) return named;
  const frameworks = named.value === undefined ? all : [named.value];
  const ruleOf = (id: string | undefined) => (id === undefined ? undefined : ruleNamed(frameworks, id));
  const people = {
    ...given.value,
    cases: given.value.cases.map((each) => ({ ...each, indicator: ruleOf(each.indicator) })),
  };
  const rule = indicator === undefined ? {} : { indicator: ruleNamed(frameworks, indicator) };
  const connect = () => context.warehouse.scratch();
  return evaluatePeople({ frameworks, people, periodEnd, connect, ...rule });
}

/** Frameworks that nothing is counted by: rules of earlier years. */
async function libraryOf({ store, businessDate }: ReportContext): Promise<readonly LoadedFramework[]> {
  const kept = await store.read((db) => listDefinitions(db, 'library framework', businessDate));
  return kept.map(({ id, json }) => {
    const loaded = loadFramework(json, { isRelease: false });
    assert(loaded.ok, `${id} of the library loads`);
    return loaded.value;
  });
}

/** The rule of a measure; a rule's own id is itself. */
function ruleNamed(frameworks: readonly LoadedFramework[], id: string): string {
  const measures = frameworks.flatMap((framework) => [...framework.measures, ...(framework.watched ?? [])]);
  return measures.find((measure) => measure.id === id)?.rule ?? id;
}
