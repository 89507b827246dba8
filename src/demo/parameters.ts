import type { ActivityParameters } from './activity/parameters.ts';
import type { ConditionName } from './conditions.ts';

/** One number for each of the nine age bands. */
type Bands = readonly number[];
type BySex = { readonly M: Bands; readonly F: Bands };

/** What makes a person likelier to have a condition. */
export type RiskFactor = ConditionName | 'smoker' | 'former' | 'southAsian';

export type ConditionParameters = BySex & {
  readonly basis: string;
  readonly minimumAge: number;
  /** Mean years since diagnosis. */
  readonly yearsKnown: number;
  /** Change of log risk for each standard deviation of deprivation. */
  readonly deprivationSlope: number;
  /** Per thousand people with it, a year. */
  readonly resolves: number;
  /** Per thousand adults without it who had it once. */
  readonly onceResolved: number;
  readonly times: Readonly<Partial<Record<RiskFactor, number>>>;
};

export type IndicatorName =
  | 'HYP008'
  | 'HYP009'
  | 'DM020'
  | 'DM036'
  | 'AF008'
  | 'COPD010'
  | 'AST007'
  | 'CHD005'
  | 'SMOK004'
  | 'DEM004'
  | 'IND265'
  | 'CS005';

export type QualityParameters = {
  readonly meanPercent: number;
  /** Standard deviation between practices, in logits. */
  readonly spread: number;
  /** Correlation of a person's own outcome from year to year. */
  readonly persistence: number;
};

/** A contact's records, per thousand contacts, by codelist; BP is a reading, SMOKING the status of the day. */
export type ContactParameters = Readonly<Record<string, number>>;

/** A figure of every practice or locality that no record shows, year by year. */
export type MeasureParameters = {
  readonly source: string;
  readonly measure: string;
  readonly of: 'practice' | 'locality';
  /** How many months before 31 March it is about. */
  readonly months: number;
  /** Of a place's denominator: so many whatever its list, and so many for each thousand of it. */
  readonly denominatorMean: number;
  readonly denominatorPerThousand: number;
  /** A percentage of the denominator, or a mean share over it, of which `percent` is the average. */
  readonly unit: 'percent' | 'mean';
  readonly percent: number;
  /** Standard deviation between places, in logits. */
  readonly spread: number;
  readonly populationBasis: string;
  readonly notReceivedPerThousand: number;
  readonly note: string;
};

/** A column of a file that others report practices in. `percent` and `spread` (in logits) follow a practice's quality. */
export type ReportedColumn = { readonly column: string } & (
  | { readonly kind: 'list' }
  | { readonly kind: 'day'; readonly mostDaysBefore: number }
  /** A word by chance, each with its rate in a thousand; none of them: not received. */
  | { readonly kind: 'word'; readonly perThousand: readonly (readonly [word: string, perThousand: number])[] }
  /** So many of another column, or of the list, and at most all of them. */
  | (Following & { readonly kind: 'part' })
  /** Something that happens, `percent` of `times` for each of another column, or of the list. */
  | (Following & { readonly kind: 'multiple'; readonly times: number })
);

type Following = {
  readonly of: string;
  readonly percent: number;
  readonly spread: number;
  readonly notReceivedPerThousand: number;
};

/** A file a year of a feed, a record a practice: its code, the last day of the year, these columns, and the note. */
export type ReportedFile = {
  readonly feed: string;
  /** Heading of the day. */
  readonly day: string;
  readonly columns: readonly ReportedColumn[];
  readonly note: string;
};

