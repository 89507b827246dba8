/**
 * From activity to a line: claims asked, checked, approved, valued and paid, each stage kept; disputes; and the
 * validation of hospital records against clinical policy.
 */
export { type Activity, claimIdOf, inWrittenOrder, type SourceRow, waitDays } from './activity.ts';
export {
  type ActivityReturn,
  answersOf,
  type Completeness,
  completenessOf,
  monthsOfQuarter,
} from './activity-return.ts';
export { advanceChallenges, type Challenge, challenges, raiseChallenges } from './challenge.ts';
export { type CheckContext, type Checked, checkActivities } from './check.ts';
export { CHECK_CODES, type CheckCode } from './check-code.ts';
export { type CaseReplayed, type ClaimCaseJson, caseOf, replayCase } from './claim-case.ts';
export {
  type ClaimLine,
  claimLines,
  claimsOfLine,
  keepLine,
  lineOfClaim,
} from './claim-line.ts';
export {
  advance,
  askClaims,
  type Claim,
  type ClaimCount,
  type ClaimDraft,
  claims,
  countClaims,
  type Doing,
  type KeptStage,
  type StageDraft,
  stagesOfClaim,
  tablesOfClaims,
} from './claim-store.ts';
export {
  answerDispute,
  DISPUTE_OUTCOMES,
  type Dispute,
  type DisputeOutcome,
  disputes,
  isHeld,
  openDispute,
} from './dispute.ts';
export { ceilingOf, checkCosts, costClaimed, type EmploymentCost, employmentCost } from './employment.ts';
export {
  type ClaimedLines,
  claimedLines,
  claimedTerm,
  markPaid,
  markTakenBack,
  notPayable,
  providersOfMonth,
} from './pay.ts';
export {
  askedBack,
  type FailedRecord,
  failedRecords,
  failedRule,
  hospitalNamed,
  type LoadedPolicy,
  loadPolicy,
  type PolicyHospital,
  type PolicyJson,
  type PolicyRule,
  reconcileBy,
} from './policy.ts';
export { type Missed, missedPeople, recordedActivity } from './recorded-activity.ts';
export { claimMigrations } from './schema.ts';
export {
  type ClaimSchemeJson,
  type ClaimService,
  type CostScheme,
  type CostSchemeJson,
  claimSchemeSchema,
  type ItemScheme,
  type ItemSchemeJson,
  isContracted,
  isCostScheme,
  isItemScheme,
  isReturnScheme,
  type LoadedScheme,
  loadScheme,
  otherProviders,
  type ReturnScheme,
  type ReturnSchemeJson,
  type SchemeCheck,
  windowDays,
} from './scheme.ts';
export { type SentActivity, sentActivity } from './sent-activity.ts';
export {
  CHALLENGE_TRANSITIONS,
  type ChallengeStage,
  CLAIM_STAGES,
  CLAIM_TRANSITIONS,
  type ClaimStage,
  isBeyondChecks,
  isDone,
} from './stage.ts';
export {
  ADVANCE,
  capOf,
  itemInputs,
  REPORTING,
  returnInputs,
  serviceTitle,
  type ValuedLine,
  valueClaims,
} from './value.ts';
