import { examples as accessReport } from '../pages/access-report/examples.ts';
import { examples as activity } from '../pages/activity/examples.ts';
import { examples as annualReview } from '../pages/annual-review/examples.ts';
import { examples as answer } from '../pages/answer/examples.ts';
import { examples as answers } from '../pages/answers/examples.ts';
import { examples as assurance } from '../pages/assurance/examples.ts';
import { examples as assuranceCompare } from '../pages/assurance-compare/examples.ts';
import { examples as assuranceGroup } from '../pages/assurance-group/examples.ts';
import { examples as assurancePractice } from '../pages/assurance-practice/examples.ts';
import { examples as audit } from '../pages/audit/examples.ts';
import { examples as backTest } from '../pages/back-test/examples.ts';
import { examples as borough } from '../pages/borough/examples.ts';
import { examples as breakGlass } from '../pages/break-glass/examples.ts';
import { examples as budget } from '../pages/budget/examples.ts';
import { examples as calendar } from '../pages/calendar/examples.ts';
import { examples as callList } from '../pages/call-list/examples.ts';
import { examples as caseOne } from '../pages/case/examples.ts';
import { examples as caseHelped } from '../pages/case-helped/examples.ts';
import { examples as caseLetter } from '../pages/case-letter/examples.ts';
import { examples as cases } from '../pages/cases/examples.ts';
import { examples as catalogue } from '../pages/catalogue/examples.ts';
import { examples as catalogueEntry } from '../pages/catalogue-entry/examples.ts';
import { examples as catalogueRate } from '../pages/catalogue-rate/examples.ts';
import { examples as challengeGroup } from '../pages/challenge-group/examples.ts';
import { examples as challenges } from '../pages/challenges/examples.ts';
import { examples as claim } from '../pages/claim/examples.ts';
import { examples as claimDispute } from '../pages/claim-dispute/examples.ts';
import { examples as claimPreview } from '../pages/claim-preview/examples.ts';
import { examples as claims } from '../pages/claims/examples.ts';
import { examples as clinicians } from '../pages/clinicians/examples.ts';
import { examples as codelist } from '../pages/codelist/examples.ts';
import { examples as codelists } from '../pages/codelists/examples.ts';
import { examples as consultations } from '../pages/consultations/examples.ts';
import { examples as contracts } from '../pages/contracts/examples.ts';
import { examples as decision } from '../pages/decision/examples.ts';
import { examples as decisions } from '../pages/decisions/examples.ts';
import { examples as feedFile } from '../pages/feed-file/examples.ts';
import { examples as feedImport } from '../pages/feed-import/examples.ts';
import { examples as feeds } from '../pages/feeds/examples.ts';
import { examples as funding } from '../pages/funding/examples.ts';
import { examples as fundingArea } from '../pages/funding-area/examples.ts';
import { examples as funds } from '../pages/funds/examples.ts';
import { examples as guardian } from '../pages/guardian/examples.ts';
import { examples as home } from '../pages/home/examples.ts';
import { examples as identity } from '../pages/identity/examples.ts';
import { examples as intelligence } from '../pages/intelligence/examples.ts';
import { examples as interests } from '../pages/interests/examples.ts';
import { examples as ledger } from '../pages/ledger/examples.ts';
import { examples as ledgerEntry } from '../pages/ledger-entry/examples.ts';
import { examples as line } from '../pages/line/examples.ts';
import { examples as locality } from '../pages/locality/examples.ts';
import { examples as measure } from '../pages/measure/examples.ts';
import { examples as measureByPractice } from '../pages/measure-by-practice/examples.ts';
import { examples as measureGroups } from '../pages/measure-groups/examples.ts';
import { examples as measureProposal } from '../pages/measure-proposal/examples.ts';
import { examples as measureYears } from '../pages/measure-years/examples.ts';
import { examples as meeting } from '../pages/meeting/examples.ts';
import { examples as meetingPaper } from '../pages/meeting-paper/examples.ts';
import { examples as meetings } from '../pages/meetings/examples.ts';
import { examples as monitoring } from '../pages/monitoring/examples.ts';
import { examples as monitoringReport } from '../pages/monitoring-report/examples.ts';
import { examples as monthEnd } from '../pages/month-end/examples.ts';
import { examples as months } from '../pages/months/examples.ts';
import { examples as neighbourhoods } from '../pages/neighbourhoods/examples.ts';
import { examples as network } from '../pages/network/examples.ts';
import { examples as optOuts } from '../pages/opt-outs/examples.ts';
import { examples as ownInterests } from '../pages/own-interests/examples.ts';
import { examples as ownSessions } from '../pages/own-sessions/examples.ts';
import { examples as paidYear } from '../pages/paid-year/examples.ts';
import { examples as payee } from '../pages/payee/examples.ts';
import { examples as payees } from '../pages/payees/examples.ts';
import { examples as people } from '../pages/people/examples.ts';
import { examples as person } from '../pages/person/examples.ts';
import { examples as personRecord } from '../pages/person-record/examples.ts';
import { examples as plan } from '../pages/plan/examples.ts';
import { examples as plans } from '../pages/plans/examples.ts';
import { examples as pmsPremium } from '../pages/pms-premium/examples.ts';
import { examples as pmsReview } from '../pages/pms-review/examples.ts';
import { examples as poundsOfFile } from '../pages/pounds-of-file/examples.ts';
import { examples as poundsOfPerson } from '../pages/pounds-of-person/examples.ts';
import { examples as practice } from '../pages/practice/examples.ts';
import { examples as practiceList } from '../pages/practice-list/examples.ts';
import { examples as procurement } from '../pages/procurement/examples.ts';
import { examples as procurements } from '../pages/procurements/examples.ts';
import { examples as proveAgain } from '../pages/prove-again/examples.ts';
import { examples as published } from '../pages/published/examples.ts';
import { examples as publishedAmbitions } from '../pages/published-ambitions/examples.ts';
import { examples as publishedReview } from '../pages/published-review/examples.ts';
import { examples as publishedValue } from '../pages/published-value/examples.ts';
import { examples as publishedValuePractice } from '../pages/published-value-practice/examples.ts';
import { examples as publishedWorkforce } from '../pages/published-workforce/examples.ts';
import { examples as qualityCase } from '../pages/quality-case/examples.ts';
import { examples as qualityCaseLetter } from '../pages/quality-case-letter/examples.ts';
import { examples as queries } from '../pages/queries/examples.ts';
import { examples as query } from '../pages/query/examples.ts';
import { examples as rate } from '../pages/rate/examples.ts';
import { examples as ratePeople } from '../pages/rate-people/examples.ts';
import { examples as ratePerson } from '../pages/rate-person/examples.ts';
import { examples as reconciliation } from '../pages/reconciliation/examples.ts';
import { examples as reconciliations } from '../pages/reconciliations/examples.ts';
import { examples as refusal } from '../pages/refusal/examples.ts';
import { examples as remittance } from '../pages/remittance/examples.ts';
import { examples as restatement } from '../pages/restatement/examples.ts';
import { examples as retention } from '../pages/retention/examples.ts';
import { examples as row } from '../pages/row/examples.ts';
import { examples as run } from '../pages/run/examples.ts';
import { examples as runs } from '../pages/runs/examples.ts';
import { examples as signIn } from '../pages/sign-in/examples.ts';
import { examples as signedOut } from '../pages/signed-out/examples.ts';
import { examples as spending } from '../pages/spending/examples.ts';
import { examples as statement } from '../pages/statement/examples.ts';
import { examples as status } from '../pages/status/examples.ts';
import { examples as urgent } from '../pages/urgent/examples.ts';
import { examples as value } from '../pages/value/examples.ts';
import { examples as valuePractice } from '../pages/value-practice/examples.ts';
import { examples as valueYears } from '../pages/value-years/examples.ts';
import { examples as variations } from '../pages/variations/examples.ts';
import { examples as verification } from '../pages/verification/examples.ts';
import { examples as whoDecides } from '../pages/who-decides/examples.ts';
import { examples as whoMaySee } from '../pages/who-may-see/examples.ts';
import { examples as workbench } from '../pages/workbench/examples.ts';
import { examples as workbenchMeasure } from '../pages/workbench-measure/examples.ts';
import { examples as workload } from '../pages/workload/examples.ts';
import type { PageExample } from './example.ts';

