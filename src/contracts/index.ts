/**
 * Contracts as data, and the statement that they give for a month. Pure: everything is handed in.
 * Language: named inputs with units, terms as exact formulas or forms (docs/contract-language.md). Definitions are
 * built with the functions exported here.
 */
export {
  type ForecastInput,
  forecastAchievement,
  partsByIndicator,
} from './achievement.ts';
export { lastAchievementYearEnd, listQuarterOfAchievement } from './achievement-year.ts';
export {
  type AchievementTerms,
  type Binding,
  type ContractInput,
  type ContractJson,
  type ContractKind,
  type ContractLine,
  type ContractType,
  type LoadedContract,
  loadContract,
  loadContracts,
} from './contract.ts';
export { contractSchema } from './contract-shape.ts';
export { type ContractTrial, type TriedLine, tryContract, tryTerm, type WaitingLine } from './contract-trial.ts';
export { coreInMonth } from './core-in-month.ts';
export { rulesCountedOn, type TakesPart } from './counted-rules.ts';
export { type Holding, type HoldingJson, loadHolding } from './held/holding.ts';
export {
  holdsNone,
  type Network,
  type NetworkInput,
  type NetworkKnown,
  networkIn,
  networkStatement,
  networksIn,
  noNetwork,
  weightedListOf,
} from './held/network-statement.ts';
export type { WrittenTerm } from './language/expand.ts';
export {
  add,
  allOf,
  anyOf,
  atLeast,
  choose,
  divide,
  type Expression,
  greaterOf,
  ifZero,
  isOneOf,
  keepBetween,
  lesserOf,
  moreThan,
  multiply,
  not,
  type Operand,
  onlyIf,
  roundToWhole,
  subtract,
  sumOf,
} from './language/expression.ts';
export { numberText } from './language/number-text.ts';
export type { InputDeclaration, TermDeclaration, TermsDeclaration } from './language/terms.ts';
export {
  type AgreementJson,
  loadParticipation,
  type Participation,
  type ParticipationJson,
  participationIn,
  QOF,
} from './participation.ts';
export {
  LONGEST_TAPER,
  type NamedPounds,
  type PracticeYear,
  type Premium,
  poundsPerHead,
  premiumOf,
  premiumReview,
  REINVESTMENTS,
  type Reinvestment,
  type ReviewedPractice,
  type ReviewYear,
  SHORTEST_TAPER,
} from './premium-review.ts';
export { type ProposedMeasure, proposedAchievement, proposedPointValue } from './proposed-achievement.ts';
export {
  type LoadedRate,
  type LoadedRates,
  loadRates,
  type Rate,
  type RateJson,
  type RateStatus,
  type RatesJson,
  type RateValue,
  rateAt,
} from './rate.ts';
export {
  CAUSES,
  type Cause,
  type ChangedLine,
  type ChangedNumber,
  NETWORK_CAUSES,
  type Replaced,
  type Restatement,
  type RestatementStep,
  restatement,
} from './restatement.ts';
export type { RestsOn, ShownNumber, Working } from './rests-on.ts';
export { type PaidOfYear, settledYearEnd, settlementLine, settlementTerm } from './settlement-line.ts';
export { prepareStatement } from './statement.ts';
export type {
  BoroughPrevalence,
  Known,
  LastAccepted,
  QualityInput,
  QuarterList,
  RecordedAnswer,
  Settlements,
  StatementInput,
} from './statement-input.ts';
export {
  type StatementContentJson,
  type StatementJson,
  type StatementLineJson,
  statementFromJson,
  statementJson,
} from './statement-json.ts';
export type {
  AchievementForecast,
  HeldLine,
  HeldMeasure,
  MeasureAchievement,
  Settlement,
  Statement,
  StatementLine,
  StatementPins,
} from './statement-line.ts';
export { isBesideTheMonth, statementWith, supplementedStatement, withLinesHeld } from './supplement.ts';
