import { accepted, assert, type Day, type Outcome, refused } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { compile } from '../compile/compile.ts';
import type { LoadedFramework, Rule } from '../model/framework.ts';
import { narrowedTo } from '../model/narrowed.ts';
import { periodEnding } from '../model/period.ts';
import { PersonView, settingOf } from '../reference/evaluate.ts';
import { withClusterCodes } from './cluster-codes.ts';
import { READING } from './given-person.ts';
import { type GivenRecord, makeGivenTables, personRecord } from './given-rows.ts';
import { type GivenCase, type PeopleFile, refusedFile } from './read-people-file.ts';

/** What a rule made of a person who was typed in. */
export type EvaluatedPerson = {
  readonly name: string;
  readonly indicator: string;
  readonly register: boolean;
  readonly denominator: boolean;
  readonly numerator: boolean;
  /** The number of the step that decided; null when none did, or when not on the register. */
  readonly rule: number | null;
  readonly reason: 'exclusion' | 'success' | 'pca_specific' | 'pca_general' | 'default' | 'not in population';
};

export type EvaluatePeople = {
  /** Frameworks that a rule is looked for in; the first that has it counts. */
  readonly frameworks: readonly LoadedFramework[];
  readonly people: PeopleFile;
  /** Only cases of this rule, and those that name none; absent: each case by the rule that it names. */
  readonly indicator?: string;
  /** Of cases that do not say when. */
  readonly periodEnd: Day;
  /** A connection with no tables. */
  readonly connect: () => Promise<Reader>;
};

type Asked = {
  readonly given: GivenCase;
  readonly place: number;
  readonly framework: LoadedFramework;
  readonly rule: Rule;
  readonly periodEnd: Day;
};

/**
 * Evaluates people who are typed in, with their own birth dates, by both calculators, which must agree. In the order
 * given.
 * @returns refusal `indicator.unknown`, or `input.invalid` with everything that is wrong in the file
 */
export async function evaluatePeople(o: EvaluatePeople): Promise<Outcome<readonly EvaluatedPerson[]>> {
  const all = askedOf(o);
  if (!all.ok) return all;
  const groups = Map.groupBy(all.value, (asked) => `${asked.rule.id} ${asked.periodEnd}`);
  const found: EvaluatedPerson[] = [];
  const reader = await o.connect();
  try {
    for (const group of groups.values()) {
      for (const { place, result } of await evaluated(reader, group)) found[place] = result;
    }
  } finally {
    reader.close();
  }
  return accepted(found);
}

/** Every case with its rule; everything that is wrong with the file is said at once. */
function askedOf({ people, indicator, frameworks, periodEnd }: EvaluatePeople): Outcome<readonly Asked[]> {
  if (indicator !== undefined && frameworkOf(frameworks, indicator) === undefined)
    return unknownRule(frameworks, indicator);
  const cases = people.cases.filter(
    (each) => indicator === undefined || each.indicator === undefined || each.indicator === indicator,
  );
  const known = new Set(frameworks.flatMap((framework) => Object.keys(framework.codelists)));
  const faults = [...people.faults];
  const all: Asked[] = [];
  for (const [place, given] of cases.entries()) {
    const asked = indicator ?? given.indicator;
    const framework = asked === undefined ? undefined : frameworkOf(frameworks, asked);
    const strangers = new Set(given.person.events.map(({ cluster }) => cluster).filter((one) => one !== READING));
    const wrong = [
      ...(asked === undefined ? ['names no indicator, and --indicator gives none'] : []),
      ...(asked !== undefined && framework === undefined ? [`names ${asked}, which is no indicator here`] : []),
      ...[...strangers.difference(known)].map((one) => `has a record of ${one}, which is no codelist here`),
    ];
    faults.push(...wrong.map((words) => `“${given.name}” ${words}`));
    if (asked === undefined || framework === undefined) continue;
    all.push({ given, place, framework, rule: framework.rule(asked), periodEnd: given.periodEnd ?? periodEnd });
  }
  if (faults.length > 0) return refusedFile(people.name, faults);
  return all.length > 0 ? accepted(all) : nobodyOf(people.name, indicator ?? '');
}

function frameworkOf(frameworks: readonly LoadedFramework[], indicator: string): LoadedFramework | undefined {
  return frameworks.find((framework) => framework.rules.some((rule) => rule.id === indicator));
}

function unknownRule(frameworks: readonly LoadedFramework[], id: string): Outcome<never> {
  const remedy = `Name a rule, such as HYP008, or a measure of ${frameworks.map((framework) => framework.id).join(', ')}.`;
  return refused({ code: 'indicator.unknown', message: `There is no indicator called “${id}”.`, remedy });
}

function nobodyOf(file: string, indicator: string): Outcome<never> {
  const message = `${file} holds nobody for ${indicator}: every person names another indicator.`;
  return refused({ code: 'input.invalid', message, remedy: 'Leave --indicator out to evaluate each by its own.' });
}

type Placed = { readonly place: number; readonly result: EvaluatedPerson };

/** People of one rule and period end, by both calculators. */
async function evaluated(reader: Reader, group: readonly Asked[]): Promise<readonly Placed[]> {
  const [{ framework, rule, periodEnd }] = group as readonly [Asked];
  const only = withClusterCodes(narrowedTo(framework, rule));
  const people = group.map(({ given }, index) => personRecord(given.person, index, only));
  const compiled = await compiledDecisions(reader, only, rule, periodEnd, people);
  const setting = settingOf(only, periodEnding(periodEnd));
  return group.map(({ given, place }, index) => {
    const person = people[index];
    assert(person !== undefined, 'each case has its person');
    const decided = new PersonView(person, setting).decision(rule.id);
    assert(decided === compiled.get(person.person), `both calculators decide the same about “${given.name}”`);
    return { place, result: resultOf(given.name, rule, decided) };
  });
}

/** Person → the step that decided, of those on the register. */
async function compiledDecisions(
  reader: Reader,
  framework: LoadedFramework,
  rule: Rule,
  periodEnd: Day,
  people: readonly GivenRecord[],
): Promise<ReadonlyMap<number, number>> {
  await makeGivenTables(reader, people);
  const compiled = compile(framework, periodEnding(periodEnd), 'dates');
  for (const statement of [...compiled.setUp, ...compiled.passes]) await reader.run(statement.sql);
  const { columns } = await reader.columns(compiled.decided(rule.id));
  const [persons = [], steps = []] = columns as number[][];
  return new Map(persons.map((person, index) => [person, steps[index] as number]));
}

function resultOf(name: string, rule: Rule, decided: number | undefined): EvaluatedPerson {
  const step = rule.steps.find((each) => each.n === decided);
  const isOn = decided !== undefined;
  const isMet = step?.kind === 'success';
  return {
    name,
    indicator: rule.id,
    register: isOn,
    denominator: isMet || decided === 0,
    numerator: isMet,
    rule: step?.n ?? null,
    reason: !isOn ? 'not in population' : step === undefined ? 'default' : reasonOf(step),
  };
}

function reasonOf(step: Rule['steps'][number]): EvaluatedPerson['reason'] {
  if (step.kind !== 'adjustment') return step.kind;
  return step.adjustment === 'specific' ? 'pca_specific' : 'pca_general';
}
