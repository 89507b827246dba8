export { type Calculate, type Calculated, calculate } from './calculate.ts';
export { type CalculatedOver, calculateOver, type Over } from './calculate-over.ts';
export { type Explain, explain, explainWhole } from './explain.ts';
export { type ComparedOver, type KeptVerification, keepVerification, keptVerifications } from './kept-verification.ts';
export { type CodelistFile, parseCodelist, readCodelist } from './language/codelist-csv.ts';
export type * from './model/expression.ts';
export type * from './model/framework.ts';
export { frameworkSchema } from './model/framework-shape.ts';
export { loadFramework } from './model/load.ts';
export { type Period, periodEnding } from './model/period.ts';
export type * from './model/result.ts';
export { codesLookedAt } from './reference/code-place.ts';
export { type SentRow, sentRows } from './sent-row.ts';
export { countDecisions } from './tally.ts';
export {
  type VerifiedComponent,
  type VerifiedResult,
  type VerifiedResults,
  verifiedResults,
} from './verified-result.ts';
export { compareDecisions, referenceOver, type Verify, verify, verifyOver } from './verify.ts';
