import { assert, isoOfMonth, type Month, type OdsCode, quarterOf, type Realm } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';

/** The registered list of a practice in a quarter, with the file and record that it was received in. */
export type ListSize = {
  readonly practice: OdsCode;
  readonly name: string;
  /** The commissioner's code as received, three characters. */
  readonly commissioner: string;
  /** People of every sex and age band. */
  readonly registered: number;
  /** SHA-256 of the list-size file. */
  readonly file: string;
  /** The record's ordinal in it. */
  readonly row: number;
};

const ONE_LIST = `
  SELECT practice, min(practice_name) AS name, min(commissioner) AS commissioner,
         sum(count)::BIGINT AS registered, min(file) AS file, min(row) AS row, count(DISTINCT file) AS files
  FROM list_sizes`;

type ListRow = Omit<ListSize, 'registered'> & { readonly registered: bigint; readonly files: bigint };

/**
 * The list of one practice in a quarter. A list of 0 that was received is 0; one that was not is a value in words.
 * @param reader a reader of the aggregate tables
 * @param quarter the quarter's first month
 */
export async function listSizeAt(
  reader: Reader,
  practice: OdsCode,
  quarter: Month,
): Promise<ListSize | 'not received'> {
  const rows = await reader.rows<ListRow>(`${ONE_LIST} WHERE practice = ? AND quarter = ? GROUP BY practice`, [
    practice,
    quarterStart(quarter),
  ]);
  return rows[0] === undefined ? 'not received' : listSize(rows[0]);
}

/** Every list received for a quarter in one realm, by practice, in order of practice code. */
export async function listSizes(reader: Reader, realm: Realm, quarter: Month): Promise<Map<OdsCode, ListSize>> {
  const rows = await reader.rows<ListRow>(
    `${ONE_LIST} WHERE realm = ? AND quarter = ? GROUP BY practice ORDER BY practice`,
    [realm, quarterStart(quarter)],
  );
  return new Map(rows.map((row) => [row.practice, listSize(row)]));
}

function quarterStart(quarter: Month): Month {
  assert(
    quarterOf(quarter) === quarter,
    `a list is asked for by the first month of a quarter, not ${isoOfMonth(quarter)}`,
  );
  return quarter;
}

function listSize({ files, ...row }: ListRow): ListSize {
  assert(files === 1n, `one file holds the list of ${row.practice} in a quarter: a later one supersedes it`);
  return { ...row, registered: Number(row.registered) };
}
