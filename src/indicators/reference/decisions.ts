import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { DecisionList } from '../model/result.ts';
import { PersonView, settingOf } from './evaluate.ts';
import type { PersonRecord } from './person.ts';

export type ReferenceDecisions = { readonly people: number; readonly decisions: readonly DecisionList[] };

/** Decides about everybody, person by person; a list for each rule, in the order in which the people come. */
export async function referenceDecisions(
  people: AsyncIterable<PersonRecord> | Iterable<PersonRecord>,
  framework: LoadedFramework,
  period: Period,
): Promise<ReferenceDecisions> {
  const setting = settingOf(framework, period);
  const lists = framework.rules.map((rule) => ({ indicator: rule.id, people: [] as number[], rules: [] as number[] }));
  let seen = 0;
  for await (const person of people) {
    const view = new PersonView(person, setting);
    if (view.registration === undefined) continue;
    seen += 1;
    for (const [index, rule] of framework.rules.entries()) {
      const step = view.decision(rule.id);
      if (step === undefined) continue;
      lists[index]?.people.push(person.person);
      lists[index]?.rules.push(step);
    }
  }
  return { people: seen, decisions: lists };
}
