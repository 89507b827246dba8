export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { CODELIST_PROPOSAL, type CodelistProposalJson } from './codelist-proposal.ts';
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
