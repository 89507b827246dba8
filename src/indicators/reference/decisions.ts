import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { DecisionList } from '../model/result.ts';
import { PersonView, type Setting, settingOf } from './evaluate.ts';
import type { PersonRecord } from './person.ts';
import { AmountsGatherer, type RateAmounts } from './rate-amounts.ts';
import { codelistsOfCode, PersonRows } from './record.ts';

export type ReferenceDecisions = {
  /** Who is registered, in the order in which people come. */
  readonly registered: readonly number[];
  readonly decisions: readonly DecisionList[];
};

type People = AsyncIterable<PersonRecord> | Iterable<PersonRecord>;

/** What the reference makes of people: decisions by rule and amounts by rate. */
export type ReferenceResults = ReferenceDecisions & { readonly amounts: readonly RateAmounts[] };

/** Decides about everybody, person by person, and works out every rate; in the order in which the people come. */
export async function referenceResults(
  people: People,
  framework: LoadedFramework,
  period: Period,
): Promise<ReferenceResults> {
  const [decider, gatherer] = [new Decider(framework, period), new AmountsGatherer(framework, period)];
  const codelists = codelistsOfCode(framework);
  for await (const person of people) {
    const rows = new PersonRows(person.events, codelists);
    decider.take(person, rows);
    gatherer.take(person, rows);
  }
  return { registered: decider.registered, decisions: decider.lists, amounts: gatherer.amounts };
}

/** Decides at several periods in one pass over the people, who bring their rows up to the last of them. */
export async function referenceDecisionsAt(
  people: People,
  framework: LoadedFramework,
  periods: readonly Period[],
): Promise<readonly ReferenceDecisions[]> {
  const deciders = periods.map((period) => new Decider(framework, period));
  const codelists = codelistsOfCode(framework);
  for await (const person of people) {
    const rows = new PersonRows(person.events, codelists);
    for (const decider of deciders) decider.take(person, rows);
  }
  return deciders.map(({ registered, lists }) => ({ registered, decisions: lists }));
}

/** Gathers the decisions of one period. */
class Decider {
  readonly registered: number[] = [];
  readonly lists: readonly { readonly indicator: string; readonly people: number[]; readonly rules: number[] }[];
  readonly #framework: LoadedFramework;
  readonly #setting: Setting;

  constructor(framework: LoadedFramework, period: Period) {
    this.#framework = framework;
    this.#setting = settingOf(framework, period);
    this.lists = framework.rules.map((rule) => ({ indicator: rule.id, people: [], rules: [] }));
  }

  take(person: PersonRecord, rows: PersonRows): void {
    const view = new PersonView(person, this.#setting, rows);
    if (view.registration === undefined) return;
    this.registered.push(person.person);
    for (const [index, rule] of this.#framework.rules.entries()) {
      const step = view.decision(rule.id);
      if (step === undefined) continue;
      this.lists[index]?.people.push(person.person);
      this.lists[index]?.rules.push(step);
    }
  }
}
