export { type ApprovalContent, approvalOf, approve, approvedParts } from './approve.ts';
export { type Decision, decisionOn, latestAbout, type Proposal, proposal, proposalsOf, propose } from './proposal.ts';
export { governanceMigrations } from './schema.ts';
