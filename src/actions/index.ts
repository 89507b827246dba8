export type { ClaimMapping, Session, SignInWay } from '../access/index.ts';
export { QUERY_OUTCOMES, type QueryOutcome, type ResultQuery } from '../governance/index.ts';
export { FEEDS, type FeedName, IDENTITY_FEEDS, type IdentityFeedName, type ImportReport } from '../ingest/index.ts';
export { type BreakGlassAsk, breakGlass, type ReviewGlassAsk, reviewBrokenGlass } from './access/break-glass.ts';
export * from './access/keep-identities.ts';
export { type EndSessionsAsk, revokeSessions } from './access/manage-sessions.ts';
export * from './access/sign-in.ts';
export * from './claims/approve-claims.ts';
export { type CheckClaimsAsk, checkClaims } from './claims/check-claims.ts';
export * from './claims/claim-dispute.ts';
export type { ClaimsChecked } from './claims/claim-standing.ts';
export * from './claims/hospital-challenge.ts';
export * from './claims/record-activity.ts';
export * from './claims/record-cost.ts';
export type { ActionContext, ImplausibleResult } from './context.ts';
export * from './feeds/erase-opted-out.ts';
export * from './feeds/feed-key.ts';
export { type ImportFilesAsk, importFiles } from './feeds/import-files.ts';
export { type AdoptPlanAsk, adoptPlan, type ProposePlanAsk, proposePlan } from './governance/adopt-plan.ts';
export { type PutOnAgendaAsk, putCaseOnAgenda } from './governance/case-agenda.ts';
export { type CaseNoteTexts, caseNoteFrom } from './governance/case-note.ts';
export {
  type ProposeVariationAsk,
  proposeVariation,
  type SignVariationAsk,
  signVariation,
} from './governance/contract-variation.ts';
export { type MeetConditionAsk, meetCondition } from './governance/decide.ts';
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
} from './governance/keep-case.ts';
export { type InterestAsk, type KeepInterestAsk, keepInterest, recordBreach } from './governance/keep-interests.ts';
export {
  type CallMeetingAsk,
  callCommittee,
  type KeepMeetingAsk,
  keepMeeting,
  type MeetingEntry,
} from './governance/keep-meeting.ts';
export {
  type ImplementedAsk,
  implementRecommendation,
  type KeepPlanAsk,
  keepPlan,
  keepRecommendation,
} from './governance/keep-plan.ts';
export {
  type AwardAsk,
  awardProcurement,
  type NoteProcurementAsk,
  noteProcurement,
  type OpenProcurementAsk,
  openProcurement,
} from './governance/keep-procurement.ts';
export { type AddPaperAsk, addPaper } from './governance/meeting-paper.ts';
export { type PlanEntryTexts, planEntryFrom } from './governance/plan-entry.ts';
export { type ProcurementNoteTexts, procurementNoteFrom } from './governance/procurement-note.ts';
export {
  type ProposeUrgentAsk,
  proposeUrgent,
  type TakeUrgentAsk,
  takeUrgent,
} from './governance/urgent-decision.ts';
export * from './keeping/keep-copies.ts';
export * from './keeping/retention.ts';
export {
  approveJournal,
  type JournalAsk,
  type ProposedJournal,
  proposeAchievementAccruals,
  proposeJournal,
} from './ledger/journal.ts';
export * from './ledger/keep-ledger.ts';
export * from './measures/accept-rule.ts';
export { type ApproveCodelistAsk, approveCodelist } from './measures/codelist-proposal.ts';
export * from './measures/import-codelist.ts';
export {
  type AnswerNamed,
  type CheckAnswerAsk,
  checkAnswer,
  type RecordAnswerAsk,
  recordAnswer,
} from './measures/measure-answer.ts';
export * from './measures/measure-proposal.ts';
export {
  type AnswerQueryAsk,
  answerQuery,
  type QueryNamed,
  raiseQueries,
  type SettleQueryAsk,
  settleQuery,
} from './measures/result-query.ts';
export * from './measures/verify-results.ts';
export { destroyIntelligence, type EnterIntelligenceAsk, enterIntelligence } from './monitoring/keep-intelligence.ts';
export {
  keepQualityCase,
  noteQualityCase,
  type OpenQualityCaseAsk,
  openQualityCase,
  type QualityCaseAsk,
  type QualityCaseNote,
} from './monitoring/keep-quality-case.ts';
export * from './payments/bank-details.ts';
export * from './payments/certify-run.ts';
export * from './payments/nominate-payee.ts';
export * from './payments/payment-file.ts';
export { type PremiumTestAsk, recordPremiumTest } from './payments/premium-test.ts';
export * from './payments/prepare-run.ts';
export * from './payments/reconcile-payments.ts';
export * from './payments/release-run.ts';
export * from './payments/reverse-payment.ts';
export type { RunWords } from './payments/run-deed.ts';
export * from './payments/withdraw-run.ts';
