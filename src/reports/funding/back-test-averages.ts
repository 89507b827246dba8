import { decimalText, exact, type FinancialYear, type Pence, poundsFromPence } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';

/** A practice whose published average is not its total ÷ its patients: pounds, two places. */
export type AverageNotAdding = {
  readonly practice: string;
  readonly of: 'registered' | 'weighted';
  readonly published: string;
  readonly reckoned: string;
  readonly row: number;
};

const QUERY = `
  SELECT practice, row, total_pence AS total, registered, weighted,
         extras ->> 'average_per_registered' AS averageRegistered, extras ->> 'average_per_weighted' AS averageWeighted
  FROM gp_payments WHERE year = ? ORDER BY practice`;

type Row = {
  readonly practice: string;
  readonly row: number;
  readonly total: Pence | null;
  readonly registered: string | null;
  readonly weighted: string | null;
  readonly averageRegistered: string | null;
  readonly averageWeighted: string | null;
};

/** Averages are published to the penny. */
const REACH = exact('0.01');
/** Patients that are published in whole numbers, as in 2014/15, may be half a patient out. */
const HALF_A_PATIENT = exact('0.5');

/**
 * How many published averages could be checked, and those that are more than a penny from total ÷ patients, and more than
 * what rounding the patients may change.
 */
export async function averagesNotAdding(
  reader: Reader,
  year: FinancialYear,
): Promise<{ readonly checked: number; readonly exceptions: readonly AverageNotAdding[] }> {
  const rows = await reader.rows<Row>(QUERY, [year.label]);
  const checks = rows.flatMap((row) => [
    ...checkOf(row, 'registered', row.registered, row.averageRegistered),
    ...checkOf(row, 'weighted', row.weighted, row.averageWeighted),
  ]);
  const exceptions = checks.filter(({ isApart }) => isApart).map(({ isApart: _, ...check }) => check);
  return { checked: checks.length, exceptions };
}

type Checked = AverageNotAdding & { readonly isApart: boolean };

function checkOf(
  { practice, row, total }: Row,
  of: AverageNotAdding['of'],
  patientsText: string | null,
  average: string | null,
): readonly Checked[] {
  const published = average?.replace(/[£,\s]/g, '') ?? '';
  const patients = exact(patientsText ?? '0');
  if (!/^-?\d+(\.\d+)?$/.test(published) || total === null || patients.n === 0n) return [];
  const each = poundsFromPence(total).div(patients);
  const rounding = patients.d === 1n ? each.abs().mul(HALF_A_PATIENT).div(patients) : exact(0);
  const isApart = exact(published).sub(each).abs().compare(REACH.add(rounding)) > 0;
  const reckoned = decimalText(each, 2);
  return [{ practice, of, published: decimalText(exact(published), 2), reckoned, row, isApart }];
}
