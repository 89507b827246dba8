import { dayText } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Rule } from '../model/framework.ts';
import type { ExplainedStep, PersonExplanation, SourceRow } from '../model/result.ts';
import { outcomeOf, reasonOf } from '../tally.ts';
import type { PersonView } from './evaluate.ts';
import { factsFound } from './facts-found.ts';

const MISSED = 'none of these is so: counted as not met';

/** Facts beyond these are in the steps. */
const MOST_FOUND = 3;

type Step = { readonly n: number; readonly words: string; readonly when: Test };

/** Steps up to the one that decides, each with the facts it looked at; later ones were not reached. */
function walked(
  view: PersonView,
  steps: readonly Step[],
  name: (step: Step) => ExplainedStep['rule'],
): readonly ExplainedStep[] {
  const deciding = steps.findIndex((step) => view.holds(step.when));
  return steps.map((step, index) => {
    const isReached = deciding < 0 || index <= deciding;
    const facts = isReached ? factsFound(view, step.when) : [];
    return { rule: name(step), words: step.words, result: isReached ? index === deciding : 'not reached', facts };
  });
}

function notReached(steps: readonly Step[], name: (step: Step) => ExplainedStep['rule']): readonly ExplainedStep[] {
  return steps.map((step) => ({ rule: name(step), words: step.words, result: 'not reached', facts: [] }));
}

/** Why a person counted as they did, step by step, with values and source rows. */
export function explainPerson(view: PersonView, rule: Rule, framework: LoadedFramework): PersonExplanation {
  const { steps } = framework.register(rule.register);
  const isRegistered = view.registration !== undefined;
  const name = (): 'register' => 'register';
  const onRegister = isRegistered ? walked(view, steps, name) : notReached(steps, name);
  const selecting = steps.find((_, index) => onRegister[index]?.result === true);
  const isOn = selecting?.kind === 'select';
  const own = isOn ? walked(view, rule.steps, (step) => step.n) : notReached(rule.steps, (step) => step.n);
  const decided = rule.steps.find((_, index) => own[index]?.result === true);
  const isMissed = isOn && decided === undefined;
  const last: ExplainedStep = { rule: 'default', words: MISSED, result: isMissed ? true : 'not reached', facts: [] };
  return {
    person: view.person.personId,
    indicator: rule.id,
    outcome: isOn ? outcomeOf(decided) : 'not on register',
    rule: decided?.n ?? null,
    reason: reasonOf(decided),
    clause: isOn ? (decided?.words ?? missedWords(rule, own)) : notOnWords(view, rule, framework),
    steps: [...onRegister, ...own, last],
    rows: decidingRows(view, onRegister, own, rule),
  };
}

/** What was asked for and what was found instead, so that the person themselves can read it. */
function missedWords(rule: Rule, walkedSteps: readonly ExplainedStep[]): string {
  const successes = rule.steps.flatMap((step, index) => (step.kind === 'success' ? [{ step, index }] : []));
  const asked = successes.map(({ step }) => step.words).join(', or ');
  const facts = successes.flatMap(({ index }) => walkedSteps[index]?.facts ?? []);
  const found = facts.map(({ words, value }) => `${words}, ${value}`);
  const instead = [...new Set(found)].slice(0, MOST_FOUND).join('; ');
  return `what is asked for is ${asked}. What is recorded: ${instead || 'nothing'}. No reason to leave the person out is recorded.`;
}

function notOnWords(view: PersonView, rule: Rule, framework: LoadedFramework): string {
  const register = framework.register(rule.register);
  return view.registration === undefined
    ? `Not registered with the practice on ${dayText(view.achievedOn)}.`
    : `Not on the register: ${register.title.toLowerCase()}.`;
}

/**
 * The rows of the step that decided; for somebody missed those that the numerator looked at. Where these are none
 * (something is not recorded) the rows that put the person on the register, and at least the person's own.
 */
function decidingRows(
  view: PersonView,
  register: readonly ExplainedStep[],
  own: readonly ExplainedStep[],
  rule: Rule,
): readonly SourceRow[] {
  const decided = own.filter((step) => step.result === true);
  const looked = decided.length > 0 ? decided : own.filter((_, index) => rule.steps[index]?.kind === 'success');
  const rowsOf = (steps: readonly ExplainedStep[]): SourceRow[] =>
    steps.flatMap((step) => step.facts.flatMap((fact) => [...fact.rows]));
  const registering = register.filter((step) => step.result === true);
  const person = [view.registration?.source, view.person.source].filter((each) => each !== undefined);
  const rows = [rowsOf(looked), rowsOf(registering), person].find((some) => some.length > 0) ?? [];
  return [...new Map(rows.map((row) => [`${row.table} ${row.rowId}`, row])).values()];
}
