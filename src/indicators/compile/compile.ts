import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Population, Rate } from '../model/rate.ts';
import { amountColumn } from './amounts.ts';
import { codeTable, testTable } from './code-tables.ts';
import { decisionColumn, decisionsTable } from './decisions.ts';
import { isOfFact } from './found-tables.ts';
import { datesTable, foundTable, heldTable, recordsTable } from './passes.ts';
import { type Asked, type Plan, planOf } from './plan.ts';
import { type Births, populationTable } from './population.ts';
import { createdTable, type Statement } from './statement.ts';

/** The parts of a rate as SQL: practice, person, numerator, denominator, of whoever counts; with `sex` and `age_years`. */
export type CompiledRate = { readonly rate: Rate; readonly amounts: string };

/**
 * A framework compiled for a period: `setUp`, then `passes`, run in order on one connection that has the people
 * tables. Afterwards the temporary table `decisions` has a row for each person registered: practice, person, and for
 * each indicator the number of the step that decided (0: none did, so missed; null: not on the register). Rates of
 * other people than those registered are in tables of their own, made by `others` after it.
 */
export type CompiledFramework = {
  /** Codes and tests as small tables. */
  readonly setUp: readonly Statement[];
  /** The passes over the records. */
  readonly passes: readonly Statement[];
  /** What rates of other populations need; it takes the place of the small tables. */
  readonly others: readonly Statement[];
  /** Ids of the rules, in order. */
  readonly rules: readonly string[];
  readonly rates: readonly CompiledRate[];
  /** practice, decided_by (the column of the rule), rule, people. */
  readonly counts: string;
  /** person and rule of everybody on the indicator's register, in order of person. */
  decided(ruleId: string): string;
};

/**
 * Compiles a framework to SQL for DuckDB.
 * @param births `dates`: `persons` has a column birth_date, and ages are counted from it
 */
export function compile(framework: LoadedFramework, period: Period, births: Births = 'months'): CompiledFramework {
  const groups = [...Map.groupBy(framework.rates ?? [], ({ population }) => JSON.stringify(population))];
  const ofRegistered = groups.find(([key]) => key === JSON.stringify(REGISTERED))?.[1] ?? [];
  const others = groups.map(([, rates]) => rates).filter((rates) => rates !== ofRegistered);
  const asked = { registers: framework.registers, rules: framework.rules, rates: ofRegistered };
  const plan = planOf(asked, period);
  const rules = framework.rules.map((rule) => rule.id);
  return {
    setUp: setUp(framework, plan),
    passes: [populationTable(REGISTERED, plan, births), ...passes(plan), decisionsTable('decisions', asked, plan)],
    others: others.flatMap((rates, index) => ofPopulation(framework, rates, period, births, index)),
    rules,
    rates: [
      ...ofRegistered.map((rate) => compiledRate(rate, 'decisions')),
      ...others.flatMap((rates, index) => rates.map((rate) => compiledRate(rate, amountsTable(index)))),
    ],
    counts: rules.length === 0 ? NO_COUNTS : countsOf(rules),
    decided: (ruleId) => {
      const column = decisionColumn(ruleId);
      return `SELECT person, ${column} AS rule FROM decisions WHERE ${column} IS NOT NULL ORDER BY person`;
    },
  };
}

const REGISTERED: Population = { of: 'registered' };
const NO_COUNTS = "SELECT '' AS practice, '' AS decided_by, 0::TINYINT AS rule, 0::BIGINT AS people WHERE false";

function amountsTable(index: number): string {
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
  const asked: Asked = { registers: [], rules: [], rates };
  const plan = planOf(asked, period);
  return [
    ...setUp(framework, plan),
    populationTable(population, plan, births),
    ...passes(plan),
    decisionsTable(amountsTable(index), asked, plan),
  ];
}

function compiledRate(rate: Rate, table: string): CompiledRate {
  const [numerator, denominator] = [amountColumn(rate.id, 'numerator'), amountColumn(rate.id, 'denominator')];
  const bands = rate.standard ? ', sex, age_years' : '';
  return {
    rate,
    amounts: `SELECT practice, person, ${numerator} AS numerator, ${denominator} AS denominator${bands}
FROM ${table} WHERE ${denominator} IS NOT NULL`,
  };
}

/** Only what the plan uses: a framework of ages alone looks at no event. */
function setUp(framework: LoadedFramework, { facts, held, recordSets }: Plan): readonly Statement[] {
  const found = { name: 'codes', id: 'fact', title: 'The codes that each fact is found from' };
  const kept = { name: 'record_codes', id: 'record_set', title: 'The codes kept record by record' };
  return [
    ...(facts.length > 0 ? [codeTable(found, framework, facts)] : []),
    ...(held.some(isOfFact) ? [testTable(held)] : []),
    ...(recordSets.length > 0 ? [codeTable(kept, framework, recordSets)] : []),
  ];
}

function passes({ facts, held, dates, recordSets, ownTables, encounterTables }: Plan): readonly Statement[] {
  return [
    ...(facts.length > 0 ? [foundTable(facts, dates)] : []),
    ...(dates.length > 0 ? [datesTable(dates)] : []),
    ...(recordSets.length > 0 ? [recordsTable(recordSets)] : []),
    ...[...ownTables, ...encounterTables].map((table) => createdTable(table.name, table.words, table.select)),
    ...(held.length > 0 ? [heldTable(held)] : []),
  ];
}

/** `UNPIVOT` leaves out whoever is on no register. */
function countsOf(ruleIds: readonly string[]): string {
  return `SELECT practice, decided_by, rule, count(*) AS people
FROM (UNPIVOT decisions ON ${ruleIds.map(decisionColumn).join(', ')} INTO NAME decided_by VALUE rule)
GROUP BY practice, decided_by, rule`;
}
