import {
  type Day,
  type FinancialYear,
  firstDayOf,
  isoOfDay,
  type Month,
  monthOfDay,
  type Pence,
} from '../../base/index.ts';
import type { CaseFindingJson } from '../../benchmarking/index.ts';
import type { Reader } from '../../warehouse/index.ts';
import { type PaidPractice, paidPractices } from '../funding/funding-practice.ts';

/** Under which key `ages` holds everybody. */
export const EVERYBODY = 'all';

/** Recorded and expected prevalence of a condition at a practice, as published. Null was not received. */
export type PublishedFinding = {
  /** People on the register, and the list that they are counted out of. */
  readonly recorded: number | null;
  readonly list: number | null;
  /** Per cent of the people whom the estimate is about, with its interval. */
  readonly expected: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** SHA-256 of the file, and the record in it. */
  readonly file: string;
  readonly row: number;
};

/** All that is known of a practice for the page of value, from published files alone. */
export type PublishedPractice = {
  readonly paid: PaidPractice;
  /** Pence of each component that is left out, and of QOF; null was not received. */
  readonly components: ReadonlyMap<string, Pence | null>;
  readonly qof: Pence | null;
  /** By condition; absent where the practice is not in the file of estimates. */
  readonly findings: ReadonlyMap<string, PublishedFinding>;
  /** People by age band, of those that any condition asks for, and everybody, at the year's last quarter; empty where its list was not received. */
  readonly ages: ReadonlyMap<string, number>;
  /** The registered list of each quarter that was received and has anybody. */
  readonly lists: readonly number[];
  /** Score of deprivation of the edition of the index that is nearest to the year; null: not received. */
  readonly deprivation: number | null;
  /** Population weighted for primary medical care ÷ registered, in the allocations of 2023/24; null: not in them. */
  readonly laterNeed: number | null;
};

/** Every practice of a year's payments file with what other published files say of it; empty without such a file. */
export async function publishedPractices(
  reader: Reader,
  year: FinancialYear,
  definition: CaseFindingJson,
): Promise<readonly PublishedPractice[]> {
  const paid = await paidPractices(reader, year);
  if (paid.length === 0) return [];
  const components = await componentsOf(reader, year, definition);
  const findings = await findingsOf(reader, year, definition);
  const [ages, lists] = await listsOf(reader, year, definition);
  const deprivation = await figuresOf(reader, 'fingertips-93553', ['deprivation-score'], nearestEdition(year));
  const need = await figuresOf(reader, 'nhs-allocations', NEED, null);
  return paid.map((practice): PublishedPractice => {
    const [weighted, registered] = need.get(practice.practice) ?? [];
    const { qof = null, ...left } = components.get(practice.practice) ?? {};
    return {
      paid: practice,
      components: new Map(Object.entries(left)),
      qof,
      findings: findings.get(practice.practice) ?? new Map(),
      ages: ages.get(practice.practice) ?? new Map(),
      lists: lists.get(practice.practice) ?? [],
      deprivation: deprivation.get(practice.practice)?.[0] ?? null,
      laterNeed: weighted && registered ? weighted / registered : null,
    };
  });
}

const NEED = ['need-primary-medical-care-final', 'registered-population'] as const;

async function componentsOf(
  reader: Reader,
  { label }: FinancialYear,
  { leftOutOfPayment }: CaseFindingJson,
): Promise<ReadonlyMap<string, Readonly<Record<string, Pence | null>>>> {
  const wanted = ['qof', ...leftOutOfPayment.map(({ component }) => component)];
  const columns = wanted.map((component) => `CAST(components ->> '${component}' AS BIGINT) AS "${component}"`);
  const rows = await reader.rows<{ readonly practice: string } & Record<string, Pence | null>>(
    `SELECT practice, ${columns.join(', ')} FROM gp_payments WHERE year = ?`,
    [label],
  );
  return new Map(rows.map(({ practice, ...own }) => [practice, own as Readonly<Record<string, Pence | null>>]));
}

