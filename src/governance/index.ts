export { ACCEPTANCE, type Acceptance } from './acceptance.ts';
export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { CODELIST_PROPOSAL, type CodelistProposalJson } from './codelist-proposal.ts';
export { COMMITTEE_ROLES, type CommitteeRole, type Seat } from './committees/committee-role.ts';
export { type Exploration, explore, fewestQuorate } from './committees/explore.ts';
export { PLANTED_FAULTS, type PlantedFault } from './committees/planted-faults.ts';
export { type Quorum, quorumWords } from './committees/quorum.ts';
export { indispensableRoles, loadTerms, type TermsOfReference, termsShape } from './committees/terms-of-reference.ts';
export {
  type CommissioningFunction,
  type Decider,
  FUNCTION_CONTRACTS,
  type FunctionContract,
  FunctionMatrix,
  type FunctionMatrixJson,
  type Holder,
  matrixShape,
  PHASES,
  type Phase,
  type PhaseStart,
  type WhoDecidesAsk,
} from './committees/who-decides.ts';
export {
  type Authority,
  type AuthorityAsked,
  authorityWords,
  type PaymentStep,
  SchemeOfDelegation,
  type SchemeOfDelegationJson,
} from './delegation.ts';
export { ANSWER_OUTCOMES, type AnswerOutcome, MEASURE_ANSWER, type MeasureAnswer } from './measure-answer.ts';
export { MEASURE_PROPOSAL, type MeasureProposalJson } from './measure-proposal.ts';
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
export { type Decision, decisionOn, latestAbout, type Proposal, proposal, proposalsOf, propose } from './proposal.ts';
export { QUERY_OUTCOMES, type QueryOutcome, RESULT_QUERY, type ResultQuery, type Said } from './result-query.ts';
export { governanceMigrations } from './schema.ts';
