import { assert, keepLatest } from '../../base/index.ts';
import type { Test } from '../model/expression.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Population, Rate } from '../model/rate.ts';
import { encounterKindsOf } from '../model/rate-walk.ts';
import { amountColumn, amountsTable, testSql } from './amounts.ts';
import { isOfFact, isOfPair } from './bits.ts';
import { codeTable, ownWindowTable, pairTable, testTable } from './code-tables.ts';
import { decidingPasses, heldBefore, termTables } from './decisions.ts';
import { seenEncounters } from './encounter-tables.ts';
import { datesTable, foundTable, heldTable, ownFactsPass, recordsTable } from './passes.ts';
import { type Plan, planOf } from './plan.ts';
import { type Births, populationTable } from './population.ts';
import { createdTable, type Statement } from './statement.ts';

/** The parts of a rate as SQL: practice, person, numerator, denominator, sex, age_years, of whoever counts. */
export type CompiledRate = { readonly rate: Rate; readonly amounts: string };

/**
 * A framework compiled for a period: `others`, then `setUp`, then `passes`, run in order on one connection that has the
 * people tables. Afterwards the temporary table `population` has everybody registered, and `decisions` a row for each of
 * them and each rule on whose register they are: person, rule (its place among the rules, from 1) and the number of the
 * step that decided (0: none did, so missed). What each person gives to rates is in tables of their own.
 */
export type CompiledFramework = {
  /** The encounters of all rates, and rates of other people than those registered, with tables and passes of their own. */
  readonly others: readonly Statement[];
  /** Codes, tests and the terms of every step as small tables. */
  readonly setUp: readonly Statement[];
  /** The passes over the records. */
  readonly passes: readonly Statement[];
  /** Ids of the rules, in order. */
  readonly rules: readonly string[];
  readonly rates: readonly CompiledRate[];
  /** practice, rule, step, people. */
  readonly counts: string;
  /** person and step of everybody on the rule's register, in order of person. */
  decided(ruleId: string): string;
  /** Of a test that was asked by itself: SQL over the table `held`, which has everybody registered. */
  isTrue(test: Test): string;
};

const COMPILED = new WeakMap<LoadedFramework, Map<string, CompiledFramework>>();
const PERIODS_KEPT = 8;

/**
 * Compiles a framework to SQL for DuckDB; the periods asked for last are not compiled again.
 * @param births `dates`: `persons` has a column birth_date, and ages are counted from it
 * @param tests what is asked of everybody besides
 */
export function compile(
  framework: LoadedFramework,
  period: Period,
  births: Births = 'months',
  tests: readonly Test[] = [],
): CompiledFramework {
  const known = COMPILED.get(framework) ?? new Map<string, CompiledFramework>();
  COMPILED.set(framework, known);
  const key = JSON.stringify([period, births, tests]);
  const compiled = known.get(key) ?? compiledAnew(framework, period, births, tests);
  keepLatest(known, key, compiled, PERIODS_KEPT);
  return compiled;
}

function compiledAnew(
  framework: LoadedFramework,
  period: Period,
  births: Births,
  tests: readonly Test[],
): CompiledFramework {
  const groups = [...Map.groupBy(framework.rates ?? [], ({ population }) => JSON.stringify(population))];
  const ofRegistered = groups.find(([key]) => key === JSON.stringify(REGISTERED))?.[1] ?? [];
  const others = groups.map(([, rates]) => rates).filter((rates) => rates !== ofRegistered);
  const plan = planOf({ registers: framework.registers, rules: framework.rules, rates: ofRegistered, tests }, period);
  const rules = framework.rules.map((rule) => rule.id);
  const kinds = [...new Set((framework.rates ?? []).flatMap(encounterKindsOf))].sort();
  const seen = kinds.length > 0 ? [seenEncounters(kinds, period)] : [];
  return {
    others: [...seen, ...others.flatMap((rates, index) => ofPopulation(framework, rates, period, births, index + 1))],
    setUp: [...setUp(framework, plan), ...termTables(plan)],
    passes: [
      populationTable(REGISTERED, plan, births),
      ...passes(plan, REGISTERED, heldBefore(plan, 0)),
      ...decidingPasses(plan),
      ...(ofRegistered.length > 0 ? [amountsTable(amountsName(0), ofRegistered, plan)] : []),
    ],
    rules,
    rates: [ofRegistered, ...others].flatMap((rates, index) =>
      rates.map((rate) => compiledRate(rate, amountsName(index))),
    ),
    counts: COUNTS,
    decided: (ruleId) => `SELECT person, step FROM decisions WHERE rule = ${ruleNumber(rules, ruleId)} ORDER BY person`,
    isTrue: (test) => testSql(test, plan),
  };
}

