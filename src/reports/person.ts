import type { Actor, Day, OdsCode } from '../base/index.ts';
import type { ReportContext } from './context.ts';
import type { PersonOutcome, ShownRow } from './people.ts';
import type { PracticePlace, Report } from './report.ts';

/** One step of a rule as it was decided for the person. */
export type PersonStep = {
  readonly rule: string;
  readonly words: string;
  readonly result: 'yes' | 'no' | 'not reached';
  readonly decided: boolean;
  readonly facts: readonly { readonly words: string; readonly value: string; readonly rows: readonly ShownRow[] }[];
};
/** A person under one measure: what counts, what would count, why not. */
export type PersonMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly outcome: PersonOutcome | 'not on register';
  readonly reason: string | null;
  readonly clause: string;
  /** One sentence: what would make the person count, when that is still possible; null when they count already. */
  readonly wouldCount: string | null;
  readonly steps: readonly PersonStep[];
  readonly rows: readonly ShownRow[];
};
/** One person of a practice, under one measure or all. */
export type PersonReport = {
  readonly place: PracticePlace;
  readonly person: string;
  readonly periodEnd: Day;
  readonly about: { readonly ageYears: number | null; readonly sex: string; readonly registeredFrom: Day | null };
  readonly measures: readonly PersonMeasure[];
  /** Who looked at the person, newest first, without this reading. */
  readonly lookedAt: readonly {
    readonly at: string;
    readonly user: string;
    readonly role: string;
    readonly purpose: string;
  }[];
};

export type PersonAsk = {
  readonly practice: OdsCode;
  readonly person: string;
  readonly indicator?: string;
  readonly periodEnd?: Day;
};

export function personReport(_context: ReportContext, _reader: Actor, _ask: PersonAsk): Report<PersonReport> {
  throw new Error('being built');
}
