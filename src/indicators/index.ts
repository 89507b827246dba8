export { type Calculate, calculate } from './calculate.ts';
export { type CalculatedOver, calculateOver, type Over, PreparedCalculator } from './calculate-over.ts';
export {
  type EvaluatedPerson,
  type EvaluatePeople,
  evaluatePeople,
} from './evaluate/evaluate-people.ts';
export { type GivenCase, readPeopleFile } from './evaluate/read-people-file.ts';
export { type Explain, explain, explainWhole } from './explain.ts';
export { type CodelistFile, parseCodelist, readCodelist } from './language/codelist-csv.ts';
export type * from './model/expression.ts';
export type * from './model/framework.ts';
export { frameworkSchema } from './model/framework-shape.ts';
export { loadFramework } from './model/load.ts';
export { type Period, periodEnding } from './model/period.ts';
export type * from './model/result.ts';
export { codelistsUnder } from './model/walk.ts';
export { testWords } from './model/words.ts';
export { codesLookedAt } from './reference/code-place.ts';
export { type RegisteredPeople, registeredPeople } from './registered-people.ts';
export { countDecisions, indicatorCount, outcomeOf, reasonOf } from './tally.ts';
export {
  type VerifiedComponent,
  type VerifiedResult,
  type VerifiedResults,
  verifiedResults,
} from './verified-result.ts';
export { compareDecisions, referenceOver, referenceOverAll, type Verify, verify, verifyOver } from './verify.ts';
export { type Apart, Bench, type BenchAsk, type Moved } from './workbench/bench.ts';
export { BenchShelf } from './workbench/bench-shelf.ts';
export { type ChangedRule, type ClauseChange, changeRule, readClauseChanges } from './workbench/clause-change.ts';
export {
  type ChangedMeasure,
  changeMeasure,
  frameworkWith,
  type MeasureChange,
  type MeasureChangeJson,
  measureChangeJson,
  readMeasureChange,
} from './workbench/measure-change.ts';
export { type NumberInStep, type NumberKind, numbersInSteps } from './workbench/numbers-in.ts';
