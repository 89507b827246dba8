import type { ConditionName } from '../conditions.ts';
import type { CodelistName } from '../planned/codelists.ts';

/** One number for each of the nine age bands. */
type Bands = readonly number[];

/** Conditions beside those of which a practice has a quota: drawn for each person, so that a list's share varies. */
export const FURTHER = [
  'heartFailure',
  'kidneyDisease',
  'severeMentalIllness',
  'hyperglycaemia',
  'cancer',
  'epilepsy',
  'rheumatoidArthritis',
  'fragilityFracture',
  'nephropathy',
  'palliativeCare',
  'careHome',
  'carer',
] as const;
export type FurtherName = (typeof FURTHER)[number];

export type FurtherParameters = {
  readonly M: Bands;
  readonly F: Bands;
  readonly minimumAge: number;
  readonly yearsKnown: number;
  readonly deprivationSlope: number;
  readonly times: Readonly<Partial<Record<ConditionName, number>>>;
  /** Never in somebody who has or had these. */
  readonly without?: readonly ConditionName[];
  /** Recorded on the first day; those with a share per thousand only of so many. */
  readonly codes: readonly (readonly [CodelistName, perThousand: number])[];
};

/** Whom something happens to: everything said must hold at the end of the year. */
export type Who = {
  /** Any of these. */
  readonly of?: readonly (ConditionName | FurtherName)[];
  readonly notOf?: readonly (ConditionName | FurtherName)[];
  /** In full years, both included. */
  readonly aged?: readonly [number, number];
  readonly sex?: 'F' | 'M';
  readonly isSeverelyFrail?: true;
  /** At least so many long-term conditions. */
  readonly conditions?: number;
};

/** A value by chance: normal, held between bounds, with so many decimals. */
export type Value = {
  readonly mean: number;
  readonly spread: number;
  readonly least: number;
  readonly most: number;
  readonly decimals: number;
};
export type Item = { readonly code: CodelistName; readonly value?: Value };

/** What is recorded together once a year of some of the people, more in some practices than in others. */
export type YearlyCare = {
  readonly who: Who;
  readonly records: readonly Item[];
  readonly percent: number;
  /** Standard deviation between practices, in logits. */
  readonly spread: number;
  /** Of those it was not done for, per thousand: only the first record. */
  readonly partialPerThousand?: number;
  /** Unsuitable, declined and invitation, of who is adjusted in every register that year. */
  readonly adjustments?: readonly [CodelistName, CodelistName, CodelistName];
  /** Of those it was not done for, per thousand: declined just this. */
  readonly declined?: readonly [CodelistName, number];
};

/** What is recorded once, so many days about the first day of a condition that began in the period. */
export type AtDiagnosis = {
  readonly of: ConditionName | FurtherName;
  readonly code: CodelistName;
  readonly percent: number;
  readonly spread: number;
  readonly days: readonly [number, number];
};

/** A medicine of some of the people, issued every so many days. */
export type MedicineHabit = {
  readonly who: Who;
  readonly code: CodelistName;
  readonly perThousand: number;
  readonly everyDays: number;
  /** Days for which it is taken, from a day by chance; absent: throughout. */
  readonly forDays?: number;
  /** Blood tests while it is taken, in years when they are done. */
  readonly checks?: {
    readonly records: readonly Item[];
    readonly everyDays: number;
    readonly percent: number;
    readonly spread: number;
  };
};

/** Vaccinations by age in months, with the share of children who have had them. */
export type DueVaccination = {
  readonly code: CodelistName;
  readonly months: number;
  readonly percent: number;
  readonly spread: number;
};

/** Activity that the outcome measures ask for: definitions/demo/activity.ts, where each rate has its basis. */
export type ActivityParameters = {
  readonly further: Readonly<Record<FurtherName, FurtherParameters>>;
  readonly yearly: readonly YearlyCare[];
  readonly atDiagnosis: readonly AtDiagnosis[];
  readonly medicines: readonly MedicineHabit[];
  readonly vaccinations: readonly DueVaccination[];
  readonly prevention: Readonly<
    Record<'smokingStatus' | 'screenedFrom50', { readonly percent: number; readonly spread: number }>
  >;
  readonly birth: {
    readonly firstFeedPercent: number;
    readonly atReviewPercent: number;
    readonly smokerStaysPerThousand: number;
  };
  readonly school: { readonly centileMean: number; readonly centileSpread: number; readonly readyPercent: number };
  readonly monitoring: {
    readonly startedPerThousandAYear: number;
    readonly kidneyFallPerThousand: number;
    readonly highPotassiumPerThousand: number;
    readonly actedOnPercent: number;
  };
  readonly reports: {
    readonly activationPerThousandAYear: number;
    readonly socialReferralPerThousandAYear: number;
    readonly goalReachedPercent: number;
    readonly workPercent: Readonly<Record<'learningDisability' | 'severeMentalIllness', number>>;
  };
  readonly community: {
    readonly caseloadPerThousand: Bands;
    readonly ulcerPerThousandAYear: number;
    readonly urgentReferralPerThousandAYear: Bands;
    readonly withinTwoHoursPercent: number;
    readonly reablementPerThousandAYear: Bands;
    readonly homePercent: number;
  };
  readonly deaths: { readonly preferencePercent: number; readonly preferredPlacePercent: number };
};