/** Every page's examples, by the folder of the page. */
export const EVERY_EXAMPLE: Readonly<Record<string, readonly PageExample[]>> = {
  answer,
  answers,
  assurance,
  'assurance-compare': assuranceCompare,
  'assurance-group': assuranceGroup,
  'assurance-practice': assurancePractice,
  value,
  'value-practice': valuePractice,
  'back-test': backTest,
  activity,
  'challenge-group': challengeGroup,
  challenges,
  claim,
  'claim-dispute': claimDispute,
  'claim-preview': claimPreview,
  claims,
  borough,
  budget,
  calendar,
  'call-list': callList,
  'annual-review': annualReview,
  case: caseOne,
  contracts,
  plan,
  plans,
  procurement,
  procurements,
  urgent,
  'case-letter': caseLetter,
  cases,
  catalogue,
  'catalogue-entry': catalogueEntry,
  'catalogue-rate': catalogueRate,
  clinicians,
  codelist,
  codelists,
  'feed-file': feedFile,
  'feed-import': feedImport,
  feeds,
  funding,
  'funding-area': fundingArea,
  funds,
  home,
  interests,
  ledger,
  'ledger-entry': ledgerEntry,
  line,
  locality,
  measure,
  'measure-by-practice': measureByPractice,
  'measure-proposal': measureProposal,
  decision,
  decisions,
  meeting,
  'meeting-paper': meetingPaper,
  meetings,
  'month-end': monthEnd,
  months,
  'own-interests': ownInterests,
  network,
  'paid-year': paidYear,
  payee,
  payees,
  people,
  person,
  'pms-premium': pmsPremium,
  'pms-review': pmsReview,
  'published-review': publishedReview,
  'published-value': publishedValue,
  'published-value-practice': publishedValuePractice,
  'pounds-of-file': poundsOfFile,
  'pounds-of-person': poundsOfPerson,
  practice,
  'practice-list': practiceList,
  published,
  queries,
  query,
  rate,
  'rate-people': ratePeople,
  'rate-person': ratePerson,
  refusal,
  reconciliation,
  reconciliations,
  remittance,
  row,
  run,
  runs,
  'sign-in': signIn,
  'signed-out': signedOut,
  'prove-again': proveAgain,
  'own-sessions': ownSessions,
  spending,
  statement,
  restatement,
  status,
  'who-decides': whoDecides,
  variations,
  verification,
  'who-may-see': whoMaySee,
  'break-glass': breakGlass,
  retention,
  audit,
  guardian,
  'access-report': accessReport,
  'person-record': personRecord,
  identity,
  'opt-outs': optOuts,
  workbench,
  'workbench-measure': workbenchMeasure,
  'case-helped': caseHelped,
  'quality-case-letter': qualityCaseLetter,
  intelligence,
  monitoring,
  'monitoring-report': monitoringReport,
  'quality-case': qualityCase,
  'published-ambitions': publishedAmbitions,
  'measure-groups': measureGroups,
  'measure-years': measureYears,
  neighbourhoods,
  workload,
  consultations,
  'value-years': valueYears,
  'published-workforce': publishedWorkforce,
};
