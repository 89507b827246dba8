import type { Day, OdsCode } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { type CompiledFramework, compile } from './compile/compile.ts';
import { rulesOnly } from './model/narrowed.ts';
import { periodEnding } from './model/period.ts';
import type { DecisionList, IndicatorCount, RateCount } from './model/result.ts';
import type { Over } from './over.ts';
import { rateCountsAfter } from './rates/rate-counts.ts';
import { indicatorCount } from './tally.ts';

/** Runs the compiled framework; afterwards the reader has the tables `population` and `decisions`, and those of rates. */
export async function runCompiled({
  reader,
  framework,
  periodEnd,
  achievedOn,
  tests,
}: Over): Promise<CompiledFramework> {
  const compiled = compile(framework, periodEnding(periodEnd, achievedOn), 'months', tests);
  const { others, setUp, passes } = compiled;
  for (const statement of [...others, ...setUp, ...passes]) await reader.run(statement.sql);
  return compiled;
}

/**
 * The compiled framework at one period end, its codes and tests in place on a connection: for one set of people after
 * another, each put in the place of the one before under the names of the people tables. Rates are left out: an edge
 * holds no encounters.
 */
export class PreparedCalculator {
  readonly periodEnd: Day;
  readonly #reader: Reader;
  readonly #compiled: CompiledFramework;

  private constructor(o: Over, compiled: CompiledFramework) {
    this.periodEnd = o.periodEnd;
    this.#reader = o.reader;
    this.#compiled = compiled;
  }

  /** @param o its reader is used for nothing else from now on */
  static async prepare(o: Over): Promise<PreparedCalculator> {
    const compiled = compile(rulesOnly(o.framework), periodEnding(o.periodEnd));
    for (const statement of compiled.setUp) await o.reader.run(statement.sql);
    return new PreparedCalculator(o, compiled);
  }

  /** Decides about the people that are there now. */
  async decide(): Promise<readonly DecisionList[]> {
    for (const statement of this.#compiled.passes) await this.#reader.run(statement.sql);
    return decisionsAfter(this.#compiled, this.#reader);
  }
}

type CountRow = {
  readonly practice: OdsCode;
  readonly rule: number;
  readonly step: number;
  readonly people: bigint;
};

/** Counts of every practice that has anybody registered, after `runCompiled`. In order of practice and rule. */
export async function countsAfter(compiled: CompiledFramework, o: Over): Promise<readonly IndicatorCount[]> {
  const { reader, framework, periodEnd } = o;
  const practices = await reader.rows<{ practice: OdsCode }>(
    'SELECT DISTINCT practice FROM population ORDER BY practice',
  );
  const rows = await reader.rows<CountRow>(compiled.counts);
  const found = Map.groupBy(rows, (row) => `${row.practice} ${row.rule}`);
  return practices.flatMap(({ practice }) =>
    compiled.rules.map((indicator, index) => {
      const own = found.get(`${practice} ${index + 1}`) ?? [];
      const people = new Map(own.map((row) => [row.step, Number(row.people)]));
      return indicatorCount(framework, indicator, people, { practice, periodEnd });
    }),
  );
}

/** Who was decided about and how, after `runCompiled`. */
export async function decisionsAfter(compiled: CompiledFramework, reader: Reader): Promise<readonly DecisionList[]> {
  const asked = await reader.columns('SELECT rule, person, step FROM decisions ORDER BY rule, person');
  const [rules = [], people = [], steps = []] = asked.columns as number[][];
  let from = 0;
  return compiled.rules.map((indicator, index) => {
    const start = from;
    while (rules[from] === index + 1) from += 1;
    return { indicator, people: people.slice(start, from), rules: steps.slice(start, from) };
  });
}

export type CalculatedOver = {
  /** Of the rates, by practice or service. */
  readonly rates: readonly RateCount[];
  readonly counts: readonly IndicatorCount[];
  readonly decisions: readonly DecisionList[];
};

/**
 * Counts and decides over any connection that has the people tables: a warehouse's or a practice's own.
 * `practice` is that of the person's registration.
 */
export async function calculateOver(o: Over): Promise<CalculatedOver> {
  const compiled = await runCompiled(o);
  const rates = await rateCountsAfter(compiled, o);
  return { counts: await countsAfter(compiled, o), decisions: await decisionsAfter(compiled, o.reader), rates };
}
