import type { Test } from '../model/expression.ts';
import type { LoadedFramework, Register, Rule } from '../model/framework.ts';
import { keyOf } from '../model/walk.ts';
import { wordsFor } from './found-tables.ts';
import type { Plan } from './plan.ts';
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
  if (test.test === 'not') return `NOT ${testSql(test.not, plan)}`;
  return plan.tests.get(keyOf(test))?.name ?? 'false';
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

/** One row for each person registered, with the step of each indicator that decided: the first that is true. */
export function decisionsTable(framework: LoadedFramework, plan: Plan): Statement {
  const tests = [...plan.tests.values()].map(({ name, sql, words }) => `  ${sql} AS ${name}, -- ${words}`);
  const words = wordsFor(plan.held.length).map((word) => `coalesce(held.word_${word}, 0) AS word_${word}`);
  const joined = [...(plan.dates.length > 0 ? ['dates'] : []), ...plan.ownTables.map((each) => each.name)];
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
registered AS (
SELECT *,
${framework.registers.map((each) => registerSql(each, plan)).join(',\n')}
FROM tested)
SELECT practice, person,
${framework.rules.map((each) => ruleSql(each, plan)).join(',\n')}
FROM registered`,
  );
}