/** Each practice is one row: a row for each condition would be five times the objects. */
async function findingsOf(
  reader: Reader,
  { start, end }: FinancialYear,
  { source, conditions }: CaseFindingJson,
): Promise<ReadonlyMap<string, ReadonlyMap<string, PublishedFinding>>> {
  const columns = conditions.flatMap(({ id }) =>
    PARTS.map(
      ([part, column, ending]) => `max(${column}) FILTER (WHERE measure = '${id}${ending}')::DOUBLE AS "${id} ${part}"`,
    ),
  );
  const rows = await reader.rows<{ area: string; file: string; row: number } & Record<string, number | null>>(
    `SELECT area, max(file) AS file, max(row) AS row, ${columns.join(', ')}
     FROM measure_values
     WHERE realm = 'published' AND source = ? AND area_kind = 'practice' AND period_from = DATE '${isoOfDay(start)}'
       AND period_to = DATE '${isoOfDay(end)}'
     GROUP BY area`,
    [source],
  );
  return new Map(
    rows.map(({ area, file, row, ...own }) => {
      const part = (id: string, name: string): number | null => own[`${id} ${name}`] ?? null;
      const found = conditions.map(({ id }): [string, PublishedFinding] => [
        id,
        {
          recorded: part(id, 'recorded'),
          list: part(id, 'list'),
          expected: part(id, 'expected'),
          low: part(id, 'low'),
          high: part(id, 'high'),
          file,
          row,
        },
      ]);
      return [area, new Map(found)];
    }),
  );
}

/** What is read of a condition: its name here, the column, and how the measure's name ends. */
const PARTS = [
  ['recorded', 'numerator', '-recorded'],
  ['list', 'denominator', '-recorded'],
  ['expected', 'value', '-expected'],
  ['low', 'value', '-expected-low'],
  ['high', 'value', '-expected-high'],
] as const;

type ByPractice<T> = ReadonlyMap<string, T>;

/** People by age at the year's last quarter, and the list of each of its quarters. */
async function listsOf(
  reader: Reader,
  { start, end }: FinancialYear,
  { conditions }: CaseFindingJson,
): Promise<[ByPractice<ReadonlyMap<string, number>>, ByPractice<readonly number[]>]> {
  const first = monthOfDay(start);
  const last = (monthOfDay(end) - 2) as Month;
  const bands = [...new Set(conditions.flatMap(({ ages = [] }) => ages))];
  const columns = bands.map((band) => `sum(count) FILTER (WHERE age_band = '${band}')::DOUBLE AS "${band}"`);
  const ages = await reader.rows<{ practice: string } & Record<string, number>>(
    `SELECT practice, ${columns.join(', ')}, sum(count)::DOUBLE AS "${EVERYBODY}" FROM list_sizes
     WHERE realm = 'published' AND quarter = ${last} GROUP BY practice HAVING sum(count) > 0`,
  );
  const lists = await reader.rows<{ practice: string; people: number }>(
    `SELECT practice, sum(count)::DOUBLE AS people FROM list_sizes
     WHERE realm = 'published' AND quarter BETWEEN ${first} AND ${last} GROUP BY practice, quarter HAVING people > 0`,
  );
  const byAge = ages.map(({ practice, ...people }) => [practice, new Map(Object.entries(people))] as const);
  const byQuarter = [...Map.groupBy(lists, ({ practice }) => practice)].map(
    ([practice, own]) => [practice, own.map(({ people }) => people)] as const,
  );
  return [new Map(byAge), new Map(byQuarter)];
}

/** Editions of the index, by the last day of their year. */
const EDITIONS = [2010, 2015, 2019].map((year) => firstDayOf(((year - 1970) * 12) as Month));

function nearestEdition({ start }: FinancialYear): Day {
  const [nearest] = EDITIONS.toSorted((a, b) => Math.abs(a - start) - Math.abs(b - start));
  return nearest as Day;
}

/** Figures of a source by practice, in the order asked for. @param from the first day of their period; null: the newest */
async function figuresOf(
  reader: Reader,
  source: string,
  measures: readonly string[],
  from: Day | null,
): Promise<ByPractice<readonly (number | null)[]>> {
  const columns = measures.map((measure, at) => `max(value) FILTER (WHERE measure = '${measure}')::DOUBLE AS "${at}"`);
  const during = from === null ? '' : `AND period_from = DATE '${isoOfDay(from)}'`;
  const rows = await reader.rows<{ area: string } & Record<string, number | null>>(
    `SELECT area, ${columns.join(', ')}
     FROM (FROM measure_values WHERE realm = 'published' AND source = ? ${during}
           QUALIFY rank() OVER (ORDER BY period_from DESC) = 1)
     GROUP BY area`,
    [source],
  );
  return new Map(rows.map((row) => [row.area, measures.map((_, at) => row[String(at)] ?? null)]));
}
