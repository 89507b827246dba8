import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Rule } from '../model/framework.ts';
import { periodEnding } from '../model/period.ts';
import { leavesOf } from '../model/walk.ts';
import { testWords } from '../model/words.ts';
import { PersonView, settingOf } from '../reference/evaluate.ts';
import { type SpecFile, specOf } from './people-file.ts';
import { rateReleaseFaults } from './rate-coverage.ts';
import { strangeCodelists, testRecord } from './test-record.ts';

type Steps = readonly { readonly n: number; readonly when: Test }[];

/**
 * What the test people of a framework leave open, in the definitions' own words: a rule without people, a person who
 * counts otherwise than is written, a clause that nobody makes true or nobody false, a step that decides about nobody.
 */
export function releaseFaults(framework: LoadedFramework): readonly string[] {
  const ofRates = (framework.rates ?? []).flatMap((rate) =>
    rateReleaseFaults(framework, rate).map((fault) => `${rate.id}: ${fault}`),
  );
  const ofRules = framework.rules.flatMap((rule) => {
    if (!rule.people) return [`${rule.id} has no test people`];
    const file = specOf(rule.id, rule.people);
    return [...asWritten(framework, rule, file), ...clausesNotCovered(framework, file)].map(
      (fault) => `${rule.id}: ${fault}`,
    );
  });
  return [...ofRules, ...ofRates];
}

function viewsOf(framework: LoadedFramework, { cases, periodEnd }: SpecFile): readonly PersonView[] {
  const setting = settingOf(framework, periodEnding(periodEnd));
  return cases.map(({ person }, index) => new PersonView(testRecord(person, index, framework), setting));
}

/** People who count otherwise than is written. */
function asWritten(framework: LoadedFramework, rule: Rule, file: SpecFile): readonly string[] {
  const views = viewsOf(framework, file);
  return file.cases.flatMap(({ name, person, expected }, index) => {
    const strange = strangeCodelists(person, framework);
    if (strange.length > 0) return [`“${name}” has records of ${strange.join(', ')}, which is no codelist here`];
    const decided = views[index]?.decision(rule.id) ?? null;
    if (decided === expected.rule) return [];
    const said = (step: number | null): string =>
      step === null ? 'not on the register' : step === 0 ? 'missed' : `decided by ${step}`;
    return [`“${name}” is ${said(decided)}, and written as ${said(expected.rule)}`];
  });
}

/** Clauses that none of the people of a rule makes true, or none false, and steps that decide about nobody. */
export function clausesNotCovered(framework: LoadedFramework, file: SpecFile): readonly string[] {
  const rule = framework.rule(file.indicator);
  const registered = viewsOf(framework, file).filter((view) => view.registration !== undefined);
  const on = registered.filter((view) => view.isOn(rule.register));
  const deciding = new Set(on.map((view) => view.decision(rule.id)));
  const idle = [0, ...rule.steps.map((step) => step.n)]
    .filter((n) => !deciding.has(n))
    .map((n) => (n === 0 ? 'nobody is missed' : `step ${n} decides about nobody`));
  const ofRegister = missing(file, registered, framework.register(rule.register).steps, 'register step');
  return [...new Set([...ofRegister, ...missing(file, on, rule.steps, 'step'), ...idle])];
}

/** Clauses of a register that none of some people makes true, or none false. */
export function registerClausesNotCovered(framework: LoadedFramework, file: SpecFile): readonly string[] {
  const registered = viewsOf(framework, file).filter((view) => view.registration !== undefined);
  return [...new Set(missing(file, registered, framework.register(file.indicator).steps, 'step'))];
}

function missing(file: SpecFile, some: readonly PersonView[], steps: Steps, what: string): readonly string[] {
  return steps.flatMap((step) =>
    [step.when, ...leavesOf(step.when)].flatMap((clause) => {
      const truths = new Set(some.map((view) => view.holds(clause)));
      return [true, false]
        .filter((truth) => !truths.has(truth) && !(truth && file.neverTrue.includes(testWords(clause))))
        .map((truth) => `${what} ${step.n}: nobody makes it ${truth} that ${testWords(clause)}`);
    }),
  );
}
