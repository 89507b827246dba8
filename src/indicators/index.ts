export {
  type Breakdowns,
  breakdowns,
  DIMENSIONS,
  type Dimension,
  type ExpectedRegister,
  type GroupCount,
} from './breakdown.ts';
export { type ByClinicianAsk, type ClinicianCount, countsByClinician } from './by-clinician.ts';
export { type Calculate, type Calculated, calculate } from './calculate.ts';
export { type CalculatedOver, calculateOver, PreparedCalculator } from './calculate-over.ts';
export { type CodelistInForce, codelistInForce } from './codelists/codelist-standing.ts';
export {
  type CodelistDifference,
  type CodelistVersion,
  type CodeTerm,
  codelistDifference,
  codelistOfVersion,
  codesHash,
  codesOfVersion,
  sortedTerms,
  versionOfFile,
} from './codelists/codelist-version.ts';
export { codelistUses, frameworkWithCodelist } from './codelists/framework-codelists.ts';
export { codesRecordedOutside, type RecordedCode } from './codelists/recorded-codes.ts';
export { type Consultations, consultations, consultationsByMonth, type MonthConsultations } from './consultations.ts';
export { countsOn, countsOnDays, type DayOfYear } from './counts-on.ts';
export {
  type EvaluatedPerson,
  type EvaluatePeople,
  evaluatePeople,
} from './evaluate/evaluate-people.ts';
export { readPeopleFile } from './evaluate/read-people-file.ts';
export { type Explain, explain, explainWhole } from './explain.ts';
export { frameworkNamed } from './framework-named.ts';
export { type ComparedOver, type KeptVerification, keepVerification, keptVerifications } from './kept-verification.ts';
export { type CodelistFile, parseCodelist, readCodelist } from './language/codelist-csv.ts';
export type { PeopleOfRules } from './language/definition.ts';
export { type MissedPeople, type MissedPerson, missedPeople } from './missed-people.ts';
export type * from './model/encounters.ts';
export type * from './model/expression.ts';
export type * from './model/framework.ts';
export { frameworkSchema } from './model/framework-shape.ts';
export { type Loading, loadFramework } from './model/load.ts';
export { narrowedTo, narrowedToRules, rulesInBoth } from './model/narrowed.ts';
export { type Period, periodEnding } from './model/period.ts';
export type * from './model/rate.ts';
export { populationWords, quantityWords, rateWords } from './model/rate-words.ts';
export type * from './model/result.ts';
export type * from './model/signed.ts';
export { codelistsUnder } from './model/walk.ts';
export { testWords } from './model/words.ts';
export { type Neighbourhood, type NeighbourhoodCount, type Neighbourhoods, neighbourhoods } from './neighbourhoods.ts';
export type { Over } from './over.ts';
export { readPeople } from './people/people-file.ts';
export { type CountedPerson, type PeopleCounted, peopleCounted } from './people-counted.ts';
export * from './plausibility-bounds.ts';
export { type CalculateRates, calculateRates } from './rates/calculate-rates.ts';
export { type ExplainRates, explainRates, type RateShare, type RatesExplained } from './rates/explain-rates.ts';
export { rateScale, rateValue, standardisedRate, standardisedRatio } from './rates/rate-value.ts';
export { type ReportedArea, type ReportedValue, reportedValues } from './rates/reported-values.ts';
export { isNotReceived, type Received, receivedRecords } from './received.ts';
export { codesLookedAt } from './reference/code-place.ts';
export { type RegisteredPeople, registeredPeople } from './registered-people.ts';
export { type EvidenceErased, type Replay, type Replayed, replay } from './replay.ts';
export { type SentRow, sentOf, sentRows } from './sent-row.ts';
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
