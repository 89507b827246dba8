import type { Day, Month, OdsCode, SnomedCode } from '../../base/index.ts';
import type { SourceRow } from '../model/result.ts';

/** One row of a person's record, as it was sent. */
export type EventRow = {
  readonly code: SnomedCode;
  readonly on: Day;
  /** Microseconds since 1970; null when the row does not say. */
  readonly recordedAt: number | null;
  /** The sender's id of the row; null where nothing of the same codes, date and time is there to be ordered. */
  readonly rowId: string | null;
  /** The value in thousandths, a whole number. */
  readonly thousandths: number | null;
  readonly isHome: boolean;
  /** Which encounter it belongs to, by any name that tells encounters apart; null: none. */
  readonly encounter: string | number | null;
  /** Where the row came from, when it was asked for. */
  readonly source?: SourceRow;
};

export type RegistrationRow = {
  readonly practice: OdsCode;
  readonly from: Day;
  /** First day no longer registered. */
  readonly to: Day | null;
  readonly kind: string;
  readonly source?: SourceRow;
};

/** A code of an encounter. */
export type EncounterCode = { readonly position: number; readonly scheme: string; readonly code: string };

/** An encounter of a person. Times are microseconds since 1970. */
export type EncounterRow = {
  readonly id: string;
  readonly organisation: string;
  readonly kind: string;
  readonly startedAt: number;
  /** Null: open. */
  readonly endedAt: number | null;
  readonly admissionMethod: string | null;
  readonly source: string | null;
  readonly destination: string | null;
  readonly codes: readonly EncounterCode[];
  readonly row?: SourceRow;
};

/** A person as the reference looks at them. Rows may be in any order. */
export type PersonRecord = {
  /** The warehouse's number. */
  readonly person: number;
  /** The pseudonym. */
  readonly personId: string;
  /** The warehouse knows the month; people who are typed in have a date. Null: not recorded. */
  readonly born: { readonly month: Month } | { readonly date: Day } | null;
  readonly sex: string;
  /** Ethnic category as registered; absent where nothing asks for it. */
  readonly ethnicity?: string | null;
  readonly diedOn: Day | null;
  readonly registrations: readonly RegistrationRow[];
  readonly events: readonly EventRow[];
  /** Absent where nothing asks for them. */
  readonly encounters?: readonly EncounterRow[];
  readonly source?: SourceRow;
};
