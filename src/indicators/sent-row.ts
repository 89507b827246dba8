import { type Day, isoOfDay, type OdsCode } from '../base/index.ts';
import type { Snapshot } from '../warehouse/index.ts';

/** One record of a counts file, as a practice sent it. */
export type SentRow = {
  readonly practice: OdsCode;
  /** The rule's id. */
  readonly indicator: string;
  readonly definitionHash: string;
  readonly component: 'register' | 'denominator' | 'numerator' | 'adjustment' | 'exclusion';
  /** Of an adjustment or exclusion; otherwise null. */
  readonly reason: string | null;
  readonly count: number;
  readonly optedOut: number;
  /** SHA-256 of the counts file. */
  readonly file: string;
  /** The record's ordinal in it. */
  readonly row: number;
};

/**
 * A practice's counts of one rule. A practice that counts by two frameworks sends a rule that they define differently
 * twice: those by the definition that is asked for, or else the first that it sent.
 */
export function sentOf(rows: readonly SentRow[], rule: string, definitionHash: string): readonly SentRow[] {
  const own = rows.filter(({ indicator }) => indicator === rule);
  const hash = own.some((row) => row.definitionHash === definitionHash) ? definitionHash : own[0]?.definitionHash;
  return own.filter((row) => row.definitionHash === hash);
}

type ReadRow = Omit<SentRow, 'count' | 'optedOut'> & { readonly count: bigint; readonly optedOut: bigint };

/** What was read of a snapshot, by period end: a snapshot never changes, and a counts file is a file to open for each practice. */
const read = new WeakMap<Snapshot, Map<Day, Promise<readonly SentRow[]>>>();

/** What every practice sent for a cut-off, in order of practice, indicator and row. Read once for a snapshot. */
export function sentRows(snapshot: Snapshot, cutOff: Day): Promise<readonly SentRow[]> {
  const known = read.get(snapshot) ?? new Map<Day, Promise<readonly SentRow[]>>();
  read.set(snapshot, known);
  const rows = known.get(cutOff) ?? readRows(snapshot, cutOff);
  known.set(cutOff, rows);
  rows.catch(() => known.delete(cutOff));
  return rows;
}

async function readRows(snapshot: Snapshot, cutOff: Day): Promise<readonly SentRow[]> {
  const reader = await snapshot.aggregates();
  try {
    const rows = await reader.rows<ReadRow>(
      `SELECT practice, indicator, definition_hash AS "definitionHash", component, nullif(reason, '') AS reason, count,
         opted_out AS "optedOut", file, row
       FROM practice_counts WHERE cut_off = DATE '${isoOfDay(cutOff)}' ORDER BY practice, indicator, row`,
    );
    return rows.map((row) => ({ ...row, count: Number(row.count), optedOut: Number(row.optedOut) }));
  } finally {
    reader.close();
  }
}
