import type { Day, OdsCode } from '../base/index.ts';
import type { MeasureCounts } from '../disclosure/index.ts';
import type { Snapshot } from '../warehouse/index.ts';

export type CountComponent = 'register' | 'denominator' | 'numerator' | 'adjustment' | 'exclusion';

/** One record of a counts file. */
export type SentRecord = {
  readonly component: CountComponent;
  readonly reason: string | null;
  readonly count: number;
  readonly optedOut: number;
  readonly row: number;
};

/** The counts of everybody registered on one rule, as a practice sent them. */
export type SentCounts = {
  readonly counts: MeasureCounts;
  readonly records: readonly SentRecord[];
  readonly definitionHash: string;
  readonly file: string;
};

type Row = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly component: CountComponent;
  readonly reason: string | null;
  readonly count: bigint;
  readonly opted_out: bigint;
  readonly definition_hash: string;
  readonly file: string;
  readonly row: number;
};

/** Every practice's counts at a date, by practice and rule. */
export async function sentCountsAt(
  snapshot: Snapshot,
  periodEnd: Day,
): Promise<ReadonlyMap<OdsCode, ReadonlyMap<string, SentCounts>>> {
  const reader = await snapshot.aggregates();
  try {
    const rows = await reader.rows<Row>(
      `SELECT practice, indicator, component, reason, count, opted_out, definition_hash, file, row
       FROM practice_counts WHERE datediff('day', DATE '1970-01-01', cut_off) = ? ORDER BY practice, indicator, row`,
      [periodEnd],
    );
    const byPractice = Map.groupBy(rows, (row) => row.practice);
    return new Map([...byPractice].map(([practice, own]) => [practice, byRule(own)]));
  } finally {
    reader.close();
  }
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

function byRule(rows: readonly Row[]): ReadonlyMap<string, SentCounts> {
  return new Map([...Map.groupBy(rows, (row) => row.indicator)].map(([rule, own]) => [rule, sentCounts(own)]));
}

function sentCounts(rows: readonly Row[]): SentCounts {
  const records = rows.map(({ component, reason, count, opted_out, row }) => ({
    component,
    reason: reason === '' ? null : reason,
    count: Number(count),
    optedOut: Number(opted_out),
    row,
  }));
  const one = (component: CountComponent) => records.find((record) => record.component === component)?.count ?? 0;
  const counts = {
    register: one('register'),
    denominator: one('denominator'),
    numerator: one('numerator'),
    adjustments: reasonsOf(records, 'adjustment'),
    exclusions: reasonsOf(records, 'exclusion'),
  };
  return { counts, records, definitionHash: rows[0]?.definition_hash ?? '', file: rows[0]?.file ?? '' };
}

function reasonsOf(records: readonly SentRecord[], component: CountComponent): MeasureCounts['adjustments'] {
  return records
    .filter((record) => record.component === component)
    .map((record) => ({ reason: record.reason ?? '', count: record.count }));
}