/** How a rule is named in `decisions`. @param rules ids in the framework's order */
export function ruleNumber(rules: readonly string[], id: string): number {
  const place = rules.indexOf(id);
  assert(place >= 0, `${id} is one of the rules`);
  return place + 1;
}

const REGISTERED: Population = { of: 'registered' };
const COUNTS = `SELECT population.practice, decisions.rule, decisions.step, count(*) AS people
FROM decisions JOIN population ON population.person = decisions.person
GROUP BY population.practice, decisions.rule, decisions.step`;

function amountsName(index: number): string {
  return `amounts_${index + 1}`;
}

/** The passes over the people of another population, which end in a table of the amounts of its rates. */
function ofPopulation(
  framework: LoadedFramework,
  rates: readonly Rate[],
  period: Period,
  births: Births,
  index: number,
): readonly Statement[] {
  const [{ population }] = rates as readonly [Rate];
  const plan = planOf({ registers: [], rules: [], rates, tests: [] }, period);
  return [
    ...setUp(framework, plan),
    populationTable(population, plan, births),
    ...passes(plan, population),
    amountsTable(amountsName(index), rates, plan),
  ];
}

function compiledRate(rate: Rate, table: string): CompiledRate {
  const [numerator, denominator] = [amountColumn(rate.id, 'numerator'), amountColumn(rate.id, 'denominator')];
  return {
    rate,
    amounts: `SELECT practice, person, ${numerator} AS numerator, ${denominator} AS denominator, sex, age_years
FROM ${table} WHERE ${denominator} IS NOT NULL`,
  };
}

/** Only what the plan uses: a framework of ages alone looks at no event. */
function setUp(framework: LoadedFramework, { facts, ownFacts, held, recordSets }: Plan): readonly Statement[] {
  const found = { name: 'codes', id: 'fact', title: 'The codes that each fact is found from' };
  const kept = { name: 'record_codes', id: 'record_set', title: 'The codes kept record by record' };
  return [
    ...(facts.length + ownFacts.length > 0 ? [codeTable(found, framework, facts)] : []),
    ...(held.some(isOfFact) ? [testTable(held)] : []),
    ...(held.some(isOfPair) ? [pairTable(held)] : []),
    ...(recordSets.length > 0 ? [codeTable(kept, framework, recordSets)] : []),
    ...(ownFacts.length > 0 ? [ownWindowTable(ownFacts)] : []),
  ];
}

function passes(
  { facts, ownFacts, held, bits, dates, recordSets, ownTables, encounterTables }: Plan,
  { of }: Population,
  heldName = 'held',
): readonly Statement[] {
  const layers = [...Map.groupBy(ownFacts, ({ layer }) => layer)].sort(([a], [b]) => a - b);
  return [
    ...(facts.length + ownFacts.length > 0 ? [foundTable(facts, dates)] : []),
    ...(recordSets.length > 0 ? [recordsTable(recordSets)] : []),
    ...[...layers].map(([, own]) => ownFactsPass(own, dates)),
    ...(dates.length > 0 ? [datesTable(dates)] : []),
    ...[...ownTables, ...encounterTables].map((table) => createdTable(table.name, table.words, table.select)),
    heldTable(held, bits, of !== 'caseload', heldName),
  ];
}
