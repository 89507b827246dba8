import type { Day, Month, OdsCode, Pence, Refusal } from '../base/index.ts';
import type { ContractKind } from './contract.ts';
import type { RestsOn, ShownNumber, Working } from './rests-on.ts';

export type StatementLine = {
  /** `<practice>/<month>/<term>`. */
  readonly id: string;
  /** The id of the term, e.g. `global-sum`; an arrears line's ends in `-arrears`. */
  readonly term: string;
  readonly title: string;
  /** The expenditure account that the amount is charged to. */
  readonly account: string;
  readonly formula: string;
  readonly formulaWithNumbers: string;
  readonly inputs: Readonly<Record<string, ShownNumber>>;
  /** Exact pounds before rounding: a decimal or n/d. */
  readonly exactPounds: string;
  readonly amountPence: Pence;
  readonly workings: readonly Working[];
  readonly restsOn: readonly RestsOn[];
};

/** A line that is not paid yet, and why. It is not £0. */
export type HeldLine = { readonly term: string; readonly title: string; readonly reason: Refusal };

export type StatementPins = {
  readonly contract: string;
  readonly rates: string;
  readonly framework?: string;
  readonly snapshot?: string;
};

export type Statement = {
  readonly practice: OdsCode;
  readonly practiceName: string;
  readonly month: Month;
  readonly knownOn: Day;
  readonly contractType: ContractKind;
  readonly contractTitle: string;
  readonly lines: readonly StatementLine[];
  readonly held: readonly HeldLine[];
  readonly totalPence: Pence;
  /** SHA-256 of the statement's canonical JSON. */
  readonly contentHash: string;
  readonly pins: StatementPins;
};

/** A measure's part of an achievement. Numbers are exact: a decimal or n/d. */
export type MeasureAchievement = {
  readonly indicator: string;
  readonly points: string;
  readonly pointsAvailable: string;
  readonly exactPounds: string;
};

/** A measure that waits, and why. */
export type HeldMeasure = { readonly indicator: string; readonly reason: Refusal };

/** The part of an achievement that nothing stands in the way of. Exact: a decimal or n/d. */
export type Settlement = {
  /** The measures that it is the sum of. */
  readonly indicators: readonly string[];
  readonly exactPounds: string;
  readonly amountPence: Pence;
  readonly points: string;
  readonly held: readonly HeldMeasure[];
};

/** What this year's achievement would pay. Shown beside a statement; never a line of it. */
export type AchievementForecast = {
  readonly practice: OdsCode;
  readonly periodEnd: Day;
  readonly exactPounds: string;
  readonly amountPence: Pence;
  readonly points: string;
  readonly pointsAvailable: string;
  readonly measures: readonly MeasureAchievement[];
  /** Measures that nothing could be worked out for, each with its reason: they are not in the sums. */
  readonly held: readonly HeldMeasure[];
  /** What would be settled now. Each measure that is held or queried waits by itself. */
  readonly settlement: Settlement;
  readonly working: Working;
  readonly restsOn: readonly RestsOn[];
};
