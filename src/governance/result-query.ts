import type { OdsCode } from '../base/index.ts';

/** The kind under which queries are kept: each change is another version, and none is lost. */
export const RESULT_QUERY = 'result query';

/** What somebody wrote. */
export type Said = { readonly text: string; readonly by: string /** ISO date. */; readonly on: string };

export const QUERY_OUTCOMES = ['accepted', 'corrected', 'not accepted'] as const;
export type QueryOutcome = (typeof QUERY_OUTCOMES)[number];

/** A question to a practice about an implausible result. */
export type ResultQuery = {
  readonly practice: OdsCode;
  readonly indicator: string;
  /** ISO dates. */
  readonly periodEnd: string;
  readonly raisedOn: string;
  readonly dueOn: string;
  /** Who has to answer: the practice, by its manager. */
  readonly owner: string;
  readonly reasons: readonly { readonly code: string; readonly words: string; readonly numbers: string }[];
  readonly answer: Said | null;
  readonly settled: (Said & { readonly outcome: QueryOutcome }) | null;
};
