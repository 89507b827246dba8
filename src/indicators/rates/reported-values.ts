import { type Day, isoOfDay, type Realm } from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';

/** What a figure is of. */
export type ReportedArea = 'practice' | 'team' | 'locality' | 'commissioner' | 'england';

/** A figure that somebody reports of a place, as it was received. Decimals are exact texts. */
export type ReportedValue = {
  readonly source: string;
  readonly measure: string;
  readonly areaKind: ReportedArea;
  readonly area: string;
  readonly periodFrom: Day;
  readonly periodTo: Day;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** The figure as given; null where it is numerator ÷ denominator × `per` alone. */
  readonly value: string | null;
  readonly unit: string;
  /** Null: the value stands by itself. */
  readonly per: number | null;
  readonly populationBasis: string;
  /** False: the source says that it has none. */
  readonly isReceived: boolean;
  readonly note: string | null;
  /** SHA-256 of the file, and the record's ordinal in it. */
  readonly file: string;
  readonly row: number;
};

/**
 * The figures of the latest period of each measure that ends after one day and not after another, in order of source,
 * measure and place. A reader may want all that there is: assurance and public pages read the same table.
 * @param reader a reader of the aggregate tables
 */
export function reportedValues(
  reader: Reader,
  asked: { readonly realm: Realm; readonly after: Day; readonly until: Day },
): Promise<readonly ReportedValue[]> {
  return reader.rows<ReportedValue>(
    `SELECT source, measure, area_kind AS "areaKind", area, period_from AS "periodFrom", period_to AS "periodTo",
            numerator::VARCHAR AS numerator, denominator::VARCHAR AS denominator, value::VARCHAR AS value, unit, per,
            population_basis AS "populationBasis", is_received AS "isReceived", note, file, row
     FROM measure_values
     WHERE realm = ? AND period_to > DATE '${isoOfDay(asked.after)}' AND period_to <= DATE '${isoOfDay(asked.until)}'
     QUALIFY rank() OVER (PARTITION BY source, measure ORDER BY period_to DESC, period_from DESC) = 1
     ORDER BY source, measure, area_kind, area`,
    [asked.realm],
  );
}
