import type { Bound } from './expression.ts';

/**
 * Codes of a classification that begin as one of some patterns says: letters and digits, `[0-4]` for one of several,
 * `|` between patterns. Codes are compared without their point; one of three characters ends in X (`I10X`).
 */
export type CodePattern = string;

/** What a stay was for. Every part that is given must be true. */
export type Diagnosis = {
  readonly words: string;
  /** The primary diagnosis, ICD-10. */
  readonly primary?: CodePattern;
  /** Some diagnosis, primary or not. */
  readonly any?: CodePattern;
  /** Some diagnosis after the primary. */
  readonly secondary?: CodePattern;
  /** No diagnosis after the primary. */
  readonly notSecondary?: CodePattern;
  /** No procedure, OPCS-4. */
  readonly notProcedure?: CodePattern;
};

/** Between two dates, which are the same for everybody. */
export type Days = { readonly after?: Bound; readonly before?: Bound };

/**
 * Some of a person's encounters. One that starts after the achievement date never counts; one that ends after it is
 * open. What a row does not say is in no list: it is neither among `sources` nor left out by `notSources`.
 */
export type Encounters = {
  readonly kinds: readonly string[];
  readonly organisations?: readonly string[];
  readonly admissionMethods?: readonly string[];
  readonly sources?: readonly string[];
  readonly notSources?: readonly string[];
  readonly destinations?: readonly string[];
  readonly notDestinations?: readonly string[];
  /** Any of these; absent: whatever it was for. */
  readonly diagnoses?: readonly Diagnosis[];
  /** Without any code of these classifications. */
  readonly withoutCodesOf?: readonly ('icd10' | 'opcs4' | 'snomed')[];
  /** When it started. */
  readonly starts?: Days;
  /** When it ended; an open one never did. */
  readonly ends?: Days;
};

/** True or false of one encounter. Days are counted from the day on which it ended; of an open one they are all false. */
export type EncounterTest =
  /** Another starts, not before this one ended, on one of these days. */
  | {
      readonly test: 'followed by';
      readonly encounters: Encounters;
      readonly fromDays: number;
      readonly toDays: number;
    }
  /** Another is open on this day: started on it or before, not ended by it. */
  | { readonly test: 'is in'; readonly encounters: Encounters; readonly onDay: number }
  /** Not dead on this day. */
  | { readonly test: 'alive'; readonly onDay: number }
  /** From start to end. */
  | { readonly test: 'lasted at most'; readonly minutes: number }
  | { readonly test: 'and'; readonly all: readonly EncounterTest[] }
  | { readonly test: 'or'; readonly any: readonly EncounterTest[] }
  | { readonly test: 'not'; readonly not: EncounterTest };
