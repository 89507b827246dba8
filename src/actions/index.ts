export { QUERY_OUTCOMES, type QueryOutcome, type ResultQuery } from '../governance/index.ts';
export { FEEDS, type FeedName, type ImportReport } from '../ingest/index.ts';
export * from './certify-run.ts';
export { type ApproveCodelistAsk, approveCodelist } from './codelist-proposal.ts';
export type { ActionContext, ImplausibleResult } from './context.ts';
export * from './erase-opted-out.ts';
export * from './import-codelist.ts';
export * from './import-files.ts';
export {
  approveJournal,
  JOURNAL,
  type JournalAsk,
  type ProposedJournal,
  proposeAchievementAccruals,
  proposeJournal,
} from './journal.ts';
export * from './keep-ledger.ts';
export * from './measure-proposal.ts';
export * from './prepare-run.ts';
export * from './release-run.ts';
export {
  type AnswerQueryAsk,
  addWorkingDays,
  answerQuery,
  type QueryNamed,
  raiseQueries,
  type SettleQueryAsk,
  settleQuery,
} from './result-query.ts';
export * from './reverse-payment.ts';
export * from './sign-in.ts';
export * from './verify-results.ts';
