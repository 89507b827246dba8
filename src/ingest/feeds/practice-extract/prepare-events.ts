import type { SnomedCode } from '../../../base/index.ts';
import type { Reader } from '../../../warehouse/index.ts';

export type PrepareEventsOptions = {
  /**
   * A temporary TABLE (not a view) with the columns of `events` in the warehouse but `ord`, `paired_value` and
   * `file`, which may have any name or none.
   */
  readonly from: string;
  readonly systolic: readonly SnomedCode[];
  readonly diastolic: readonly SnomedCode[];
  /** Known to be in ascending order of row_id when in order of `"row"`: the order then needs no text to be compared. */
  readonly isByRowId?: boolean;
  /** Codes to which the result is kept; pairs are still made from every row. Absent: all. */
  readonly onlyCodes?: readonly SnomedCode[];
};

/** How the rows of a table with derived columns are selected. */
export type PreparedEvents = {
  /** Stands after FROM: the rows of `from`, named e, with what the derived columns come from. */
  readonly joined: string;
  /** The derived columns, as expressions over `joined`. */
  readonly ord: string;
  readonly pairedValue: string;
};

/**
 * Works out what an event's row says only beside the others of the practice (ARCHITECTURE.md, people-level tables):
 * `ord`, its place in the total order (event_date, recorded_at, row_id), rows without recorded_at before those with
 * one and row_id compared by its bytes; and `paired_value`, on the systolic row of a reading its diastolic. Makes
 * the temporary tables `event_order` and `event_pairs`, which stay until the connection is closed.
 */
export async function prepareEvents(reader: Reader, o: PrepareEventsOptions): Promise<PreparedEvents> {
  const last = o.isByRowId === true ? '"row"' : 'row_id';
  const kept = o.onlyCodes === undefined ? '' : `WHERE code IN (${listed(o.onlyCodes)})`;
  await reader.run(`
    CREATE OR REPLACE TEMP TABLE event_order AS
      SELECT rowid AS event FROM ${o.from} ${kept} ORDER BY event_date, recorded_at NULLS FIRST, ${last};
    CREATE OR REPLACE TEMP TABLE event_pairs AS ${pairs(o)}`);
  return {
    joined: `${o.from} e JOIN event_order o ON o.event = e.rowid LEFT JOIN event_pairs b ON b.event = e.rowid`,
    ord: '(o.rowid + 1)::INTEGER',
    pairedValue: 'b.diastolic',
  };
}

/** One row a reading that has both: the systolic row of the greatest row_id, the value of the diastolic likewise. */
function pairs(o: PrepareEventsOptions): string {
  const isSystolic = `code IN (${listed(o.systolic)})`;
  const isDiastolic = `code IN (${listed(o.diastolic)})`;
  return `
    SELECT
      arg_max(CASE WHEN ${isSystolic} THEN rowid END, CASE WHEN ${isSystolic} THEN row_id END) AS event,
      arg_max(CASE WHEN ${isDiastolic} THEN value END, CASE WHEN ${isDiastolic} THEN row_id END) AS diastolic
    FROM ${o.from}
    WHERE (${isSystolic} OR ${isDiastolic}) AND value IS NOT NULL
    GROUP BY person, event_date, recorded_at, encounter_id
    HAVING bool_or(${isSystolic}) AND bool_or(${isDiastolic})`;
}

function listed(codes: readonly SnomedCode[]): string {
  return codes.length === 0 ? 'NULL' : codes.join(', ');
}
