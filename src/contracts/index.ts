/**
 * Contracts as data, and the statement that they give for a month. Pure: everything is handed in.
 * Language: named inputs with units, terms as exact formulas. Definitions are built with the functions exported here.
 */
export {
  type ForecastInput,
  forecastAchievement,
  lastAchievementYearEnd,
  listQuarterOfAchievement,
  partsByIndicator,
} from './achievement.ts';
export {
  type AchievementTerms,
  type Binding,
  type ContractInput,
  type ContractJson,
  type ContractLine,
  type ContractType,
  type LoadedContract,
  loadContract,
  loadContracts,
} from './contract.ts';
export { type CheckedTerms, checkTerms } from './language/check.ts';
export {
  evaluateTerm,
  type Indicators,
  type PutIn,
  type Resolve,
  type Trace,
  type TracedInput,
} from './language/evaluate.ts';
export {
  add,
  choose,
  divide,
  type Expression,
  greaterOf,
  ifZero,
  keepBetween,
  lesserOf,
  multiply,
  type Operand,
  roundToWhole,
  subtract,
  sumOverIndicators,
} from './language/expression.ts';
export { numberText } from './language/number-text.ts';
export type { InputDeclaration, TermDeclaration, TermsDeclaration } from './language/terms.ts';
export { type ProposedMeasure, proposedAchievement } from './proposed-achievement.ts';
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
export { prepareStatement } from './statement.ts';
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
  MeasureAchievement,
  QualityInput,
  QuarterList,
  RestsOn,
  ShownNumber,
  Statement,
  StatementInput,
  StatementLine,
  StatementPins,
  Working,
} from './statement-line.ts';
