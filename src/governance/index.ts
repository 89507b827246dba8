export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { CODELIST_PROPOSAL, type CodelistProposalJson } from './codelist-proposal.ts';
export {
  type Authority,
  type AuthorityAsked,
  authorityWords,
  type PaymentStep,
  SchemeOfDelegation,
  type SchemeOfDelegationJson,
} from './delegation.ts';
export { MEASURE_PROPOSAL, type MeasureProposalJson } from './measure-proposal.ts';
export { type Decision, decisionOn, latestAbout, type Proposal, proposal, proposalsOf, propose } from './proposal.ts';
export { QUERY_OUTCOMES, type QueryOutcome, RESULT_QUERY, type ResultQuery, type Said } from './result-query.ts';
export { governanceMigrations } from './schema.ts';
