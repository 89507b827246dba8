import type { Month, OdsCode, Realm } from '../base/index.ts';
import type { Reader } from '../warehouse/index.ts';

/** People of one sex and age band on a practice's list. */
export type ListBand = {
  readonly practice: OdsCode;
  readonly sex: 'M' | 'F';
  /** As the list-size file writes it: `25-34`, `75+`. */
  readonly ageBand: string;
  readonly count: number;
};

/**
 * Every list received for a quarter in one realm by sex and age band, the youngest first.
 * @param quarter the quarter's first month
 */
export async function listBands(reader: Reader, realm: Realm, quarter: Month): Promise<readonly ListBand[]> {
  const rows = await reader.rows<Omit<ListBand, 'count'> & { readonly count: bigint }>(
    `SELECT practice, sex, age_band AS "ageBand", sum(count)::BIGINT AS count FROM list_sizes
     WHERE realm = ? AND quarter = ? GROUP BY practice, sex, age_band
     ORDER BY practice, CAST(regexp_extract(age_band, '^[0-9]+') AS INTEGER), sex DESC`,
    [realm, quarter],
  );
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
