export { type Calculate, calculate } from './calculate.ts';
export { type CalculatedOver, calculateOver, type Over } from './calculate-over.ts';
export {
  type EvaluatedPerson,
  type EvaluatePeople,
  evaluatePeople,
} from './evaluate/evaluate-people.ts';
export { type GivenCase, readPeopleFile } from './evaluate/read-people-file.ts';
export { type Explain, explain, explainWhole } from './explain.ts';
export { type CodelistFile, parseCodelist, readCodelist } from './language/codelist-csv.ts';
export type { PeopleOfRules } from './language/definition.ts';
export type * from './model/encounters.ts';
export type * from './model/expression.ts';
export type * from './model/framework.ts';
export { frameworkSchema } from './model/framework-shape.ts';
export { type Loading, loadFramework } from './model/load.ts';
export { type Period, periodEnding } from './model/period.ts';
export type * from './model/rate.ts';
export { rateWords } from './model/rate-words.ts';
export type * from './model/result.ts';
export { readPeople } from './people/people-file.ts';
export { type CalculateRates, calculateRates } from './rates/calculate-rates.ts';
export { type ExplainRates, explainRates } from './rates/explain-rates.ts';
export { rateValue, standardisedRate } from './rates/rate-value.ts';
export { codesLookedAt } from './reference/code-place.ts';
export { countDecisions } from './tally.ts';
export {
  type VerifiedComponent,
  type VerifiedResult,
  type VerifiedResults,
  verifiedResults,
} from './verified-result.ts';
export { compareDecisions, referenceOver, type Verify, verify, verifyOver } from './verify.ts';
