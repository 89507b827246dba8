import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Register, Rule } from '../model/framework.ts';
import { inLayers } from '../model/references.ts';
import { keyOf } from '../model/walk.ts';
import { stepsThatMake } from '../tally.ts';
import { wordsFor } from './found-tables.ts';
import type { Plan } from './plan.ts';
import { atLeastSql, falseWhenMissing } from './sql.ts';
import { createdTable, type Statement } from './statement.ts';

/** The column of `decisions` that holds an indicator's deciding step. */
export function decisionColumn(ruleId: string): string {
  return `rule_${ruleId.toLowerCase()}`;
}

function registerColumn(registerId: string): string {
  return `on_${registerId.toLowerCase()}`;
}

/** A test as SQL over the named leaf tests. */
function testSql(test: Test, plan: Plan): string {
  if (test.test === 'and') return `(${test.all.map((each) => testSql(each, plan)).join(' AND ')})`;
  if (test.test === 'or') return `(${test.any.map((each) => testSql(each, plan)).join(' OR ')})`;
  if (test.test === 'at least')
    return atLeastSql(
      test.count,
      test.of.map((each) => testSql(each, plan)),
    );
  if (test.test === 'not') return `NOT ${testSql(test.not, plan)}`;
  if (test.test === 'on register') return registerColumn(test.register);
  if (test.test === 'counts as') return countsAsSql(test, plan);
  return plan.tests.get(keyOf(test))?.name ?? 'false';
}

/** Whether the step that decided about another rule is one of those that make this outcome. */
function countsAsSql({ rule: id, is }: Extract<Test, { test: 'counts as' }>, { steps }: Plan): string {
  const made = stepsThatMake(is, steps.get(id) ?? []);
  return made.length === 0 ? 'false' : falseWhenMissing(`${decisionColumn(id)} IN (${made.join(', ')})`);
}

function registerSql(register: Register, plan: Plan): string {
  const cases = register.steps.map(
    (step) => `    WHEN ${testSql(step.when, plan)} THEN ${step.kind === 'select'} -- ${step.words}`,
  );
  return `  CASE\n${cases.join('\n')}\n    ELSE false END AS ${registerColumn(register.id)}`;
}

function ruleSql(rule: Rule, plan: Plan): string {
  const cases = rule.steps.map((step) => {
    const reason = step.kind === 'success' ? 'numerator' : `${step.kind} ${step.code}`;
    return `    WHEN ${testSql(step.when, plan)} THEN ${step.n} -- ${reason}: ${step.words}`;
  });
  const column = decisionColumn(rule.id);
  return `  CASE WHEN NOT ${registerColumn(rule.register)} THEN NULL\n${cases.join('\n')}\n    ELSE 0 END::TINYINT AS ${column}`;
}

type Layered = {
  /** Common table expressions, each over the one before. */
  readonly layers: readonly string[];
  readonly from: string;
  /** Decisions that the layers hold already. */
  readonly known: readonly string[];
  readonly lastRules: readonly Rule[] | undefined;
};

/** Registers and rules in layers, so that each comes after those it asks about. */
function inOrderOfReference(framework: LoadedFramework, plan: Plan): Layered {
  const registers = inLayers(framework.registers, 'on register').map((layer) =>
    layer.map((each) => registerSql(each, plan)),
  );
  const ruleLayers = inLayers(framework.rules, 'counts as');
  const rules = ruleLayers.slice(0, -1);
  const columns = [...registers, ...rules.map((layer) => layer.map((each) => ruleSql(each, plan)))];
  const nameOf = (index: number): string => {
    if (index < 0) return 'tested';
    if (index < registers.length) return index === 0 ? 'registered' : `registered_${index + 1}`;
    return `decided_${index - registers.length + 1}`;
  };
  return {
    layers: columns.map((layer, at) => `${nameOf(at)} AS (\nSELECT *,\n${layer.join(',\n')}\nFROM ${nameOf(at - 1)})`),
    from: nameOf(columns.length - 1),
    known: rules.flat().map((rule) => `  ${decisionColumn(rule.id)}`),
    lastRules: ruleLayers.at(-1),
  };
}

/** One row for each person registered, with the step of each indicator that decided: the first that is true. */
export function decisionsTable(framework: LoadedFramework, plan: Plan): Statement {
  const tests = [...plan.tests.values()].map(({ name, sql, words }) => `  ${sql} AS ${name}, -- ${words}`);
  const words = wordsFor(plan.held.length).map((word) => `coalesce(held.word_${word}, 0) AS word_${word}`);
  const joined = [...(plan.dates.length > 0 ? ['dates'] : []), ...plan.ownTables.map((each) => each.name)];
  const { layers, from, known, lastRules } = inOrderOfReference(framework, plan);
  const joins = joined.map((table) => `\nLEFT JOIN ${table} ON ${table}.person = population.person`);
  return createdTable(
    'decisions',
    'The step that decided, for each person registered and each indicator; null: not on the register',
    `WITH people AS (
SELECT ${['population.*', ...words].join(', ')}
FROM population${words.length > 0 ? ' LEFT JOIN held ON held.person = population.person' : ''}),
tested AS (
SELECT population.practice, population.person,
${tests.join('\n')}
FROM people AS population${joins.join('')}),
${layers.join(',\n')}
SELECT practice, person,
${[...known, ...(lastRules ?? []).map((each) => ruleSql(each, plan))].join(',\n')}
FROM ${from}`,
  );
}
