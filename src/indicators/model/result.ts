import type { Day, OdsCode } from '../../base/index.ts';
import type { AdjustmentKind } from './framework.ts';

/** What a definition decided about a person. `missed` is in the denominator and not in the numerator. */
export type PersonOutcome = 'numerator' | 'missed' | 'adjusted' | 'excluded' | 'not on register';

/** The counts of one indicator in one practice. register = denominator + all adjustments + all exclusions. */
export type IndicatorCount = {
  readonly practice: OdsCode;
  /** The rule's id. */
  readonly indicator: string;
  readonly periodEnd: Day;
  readonly register: number;
  readonly denominator: number;
  readonly numerator: number;
  /** Every reason of the definition in its order, zero included. */
  readonly adjustments: readonly { readonly reason: string; readonly kind: AdjustmentKind; readonly count: number }[];
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
  readonly definitionHash: string;
  /** SHA-256 of the practice's evidence file; empty where no evidence was written (`calculateOver`). */
  readonly evidenceSha256: string;
};

/** The sums of a rate in one age band of one sex; a band is named by the age it begins at. */
export type RateCell = {
  readonly sex: 'M' | 'F';
  readonly fromAge: number;
  readonly numerator: string;
  readonly denominator: string;
};

/** A rate in one practice, or of one service: exact decimals, from which `rateValue` makes the rate. */
export type RateCount = {
  readonly practice: string;
  readonly indicator: string;
  readonly periodEnd: Day;
  /** Who counted. */
  readonly people: number;
  readonly numerator: string;
  readonly denominator: string;
  /** Of a standardised rate, the bands in order; who is neither M nor F, or younger than every band, is in none. */
  readonly cells?: readonly RateCell[];
  readonly definitionHash: string;
};

/** Who is on an indicator's register and which step decided about each, in order of their numbers. */
export type DecisionList = {
  readonly indicator: string;
  /** The warehouse's numbers of the people. */
  readonly people: readonly number[];
  /** For each of them the number of the step that decided; 0 when none did (missed). */
  readonly rules: readonly number[];
};

/** A person on whom the two engines did not agree. `null`: not on the register. */
export type Difference = {
  readonly person: number;
  readonly indicator: string;
  readonly compiled: number | null;
  readonly reference: number | null;
  /** Of a rate, in place of steps: numerator/denominator in thousandths, or `not counted`. */
  readonly amounts?: { readonly compiled: string; readonly reference: string };
};

export type Verified = {
  readonly people: number;
  /** Person × indicator pairs compared, people on neither register left out. */
  readonly compared: number;
  /** Every difference up to a hundred; `differenceCount` has them all. */
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
};

/** A row as it was received. */
export type SourceRow = {
  /** The file's name as sent, or its SHA-256 where the name is not known. */
  readonly file: string;
  readonly fileSha256: string;
  readonly table: string;
  /** Ordinal in that file: header 1, first record 2. */
  readonly row: number;
  readonly rowId: string;
};

/** A fact that a step looked at, as found for one person. */
export type FactFound = { readonly words: string; readonly value: string; readonly rows: readonly SourceRow[] };

export type ExplainedStep = {
  readonly rule: number | 'register' | 'default';
  readonly words: string;
  readonly result: boolean | 'not reached';
  readonly facts: readonly FactFound[];
};

/** Why a person counted as they did. */
export type PersonExplanation = {
  /** The pseudonym. */
  readonly person: string;
  readonly indicator: string;
  readonly outcome: PersonOutcome;
  /** The step that decided; null when none did, or when not on the register. */
  readonly rule: number | null;
  readonly reason: string | null;
  /** The deciding clause in plain words. */
  readonly clause: string;
  readonly steps: readonly ExplainedStep[];
  /** The source rows of the deciding step. */
  readonly rows: readonly SourceRow[];
};

/** What a person adds to a rate, and why. */
export type RateExplanation = {
  /** The pseudonym. */
  readonly person: string;
  readonly indicator: string;
  /** The practice or service under which the person counts; null: not of the rate's people. */
  readonly practice: string | null;
  /** In plain words: what is added, or why nothing is. */
  readonly clause: string;
  /** Exact decimals; null when the person does not count. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly facts: readonly FactFound[];
};
