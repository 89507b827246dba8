import type { CompiledFramework, CompiledRate } from '../compile/compile.ts';
import type { LoadedFramework } from '../model/framework.ts';
import type { Rate } from '../model/rate.ts';
import type { RateCell, RateCount } from '../model/result.ts';
import type { Over } from '../over.ts';
import type { RateAmounts } from '../reference/rate-amounts.ts';

type SumRow = {
  readonly practice: string;
  readonly people: bigint;
  readonly numerator: string;
  readonly denominator: string;
};
type CellRow = SumRow & { readonly sex: 'M' | 'F'; readonly from_age: number };

/** The sums of every rate, after `runCompiled`. In order of the framework's rates and of practice. */
export async function rateCountsAfter(compiled: CompiledFramework, o: Over): Promise<readonly RateCount[]> {
  const counts: RateCount[] = [];
  for (const each of compiled.rates) counts.push(...(await countsOf(each, o)));
  return counts;
}

async function countsOf({ rate, amounts }: CompiledRate, o: Over): Promise<readonly RateCount[]> {
  const sums = 'count(*) AS people, sum(numerator) AS numerator, sum(denominator) AS denominator';
  const rows = await o.reader.rows<SumRow>(
    `SELECT practice, ${sums} FROM (${amounts}) GROUP BY practice ORDER BY practice`,
  );
  const cells = rate.standard ? await cellsOf(rate, amounts, o) : undefined;
  return rows.map(({ practice, people, numerator, denominator }) => ({
    practice,
    indicator: rate.id,
    periodEnd: o.periodEnd,
    people: Number(people),
    numerator: plain(numerator),
    denominator: plain(denominator),
    ...(cells ? { cells: cells.get(practice) ?? [] } : {}),
    definitionHash: o.framework.ruleHash(rate.id),
  }));
}

/** A decimal without the noughts that end it. */
function plain(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}

async function cellsOf({ standard }: Rate, amounts: string, o: Over): Promise<ReadonlyMap<string, RateCell[]>> {
  const bands = [...(standard?.bands ?? [])].reverse();
  const band = bands.map(({ fromAge }) => `WHEN age_years >= ${fromAge} THEN ${fromAge}`).join(' ');
  const rows = await o.reader.rows<CellRow>(
    `SELECT practice, sex, from_age, count(*) AS people, sum(numerator) AS numerator, sum(denominator) AS denominator
     FROM (SELECT *, CASE ${band} END AS from_age FROM (${amounts}))
     WHERE sex IN ('M', 'F') AND from_age IS NOT NULL
     GROUP BY practice, sex, from_age ORDER BY practice, sex, from_age`,
  );
  const cells = Map.groupBy(rows, ({ practice }) => practice);
  return new Map([...cells].map(([practice, own]) => [practice, own.map(cellOf)]));
}

function cellOf({ sex, from_age: fromAge, numerator, denominator }: CellRow): RateCell {
  return { sex, fromAge, numerator: plain(numerator), denominator: plain(denominator) };
}

/** What the compiled SQL gives each person, after `runCompiled`: in order of person and practice, in thousandths. */
export async function amountsAfter(compiled: CompiledFramework, o: Over): Promise<readonly RateAmounts[]> {
  const lists: RateAmounts[] = [];
  for (const { rate, amounts } of compiled.rates) {
    const { columns } = await o.reader.columns(
      `SELECT practice, person, (numerator * 1000)::DOUBLE, (denominator * 1000)::DOUBLE FROM (${amounts})
       ORDER BY person, practice`,
    );
    const [practices = [], people = [], numerators = [], denominators = []] = columns;
    lists.push({
      rate: rate.id,
      amounts: people.map((person, index) => ({
        practice: practices[index] as string,
        person: person as number,
        numerator: numerators[index] as number,
        denominator: denominators[index] as number,
      })),
    });
  }
  return lists;
}

/** The rates of a framework. */
export function ratesOf(framework: LoadedFramework): readonly Rate[] {
  return framework.rates ?? [];
}
