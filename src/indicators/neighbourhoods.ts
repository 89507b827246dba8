import { isoOfDay, type OdsCode } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';
import { type BreakdownAsk, overDecisions } from './breakdown.ts';
import type { Rule } from './model/framework.ts';
import { stepRows } from './step-rows.ts';

/** One indicator among the people who live in a small area, whoever they are registered with. */
export type NeighbourhoodCount = {
  /** The code of the small area (LSOA) as practices sent it; `not recorded` where there is none. */
  readonly area: string;
  readonly indicator: string;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
  /** The numerator at everybody's shares by age band and sex, and its variance by chance, both people. */
  readonly expected: number;
  readonly variance: number;
};

/** Who lives in a small area. */
export type Neighbourhood = {
  readonly area: string;
  readonly people: number;
  readonly under18: number;
  readonly from65: number;
  /** Consultations with a general practitioner or nurse in the twelve months up to the day. */
  readonly consultations: number;
  /** Where they are registered, the most first. */
  readonly practices: readonly { readonly practice: OdsCode; readonly people: number }[];
};

export type Neighbourhoods = {
  readonly areas: readonly Neighbourhood[];
  readonly counts: readonly NeighbourhoodCount[];
};

/** The first year of each band in which people are alike in what is expected of them. */
const BANDS = [0, 18, 40, 50, 60, 70, 80];

/** Every indicator by small area, beside what the age and sex of its people give, and who lives there. */
export function neighbourhoods(ask: BreakdownAsk): Promise<Neighbourhoods> {
  const { framework, periodEnd } = ask;
  return overDecisions(ask, async (reader) => {
    await reader.run(PEOPLE_IN_AREAS);
    return { areas: await areasOf(reader, isoOfDay(periodEnd)), counts: await countsOf(reader, framework.rules) };
  });
}

const PEOPLE_IN_AREAS = `CREATE OR REPLACE TEMP TABLE people_in_areas AS
  SELECT u.practice, u.person, u.age_years, coalesce(p.sex, 'U') AS sex,
    CASE ${BANDS.toReversed()
      .map((from) => `WHEN u.age_years >= ${from} THEN ${from}`)
      .join(' ')} END AS band,
    coalesce(nullif(p.lsoa, ''), 'not recorded') AS area
  FROM population u JOIN persons p ON p.person = u.person`;

type AreaRow = { readonly area: string } & Readonly<Record<'people' | 'under18' | 'from65' | 'consultations', bigint>>;

async function areasOf(reader: Reader, on: string): Promise<readonly Neighbourhood[]> {
  const rows = await reader.rows<AreaRow>(`
    WITH times AS (
      SELECT person, count(*) AS times FROM encounters
      WHERE kind IN ('gp_consultation', 'nurse_consultation')
        AND started_at >= DATE '${on}' - INTERVAL 1 YEAR + INTERVAL 1 DAY AND started_at < DATE '${on}' + INTERVAL 1 DAY
      GROUP BY person)
    SELECT area, count(*) AS people, count(*) FILTER (WHERE age_years < 18) AS under18,
      count(*) FILTER (WHERE age_years >= 65) AS from65, coalesce(sum(times), 0)::BIGINT AS consultations
    FROM people_in_areas LEFT JOIN times USING (person) GROUP BY area ORDER BY area`);
  const registered = await reader.rows<{ area: string; practice: OdsCode; people: bigint }>(
    'SELECT area, practice, count(*) AS people FROM people_in_areas GROUP BY ALL ORDER BY area, people DESC, practice',
  );
  const byArea = Map.groupBy(registered, ({ area }) => area);
  return rows.map(({ area, people, under18, from65, consultations }) => ({
    ...{ area, people: Number(people), under18: Number(under18), from65: Number(from65) },
    consultations: Number(consultations),
    practices: (byArea.get(area) ?? []).map((one) => ({ practice: one.practice, people: Number(one.people) })),
  }));
}

type CountRow = {
  readonly rule: number;
  readonly area: string;
  readonly register: bigint;
  readonly denominator: bigint;
  readonly numerator: bigint;
  readonly expected: number;
  readonly variance: number;
};

async function countsOf(reader: Reader, rules: readonly Rule[]): Promise<readonly NeighbourhoodCount[]> {
  const rows = await reader.rows<CountRow>(`
    WITH cells AS (
      SELECT d.rule, g.area, g.band, g.sex, count(*) AS register,
        count(*) FILTER (WHERE s.outcome IN ('numerator', 'missed')) AS denominator,
        count(*) FILTER (WHERE s.outcome = 'numerator') AS numerator
      FROM decisions d JOIN ${stepRows(rules)} ON s.rule = d.rule AND s.step = d.step
      JOIN people_in_areas g ON g.person = d.person GROUP BY ALL),
    shares AS (
      SELECT rule, band, sex, coalesce(sum(numerator) / nullif(sum(denominator), 0), 0) AS share
      FROM cells GROUP BY ALL)
    SELECT rule, area, sum(register)::BIGINT AS register, sum(denominator)::BIGINT AS denominator,
      sum(numerator)::BIGINT AS numerator, round(sum(denominator * share), 6)::DOUBLE AS expected,
      round(sum(denominator * share * (1 - share)), 6)::DOUBLE AS variance
    FROM cells JOIN shares USING (rule, band, sex) GROUP BY rule, area ORDER BY rule, area`);
  return rows.map(({ rule, area, register, denominator, numerator, expected, variance }) => ({
    ...{ area, indicator: (rules[rule - 1] as Rule).id, register: Number(register) },
    ...{ denominator: Number(denominator), numerator: Number(numerator), expected, variance },
  }));
}
