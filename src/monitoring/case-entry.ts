import type { OdsCode } from '../base/index.ts';
import type { CaseStage } from './case-stage.ts';

/** What made somebody look: each as it read when the case was opened. */
export type CaseSignal =
  | { readonly kind: 'result'; readonly indicator: string; readonly periodEnd: string; readonly words: string }
  | { readonly kind: 'late'; readonly words: string }
  | { readonly kind: 'other'; readonly words: string };

export const PRIORITIES = ['urgent', 'soon', 'routine'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const SUPPORT_KINDS = ['visit', 'mentor', 'training', 'plan'] as const;
export type SupportKind = (typeof SUPPORT_KINDS)[number];

/** One thing that is agreed. `owner` is whoever sees to it, by name or as they sign in; dates are ISO. */
export type Support = {
  readonly what: SupportKind;
  readonly words: string;
  readonly owner: string;
  readonly dueOn: string;
};

export const FINDINGS = ['better', 'no better', 'worse'] as const;
export type ReviewFinding = (typeof FINDINGS)[number];

/** An entry that takes a case a step further. Days are ISO. */
export type CaseEntry =
  | {
      readonly kind: 'opened';
      readonly practice: OdsCode;
      readonly title: string;
      readonly words: string;
      readonly signals: readonly CaseSignal[];
      /** Who alone may see the case, where it rests on what is safeguarding or whistleblowing; null: everybody whose business it is. */
      readonly seenBy: readonly string[] | null;
    }
  | {
      readonly kind: 'triaged';
      readonly priority: Priority;
      readonly lead: string;
      readonly words: string;
      /** By when the practice is asked for its account. */
      readonly accountBy: string;
    }
  /** `isGiven` false: the day passed without one. */
  | { readonly kind: 'heard'; readonly isGiven: boolean; readonly words: string }
  | { readonly kind: 'supported'; readonly support: Support; readonly reviewOn: string }
  | {
      readonly kind: 'reviewed';
      readonly finding: ReviewFinding;
      readonly words: string;
      /** When it is looked at again; null: it is not. */
      readonly reviewOn: string | null;
    }
  | {
      readonly kind: 'escalated';
      /** Of the set stages. */
      readonly to: string;
      /** The body that acts, and the function that it holds on the day; null where the stage needs none. */
      readonly body: string;
      readonly function: string | null;
      readonly words: string;
      readonly reviewOn: string;
    }
  | { readonly kind: 'closed'; readonly words: string; readonly lesson: string };

/** What stands beside an entry of a case, and takes it no further. */
export type QualityCaseNote =
  | { readonly kind: 'corrected'; readonly words: string }
  /** The support that the entry agreed was given. */
  | { readonly kind: 'given'; readonly on: string; readonly words: string };

export type EntryOf<Stage extends CaseStage> = Extract<CaseEntry, { readonly kind: Stage }>;
