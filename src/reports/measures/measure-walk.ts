import type { IndicatorCount } from '../../indicators/index.ts';
import type { CountComponent, SentCounts } from './sent-counts.ts';

/** How one component of the paid count is made up. people + not in warehouse = paid. */
export type WalkRow = {
  readonly component: CountComponent;
  readonly reason: string | null;
  /** People in the warehouse, whom a reader with the right can list. */
  readonly people: number;
  /** In the paid count but not in the warehouse: ends at the counts-file row. */
  readonly notInWarehouse: number;
  /** How many of that component the practice reports as opted out: the most that may be missing. */
  readonly optedOut: number;
  readonly paid: number;
  readonly withinOptedOut: boolean;
};

/**
 * Every component of a paid count, from people in the warehouse and from the row of the counts file. A component that
 * either side lacks is nought there.
 */
export function walkRows(sent: SentCounts, recomputed: IndicatorCount): readonly WalkRow[] {
  const found = componentsOf(recomputed);
  const rows = sent.records.map((record) => {
    const people = found.get(nameOf(record)) ?? 0;
    found.delete(nameOf(record));
    return walkRow(record.component, record.reason, people, record.count, record.optedOut);
  });
  const unsent = [...found].filter(([, people]) => people > 0);
  return [...rows, ...unsent.map(([name, people]) => walkRow(...partsOf(name), people, 0, 0))];
}

function walkRow(
  component: CountComponent,
  reason: string | null,
  people: number,
  paid: number,
  optedOut: number,
): WalkRow {
  const notInWarehouse = paid - people;
  const withinOptedOut = notInWarehouse >= 0 && notInWarehouse <= optedOut;
  return { component, reason, people, notInWarehouse, optedOut, paid, withinOptedOut };
}

function componentsOf(count: IndicatorCount): Map<string, number> {
  return new Map([
    ['register', count.register],
    ['denominator', count.denominator],
    ['numerator', count.numerator],
    ...count.adjustments.map(({ reason, count: people }): [string, number] => [`adjustment:${reason}`, people]),
    ...count.exclusions.map(({ reason, count: people }): [string, number] => [`exclusion:${reason}`, people]),
  ]);
}

function nameOf({ component, reason }: { component: CountComponent; reason: string | null }): string {
  return reason === null ? component : `${component}:${reason}`;
}

function partsOf(name: string): [CountComponent, string | null] {
  const [component = '', ...reason] = name.split(':');
  return [component as CountComponent, reason.length === 0 ? null : reason.join(':')];
}
