import type { SnomedCode } from '../../base/index.ts';
import type { Test } from './expression.ts';
import type { Rate } from './rate.ts';
import type { Signed, TestPeople } from './signed.ts';

/** What a step does when it is true of somebody. */
export type StepKind = 'exclusion' | 'success' | 'adjustment';

/**
 * Where an adjustment stands in the published order of kinds: service or treatment reasons, unsuitable, declined
 * this care, declined all care, invited twice, newly diagnosed, newly registered.
 */
export const ADJUSTMENT_STAGES = [
  'clinical',
  'unsuitable',
  'declined this care',
  'declined all care',
  'invited',
  'newly diagnosed',
  'newly registered',
] as const;
export type AdjustmentStage = (typeof ADJUSTMENT_STAGES)[number];

/** `specific` to what the indicator asks for, or `general` to the condition's care. */
export type AdjustmentKind = 'specific' | 'general';

/** One numbered step of a rule. The first step that is true decides; when none is, the person counts as missed. */
export type Step =
  | {
      readonly n: number;
      readonly kind: 'exclusion';
      readonly code: string;
      readonly words: string;
      readonly when: Test;
    }
  | { readonly n: number; readonly kind: 'success'; readonly words: string; readonly when: Test }
  | {
      readonly n: number;
      readonly kind: 'adjustment';
      readonly adjustment: AdjustmentKind;
      readonly stage: AdjustmentStage;
      readonly code: string;
      readonly words: string;
      readonly when: Test;
    };

/** Who is on a register: the first step that is true decides; when none is, the person is not on it. */
export type Register = {
  readonly id: string;
  readonly title: string;
  readonly wording: string;
  readonly source: string;
  readonly steps: readonly {
    readonly n: number;
    readonly kind: 'select' | 'reject';
    readonly words: string;
    readonly when: Test;
  }[];
};

/** A definition of an indicator. */
export type Rule = Signed & {
  readonly register: string;
  readonly steps: readonly Step[];
  /** Absent: not yet brought up; it does not load in a release. */
  readonly people?: TestPeople;
};

/** Where a framework shows a measure, and who answers for it. */
export type MeasurePlace = {
  /** The part of the framework that it stands in. */
  readonly domain?: string;
  /** Whether more is better; absent: it is. */
  readonly direction?: 'higher' | 'lower';
  readonly levels?: readonly ('practice' | 'team' | 'locality' | 'borough')[];
  /** The contracts that carry it, in the framework's words. */
  readonly carriedBy?: readonly string[];
};

/** What a rule is worth in a framework. Percentages are whole numbers; points are whole. */
export type Measure = MeasurePlace & {
  readonly id: string;
  /** The id of the rule it names. */
  readonly rule: string;
  readonly points: number;
  readonly lowerPercent: number;
  /** Full points are earned here; below `lowerPercent` where less is better. */
  readonly upperPercent: number;
  readonly prevalenceAdjusted: boolean;
  /** What the prevalence is compared with; absent: as the contract says. */
  readonly prevalence?: 'national' | 'local';
  /** The register whose prevalence counts, where it is not the rule's own. */
  readonly prevalenceRegister?: string;
  readonly shortTitle: string;
  readonly source: string;
  readonly note?: string;
};

/**
 * Something that is paid for on an answer and not on people: a yes earns all of its points, a no none. What the answer
 * rests on is recorded with it.
 */
export type AnsweredMeasure = MeasurePlace & {
  readonly id: string;
  readonly kind: 'yes-no';
  readonly points: number;
  /** What is answered with yes or no. */
  readonly question: string;
  readonly shortTitle: string;
  readonly source: string;
  readonly note?: string;
};

/** Something that a framework watches and does not pay for. */
export type WatchedMeasure = MeasurePlace & {
  readonly id: string;
  readonly kind:
    | 'proportion'
    | 'composite'
    | 'rate'
    | 'standardised rate'
    | 'ratio'
    | 'mean'
    | 'survey'
    | 'rating'
    | 'slope index';
  /** The rule or rate that it shows; absent where it is not worked out from people's records. */
  readonly rule?: string;
  /** The figure that it shows in place of a rule's, as its source names it in `measure_values`. */
  readonly reported?: { readonly source: string; readonly measure: string };
  readonly shortTitle: string;
  readonly source: string;
  /** Of a slope index: the measures, by id, whose gap it is. */
  readonly gapIn?: readonly string[];
  /** Who pays for it instead. */
  readonly paidElsewhere?: string;
  readonly note?: string;
};

export type Codelist = {
  readonly title: string;
  readonly status: 'published' | 'invented';
  readonly source: string;
  readonly version: string;
  readonly codes: readonly SnomedCode[];
};

/**
 * A framework, frozen: what is hashed, stored, proposed, approved, sent to the edge and shared. Codelists are in
 * it, so that its hash pins them.
 */
export type Framework = {
  readonly format: 1;
  /** e.g. `spine/2025-26` */
  readonly id: string;
  readonly title: string;
  readonly year: string;
  readonly registers: readonly Register[];
  readonly rules: readonly Rule[];
  /** Rates, ratios and means; absent: none. */
  readonly rates?: readonly Rate[];
  readonly measures: readonly Measure[];
  /** Absent: nothing is paid for on an answer. */
  readonly answered?: readonly AnsweredMeasure[];
  /** Absent: nothing is watched that is not paid for. */
  readonly watched?: readonly WatchedMeasure[];
  readonly codelists: Readonly<Record<string, Codelist>>;
};

/** Deep equality of frameworks is equality of their canonical JSON. */
export type FrameworkHash = string;

/** A framework whose meaning has been checked. Only `loadFramework` makes one. */
export type LoadedFramework = Framework & {
  /** SHA-256 of the whole framework's canonical JSON. */
  readonly hash: FrameworkHash;
  /** SHA-256 of all that decides a rule or a rate: itself, its register, what it rests on and the codes of its codelists. */
  ruleHash(id: string): string;
  rule(id: string): Rule;
  register(id: string): Register;
};