/** How the demonstration is made: definitions/demo/parameters.ts, where each rate has its basis. */
export type DemoParameters = {
  readonly people: {
    readonly deathsPerThousandAYear: BySex;
    readonly deathRatioACondition: number;
    readonly movesPerThousandAYear: Bands;
    readonly moveStaysInBoroughPerThousand: number;
    readonly returnsPerThousandJoiners: number;
    readonly newbornPerThousandJoinersUnderFive: number;
    readonly temporaryPerThousandAYear: number;
    readonly earlierRegistrationPerThousand: number;
    readonly optOutPerThousand: number;
    readonly optOutInPeriodPerThousand: number;
    readonly ethnicity: readonly (readonly (string | number)[])[];
    readonly ethnicityNotRecordedPerThousand: number;
    readonly southAsian: readonly string[];
  };
  readonly smoking: {
    readonly currentPerThousand: Bands;
    readonly formerPerThousand: Bands;
    readonly deprivationSlope: number;
    readonly quitPerThousandAYear: number;
  };
  readonly conditions: Readonly<Record<ConditionName, ConditionParameters>>;
  readonly copd: { readonly unableToDoSpirometryPerThousand: number; readonly unconfirmedPerThousand: number };
  /** People of 65 to 74, and of 75 and over. */
  readonly frailty: {
    readonly mildPerThousand: Bands;
    readonly moderatePerThousand: Bands;
    readonly severePerThousand: Bands;
  };
  readonly quality: {
    readonly sharedVariance: number;
    readonly deprivationEffect: number;
    readonly driftPerYear: { readonly mean: number; readonly spread: number };
    readonly indicators: Readonly<Record<IndicatorName, QualityParameters>>;
  };
  readonly adjustments: {
    readonly general: {
      readonly unsuitablePerThousand: number;
      readonly unsuitableAged80PerThousand: number;
      readonly declinedPerThousand: number;
      readonly invitedPerThousand: number;
    };
    readonly maximalTherapyPerThousand: number;
    readonly bloodPressureDeclinedPerThousand: number;
    readonly diabetesMaximalPerThousand: number;
    readonly bloodTestDeclinedPerThousand: number;
    readonly fructosaminePerThousand: number;
    readonly anticoagulantPerThousand: number;
    readonly antiplateletPerThousand: number;
    readonly asthmaMonitoringDeclinedPerThousand: number;
    readonly dementiaPlanDeclinedPerThousand: number;
    readonly smokingOfMissedPerThousand: number;
    readonly screeningOfMissedPerThousand: number;
    readonly newPersonSharePerThousand: number;
  };
  readonly screening: { readonly noCervixPerThousand: Bands; readonly pregnantPerThousandAYear: Bands };
  readonly contacts: {
    readonly perYear: BySex;
    readonly ratioACondition: number;
    readonly spread: number;
    readonly linkedToEncounterPerThousand: number;
    readonly gp: ContactParameters;
    readonly nurse: ContactParameters;
    readonly child: ContactParameters;
  };
  readonly medicines: { readonly otherRepeats: Bands; readonly issueEveryDays: readonly number[] };
  readonly hospital: {
    readonly edPerThousandAYear: Bands;
    readonly admissionsPerThousandAYear: Bands;
    readonly ratioACondition: number;
    readonly edPence: readonly number[];
    readonly admissionPence: readonly number[];
    readonly icd10: readonly (readonly (string | number)[])[];
    readonly icd10OfCondition: Readonly<Partial<Record<ConditionName, readonly (string | number)[]>>>;
  };
  readonly commonCodes: {
    readonly weights: Readonly<Record<string, readonly (readonly (string | number)[])[]>>;
    readonly only: readonly string[];
  };
  readonly activity: ActivityParameters;
  readonly measures: readonly MeasureParameters[];
  readonly reported: readonly ReportedFile[];
  readonly units: { readonly of: Readonly<Record<string, string>> };
  readonly faults: {
    readonly latePractices: number;
    readonly badRowPractices: readonly string[];
    readonly lateRowsPerThousand: number;
    readonly lateFrom: string;
    /** Only values from this day on are corrected. */
    readonly correctedFrom: string;
    readonly correctionsAPractice: number;
    readonly withdrawnAPractice: number;
  };
};
