import { assert, type Day, type MachineryPass, type OdsCode } from '../base/index.ts';
import type { Reader, Snapshot } from '../warehouse/index.ts';
import { runCompiled } from './calculate-over.ts';
import { decisionColumn } from './compile/decisions.ts';
import type { LoadedFramework, Step } from './model/framework.ts';
import { outcomeOf } from './tally.ts';

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

/** Every indicator by age, sex and ethnicity in every practice, and every register beside the one to be expected. */
export async function breakdowns(ask: BreakdownAsk): Promise<Breakdowns> {
  const { snapshot, pass, framework, periodEnd, practices } = ask;
  const opened = await snapshot.people(pass, practices);
  assert(opened.ok, 'a machinery pass covers every practice');
  const reader = opened.value;
  try {
    await runCompiled({ reader, framework, periodEnd });
    await reader.run(PEOPLE_IN_GROUPS);
    const groups: GroupCount[] = [];
    const registers: ExpectedRegister[] = [];
    for (const { id, steps } of framework.rules) {
      groups.push(...(await groupsOf(reader, id, steps)));
      registers.push(...(await registersOf(reader, id)));
    }
    return { groups, registers };
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
  SELECT d.*, ${AGE} AS age, coalesce(nullif(p.sex, ''), 'not recorded') AS sex,
    coalesce(nullif(p.ethnicity, ''), 'not recorded') AS ethnicity
  FROM decisions d
  JOIN population u ON u.practice = d.practice AND u.person = d.person
  JOIN persons p ON p.person = d.person`;

type GroupRow = {
  readonly practice: OdsCode;
  readonly dimension: Dimension;
  readonly group: string;
  readonly register: bigint;
  readonly denominator: bigint;
  readonly numerator: bigint;
};

async function groupsOf(reader: Reader, indicator: string, steps: readonly Step[]): Promise<readonly GroupCount[]> {
  const column = decisionColumn(indicator);
  const met = steps.filter((step) => outcomeOf(step) === 'numerator').map((step) => step.n);
  const parts = DIMENSIONS.map(
    (dimension) => `SELECT practice, '${dimension}' AS dimension, ${dimension} AS "group", count(*) AS register,
      count(*) FILTER (WHERE ${column} IN (${[0, ...met].join(', ')})) AS denominator,
      count(*) FILTER (WHERE ${column} IN (${met.join(', ') || 'NULL'})) AS numerator
    FROM people_in_groups WHERE ${column} IS NOT NULL GROUP BY practice, ${dimension}`,
  );
  const rows = await reader.rows<GroupRow>(`${parts.join('\nUNION ALL\n')}\nORDER BY practice, dimension, "group"`);
  return rows.map(({ register, denominator, numerator, ...row }) => ({
    ...row,
    indicator,
    register: Number(register),
    denominator: Number(denominator),
    numerator: Number(numerator),
  }));
}

/** Indirect standardisation: everybody's share on the register, by age and sex, put to the practice's own people. */
async function registersOf(reader: Reader, indicator: string): Promise<readonly ExpectedRegister[]> {
  const column = decisionColumn(indicator);
  const rows = await reader.rows<{ practice: OdsCode; observed: bigint; expected: string }>(
    `WITH cells AS (
       SELECT practice, age, sex, count(*) AS people, count(${column}) AS on_it FROM people_in_groups GROUP BY ALL),
     shares AS (SELECT age, sex, sum(on_it) / sum(people) AS share FROM cells GROUP BY ALL)
     SELECT practice, sum(on_it)::BIGINT AS observed, sum(people * share)::DECIMAL(12,3) AS expected
     FROM cells JOIN shares USING (age, sex) GROUP BY practice ORDER BY practice`,
  );
  return rows.map(({ practice, observed, expected }) => ({
    practice,
    indicator,
    observed: Number(observed),
    expected: Number(expected),
  }));
}
