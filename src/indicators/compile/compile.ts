import type { LoadedFramework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import { codeTable, eventsView, testTable } from './code-tables.ts';
import { decisionColumn, decisionsTable } from './decisions.ts';
import { type Births, datesTable, foundTable, heldTable, populationTable, recordsTable } from './passes.ts';
import { type Plan, planOf } from './plan.ts';
import { createdTable, type Statement } from './statement.ts';

/**
 * A framework compiled for a period: `setUp`, then `passes`, run in order on one connection that has the people
 * tables. Afterwards the temporary table `decisions` has a row for each person registered: practice, person, and for
 * each indicator the number of the step that decided (0: none did, so missed; null: not on the register).
 */
export type CompiledFramework = {
  /** Codes and tests as small tables. */
  readonly setUp: readonly Statement[];
  /** The passes over the records. */
  readonly passes: readonly Statement[];
  /** Ids of the rules, in order. */
  readonly rules: readonly string[];
  /** practice, indicator (its place in `rules`), rule, people. */
  readonly counts: string;
  /** person and rule of everybody on the indicator's register, in order of person. */
  decided(ruleId: string): string;
};

/**
 * Compiles a framework to SQL for DuckDB.
 * @param births `dates`: `persons` has a column birth_date, and ages are counted from it
 */
export function compile(framework: LoadedFramework, period: Period, births: Births = 'months'): CompiledFramework {
  const plan = planOf(framework, period);
  const rules = framework.rules.map((rule) => rule.id);
  return {
    setUp: setUp(framework, plan),
    passes: [populationTable(period, plan, births), ...passes(plan), decisionsTable(framework, plan)],
    rules,
    counts: rules.map(countsOf).join('\nUNION ALL\n'),
    decided: (ruleId) => {
      const column = decisionColumn(ruleId);
      return `SELECT person, ${column} AS rule FROM decisions WHERE ${column} IS NOT NULL ORDER BY person`;
    },
  };
}

/** Only what the plan uses: a framework of ages alone looks at no event. */
function setUp(framework: LoadedFramework, { facts, held, recordSets }: Plan): readonly Statement[] {
  const found = { name: 'codes', id: 'fact', title: 'The codes that each fact is found from' };
  const kept = { name: 'record_codes', id: 'record_set', title: 'The codes kept record by record' };
  return [
    ...(facts.length > 0 ? [codeTable(found, framework, facts), eventsView('relevant_events', framework, facts)] : []),
    ...(held.length > 0 ? [testTable(held)] : []),
    ...(recordSets.length > 0
      ? [codeTable(kept, framework, recordSets), eventsView('kept_events', framework, recordSets)]
      : []),
  ];
}

function passes({ facts, held, dates, recordSets, ownTables }: Plan): readonly Statement[] {
  return [
    ...(facts.length > 0 ? [foundTable(facts, dates)] : []),
    ...(held.length > 0 ? [heldTable(held)] : []),
    ...(dates.length > 0 ? [datesTable(dates)] : []),
    ...(recordSets.length > 0 ? [recordsTable(recordSets)] : []),
    ...ownTables.map((table) => createdTable(table.name, table.words, table.select)),
  ];
}

function countsOf(ruleId: string, index: number): string {
  const column = decisionColumn(ruleId);
  return `SELECT practice, ${index}::SMALLINT AS indicator, ${column} AS rule, count(*) AS people
FROM decisions WHERE ${column} IS NOT NULL GROUP BY practice, ${column}`;
}
