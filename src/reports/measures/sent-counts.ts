import type { Day, OdsCode } from '../../base/index.ts';
import type { MeasureCounts } from '../../disclosure/index.ts';
import { type LoadedFramework, type SentRow, sentOf, sentRows } from '../../indicators/index.ts';
import type { Snapshot } from '../../warehouse/index.ts';

export type CountComponent = SentRow['component'];

/** The counts of everybody registered on one rule, as a practice sent them. */
export type SentCounts = {
  readonly counts: MeasureCounts;
  readonly records: readonly SentRow[];
  readonly definitionHash: string;
  readonly file: string;
};

/** Every practice's counts at a date, by practice and rule: those by the framework's definition where both were sent. */
export async function sentCountsAt(
  snapshot: Snapshot,
  periodEnd: Day,
  framework: LoadedFramework,
): Promise<ReadonlyMap<OdsCode, ReadonlyMap<string, SentCounts>>> {
  const byPractice = Map.groupBy(await sentRows(snapshot, periodEnd), (row) => row.practice);
  return new Map([...byPractice].map(([practice, own]) => [practice, byRule(own, framework)]));
}

/** Dates at which any practice counted, newest first. */
export async function sentPeriodEnds(snapshot: Snapshot): Promise<readonly Day[]> {
  const reader = await snapshot.aggregates();
  try {
    const rows = await reader.rows<{ cut_off: Day }>('SELECT DISTINCT cut_off FROM practice_counts ORDER BY 1 DESC');
    return rows.map((row) => row.cut_off);
  } finally {
    reader.close();
  }
}

function byRule(rows: readonly SentRow[], framework: LoadedFramework): ReadonlyMap<string, SentCounts> {
  const known = new Set(framework.rules.map(({ id }) => id));
  const hashOf = (rule: string): string => (known.has(rule) ? framework.ruleHash(rule) : '');
  const rules = [...Map.groupBy(rows, (row) => row.indicator)];
  return new Map(rules.map(([rule, own]) => [rule, sentCounts(sentOf(own, rule, hashOf(rule)))]));
}

function sentCounts(records: readonly SentRow[]): SentCounts {
  const one = (component: CountComponent) => records.find((record) => record.component === component)?.count ?? 0;
  const counts = {
    register: one('register'),
    denominator: one('denominator'),
    numerator: one('numerator'),
    adjustments: reasonsOf(records, 'adjustment'),
    exclusions: reasonsOf(records, 'exclusion'),
  };
  return { counts, records, definitionHash: records[0]?.definitionHash ?? '', file: records[0]?.file ?? '' };
}

function reasonsOf(records: readonly SentRow[], component: CountComponent): MeasureCounts['adjustments'] {
  return records
    .filter((record) => record.component === component)
    .map((record) => ({ reason: record.reason ?? '', count: record.count }));
}
