import { assert, type Day, hashOf, type MachineryPass, type OdsCode } from '../base/index.ts';
import type { Reader, Snapshot, Warehouse } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import { keepSums, keptSums } from './kept-sums.ts';
import type { LoadedFramework, Rule } from './model/framework.ts';
import { rulesOnly } from './model/narrowed.ts';
import { stepRows } from './step-rows.ts';

/** What people are told apart by, besides where they are registered. */
export type Dimension = 'age' | 'sex' | 'ethnicity';
export const DIMENSIONS: readonly Dimension[] = ['age', 'sex', 'ethnicity'];

/** Counts of one group of people in one practice. */
export type GroupCount = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly dimension: Dimension;
  /** `40 to 64`, `F`, `A`; `not recorded` where it is not. */
  readonly group: string;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
};

/** A register beside what the practice's people would give at the rates of everybody, by age and sex. */
export type ExpectedRegister = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly observed: number;
  /** People, to three decimals. */
  readonly expected: number;
};

export type Breakdowns = { readonly groups: readonly GroupCount[]; readonly registers: readonly ExpectedRegister[] };

export type BreakdownAsk = {
  readonly snapshot: Snapshot;
  readonly pass: MachineryPass;
  readonly framework: LoadedFramework;
  readonly periodEnd: Day;
  readonly practices: readonly OdsCode[];
};

/**
 * Every indicator by age, sex and ethnicity in every practice, and every register beside the one to be expected. What was
 * kept of the same rows, rules and period end is used again.
 */
export async function breakdowns(ask: BreakdownAsk & { readonly warehouse: Warehouse }): Promise<Breakdowns> {
  const { framework } = ask;
  const { rules } = framework;
  const definitions = hashOf(['breakdowns', framework.hash, ...rules.map(({ id }) => framework.ruleHash(id))]);
  const kept = keptSums<Breakdowns>(ask, definitions);
  if (kept !== undefined) return kept;
  const made = await overDecisions(ask, async (reader) => {
    await reader.run(PEOPLE_IN_GROUPS);
    return { groups: await groupsOf(reader, rules), registers: await registersOf(reader, rules) };
  });
  keepSums(ask, definitions, made);
  return made;
}

/** Has a question put to what the compiled rules of a framework decided about everybody. */
export async function overDecisions<T>(
  { snapshot, pass, framework, periodEnd, practices }: BreakdownAsk,
  question: (reader: Reader) => Promise<T>,
): Promise<T> {
  const opened = await snapshot.people(pass, practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  try {
    await runCompiled({ reader, framework: rulesOnly(framework), periodEnd });
    return await question(reader);
  } finally {
    reader.close();
  }
}

/** The bands in which ages are told apart, the first year of each. */
const AGE_BANDS: readonly (readonly [from: number, words: string])[] = [
  [80, '80 and over'],
  [65, '65 to 79'],
  [40, '40 to 64'],
  [18, '18 to 39'],
  [0, '0 to 17'],
];

const AGE = `CASE ${AGE_BANDS.map(([from, words]) => `WHEN u.age_years >= ${from} THEN '${words}'`).join(' ')} ELSE 'not recorded' END`;

const PEOPLE_IN_GROUPS = `CREATE OR REPLACE TEMP TABLE people_in_groups AS
  SELECT u.practice, u.person, ${AGE} AS age, coalesce(nullif(p.sex, ''), 'not recorded') AS sex,
    coalesce(nullif(p.ethnicity, ''), 'not recorded') AS ethnicity
  FROM population u JOIN persons p ON p.person = u.person`;

type GroupRow = {
  readonly rule: number;
  readonly practice: OdsCode;
  readonly dimension: Dimension;
  readonly group: string;
  readonly register: bigint;
  readonly denominator: bigint;
  readonly numerator: bigint;
};

async function groupsOf(reader: Reader, rules: readonly Rule[]): Promise<readonly GroupCount[]> {
  const parts = DIMENSIONS.map(
    (dimension) => `SELECT rule, practice, '${dimension}' AS dimension, ${dimension} AS "group", count(*) AS register,
      count(*) FILTER (WHERE outcome IN ('numerator', 'missed')) AS denominator,
      count(*) FILTER (WHERE outcome = 'numerator') AS numerator
    FROM decided_in_groups GROUP BY rule, practice, ${dimension}`,
  );
  const rows = await reader.rows<GroupRow>(
    `WITH decided_in_groups AS (
       SELECT d.rule, s.outcome, g.* FROM decisions d
       JOIN ${stepRows(rules)} ON s.rule = d.rule AND s.step = d.step
       JOIN people_in_groups g ON g.person = d.person)
     ${parts.join('\nUNION ALL\n')}\nORDER BY rule, practice, dimension, "group"`,
  );
  return rows.map(({ rule, register, denominator, numerator, ...row }) => ({
    ...row,
    indicator: (rules[rule - 1] as Rule).id,
    register: Number(register),
    denominator: Number(denominator),
    numerator: Number(numerator),
  }));
}

type RegisterRow = {
  readonly rule: bigint;
  readonly practice: OdsCode;
  readonly observed: bigint;
  readonly expected: string;
};

/** Indirect standardisation: everybody's share on each register, by age and sex, put to the practice's own people. */
async function registersOf(reader: Reader, rules: readonly Rule[]): Promise<readonly ExpectedRegister[]> {
  const rows = await reader.rows<RegisterRow>(
    `WITH cells AS (SELECT practice, age, sex, count(*) AS people FROM people_in_groups GROUP BY ALL),
     on_register AS (
       SELECT d.rule, g.practice, g.age, g.sex, count(*) AS on_it
       FROM decisions d JOIN people_in_groups g ON g.person = d.person GROUP BY ALL),
     each_cell AS (
       SELECT rule, practice, age, sex, people, coalesce(on_it, 0) AS on_it
       FROM (SELECT unnest(range(1, ${rules.length + 1})) AS rule) CROSS JOIN cells LEFT JOIN on_register USING (rule, practice, age, sex)),
     shares AS (SELECT rule, age, sex, sum(on_it) / sum(people) AS share FROM each_cell GROUP BY ALL)
     SELECT rule, practice, sum(on_it)::BIGINT AS observed, sum(people * share)::DECIMAL(12,3) AS expected
     FROM each_cell JOIN shares USING (rule, age, sex) GROUP BY rule, practice ORDER BY rule, practice`,
  );
  return rows.map(({ rule, practice, observed, expected }) => ({
    practice,
    indicator: (rules[Number(rule) - 1] as Rule).id,
    observed: Number(observed),
    expected: Number(expected),
  }));
}
