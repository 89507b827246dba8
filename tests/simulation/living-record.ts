import { PEOPLE_PER_SENDER, type Reader, type Snapshot } from '../../src/warehouse/index.ts';
import { INGEST } from './office.ts';
import { given } from './office-policy.ts';

export type Table = 'persons' | 'registrations' | 'events' | 'deletions';
/** The cells of a record as it is sent: row_id first, then (of rows) person_id. */
export type Cells = readonly string[];
/** One file of a practice: the records that are to be accepted, and those that are to be refused. */
export type SentFile = {
  readonly practice: string;
  readonly table: Table;
  readonly good: readonly Cells[];
  readonly bad: readonly Cells[];
};

type Row = { readonly practice: string; readonly table: Table; readonly cells: Cells };

/** What the warehouse must hold, kept as plainly as can be: every live row by its row_id. */
export class LivingRecord {
  readonly #rows = new Map<string, Row>();

  /** Takes files in order of application: deletions last. Taking the same files twice changes nothing. */
  take(files: readonly SentFile[]): void {
    const isLast = (file: SentFile) => (file.table === 'deletions' ? 1 : 0);
    for (const { practice, table, good } of [...files].sort((a, b) => isLast(a) - isLast(b))) {
      for (const cells of good) {
        if (table === 'deletions') this.#remove(practice, cells[1] as Table, cells[0] ?? '');
        else this.#rows.set(keyOf(practice, table, cells[0] ?? ''), { practice, table, cells });
      }
    }
  }

  rows(practice: string, table: Table): Cells[] {
    return [...this.#rows.values()]
      .filter((row) => row.practice === practice && row.table === table)
      .map((row) => row.cells);
  }

  /** Every live row on a line of its own, in order. */
  lines(): string[] {
    return [...this.#rows.values()].map(({ practice, table, cells }) => lineOf(practice, table, cells.join())).sort();
  }

  /** A persons row takes every row of its person with it. */
  #remove(practice: string, table: Table, rowId: string): void {
    const key = keyOf(practice, table, rowId);
    const person = this.#rows.get(key)?.cells[1];
    this.#rows.delete(key);
    if (table !== 'persons') return;
    for (const [other, row] of this.#rows) {
      if (row.practice === practice && row.cells[1] === person) this.#rows.delete(other);
    }
  }
}

function keyOf(practice: string, table: Table, rowId: string): string {
  return `${practice} ${table} ${rowId}`;
}

function lineOf(practice: string, table: string, record: string): string {
  return `${practice} ${table} ${record}`;
}

const RECORDS = `
  SELECT 'persons' AS "table", person, concat_ws(',', row_id, person_id,
    strftime(DATE '1970-01-01' + to_months(birth_month), '%Y-%m'), sex, coalesce(ethnicity, ''), coalesce(lsoa, ''),
    coalesce(died_on::VARCHAR, '')) AS record
  FROM persons
  UNION ALL
  SELECT 'registrations', r.person, concat_ws(',', r.row_id, coalesce(person_id, 'nobody'), practice,
    registered_from::VARCHAR, coalesce(registered_to::VARCHAR, ''), kind)
  FROM registrations r LEFT JOIN persons USING (person)
  UNION ALL
  SELECT 'events', e.person, concat_ws(',', e.row_id, coalesce(person_id, 'nobody'), organisation, event_date::VARCHAR,
    code::VARCHAR, coalesce(value::VARCHAR, ''), coalesce(value_code::VARCHAR, ''), coalesce(unit, ''),
    CASE WHEN is_home THEN 'home' ELSE 'clinic' END, strftime(recorded_at, '%Y-%m-%dT%H:%M:%S'),
    coalesce(clinician_id, ''), coalesce(encounter_id, ''))
  FROM events e LEFT JOIN persons USING (person)`;

type Found = { readonly table: string; readonly person: number; readonly record: string };

/** The rows of a snapshot, written as `LivingRecord.lines` writes them. */
export async function linesOf(snapshot: Snapshot): Promise<string[]> {
  const senders = new Map(snapshot.manifest.senders.map((sender) => [sender.ordinal, sender.practice]));
  const reader: Reader = given(await snapshot.people(INGEST, snapshot.practices()));
  try {
    const found = await reader.rows<Found>(RECORDS);
    return found
      .map(({ table, person, record }) =>
        lineOf(senders.get(Math.floor(person / PEOPLE_PER_SENDER)) ?? 'nobody', table, record),
      )
      .sort();
  } finally {
    reader.close();
  }
}
