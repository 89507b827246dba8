export { ACCEPTANCE, type Acceptance } from './acceptance.ts';
export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { type CaseItem, isToCome, itemsAbout, matterOfCase } from './cases/case-agenda.ts';
export type { CaseEntry, CaseForm, CaseNote, EvidenceFile, Opened } from './cases/case-entry.ts';
export { formFault, type IsPractice, noteFault } from './cases/case-fault.ts';
export {
  type CaseEffect,
  type CaseField,
  type CaseKind,
  type CaseKindsJson,
  type CaseLetter,
  type CaseNeed,
  type CaseRight,
  type CaseStep,
  loadCaseKinds,
} from './cases/case-kind.ts';
export { amountOfCase, type PaymentAsked, paymentAsked } from './cases/case-payment.ts';
export {
  type Case,
  type CaseState,
  caseDates,
  caseHash,
  type DueStep,
  filledIn,
  formWords,
  hasEnded,
  noticeEnds,
  partiesOf,
  weightedScore,
} from './cases/case-state.ts';
export {
  CASE_REFUSALS,
  type CaseWorld,
  notReady,
  notTaken,
  refusalWords,
  stepNamed,
  stepsFrom,
} from './cases/case-step.ts';
export { cannotBegin, lastDayToBegin } from './cases/effect-date.ts';
export {
  asksFor,
  type CaseExploration,
  exploreCases,
  PLANTED_CASE_FAULTS,
} from './cases/explore-cases.ts';
export { caseKindsKnown, caseNamed, casesKept, enterAtCase, enterCase } from './cases/kept-cases.ts';
export { lettersOf, type WrittenLetter } from './cases/letter.ts';
export { functionHeld, type StepBasis, stepBasis, worldOf } from './cases/step-basis.ts';
export { type Missing, stillMissing } from './cases/still-missing.ts';
export { CODELIST_PROPOSAL, type CodelistProposalJson } from './codelist-proposal.ts';
export { COMMITTEE_ROLES, type CommitteeRole, isAmong, type Seat } from './committees/committee-role.ts';
export { type Exploration, explore, fewestQuorate } from './committees/explore.ts';
export { HANDLINGS, type Handling } from './committees/handling.ts';
export { ITEM_GUARDS, type Vote } from './committees/item-state.ts';
export { type Membership, type MembershipJson, seatsOf, sittingOn } from './committees/membership.ts';
export { PLANTED_FAULTS, type PlantedFault } from './committees/planted-faults.ts';
export { type Quorum, quorumWords } from './committees/quorum.ts';
export { indispensableRoles, loadTerms, type TermsOfReference } from './committees/terms-of-reference.ts';
export {
  COMMISSIONER,
  type CommissioningFunction,
  type Decider,
  FUNCTION_CONTRACTS,
  type FunctionContract,
  FunctionMatrix,
  type FunctionMatrixJson,
  type Holder,
  type Phase,
  type PhaseStart,
  type WhoDecidesAsk,
} from './committees/who-decides.ts';
export { CONTRACT_VARIATION, type ContractVariationJson } from './contract-variation.ts';
export { decisionFault } from './decisions/decision-fault.ts';
export { DECISION_KINDS, type DecisionKind, isDecisionKind } from './decisions/decision-kind.ts';
export { type DecisionExploration, exploreDecisions } from './decisions/explore-decisions.ts';
export { bodyOf, holdsMatter } from './decisions/holds-matter.ts';
export {
  decisionAbout,
  decisionNamed,
  decisionsKept,
  enterAbout,
  enterDecision,
  type LiveDecision,
  liveDecision,
} from './decisions/kept-decisions.ts';
export { PLANTED_DECISION_FAULTS } from './decisions/planted-decision-faults.ts';
export {
  type DecisionStanding,
  type DecisionTaken,
  notLive,
  type RegisterDecision,
  standingOn,
} from './decisions/register-decision.ts';
export { URGENT_DECISION, type UrgentDecisionJson } from './decisions/urgent-decision.ts';
export {
  type Authority,
  type AuthorityAsked,
  authorityWords,
  type PaymentStep,
  SchemeOfDelegation,
  type SchemeOfDelegationJson,
} from './delegation.ts';
export type { FoundInterest } from './interests/found-interest.ts';
export { isToBeDeclared } from './interests/gift-rules.ts';
export {
  confirmBy,
  daysLate,
  GIFT_KINDS,
  type GiftOffered,
  INTEREST_TYPES,
  type Interest,
  type InterestDetails,
  type InterestEntry,
  isHeldOn,
  keptUntil,
  type PersonRegister,
  publicUntil,
} from './interests/interest.ts';
export {
  type Breach,
  breachesKept,
  enterBreach,
  enterInterest,
  type InterestAsk,
  organisationsHeld,
  personRegister,
  personRegisters,
} from './interests/kept-interests.ts';
export { foundOf, type KnownWorld } from './interests/known-world.ts';
export type { Doing, Kept } from './kept/entry.ts';
export { entriesAbout, type GovernanceBook } from './kept/entry.ts';
export {
  committeesKnown,
  GOVERNANCE_KINDS,
  type Governance,
  type GovernancePolicyJson,
  type GovernanceRules,
  governanceKnown,
  matrixKept,
  type PracticeLinksJson,
} from './kept/governance-policy.ts';
export { ANSWER_OUTCOMES, type AnswerOutcome, MEASURE_ANSWER, type MeasureAnswer } from './measure-answer.ts';
export { MEASURE_PROPOSAL, type MeasureProposalJson } from './measure-proposal.ts';
export { conflictsAt, conflictsIn } from './meetings/conflicts-at.ts';
export { exploreMeeting } from './meetings/explore-meeting.ts';
export { callMeeting, enterAtMeeting, meetingNamed, meetingsKept } from './meetings/kept-meetings.ts';
export type { ConflictMatch } from './meetings/matching.ts';
export {
  type AgendaItem,
  type Called,
  COVER_PARTS,
  type Condition,
  type Cover,
  type EntryKind,
  type EntryOf,
  EVERY_PRACTICE,
  type Matter,
  type MeetingEntry,
  type Motion,
  PURPOSES,
  RECOMMENDATIONS,
} from './meetings/meeting-entry.ts';
export {
  holderOf,
  initialsOf,
  type LiveCount,
  liveCount,
  type Meeting,
  type MeetingAction,
  type MeetingItem,
  referenceOf,
  type SeatedGuest,
  seatOf,
  type Tally,
} from './meetings/meeting-state.ts';
export { draftMinute } from './meetings/minutes.ts';
export { type KeptPaper, keepPaper, paperKept } from './meetings/paper.ts';
export { PLANTED_MEETING_FAULTS } from './meetings/planted-meeting-faults.ts';
export {
  AUDITS,
  type Recommendation,
  type Recommended,
  RISKS,
} from './plans/audit-recommendation.ts';
export {
  enterAtPlan,
  enterImplemented,
  enterRecommendation,
  plansKnown,
  recommendationsKept,
} from './plans/kept-plans.ts';
export {
  type ActionStanding,
  type Due,
  loadPlan,
  type PlanEntry,
  type PlanJson,
  type PlanStanding,
  planStanding,
} from './plans/plan.ts';
export { PROPOSED_PLAN, type ProposedPlan, proposedPlan, proposedPlans } from './plans/proposed-plan.ts';
export {
  FIVE_TESTS,
  isPremiumKept,
  latestTests,
  PREMIUM_TESTS,
  type PremiumTest,
  type PremiumTestId,
  type PremiumTestsJson,
  premiumTestsId,
} from './premium-tests.ts';
export {
  enterAtProcurement,
  enterProcurement,
  procurementNamed,
  procurementsKept,
} from './procurement/kept-procurements.ts';
export {
  type Award,
  notAwardable,
  type Procurement,
  type ProcurementNote,
  type ProcurementStage,
  procurementNoteFault,
  procurementStage,
  standsStillUntil,
} from './procurement/procurement.ts';
export {
  type ProcurementPolicyJson,
  type ProcurementRoute,
  procurementPolicyKnown,
} from './procurement/procurement-policy.ts';
export { type Decision, decisionOn, latestAbout, type Proposal, proposal, proposalsOf, propose } from './proposal.ts';
export { QUERY_OUTCOMES, type QueryOutcome, RESULT_QUERY, type ResultQuery, type Said } from './result-query.ts';
export { governanceMigrations } from './schema.ts';
