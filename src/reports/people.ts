import type { Actor, Day, OdsCode } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PracticePlace, Report } from './report.ts';

export type PersonOutcome = 'numerator' | 'missed' | 'adjusted' | 'excluded';
/** One person behind a measure: outcome and deciding clause. The pseudonym is the sender's. */
export type PersonRow = {
  readonly person: string;
  readonly outcome: PersonOutcome | 'not on register';
  readonly rule: number | null;
  readonly reason: string | null;
  readonly clause: string;
  readonly rows: readonly ShownRow[];
};
/** A source row by which something was decided. */
export type ShownRow = {
  readonly file: string;
  readonly fileSha256: string;
  readonly table: string;
  readonly row: number;
  readonly rowId: string;
};
/** The people in the warehouse behind one count of a measure. */
export type PeopleReport = {
  readonly place: PracticePlace;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly outcome: PersonOutcome | null;
  readonly people: readonly PersonRow[];
  /** How many there are in the warehouse with this outcome; `people` is one page of them. */
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** People in the paid count who are not listed because they do not share their record, and where they are counted. */
  readonly optedOut: {
    readonly count: number;
    readonly words: string;
    readonly file: string;
    readonly sha256: string;
    readonly row: number;
  } | null;
};

export type PeopleAsk = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly periodEnd?: Day;
  readonly outcome?: PersonOutcome;
  readonly offset?: number;
  readonly limit?: number;
};

export function peopleReport(_context: ReportContext, _reader: Actor, _ask: PeopleAsk): Report<PeopleReport> {
  throw new Error('being built');
}
