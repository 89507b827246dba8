import type { LoadedFramework, Register, Rule } from '../model/framework.ts';
import type { Test } from '../model/expression.ts';
import type { Period } from '../model/period.ts';
import { keyOf } from '../model/walk.ts';
import type { Source } from './facts.ts';
import { type HeldTest, placeOf } from './found-tables.ts';
import { type Plan, planOf } from './plan.ts';
import { dayLiteral, recordCondition } from './sql.ts';

/** One statement of the compiled framework. */
export type Statement = { readonly title: string; readonly sql: string };

/**
 * A framework compiled for a period. `setUp` and `passes` are run in order on one connection that has the people
 * tables; afterwards the temporary table `decisions` has a row for each person registered: practice, person, and for
 * each indicator the number of the step that decided (0: none did, so missed; null: not on the register).
 */
export type CompiledFramework = {
  /** Codes and tests as small tables. */
  readonly setUp: readonly Statement[];
  /** The passes over the records, in order. */
  readonly passes: readonly Statement[];
  /** practice, indicator (its index in `rules`), rule, people. */
  readonly counts: string;
  /** The decision column of a rule. */
  column(ruleId: string): string;
  readonly rules: readonly string[];
};

/** Compiles a framework to SQL for DuckDB. */
export function compile(framework: LoadedFramework, period: Period): CompiledFramework {
  const plan = planOf(framework, period);
  const rules = framework.rules.map((rule) => rule.id);
  const own = plan.ownTables.length > 0;
  return {
    setUp: [codesTable(framework, plan), relevantEvents(framework, plan), ...(own ? [ownCodes(framework, plan), ownEvents(framework, plan)] : []), testsTable(plan)],
    passes: [
      population(period),
      foundTable(plan),
      heldTable(plan),
      ...(plan.dates.length > 0 ? [datesTable(plan)] : []),
      ...(own ? [recordsTable(plan)] : []),
      ...plan.ownTables.map((table) => created(table.name, table.words, table.select)),
      decisions(framework, plan),
    ],
    counts: rules.map((id, index) => countsOf(id, index)).join('\nUNION ALL\n'),
    column,
    rules,
  };
}

function column(ruleId: string): string {
  return ruleId.toLowerCase();
}

function created(name: string, title: string, select: string): Statement {
  return { title, sql: `CREATE OR REPLACE TEMP TABLE ${name} AS\n${select}` };
}

type Coded = { readonly id: number; readonly source: Source; readonly from: Plan['facts'][number]['from'] };

/** code → fact, the first and last day that count, and whether the code is one that `latest among` asks for. */
function codeRows(framework: LoadedFramework, facts: readonly Coded[], period: Period): string {
  const rows = facts.flatMap(({ id, source, from }) => {
    const marked = new Set(source.marked.flatMap((name) => framework.codelists[name]?.codes ?? []));
    const codes = [...new Set(source.codelists.flatMap((name) => framework.codelists[name]?.codes ?? []))];
    const first = from === undefined ? "DATE '0001-01-01'" : dayLiteral(from);
    const last = dayLiteral(source.until < period.achievedOn ? source.until : period.achievedOn);
    return codes.map((code) => `(${code}, ${id}, ${first}, ${last}, ${marked.has(code)})`);
  });
  return rows.join(',\n');
}

function codeTable(name: string, title: string, rows: string, id: string): Statement {
  const columns = `code BIGINT, ${id} SMALLINT, from_date DATE, until_date DATE, is_marked BOOLEAN`;
  return { title, sql: `CREATE OR REPLACE TEMP TABLE ${name} (${columns});\nINSERT INTO ${name} VALUES\n${rows}` };
}

function codesTable(framework: LoadedFramework, plan: Plan): Statement {
  return codeTable('codes', 'Which codes each fact is found from', codeRows(framework, plan.facts, plan.period), 'fact');
}

function ownCodes(framework: LoadedFramework, plan: Plan): Statement {
  const rows = codeRows(framework, plan.recordSets, plan.period);
  return codeTable('record_codes', 'Which codes are kept record by record', rows, 'record_set');
}
