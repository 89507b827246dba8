export {
  type AccessExplained,
  accessExplainedReport,
  type ExplainAccessAsk,
  type ExplainedThing,
  type ThoseWhoCan,
  type WhoCanReport,
  whoCanReport,
} from './access/access-explained.ts';
export { type AccessProof, accessProof, type ProveAsk } from './access/access-proof.ts';
export * from './access/audit-report.ts';
export { type BrokenGlassReport, brokenGlassReport, type ShownGlass, tiedActor } from './access/broken-glass.ts';
export { type GuardianAsk, type GuardianReport, guardianReport } from './access/guardian.ts';
export { type IdentityAsk, type IdentityReport, identityReport } from './access/identity.ts';
export { type IncidentAsk, type IncidentReport, incidentReport, type Notice } from './access/incident.ts';
export { type OptOutRow, type OptOutsReport, optOutsReport } from './access/opt-outs.ts';
export * from './access/person-access.ts';
export { type PersonRecordReport, personRecordReport, type RecordTable } from './access/person-record.ts';
export { type PurposeExtract, type PurposeExtractAsk, purposeExtract } from './access/purpose-extract.ts';
export { type DueRow, type RetentionReport, retentionReport } from './access/retention.ts';
export { type SessionsReport, type ShownSession, sessionsReport } from './access/sessions.ts';
export type { SharingAgreement, SharingRow } from './access/sharing-row.ts';
export * from './access/who-may-see.ts';
export { type AmbitionsReport, ambitionsReport, type ReadAmbition } from './assurance/ambitions.ts';
export * from './assurance/assurance-area.ts';
export {
  type CalibrationReport,
  calibrationReport,
  type HiddenTruth,
  type ShownFlagCheck,
} from './assurance/assurance-calibration.ts';
export { type AssuranceGroupReport, assuranceGroupReport, type GroupAsked } from './assurance/assurance-group.ts';
export type { PeerPractice, Peers } from './assurance/assurance-peers.ts';
export {
  ASSURANCE_READERS,
  type AssuranceCompareReport,
  type AssurancePracticeReport,
  assuranceCompareReport,
  assurancePracticeReport,
  type ProfileRow,
  type ReportedRow,
  type StandingCounts,
} from './assurance/assurance-practice.ts';
export type { Judged } from './assurance/assurance-results.ts';
export {
  type ConsultationMonth,
  type ConsultationPlace,
  type ConsultationsAsk,
  type ConsultationsReport,
  type ConsultationsShown,
  consultationsOnChart,
  consultationsReport,
} from './assurance/consultations.ts';
export {
  type NeighbourhoodArea,
  type NeighbourhoodProfile,
  type NeighbourhoodRow,
  type NeighbourhoodsReport,
  neighbourhoodsReport,
} from './assurance/neighbourhoods.ts';
export * from './assurance/statistics.ts';
export { type WorkforceReport, workforceReport } from './assurance/workforce.ts';
export { type WorkloadReport, type WorkloadRow, workloadReport } from './assurance/workload.ts';
export * from './catalogue/catalogue.ts';
export type { EntryVersion } from './catalogue/catalogue-versions.ts';
export * from './catalogue/codelist.ts';
export type { CodelistProposal } from './catalogue/codelist-proposals.ts';
export * from './catalogue/codelists.ts';
export * from './catalogue/evaluation.ts';
export * from './catalogue/indicator-entry.ts';
export type { CodelistUse } from './catalogue/kept-codelists.ts';
export * from './catalogue/rate-catalogue.ts';
export type { RateEntry } from './catalogue/rate-entry.ts';
export type { RuleClause } from './catalogue/rule-clause.ts';
export * from './claims/activity-form.ts';
export * from './claims/challenges.ts';
export * from './claims/claim.ts';
export * from './claims/claim-case.ts';
export { type DisputeReport, disputeReport, type ShownDispute } from './claims/claim-disputes.ts';
export {
  type ClaimPreviewAsk,
  type ClaimPreviewReport,
  claimPreviewReport,
  type NamedMissed,
  type PreviewLine,
  type ShownClaim,
  type ShownMissed,
} from './claims/claim-preview.ts';
export * from './claims/claims.ts';
export { type ReportContext, reportContext } from './context.ts';
export * from './feeds/feed-file.ts';
export { feedKeysReport, type ShownFeedKey } from './feeds/feed-keys.ts';
export * from './feeds/feeds.ts';
export { mayOpenFile } from './feeds/received-file.ts';
export * from './feeds/row.ts';
export * from './funding/back-test.ts';
export type { AverageNotAdding } from './funding/back-test-averages.ts';
export type { Residual, ResidualCause } from './funding/back-test-residual.ts';
export * from './funding/funding.ts';
export * from './funding/pms-review.ts';
export type { ReviewedPremium, ShownTest } from './funding/premiums.ts';
export * from './funding/published-funding.ts';
export * from './funding/published-review.ts';
export { REVIEW_CHOICES } from './funding/review-choice.ts';
export { type AnnualReviewReport, annualReviewReport, type CommitteeYear } from './governance/annual-review.ts';
export {
  type CasePay,
  type CaseReport,
  caseReport,
  type MergedSide,
  type Shown,
  type ShownEngagement,
  type ShownEvidence,
  type ShownScore,
} from './governance/case.ts';
export type { ItemAboutCase, OpenMeeting } from './governance/case-agenda.ts';
export { type CaseEvidenceReport, caseEvidenceReport } from './governance/case-evidence.ts';
export {
  type CaseExplorationReport,
  caseExplorationReport,
  type DecisionExplorationReport,
  decisionExplorationReport,
} from './governance/case-exploration.ts';
export type { NextStep } from './governance/case-next.ts';
export { type CaseSummary, type CasesReport, casesReport } from './governance/cases.ts';
export { type ContractsReport, contractsReport, type RegisteredContract } from './governance/contracts-register.ts';
export {
  type DecisionReport,
  type DecisionsReport,
  decisionReport,
  decisionsReport,
  type ShownDecision,
} from './governance/decisions.ts';
export {
  type InterestsReport,
  interestsReport,
  type OwnInterestsReport,
  ownInterestsReport,
  type Question,
  type Reminder,
  type ShownInterest,
} from './governance/interests.ts';
export { madePaper, PAPER_REPORTS } from './governance/made-paper.ts';
export {
  conflictsReport,
  type MeetingReport,
  meetingReport,
  type ShownConflict,
  type ShownItem,
  type ShownMember,
} from './governance/meeting.ts';
export { type PaperReport, paperReport } from './governance/meeting-paper.ts';
export { type MeetingSummary, type MeetingsReport, meetingsReport, type ShownAction } from './governance/meetings.ts';
export { type PlanReport, type PlansReport, planReport, plansReport } from './governance/plans.ts';
export {
  type ProcurementReport,
  type ProcurementsReport,
  procurementReport,
  procurementsReport,
  type ShownProcurement,
} from './governance/procurements.ts';
export { type ShownUrgent, type TakenUrgent, type UrgentReport, urgentReport } from './governance/urgent.ts';
export { type ShownVariation, type VariationsReport, variationsReport } from './governance/variations.ts';
export * from './governance/who-decides.ts';
export * from './home/home.ts';
export type { Change } from './home/home-change.ts';
export type { Need } from './home/home-need.ts';
export type { Visit } from './home/home-visit.ts';
export * from './ledger/ledger.ts';
export * from './ledger/ledger-budget.ts';
export * from './ledger/ledger-entry.ts';
export * from './ledger/ledger-export.ts';
export * from './ledger/ledger-funds.ts';
export * from './ledger/ledger-month-end.ts';
export * from './ledger/ledger-spend.ts';
export {
  type AnswerAsk,
  type AnswerReport,
  type AnswerStanding,
  type AnswersReport,
  answerReport,
  answersReport,
  type ShownAnswer,
} from './measures/answers.ts';
export * from './measures/calendar.ts';
export * from './measures/counts.ts';
export type { Forecast, ForecastMeasure, ShownAchievement } from './measures/forecast.ts';
export * from './measures/implausible-results.ts';
export type { KiteMark } from './measures/kite-mark.ts';
export * from './measures/measure.ts';
export * from './measures/measure-by-practice.ts';
export {
  type Grouping,
  type GroupRate,
  type MeasureGroupsReport,
  measureGroupsReport,
} from './measures/measure-groups.ts';
export type { WalkRow } from './measures/measure-walk.ts';
export { type MeasureYearsReport, measureYearsReport, type PlaceYears } from './measures/measure-years.ts';
export * from './measures/months.ts';
export { type Pace, type PaceOrNone, paceOf, percentText } from './measures/months-pace.ts';
export { WARNINGS, type Warning, type WarningCode } from './measures/plausibility.ts';
export * from './measures/queries.ts';
export * from './measures/replayed-results.ts';
export * from './measures/results.ts';
export {
  type CaseHelpedReport,
  caseHelpedReport,
  FEWEST_MONTHS_AFTER,
  type HelpedMonth,
} from './monitoring/case-helped.ts';
export { type MonitoringReport, monitoringReport } from './monitoring/monitoring.ts';
export { type CommitteeReport, committeeReport, type OwedReport } from './monitoring/monitoring-owed.ts';
export { type Signal, signalNamed } from './monitoring/monitoring-signals.ts';
export {
  type IntelligenceReport,
  intelligenceReport,
  type NextEscalation,
  type QualityCaseLetterReport,
  type QualityCaseReport,
  qualityCaseLetterReport,
  qualityCaseReport,
  type ShownStep,
} from './monitoring/quality-case.ts';
export { CASE_READERS, type QualityCaseSummary, type ShownIntelligence } from './monitoring/seen-cases.ts';
export * from './passed-on.ts';
export * from './payments/network.ts';
export type { Payable } from './payments/payable.ts';
export * from './payments/payees.ts';
export type { MonthPayment } from './payments/payment.ts';
export * from './payments/reconciliation.ts';
export * from './payments/remittance.ts';
export * from './payments/run.ts';
export * from './payments/runs.ts';
export { monthToSettle, settlementStatement } from './payments/settlement.ts';
export * from './people/call-list.ts';
export * from './people/clinicians.ts';
export * from './people/people.ts';
export * from './people/person.ts';
export * from './people/person-found.ts';
export type { PersonOutcome, PersonRow, ShownRow } from './people/person-outcome.ts';
export type { AreaMeasure } from './places/area-measure.ts';
export * from './places/borough.ts';
export type { Contact } from './places/contact.ts';
export * from './places/locality.ts';
export { paidSubject } from './places/paid-place.ts';
export * from './places/practice.ts';
export { type ListPart, type ListShare, type PracticeListReport, practiceListReport } from './places/practice-list.ts';
export { isOtherMeasure } from './rates/rate-named.ts';
export * from './rates/rate-people.ts';
export type { RateInterval, RateResult } from './rates/rate-results.ts';
export * from './rates/rates.ts';
export type { PlaceRate } from './rates/rates-of-place.ts';
export * from './report.ts';
export type { ReportParts } from './report-parts.ts';
export { type AttackReport, disclosureAttackReport } from './shown/disclosure-attack.ts';
export * from './statements/contract-trial.ts';
export * from './statements/line.ts';
export type { LineDifference } from './statements/line-difference.ts';
export type { LineDecision, LinePosting } from './statements/line-posting.ts';
export { linesPaidFor, mergedStatement } from './statements/merged-statement.ts';
export * from './statements/paid-year.ts';
export * from './statements/restatement.ts';
export type { ShownWorking } from './statements/shown-line.ts';
export * from './statements/statement.ts';
export { StatementBook } from './statements/statement-book.ts';
export type { StatementStanding } from './statements/statement-month.ts';
export * from './status.ts';
export * from './tracing/pounds-of-file.ts';
export * from './tracing/pounds-of-person.ts';
export type { PostedEntry, TouchedPound } from './tracing/touched-pound.ts';
export { type TraceReport, traceReport } from './tracing/trace.ts';
export {
  type TraceBackNode,
  type TraceBackReport,
  traceBackFromClaim,
  traceBackFromFile,
  traceBackFromPerson,
} from './tracing/trace-back.ts';
export { notAdding, type TraceNode } from './tracing/trace-node.ts';
export {
  type PublishedValueAsk,
  type PublishedValueReport,
  publishedValueReport,
  publishedValueYears,
  type ValuePractice,
} from './value/published-value.ts';
export type { ValueGroup } from './value/published-value-groups.ts';
export {
  publishedValuePractice,
  type ValueCondition,
  type ValuePracticeReport,
} from './value/published-value-practice.ts';
export type { PaymentYear } from './value/published-value-years.ts';
export {
  type ShownComposite,
  type ShownPounds,
  type ValueMeasure,
  type ValueReport,
  type ValueRow,
  valueReport,
} from './value/value.ts';
export {
  type ChosenAsk,
  PRACTICE_VALUE_CHOICES,
  type PracticeValueAsk,
  VALUE_CHOICES,
  type ValueChoiceAsk,
  type ValueOptions,
} from './value/value-choice.ts';
export type { ValueAsk } from './value/value-found.ts';
export {
  type ValueOfPracticeReport,
  type ValuePart,
  type ValuePayment,
  valueOfPracticeReport,
} from './value/value-of-practice.ts';
export { PLACE_KINDS, type PlaceKind } from './value/value-place.ts';
export type { Sensitivity } from './value/value-sensitivity.ts';
export { type ValueYearsReport, valueYearsReport, type YearGroup } from './value/value-years.ts';
export { warmSums, warmUp } from './warm-up.ts';
export * from './workbench/measure-design.ts';
export type { MeasurePay, PaidInLine } from './workbench/measure-pay.ts';
export * from './workbench/measure-proposals.ts';
export type { Move, Standing } from './workbench/moved-people.ts';
export * from './workbench/proposal.ts';
export type { ProposedChange } from './workbench/proposed-change.ts';
