import type { MeasureCounts } from '../../disclosure/index.ts';
import type { PersonExplanation, SourceRow } from '../../indicators/index.ts';

/** What a definition decided about somebody on the register. */
export type PersonOutcome = 'numerator' | 'missed' | 'adjusted' | 'excluded';

/** A source row by which something was decided. */
export type ShownRow = {
  readonly file: string;
  readonly fileSha256: string;
  readonly table: string;
  readonly row: number;
  readonly rowId: string;
};

/** One person behind a measure: outcome and deciding clause. The pseudonym is the sender's. */
export type PersonRow = {
  readonly person: string;
  readonly outcome: PersonOutcome | 'not on register';
  readonly rule: number | null;
  readonly reason: string | null;
  readonly clause: string;
  readonly rows: readonly ShownRow[];
};

export function personRow({ person, outcome, rule, reason, clause, rows }: PersonExplanation): PersonRow {
  return { person, outcome, rule, reason, clause, rows: rows.map(shownRow) };
}

export function shownRow({ file, fileSha256, table, row, rowId }: SourceRow): ShownRow {
  return { file, fileSha256, table, row, rowId };
}

/** How many of those counted have an outcome; everybody on the register when none is asked for. */
export function peopleWith(outcome: PersonOutcome | null, count: MeasureCounts): number {
  const sum = (reasons: readonly { readonly count: number }[]) => reasons.reduce((total, one) => total + one.count, 0);
  switch (outcome) {
    case null:
      return count.register;
    case 'numerator':
      return count.numerator;
    case 'missed':
      return count.denominator - count.numerator;
    case 'adjusted':
      return sum(count.adjustments);
    case 'excluded':
      return sum(count.exclusions);
  }
}
