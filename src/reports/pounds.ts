import type { Day, Month, Pence } from '../base/index.ts';
import type { PracticePlace } from './report.ts';

/** One amount that a person or a file touches, from the count back to the ledger. */
export type TouchedPound = {
  readonly indicator: string | null;
  readonly shortTitle: string;
  readonly periodEnd: Day | null;
  /** How it enters: outcome and deciding clause, or which list or count. */
  readonly words: string;
  readonly month: Month;
  readonly line: string;
  readonly title: string;
  readonly amountPence: Pence;
  /** The measure's part of the line in exact pounds; null when the whole line rests on it. */
  readonly partPounds: string | null;
  readonly entry: { readonly id: string; readonly reference: string } | null;
};
/** From a person back to every pound they touch. */
export type PoundsOfPersonReport = {
  readonly place: PracticePlace;
  readonly person: string;
  readonly pounds: readonly TouchedPound[];
  /** Said when nothing is touched, and what the amounts mean. */
  readonly words: string;
};
/** From a received file back to every pound that rests on it. */
export type PoundsOfFileReport = {
  readonly file: { readonly sha256: string; readonly name: string; readonly feed: string; readonly receivedOn: string };
  readonly practices: readonly { readonly place: PracticePlace; readonly pounds: readonly TouchedPound[] }[];
  readonly words: string;
};
