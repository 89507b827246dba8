import type { FileRoute } from './file-route.ts';
import type { FormRoute } from './form-route.ts';
import { accessReportRoute } from './pages/access-report/route.ts';
import { recordReturnForm, sendActivityForm } from './pages/activity/form.ts';
import { activityRoute } from './pages/activity/route.ts';
import { annualReviewRoute } from './pages/annual-review/route.ts';
import { checkAnswerForm, recordAnswerForm } from './pages/answer/form.ts';
import { answerRoute } from './pages/answer/route.ts';
import { answersRoute } from './pages/answers/route.ts';
import { assuranceLocalityRoute, assuranceRoute } from './pages/assurance/route.ts';
import { assuranceCompareRoute } from './pages/assurance-compare/route.ts';
import { assuranceGroupRoute } from './pages/assurance-group/route.ts';
import { assurancePracticeRoute } from './pages/assurance-practice/route.ts';
import { auditRoute } from './pages/audit/route.ts';
import { backTestRoute } from './pages/back-test/route.ts';
import { boroughRoute } from './pages/borough/route.ts';
import { breakGlassForm, reviewGlassForm } from './pages/break-glass/form.ts';
import { breakGlassRoute } from './pages/break-glass/route.ts';
import { uploadBudgetForm } from './pages/budget/form.ts';
import { budgetRoute } from './pages/budget/route.ts';
import { calendarRoute } from './pages/calendar/route.ts';
import { callListRoute } from './pages/call-list/route.ts';
import { fileEvidenceForm, noteCaseForm, putOnAgendaForm, stepCaseForm } from './pages/case/form.ts';
import { caseEvidenceFile, caseRoute } from './pages/case/route.ts';
import { caseHelpedRoute } from './pages/case-helped/route.ts';
import { caseLetterRoute } from './pages/case-letter/route.ts';
import { openCaseForm } from './pages/cases/form.ts';
import { casesRoute } from './pages/cases/route.ts';
import { catalogueRoute } from './pages/catalogue/route.ts';
import { acceptRuleForm } from './pages/catalogue-entry/form.ts';
import { catalogueEntryRoute } from './pages/catalogue-entry/route.ts';
import { answerChallengesForm, settleChallengesForm } from './pages/challenge-group/form.ts';
import { challengeGroupRoute } from './pages/challenge-group/route.ts';
import { sendChallengesForm, validateForm } from './pages/challenges/form.ts';
import { challengesRoute } from './pages/challenges/route.ts';
import { claimRoute } from './pages/claim/route.ts';
import { answerDisputeForm } from './pages/claim-dispute/form.ts';
import { claimDisputeRoute } from './pages/claim-dispute/route.ts';
import { disputeClaimForm } from './pages/claim-preview/form.ts';
import { claimPreviewRoute } from './pages/claim-preview/route.ts';
import { approveClaimsForm, checkClaimsForm } from './pages/claims/form.ts';
import { claimsRoute } from './pages/claims/route.ts';
import { cliniciansRoute, everyClinicianRoute } from './pages/clinicians/route.ts';
import { approveCodelistForm } from './pages/codelist/form.ts';
import { codelistRoute } from './pages/codelist/route.ts';
import { codelistsRoute } from './pages/codelists/route.ts';
import {
  consultationsLocalityRoute,
  consultationsPracticeRoute,
  consultationsRoute,
} from './pages/consultations/route.ts';
import { contractsRoute } from './pages/contracts/route.ts';
import { meetConditionForm } from './pages/decision/form.ts';
import { decisionRoute } from './pages/decision/route.ts';
import { decisionsRoute } from './pages/decisions/route.ts';
import { feedFileRoute } from './pages/feed-file/route.ts';
import { feedImportForm } from './pages/feed-import/form.ts';
import { feedsRoute } from './pages/feeds/route.ts';
import { fundingRoute } from './pages/funding/route.ts';
import { fundingAreaRoute } from './pages/funding-area/route.ts';
import { fundsRoute } from './pages/funds/route.ts';
import { guardianRoute } from './pages/guardian/route.ts';
import { homeRoute } from './pages/home/route.ts';
import { identityRoute } from './pages/identity/route.ts';
import { intelligenceRoute } from './pages/intelligence/route.ts';
import { recordBreachForm } from './pages/interests/form.ts';
import { interestsRoute } from './pages/interests/route.ts';
import { accountRoute, fundRoute, ledgerRoute } from './pages/ledger/route.ts';
import { ledgerEntryRoute } from './pages/ledger-entry/route.ts';
import { lineRoute } from './pages/line/route.ts';
import { localityRoute } from './pages/locality/route.ts';
import { measureRoute } from './pages/measure/route.ts';
import { measureByPracticeRoute } from './pages/measure-by-practice/route.ts';
import { measureGroupsRoute } from './pages/measure-groups/route.ts';
import { approveMeasureForm } from './pages/measure-proposal/form.ts';
import { measureProposalRoute } from './pages/measure-proposal/route.ts';
import { measureYearsRoute } from './pages/measure-years/route.ts';
import { meetingCalendarFile } from './pages/meeting/calendar.ts';
import { enterMeetingForm, makePaperForm, uploadPaperForm } from './pages/meeting/form.ts';
import { meetingRoute } from './pages/meeting/route.ts';
import { meetingPaperFile, meetingPaperRoute } from './pages/meeting-paper/route.ts';
import { callMeetingForm } from './pages/meetings/form.ts';
import { meetingsRoute } from './pages/meetings/route.ts';
import { destroyIntelligenceForm, enterIntelligenceForm, openQualityCaseForm } from './pages/monitoring/form.ts';
import { monitoringRoute } from './pages/monitoring/route.ts';
import { monitoringReportRoute } from './pages/monitoring-report/route.ts';
import { agreeToIsfeForm, approveJournalForm, closePeriodForm, importIsfeForm } from './pages/month-end/form.ts';
import { monthEndRoute } from './pages/month-end/route.ts';
import { monthsRoute } from './pages/months/route.ts';
import { neighbourhoodsRoute } from './pages/neighbourhoods/route.ts';
import { approveNominationForm, nominatePayeeForm } from './pages/network/form.ts';
import { networkRoute } from './pages/network/route.ts';
import { optOutsRoute } from './pages/opt-outs/route.ts';
import { enterInterestForm } from './pages/own-interests/form.ts';
import { ownInterestsRoute } from './pages/own-interests/route.ts';
import { endEverySessionForm, endSessionForm } from './pages/own-sessions/form.ts';
import { ownSessionsRoute } from './pages/own-sessions/route.ts';
import { paidYearRoute } from './pages/paid-year/route.ts';
import { approveBankDetailsForm, proposeBankDetailsForm } from './pages/payee/form.ts';
import { payeeRoute } from './pages/payee/route.ts';
import { payeesRoute } from './pages/payees/route.ts';
import { peopleRoute } from './pages/people/route.ts';
import { personRoute, wholePersonRoute } from './pages/person/route.ts';
import { personRecordRoute } from './pages/person-record/route.ts';
import { enterPlanForm } from './pages/plan/form.ts';
import { planRoute } from './pages/plan/route.ts';
import { adoptPlanForm, implementForm, recommendForm } from './pages/plans/form.ts';
import { plansRoute } from './pages/plans/route.ts';
import { pmsPremiumForm } from './pages/pms-premium/form.ts';
import { pmsPremiumRoute } from './pages/pms-premium/route.ts';
import { pmsReviewRoute } from './pages/pms-review/route.ts';
import { poundsOfFileRoute } from './pages/pounds-of-file/route.ts';
import { poundsOfPersonRoute } from './pages/pounds-of-person/route.ts';
import { practiceRoute } from './pages/practice/route.ts';
import { practiceListRoute } from './pages/practice-list/route.ts';
import { awardProcurementForm, noteProcurementForm } from './pages/procurement/form.ts';
import { procurementRoute } from './pages/procurement/route.ts';
import { openProcurementForm } from './pages/procurements/form.ts';
import { procurementsRoute } from './pages/procurements/route.ts';
import { publishedRoute } from './pages/published/route.ts';
import { publishedAmbitionsRoute } from './pages/published-ambitions/route.ts';
import { publishedReviewAreaRoute, publishedReviewRoute } from './pages/published-review/route.ts';
import { publishedValueAreaRoute, publishedValueRoute } from './pages/published-value/route.ts';
import { publishedValuePracticeRoute } from './pages/published-value-practice/route.ts';
import { publishedWorkforceRoute } from './pages/published-workforce/route.ts';
import { enterQualityCaseForm, noteQualityCaseForm } from './pages/quality-case/form.ts';
import { qualityCaseRoute } from './pages/quality-case/route.ts';
import { qualityCaseLetterRoute } from './pages/quality-case-letter/route.ts';
import { queriesRoute } from './pages/queries/route.ts';
import { answerQueryForm, settleQueryForm } from './pages/query/form.ts';
import { queryRoute } from './pages/query/route.ts';
import { practiceRateRoute, rateRoute } from './pages/rate/route.ts';
import { ratePeopleRoute } from './pages/rate-people/route.ts';
import { ratePersonRoute } from './pages/rate-person/route.ts';
import { reconciliationRoute } from './pages/reconciliation/route.ts';
import { reconcileForm, takeBackForm } from './pages/reconciliations/form.ts';
import { reconciliationsRoute } from './pages/reconciliations/route.ts';
import { remittanceRoute } from './pages/remittance/route.ts';
import { restatementRoute } from './pages/restatement/route.ts';
import { endHoldForm, placeHoldForm } from './pages/retention/form.ts';
import { retentionRoute } from './pages/retention/route.ts';
import { rowRoute } from './pages/row/route.ts';
import { certifyRunForm, releaseRunForm, takeFileForm, withdrawRunForm } from './pages/run/form.ts';
import { runRoute } from './pages/run/route.ts';
import { prepareRunForm } from './pages/runs/form.ts';
import { runsRoute } from './pages/runs/route.ts';
import { spendingRoute } from './pages/spending/route.ts';
import { statementRoute } from './pages/statement/route.ts';
import { statusRoute } from './pages/status/route.ts';
import { proposeUrgentForm, takeUrgentForm } from './pages/urgent/form.ts';
import { urgentRoute } from './pages/urgent/route.ts';
import { valueRoute } from './pages/value/route.ts';
import { valuePracticeRoute } from './pages/value-practice/route.ts';
import { valueYearsRoute } from './pages/value-years/route.ts';
import { proposeVariationForm, signVariationForm } from './pages/variations/form.ts';
import { variationsRoute } from './pages/variations/route.ts';
import { verificationRoute } from './pages/verification/route.ts';
import { whoDecidesRoute } from './pages/who-decides/route.ts';
import { whoMaySeeRoute } from './pages/who-may-see/route.ts';
import { workbenchRoute } from './pages/workbench/route.ts';
import { proposeMeasureForm } from './pages/workbench-measure/form.ts';
import { workbenchMeasureRoute } from './pages/workbench-measure/route.ts';
import { workloadRoute } from './pages/workload/route.ts';
import type { PageRoute } from './route.ts';

