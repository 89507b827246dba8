export { ACCEPTANCE, type Acceptance } from './acceptance.ts';
export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { CODELIST_PROPOSAL, type CodelistProposalJson } from './codelist-proposal.ts';
export { ANSWER_OUTCOMES, type AnswerOutcome, MEASURE_ANSWER, type MeasureAnswer } from './measure-answer.ts';
export { MEASURE_PROPOSAL, type MeasureProposalJson } from './measure-proposal.ts';
export { type Decision, decisionOn, latestAbout, type Proposal, proposal, proposalsOf, propose } from './proposal.ts';
export { QUERY_OUTCOMES, type QueryOutcome, RESULT_QUERY, type ResultQuery, type Said } from './result-query.ts';
export { governanceMigrations } from './schema.ts';
