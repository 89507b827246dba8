import type { Day, OdsCode } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { type CompiledFramework, compile } from './compile/compile.ts';
import type { LoadedFramework } from './model/framework.ts';
import { periodEnding } from './model/period.ts';
import type { DecisionList, IndicatorCount } from './model/result.ts';
import { indicatorCount } from './tally.ts';

export type Over = {
  /** A connection that has the people tables of the warehouse, as views or tables. */
  readonly reader: Reader;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  /** The date that the data run to, for results within a year; the period end when not given. */
  readonly achievedOn?: Day;
};

/** Runs the compiled framework; afterwards the reader has the temporary table `decisions`. */
export async function runCompiled({ reader, framework, periodEnd, achievedOn }: Over): Promise<CompiledFramework> {
  const compiled = compile(framework, periodEnding(periodEnd, achievedOn));
  for (const statement of [...compiled.setUp, ...compiled.passes]) await reader.run(statement.sql);
  return compiled;
}

type CountRow = {
  readonly practice: OdsCode;
  readonly indicator: number;
  readonly rule: number;
  readonly people: bigint;
};

/** Counts of every practice that has anybody registered, after `runCompiled`. In order of practice and rule. */
export async function countsAfter(compiled: CompiledFramework, o: Over): Promise<readonly IndicatorCount[]> {
  const { reader, framework, periodEnd } = o;
  const practices = await reader.rows<{ practice: OdsCode }>(
    'SELECT DISTINCT practice FROM decisions ORDER BY practice',
  );
  const rows = await reader.rows<CountRow>(compiled.counts);
  const found = Map.groupBy(rows, (row) => `${row.practice} ${row.indicator}`);
  return practices.flatMap(({ practice }) =>
    compiled.rules.map((indicator, index) => {
      const own = found.get(`${practice} ${index}`) ?? [];
      const people = new Map(own.map((row) => [row.rule, Number(row.people)]));
      return indicatorCount(framework, indicator, people, { practice, periodEnd });
    }),
  );
}

/** Who was decided about and how, after `runCompiled`. */
export async function decisionsAfter(compiled: CompiledFramework, reader: Reader): Promise<readonly DecisionList[]> {
  const lists: DecisionList[] = [];
  for (const indicator of compiled.rules) {
    const { columns } = await reader.columns(compiled.decided(indicator));
    lists.push({ indicator, people: (columns[0] ?? []) as number[], rules: (columns[1] ?? []) as number[] });
  }
  return lists;
}

export type CalculatedOver = {
  readonly counts: readonly IndicatorCount[];
  readonly decisions: readonly DecisionList[];
};

/**
 * Counts and decides over any connection that has the people tables: a warehouse's or a practice's own.
 * `practice` is that of the person's registration.
 */
export async function calculateOver(o: Over): Promise<CalculatedOver> {
  const compiled = await runCompiled(o);
  return { counts: await countsAfter(compiled, o), decisions: await decisionsAfter(compiled, o.reader) };
}
