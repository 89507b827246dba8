import type { FormRoute } from './form-route.ts';
import { recordReturnForm, sendActivityForm } from './pages/activity/form.ts';
import { activityRoute } from './pages/activity/route.ts';
import { boroughRoute } from './pages/borough/route.ts';
import { calendarRoute } from './pages/calendar/route.ts';
import { callListRoute } from './pages/call-list/route.ts';
import { catalogueRoute } from './pages/catalogue/route.ts';
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
import { cliniciansRoute } from './pages/clinicians/route.ts';
import { approveCodelistForm } from './pages/codelist/form.ts';
import { codelistRoute } from './pages/codelist/route.ts';
import { codelistsRoute } from './pages/codelists/route.ts';
import { feedFileRoute } from './pages/feed-file/route.ts';
import { feedImportForm } from './pages/feed-import/form.ts';
import { feedsRoute } from './pages/feeds/route.ts';
import { fundingRoute } from './pages/funding/route.ts';
import { fundingAreaRoute } from './pages/funding-area/route.ts';
import { homeRoute } from './pages/home/route.ts';
import { accountRoute, fundRoute, ledgerRoute } from './pages/ledger/route.ts';
import { ledgerEntryRoute } from './pages/ledger-entry/route.ts';
import { lineRoute } from './pages/line/route.ts';
import { localityRoute } from './pages/locality/route.ts';
import { measureRoute } from './pages/measure/route.ts';
import { measureByPracticeRoute } from './pages/measure-by-practice/route.ts';
import { approveMeasureForm } from './pages/measure-proposal/form.ts';
import { measureProposalRoute } from './pages/measure-proposal/route.ts';
import { monthsRoute } from './pages/months/route.ts';
import { peopleRoute } from './pages/people/route.ts';
import { personRoute, wholePersonRoute } from './pages/person/route.ts';
import { poundsOfFileRoute } from './pages/pounds-of-file/route.ts';
import { poundsOfPersonRoute } from './pages/pounds-of-person/route.ts';
import { practiceRoute } from './pages/practice/route.ts';
import { publishedRoute } from './pages/published/route.ts';
import { queriesRoute } from './pages/queries/route.ts';
import { answerQueryForm, settleQueryForm } from './pages/query/form.ts';
import { queryRoute } from './pages/query/route.ts';
import { rowRoute } from './pages/row/route.ts';
import { certifyRunForm, releaseRunForm } from './pages/run/form.ts';
import { runRoute } from './pages/run/route.ts';
import { prepareRunForm } from './pages/runs/form.ts';
import { runsRoute } from './pages/runs/route.ts';
import { statementRoute } from './pages/statement/route.ts';
import { statusRoute } from './pages/status/route.ts';
import { whoMaySeeRoute } from './pages/who-may-see/route.ts';
import { workbenchRoute } from './pages/workbench/route.ts';
import { proposeMeasureForm } from './pages/workbench-measure/form.ts';
import { workbenchMeasureRoute } from './pages/workbench-measure/route.ts';
import type { PageRoute } from './route.ts';

/** Every page, by address. */
export const PAGE_ROUTES: readonly PageRoute[] = [
  homeRoute,
  boroughRoute,
  localityRoute,
  practiceRoute,
  statementRoute,
  lineRoute,
  measureRoute,
  measureByPracticeRoute,
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
  runsRoute,
  runRoute,
  callListRoute,
  cliniciansRoute,
  monthsRoute,
  calendarRoute,
  catalogueRoute,
  catalogueEntryRoute,
  codelistsRoute,
  codelistRoute,
  queriesRoute,
  queryRoute,
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
  whoMaySeeRoute,
  publishedRoute,
  fundingRoute,
  fundingAreaRoute,
];

/** Every form, by address. */
export const FORM_ROUTES: readonly FormRoute[] = [
  feedImportForm,
  prepareRunForm,
  certifyRunForm,
  releaseRunForm,
  proposeMeasureForm,
  approveMeasureForm,
  approveCodelistForm,
  answerQueryForm,
  settleQueryForm,
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
];