/** Every page, by address. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  homeRoute,
  boroughRoute,
  localityRoute,
  practiceRoute,
  practiceListRoute,
  statementRoute,
  restatementRoute,
  lineRoute,
  measureRoute,
  measureByPracticeRoute,
  rateRoute,
  practiceRateRoute,
  ratePeopleRoute,
  ratePersonRoute,
  peopleRoute,
  personRoute,
  wholePersonRoute,
  rowRoute,
  poundsOfPersonRoute,
  feedsRoute,
  poundsOfFileRoute,
  feedFileRoute,
  ledgerRoute,
  fundRoute,
  accountRoute,
  ledgerEntryRoute,
  budgetRoute,
  fundsRoute,
  monthEndRoute,
  spendingRoute,
  verificationRoute,
  runsRoute,
  runRoute,
  payeesRoute,
  payeeRoute,
  reconciliationsRoute,
  reconciliationRoute,
  remittanceRoute,
  networkRoute,
  paidYearRoute,
  callListRoute,
  cliniciansRoute,
  everyClinicianRoute,
  monthsRoute,
  calendarRoute,
  catalogueRoute,
  catalogueEntryRoute,
  codelistsRoute,
  codelistRoute,
  queriesRoute,
  queryRoute,
  answersRoute,
  answerRoute,
  workbenchRoute,
  workbenchMeasureRoute,
  measureProposalRoute,
  claimsRoute,
  activityRoute,
  claimPreviewRoute,
  claimRoute,
  claimDisputeRoute,
  challengesRoute,
  challengeGroupRoute,
  statusRoute,
  whoDecidesRoute,
  interestsRoute,
  meetingsRoute,
  meetingRoute,
  meetingPaperRoute,
  decisionsRoute,
  decisionRoute,
  variationsRoute,
  ownInterestsRoute,
  ownSessionsRoute,
  whoMaySeeRoute,
  breakGlassRoute,
  retentionRoute,
  auditRoute,
  guardianRoute,
  accessReportRoute,
  personRecordRoute,
  identityRoute,
  optOutsRoute,
  publishedRoute,
  fundingRoute,
  fundingAreaRoute,
  pmsReviewRoute,
  pmsPremiumRoute,
  publishedReviewRoute,
  publishedReviewAreaRoute,
  backTestRoute,
  publishedValueRoute,
  publishedValueAreaRoute,
  publishedValuePracticeRoute,
  assuranceRoute,
  assuranceLocalityRoute,
  assuranceCompareRoute,
  assuranceGroupRoute,
  assurancePracticeRoute,
  valueRoute,
  valuePracticeRoute,
  casesRoute,
  caseRoute,
  caseLetterRoute,
  contractsRoute,
  procurementsRoute,
  procurementRoute,
  urgentRoute,
  plansRoute,
  planRoute,
  annualReviewRoute,
  monitoringRoute,
  monitoringReportRoute,
  qualityCaseRoute,
  caseHelpedRoute,
  qualityCaseLetterRoute,
  intelligenceRoute,
  publishedAmbitionsRoute,
  publishedWorkforceRoute,
  measureGroupsRoute,
  measureYearsRoute,
  neighbourhoodsRoute,
  workloadRoute,
  consultationsRoute,
  consultationsLocalityRoute,
  consultationsPracticeRoute,
  valueYearsRoute,
];

/** Every form, by address. */
export const FORM_ROUTES: readonly FormRoute[] = [
  breakGlassForm,
  reviewGlassForm,
  placeHoldForm,
  endHoldForm,
  feedImportForm,
  prepareRunForm,
  certifyRunForm,
  releaseRunForm,
  withdrawRunForm,
  takeFileForm,
  nominatePayeeForm,
  approveNominationForm,
  proposeBankDetailsForm,
  approveBankDetailsForm,
  reconcileForm,
  takeBackForm,
  uploadBudgetForm,
  approveJournalForm,
  importIsfeForm,
  agreeToIsfeForm,
  closePeriodForm,
  proposeMeasureForm,
  approveMeasureForm,
  approveCodelistForm,
  answerQueryForm,
  settleQueryForm,
  recordAnswerForm,
  acceptRuleForm,
  checkAnswerForm,
  pmsPremiumForm,
  checkClaimsForm,
  approveClaimsForm,
  disputeClaimForm,
  answerDisputeForm,
  sendActivityForm,
  recordReturnForm,
  validateForm,
  sendChallengesForm,
  answerChallengesForm,
  settleChallengesForm,
  recordBreachForm,
  enterInterestForm,
  callMeetingForm,
  enterMeetingForm,
  uploadPaperForm,
  makePaperForm,
  meetConditionForm,
  proposeVariationForm,
  signVariationForm,
  endSessionForm,
  endEverySessionForm,
  openCaseForm,
  noteCaseForm,
  fileEvidenceForm,
  putOnAgendaForm,
  stepCaseForm,
  openProcurementForm,
  noteProcurementForm,
  awardProcurementForm,
  proposeUrgentForm,
  takeUrgentForm,
  adoptPlanForm,
  recommendForm,
  implementForm,
  enterPlanForm,
  openQualityCaseForm,
  enterIntelligenceForm,
  destroyIntelligenceForm,
  enterQualityCaseForm,
  noteQualityCaseForm,
];

/** Every file that a reader can take, by address. */
export const FILE_ROUTES: readonly FileRoute[] = [meetingCalendarFile, meetingPaperFile, caseEvidenceFile];
