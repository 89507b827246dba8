import type { Test } from '../model/expression.ts';
import type { Register, Rule } from '../model/framework.ts';
import { inLayers } from '../model/references.ts';
import { keyOf } from '../model/walk.ts';
import { stepsThatMake } from '../tally.ts';
import { rateColumns } from './amounts.ts';
import { wordsFor } from './found-tables.ts';
import type { Asked, Plan } from './plan.ts';
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

/** Columns one a line, the comma before the words of each. */
function lined(columns: readonly string[]): string {
  return columns
    .map((column, index) => {
      if (index === columns.length - 1) return column;
      const [, sql = column, words = ''] = /^([^\n]*?)( -- [^\n]*)?$/.exec(column) ?? [];
      return `${sql},${words}`;
    })
    .join('\n');
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
function inOrderOfReference(asked: Asked, plan: Plan): Layered {
  const registers = inLayers(asked.registers, 'on register').map((layer) =>
    layer.map((each) => registerSql(each, plan)),
  );
  const ruleLayers = inLayers(asked.rules, 'counts as');
  const rules = asked.rates.length > 0 ? ruleLayers : ruleLayers.slice(0, -1);
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
    lastRules: asked.rates.length > 0 ? [] : ruleLayers.at(-1),
  };
}

/**
 * One row for each person of a population, with the step of each indicator that decided (the first that is true) and
 * both parts of each rate.
 */
export function decisionsTable(name: string, asked: Asked, plan: Plan): Statement {
  const columns = [...plan.tests.values(), ...plan.amounts.values()].map(
    ({ name, sql, words }) => `  ${sql} AS ${name}, -- ${words}`,
  );
  const words = wordsFor(plan.held.length).map((word) => `coalesce(held.word_${word}, 0) AS word_${word}`);
  const read = columns.join('\n');
  const tables = ['dates', ...[...plan.ownTables, ...plan.countedEncounters].map((each) => each.name)];
  const joined = tables.filter((table) => new RegExp(`\\b${table}\\.`).test(read));
  const banded = asked.rates.some((rate) => rate.standard) ? ['sex', 'age_years'] : [];
  const saying = { test: (test: Test) => testSql(test, plan), decision: decisionColumn };
  const { layers, from, known, lastRules } = inOrderOfReference(asked, plan);
  const joins = joined.map((table) => `\nLEFT JOIN ${table} ON ${table}.person = population.person`);
  const rates = asked.rates.flatMap((rate) => rateColumns(rate, plan, saying));
  return createdTable(
    name,
    'The step that decided, for each person registered and each indicator; null: not on the register',
    `WITH people AS (
SELECT ${['population.*', ...words].join(', ')}
FROM population${words.length > 0 ? ' LEFT JOIN held ON held.person = population.person' : ''}),
tested AS (
SELECT ${['practice', 'person', ...banded].map((each) => `population.${each}`).join(', ')},
${columns.join('\n')}
FROM people AS population${joins.join('')})${layers.map((layer) => `,\n${layer}`).join('')}
SELECT ${['practice', 'person', ...banded].join(', ')},
${lined([...known, ...(lastRules ?? []).map((each) => ruleSql(each, plan)), ...rates])}
FROM ${from}`,
  );
}
