export type { ClaimMapping, Session, SignInWay } from '../access/index.ts';
export { QUERY_OUTCOMES, type QueryOutcome, type ResultQuery } from '../governance/index.ts';
export { FEEDS, type FeedName, IDENTITY_FEEDS, type IdentityFeedName, type ImportReport } from '../ingest/index.ts';
export * from './accept-rule.ts';
export * from './approve-claims.ts';
export * from './bank-details.ts';
export { type BreakGlassAsk, breakGlass, type ReviewGlassAsk, reviewBrokenGlass } from './break-glass.ts';
export { type PutOnAgendaAsk, putCaseOnAgenda } from './case-agenda.ts';
export { type CaseNoteTexts, caseNoteFrom } from './case-note.ts';
export * from './certify-run.ts';
export { type CheckClaimsAsk, checkClaims } from './check-claims.ts';
export * from './claim-dispute.ts';
export type { ClaimsChecked } from './claim-standing.ts';
export { type ApproveCodelistAsk, approveCodelist } from './codelist-proposal.ts';
export type { ActionContext, ImplausibleResult } from './context.ts';
export {
  type ProposeVariationAsk,
  proposeVariation,
  type SignVariationAsk,
  signVariation,
} from './contract-variation.ts';
export { type MeetConditionAsk, meetCondition } from './decide.ts';
export * from './erase-opted-out.ts';
export * from './feed-key.ts';
export * from './hospital-challenge.ts';
export * from './import-codelist.ts';
export { type ImportFilesAsk, importFiles } from './import-files.ts';
export {
  approveJournal,
  type JournalAsk,
  type ProposedJournal,
  proposeAchievementAccruals,
  proposeJournal,
} from './journal.ts';
export {
  type CaseNote,
  type FileEvidenceAsk,
  fileEvidence,
  type NoteCaseAsk,
  noteCase,
  type OpenCaseAsk,
  openCase,
  type StepCaseAsk,
  stepCase,
} from './keep-case.ts';
export * from './keep-copies.ts';
export * from './keep-identities.ts';
export { destroyIntelligence, type EnterIntelligenceAsk, enterIntelligence } from './keep-intelligence.ts';
export { type InterestAsk, type KeepInterestAsk, keepInterest, recordBreach } from './keep-interests.ts';
export * from './keep-ledger.ts';
export {
  type CallMeetingAsk,
  callCommittee,
  type KeepMeetingAsk,
  keepMeeting,
  type MeetingEntry,
} from './keep-meeting.ts';
export {
  type ImplementedAsk,
  implementRecommendation,
  type KeepPlanAsk,
  keepPlan,
  keepRecommendation,
} from './keep-plan.ts';
export {
  type AwardAsk,
  awardProcurement,
  type NoteProcurementAsk,
  noteProcurement,
  type OpenProcurementAsk,
  openProcurement,
} from './keep-procurement.ts';
export {
  keepQualityCase,
  noteQualityCase,
  type OpenQualityCaseAsk,
  openQualityCase,
  type QualityCaseAsk,
  type QualityCaseNote,
} from './keep-quality-case.ts';
export { type EndSessionsAsk, revokeSessions } from './manage-sessions.ts';
export {
  type AnswerNamed,
  type CheckAnswerAsk,
  checkAnswer,
  type RecordAnswerAsk,
  recordAnswer,
} from './measure-answer.ts';
export * from './measure-proposal.ts';
export { type AddPaperAsk, addPaper } from './meeting-paper.ts';
export * from './payment-file.ts';
export { type PlanEntryTexts, planEntryFrom } from './plan-entry.ts';
export { type PremiumTestAsk, recordPremiumTest } from './premium-test.ts';
export * from './prepare-run.ts';
export { type ProcurementNoteTexts, procurementNoteFrom } from './procurement-note.ts';
export * from './reconcile-payments.ts';
export * from './record-activity.ts';
export * from './release-run.ts';
export {
  type AnswerQueryAsk,
  answerQuery,
  type QueryNamed,
  raiseQueries,
  type SettleQueryAsk,
  settleQuery,
} from './result-query.ts';
export * from './retention.ts';
export * from './reverse-payment.ts';
export type { RunWords } from './run-deed.ts';
export * from './sign-in.ts';
export {
  type ProposeUrgentAsk,
  proposeUrgent,
  type TakeUrgentAsk,
  takeUrgent,
} from './urgent-decision.ts';
export * from './verify-results.ts';
export * from './withdraw-run.ts';
