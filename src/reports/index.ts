export type { Action, Limit, Limited } from '../access/index.ts';
export {
  type AchievementChart,
  type AchievementPoint,
  type Assurance,
  achievementChart,
  assuranceIcon,
  caterpillarChart,
  frontierOf,
  funnelChart,
  type MonthPoint,
  type MonthsChart,
  monthsChart,
  overDispersionOfProportions,
  type Panel,
  type PaymentChart,
  type PointLabel,
  type PointType,
  type PyramidBand,
  paymentChart,
  pyramidChart,
  type RunPoint,
  runChart,
  type ScatterPoint,
  type Shift,
  type ShiftChart,
  type Svg,
  scatterChart,
  shiftChart,
  slopeChart,
  smallMultiplesChart,
  type TriggerOnDay,
  variationIcon,
  xmrChart,
} from '../benchmarking/index.ts';
export type { ClaimCaseJson } from '../claims/index.ts';
export type {
  ShownChange,
  ShownCount,
  ShownMeasureCounts,
  ShownRate,
  ShownReason,
  ShownSumOf,
  Withheld,
} from '../disclosure/index.ts';
export {
  type ActionStanding,
  AUDITS,
  type CaseField,
  type CaseKind,
  COMMITTEE_ROLES,
  COVER_PARTS,
  DECISION_KINDS,
  EVERY_PRACTICE,
  FUNCTION_CONTRACTS,
  type FunctionContract,
  GIFT_KINDS,
  type GiftOffered,
  HANDLINGS,
  INTEREST_TYPES,
  type InterestDetails,
  isDecisionKind,
  type PlanStanding,
  PURPOSES,
  quorumWords,
  RECOMMENDATIONS,
  type Recommendation,
  RISKS,
} from '../governance/index.ts';
export type { CodelistDifference, CodeTerm, PlausibleBound } from '../indicators/index.ts';
export { type ClauseChange, type NumberInStep, readClauseChanges } from '../indicators/index.ts';
export {
  CASE_STAGES,
  type CaseEntry,
  type CaseSignal,
  type CaseStage,
  FINDINGS,
  type IntelligenceSensitivity,
  type IntelligenceSource,
  type IntelligenceStanding,
  PRIORITIES,
  type Priority,
  type ReviewFinding,
  SENSITIVITIES,
  SOURCES,
  STANDINGS,
  SUPPORT_KINDS,
  type SupportKind,
} from '../monitoring/index.ts';
export type {
  FileSummary,
  Finding,
  MatchOutcome,
  Payee,
  PayeeBank,
  PaymentState,
  ReconciliationSummary,
  Route,
  ShownDetails,
} from '../payments/index.ts';
export {
  type AccessExplained,
  accessExplainedReport,
  type ExplainAccessAsk,
  type ExplainedThing,
  type ThoseWhoCan,
  type WhoCanReport,
  whoCanReport,
} from './access-explained.ts';
export { type AccessProof, accessProof, type ProveAsk } from './access-proof.ts';
export * from './activity-form.ts';
export { type AmbitionsReport, ambitionsReport, type ReadAmbition } from './ambitions.ts';
export { type AnnualReviewReport, annualReviewReport, type CommitteeYear } from './annual-review.ts';
export {
  type AnswerAsk,
  type AnswerReport,
  type AnswerStanding,
  type AnswersReport,
  answerReport,
  answersReport,
  type ShownAnswer,
} from './answers.ts';
export type { AreaMeasure } from './area-measure.ts';
export * from './assurance-area.ts';
export {
  type CalibrationReport,
  calibrationReport,
  type HiddenTruth,
  type ShownFlagCheck,
} from './assurance-calibration.ts';
export type { PeerPractice, Peers } from './assurance-peers.ts';
export {
  ASSURANCE_READERS,
  type AssuranceCompareReport,
  type AssurancePracticeReport,
  assuranceCompareReport,
  assurancePracticeReport,
  type ProfileRow,
  type ReportedRow,
  type StandingCounts,
} from './assurance-practice.ts';
export type { Judged } from './assurance-results.ts';
export * from './audit-report.ts';
export * from './back-test.ts';
export type { AverageNotAdding } from './back-test-averages.ts';
export type { Residual, ResidualCause } from './back-test-residual.ts';
export * from './borough.ts';
export { type BrokenGlassReport, brokenGlassReport, type ShownGlass, tiedActor } from './broken-glass.ts';
export * from './calendar.ts';
export * from './call-list.ts';
export {
  type CasePay,
  type CaseReport,
  caseReport,
  type MergedSide,
  type NextStep,
  type Shown,
  type ShownEngagement,
  type ShownEvidence,
  type ShownScore,
} from './case.ts';
export type { ItemAboutCase, OpenMeeting } from './case-agenda.ts';
export { type CaseEvidenceReport, caseEvidenceReport } from './case-evidence.ts';
export { type CaseExplorationReport, caseExplorationReport } from './case-exploration.ts';
export { type CaseHelpedReport, caseHelpedReport, FEWEST_MONTHS_AFTER, type HelpedMonth } from './case-helped.ts';
export { type CaseSummary, type CasesReport, casesReport } from './cases.ts';
export * from './catalogue.ts';
export type { EntryVersion } from './catalogue-versions.ts';
export * from './challenges.ts';
export * from './claim.ts';
export * from './claim-case.ts';
export { type DisputeReport, disputeReport, type ShownDispute } from './claim-disputes.ts';
export {
  type ClaimPreviewAsk,
  type ClaimPreviewReport,
  claimPreviewReport,
  type PreviewLine,
  type ShownClaim,
  type ShownMissed,
} from './claim-preview.ts';
export * from './claims.ts';
export * from './clinicians.ts';
export * from './codelist.ts';
export type { CodelistProposal } from './codelist-proposals.ts';
export * from './codelists.ts';
export type { Contact } from './contact.ts';
export { type ReportContext, type ReportParts, reportContext } from './context.ts';
export * from './contract-trial.ts';
export { type ContractsReport, contractsReport, type RegisteredContract } from './contracts-register.ts';
export * from './counts.ts';
export {
  type DecisionReport,
  type DecisionsReport,
  decisionReport,
  decisionsReport,
  type ShownDecision,
} from './decisions.ts';
export { type AttackReport, disclosureAttackReport } from './disclosure-attack.ts';
export * from './evaluation.ts';
export * from './feed-file.ts';
export { feedKeysReport, type ShownFeedKey } from './feed-keys.ts';
export * from './feeds.ts';
export type { Forecast, ForecastMeasure, ShownAchievement } from './forecast.ts';
export * from './funding.ts';
export { type GuardianAsk, type GuardianReport, guardianReport } from './guardian.ts';
export * from './home.ts';
export type { Change } from './home-change.ts';
export type { Need } from './home-need.ts';
export type { Visit } from './home-visit.ts';
export { type IdentityAsk, type IdentityReport, identityReport } from './identity.ts';
export * from './implausible-results.ts';
export { type IncidentAsk, type IncidentReport, incidentReport, type Notice } from './incident.ts';
export * from './indicator-entry.ts';
export {
  type InterestsReport,
  interestsReport,
  type OwnInterestsReport,
  ownInterestsReport,
  type Question,
  type Reminder,
  type ShownInterest,
} from './interests.ts';
export type { CodelistUse } from './kept-codelists.ts';
export type { KiteMark } from './kite-mark.ts';
export * from './ledger.ts';
export * from './ledger-budget.ts';
export * from './ledger-entry.ts';
export * from './ledger-export.ts';
export * from './ledger-funds.ts';
export * from './ledger-month-end.ts';
export * from './ledger-spend.ts';
export * from './line.ts';
export type { LineDifference } from './line-difference.ts';
export type { LineDecision, LinePosting } from './line-posting.ts';
export * from './locality.ts';
export { madePaper, PAPER_REPORTS } from './made-paper.ts';
export * from './measure.ts';
export * from './measure-by-practice.ts';
export * from './measure-design.ts';
export {
  type Grouping,
  type GroupRate,
  type MeasureGroupsReport,
  measureGroupsReport,
} from './measure-groups.ts';
export type { MeasurePay, PaidInLine } from './measure-pay.ts';
export * from './measure-proposals.ts';
export type { WalkRow } from './measure-walk.ts';
export { type MeasureYearsReport, measureYearsReport, type PlaceYears } from './measure-years.ts';
export {
  conflictsReport,
  type MeetingReport,
  meetingReport,
  type ShownConflict,
  type ShownItem,
  type ShownMember,
} from './meeting.ts';
export { type PaperReport, paperReport } from './meeting-paper.ts';
export { type MeetingSummary, type MeetingsReport, meetingsReport, type ShownAction } from './meetings.ts';
export { type MonitoringReport, monitoringReport } from './monitoring.ts';
export { type CommitteeReport, committeeReport, type OwedReport } from './monitoring-owed.ts';
export { type Signal, signalNamed } from './monitoring-signals.ts';
export * from './months.ts';
export { type Pace, type PaceOrNone, paceOf, percentText } from './months-pace.ts';
export type { Move, Standing } from './moved-people.ts';
export {
  type NeighbourhoodArea,
  type NeighbourhoodProfile,
  type NeighbourhoodRow,
  type NeighbourhoodsReport,
  neighbourhoodsReport,
} from './neighbourhoods.ts';
export { type OptOutRow, type OptOutsReport, optOutsReport } from './opt-outs.ts';
export * from './paid-year.ts';
export type { Payable } from './payable.ts';
export * from './payees.ts';
export type { MonthPayment } from './payment.ts';
export * from './people.ts';
export * from './person.ts';
export * from './person-access.ts';
export * from './person-found.ts';
export type { PersonOutcome, PersonRow, ShownRow } from './person-outcome.ts';
export { type PersonRecordReport, personRecordReport, type RecordTable } from './person-record.ts';
export { type PlanReport, type PlansReport, planReport, plansReport } from './plans.ts';
export { WARNINGS, type Warning, type WarningCode } from './plausibility.ts';
export * from './pms-review.ts';
export * from './pounds-of-file.ts';
export * from './pounds-of-person.ts';
export * from './practice.ts';
export { type ListPart, type ListShare, type PracticeListReport, practiceListReport } from './practice-list.ts';
export type { ReviewedPremium, ShownTest } from './premiums.ts';
export {
  type ProcurementReport,
  type ProcurementsReport,
  procurementReport,
  procurementsReport,
  type ShownProcurement,
} from './procurements.ts';
export * from './proposal.ts';
export type { ProposedChange } from './proposed-change.ts';
export * from './published-funding.ts';
export * from './published-review.ts';
export {
  type PublishedValueAsk,
  type PublishedValueReport,
  publishedValueReport,
  publishedValueYears,
  type ValuePractice,
} from './published-value.ts';
export type { ValueGroup } from './published-value-groups.ts';
export { publishedValuePractice, type ValueCondition, type ValuePracticeReport } from './published-value-practice.ts';

