import type { Day, Month, OdsCode, Outcome } from '../base/index.ts';
import type { AnsweredMeasure, Measure, VerifiedResult } from '../indicators/index.ts';
import type { ListSize, Practice } from '../practices/index.ts';
import type { LoadedContract } from './contract.ts';
import type { Holding } from './held/holding.ts';
import type { Participation } from './participation.ts';
import type { LoadedRates } from './rate.ts';

/** A practice's registered list at the first day of a quarter, opted-out people included, and the row it came from. */
export type QuarterList = Pick<ListSize, 'registered' | 'file' | 'row'> & {
  /** The quarter that it is of; where it is given, a list of another quarter is refused. */
  readonly quarter?: Month;
};

/** What a practice answered to a measure that is paid for on an answer, and what shows it. */
export type RecordedAnswer = {
  readonly practice: OdsCode;
  /** The measure's id. */
  readonly measure: string;
  readonly periodEnd: Day;
  readonly isYes: boolean;
  /** The paper that shows it, such as minutes that the group signed. */
  readonly evidence: string;
  /** In words: who, and who accepted it. */
  readonly recordedBy: string;
  readonly recordedOn: Day;
  /** What it still needs before it counts, in words; absent: nothing. */
  readonly waitsFor?: string;
};

/** A result that is queried, and what is paid on until the query is settled: the last result that was accepted. */
export type LastAccepted = {
  /** Of the result that is queried. */
  readonly periodEnd: Day;
  readonly raisedOn: Day;
  readonly dueOn: Day;
  /** Whether the query was settled, with the result not accepted: what was accepted before then stands for good. */
  readonly isSettled?: boolean;
  /** What was counted and is queried. */
  readonly counted: Pick<VerifiedResult, 'register' | 'denominator' | 'numerator'> | 'not received';
  /** Of an earlier period end; `none` where nothing was ever accepted. */
  readonly result: VerifiedResult | 'none';
};

/** The borough's people on registers and on the list, at a period end. */
export type BoroughPrevalence = {
  readonly periodEnd: Day;
  /** By the rule's id. */
  readonly register: (rule: string) => number | 'not received';
  readonly list: number | 'not received';
};

/** What the quality line rests on. */
export type QualityInput = {
  /** 31 March at the end of the achievement year: last year for a statement, this year for a forecast. */
  readonly periodEnd: Day;
  readonly measures: readonly Measure[];
  /** What is paid for on an answer; absent: nothing. A measure that nobody has answered for is held, never no. */
  readonly answered?: readonly AnsweredMeasure[];
  readonly answers?: readonly RecordedAnswer[];
  readonly frameworkHash: string;
  /** The financial year that the framework is of, `2025/26`: a year is paid by its own thresholds and points. */
  readonly frameworkYear: string;
  /** The id of the framework that the measures are of; absent: of the Quality and Outcomes Framework. */
  readonly framework?: string;
  /** Results that are queried, by the measure's id; absent: none is. */
  readonly queried?: ReadonlyMap<string, LastAccepted>;
  /** Definitions not checked against a published order that somebody accepted for payment: hash → who, when, why. */
  readonly acceptances?: ReadonlyMap<string, string>;
  /** The practice's verified results at `periodEnd`, or why there are none. */
  readonly results: Outcome<readonly VerifiedResult[]>;
  /** A rule that begins with a register, so that its counts say how many are on it; undefined where there is none. */
  readonly ruleOfRegister: (register: string) => string | undefined;
  /** People of the whole borough on a rule's register at `periodEnd`, by the rule's id. */
  readonly boroughRegister: (rule: string) => number | 'not received';
  /** The borough's registered list at the first day of the last quarter of the achievement year. */
  readonly boroughList: number | 'not received';
  /** The borough's prevalence as it is frozen for the year; absent where nothing is compared with it. */
  readonly frozen?: BoroughPrevalence;
  /** The register that a rule begins with; absent where nothing is compared with the nation. */
  readonly registerOf?: (rule: string) => string | undefined;
};

/** All that a practice's months are worked out from, as it was known at one moment. */
export type Known = {
  readonly practice: Practice;
  /** The first day of the practice's contract; that of the contract year when not given. */
  readonly contractFrom?: Day;
  /** Rates and weightings are those known by this day; by the first day of the month when not given. */
  readonly knownOn?: Day;
  readonly contracts: readonly LoadedContract[];
  readonly rates: LoadedRates;
  readonly listSizes: (quarter: Month) => QuarterList | 'not received';
  /** The agreement by which the practice takes part in another scheme in the month; absent: it is in QOF. */
  readonly participation?: Participation;
  /** Contracts that practices hold beside their main one; absent: none. */
  readonly holdings?: readonly Holding[];
  readonly quality?: QualityInput;
  /** The warehouse snapshot that lists and counts were read from, which the statement pins. */
  readonly snapshot?: string;
};

/** What the earlier months of a contract year were settled on, and what a statement settles them on. */
export type Settlements = {
  /** As known when everything up to the month before was settled. */
  readonly before: Known;
  /** As known when this month is settled; absent: as the statement's own lines. */
  readonly now?: Known;
};

export type StatementInput = Known & {
  readonly month: Month;
  /** As known on which day the month before was last settled; the first day of that month when not given. */
  readonly previousKnownOn?: Day;
  /** Where more than rates became known since; absent: the same as now, but for rates, known on `previousKnownOn`. */
  readonly settled?: Settlements;
};

/** One working out of a contract: for which month, as known on which day, with what. */
export type Occasion = Pick<StatementInput, 'practice' | 'rates' | 'listSizes' | 'participation'> & {
  readonly contract: LoadedContract;
  readonly contractFrom: Day;
  readonly month: Month;
  readonly knownOn: Day;
  readonly quality: QualityInput | undefined;
};
