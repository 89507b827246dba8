import type { OdsCode } from '../base/index.ts';
import type { Said } from './result-query.ts';

/** The kind under which answers are kept: each change is another version, and none is lost. */
export const MEASURE_ANSWER = 'measure answer';

export const ANSWER_OUTCOMES = ['accepted', 'refused'] as const;
export type AnswerOutcome = (typeof ANSWER_OUTCOMES)[number];

/** What a practice answered for a year to a measure that is paid for on an answer, and what the commissioner found. */
export type MeasureAnswer = {
  readonly practice: OdsCode;
  /** The framework's id, and the measure's in it. */
  readonly framework: string;
  readonly measure: string;
  /** ISO dates. */
  readonly periodEnd: string;
  readonly isYes: boolean;
  /** The paper that shows it, in words. */
  readonly evidence: string;
  /** Who recorded it: a user of the practice. */
  readonly recordedBy: string;
  readonly recordedOn: string;
  /** By somebody else, of the commissioner; null while nobody has looked. */
  readonly checked: (Said & { readonly outcome: AnswerOutcome }) | null;
};