export { type PurposeExtract, type PurposeExtractAsk, purposeExtract } from './purpose-extract.ts';
export {
  type IntelligenceReport,
  intelligenceReport,
  type NextEscalation,
  type QualityCaseLetterReport,
  type QualityCaseReport,
  qualityCaseLetterReport,
  qualityCaseReport,
  type ShownStep,
} from './quality-case.ts';
export * from './queries.ts';
export * from './rate-catalogue.ts';
export type { RateEntry } from './rate-entry.ts';
export { isOtherMeasure } from './rate-named.ts';
export * from './rate-people.ts';
export type { RateInterval, RateResult } from './rate-results.ts';
export * from './rates.ts';
export type { PlaceRate } from './rates-of-place.ts';
export { mayOpenFile } from './received-file.ts';
export * from './reconciliation.ts';
export * from './remittance.ts';
export * from './replayed-results.ts';
export * from './report.ts';
export * from './restatement.ts';
export * from './results.ts';
export { type DueRow, type RetentionReport, retentionReport } from './retention.ts';
export { REVIEW_CHOICES } from './review-choice.ts';
export * from './row.ts';
export type { RuleClause } from './rule-clause.ts';
export * from './run.ts';
export * from './runs.ts';
export { CASE_READERS, type QualityCaseSummary, type ShownIntelligence } from './seen-cases.ts';
export { type SessionsReport, type ShownSession, sessionsReport } from './sessions.ts';
export { monthToSettle, settlementStatement } from './settlement.ts';
export type { SharingAgreement, SharingRow } from './sharing-row.ts';
export type { ShownWorking } from './shown-line.ts';
export * from './statement.ts';
export { StatementBook } from './statement-book.ts';
export type { StatementStanding } from './statement-month.ts';
export * from './statistics.ts';
export * from './status.ts';
export type { PostedEntry, TouchedPound } from './touched-pound.ts';
export { type TraceReport, traceReport } from './trace.ts';
export {
  type TraceBackNode,
  type TraceBackReport,
  traceBackFromClaim,
  traceBackFromFile,
  traceBackFromPerson,
} from './trace-back.ts';
export { notAdding, type TraceNode } from './trace-node.ts';
export { type ShownUrgent, type TakenUrgent, type UrgentReport, urgentReport } from './urgent.ts';
export {
  type ShownComposite,
  type ShownPounds,
  type ValueMeasure,
  type ValueReport,
  type ValueRow,
  valueReport,
} from './value.ts';
export {
  type ChosenAsk,
  PRACTICE_VALUE_CHOICES,
  type PracticeValueAsk,
  VALUE_CHOICES,
  type ValueChoiceAsk,
  type ValueOptions,
} from './value-choice.ts';
export type { ValueAsk } from './value-found.ts';
export {
  type ValueOfPracticeReport,
  type ValuePart,
  type ValuePayment,
  valueOfPracticeReport,
} from './value-of-practice.ts';
export { PLACE_KINDS, type PlaceKind } from './value-place.ts';
export type { Sensitivity } from './value-sensitivity.ts';
export { type ShownVariation, type VariationsReport, variationsReport } from './variations.ts';
export type { Agreement } from './verification.ts';
export { warmUp } from './warm-up.ts';
export * from './who-decides.ts';
export * from './who-may-see.ts';
export { type WorkforceReport, workforceReport } from './workforce.ts';
export { type WorkloadReport, type WorkloadRow, workloadReport } from './workload.ts';
