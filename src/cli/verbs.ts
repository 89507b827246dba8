import type { Verb } from './verb.ts';
import { accessVerb } from './verbs/access.ts';
import { answerVerb } from './verbs/answer.ts';
import { assuranceVerb } from './verbs/assurance.ts';
import { auditVerb } from './verbs/audit.ts';
import { backupVerb } from './verbs/backup.ts';
import { calculateVerb } from './verbs/calculate.ts';
import { caseVerb } from './verbs/case.ts';
import { challengesVerb } from './verbs/challenges.ts';
import { claimsVerb } from './verbs/claims.ts';
import { demoVerb, documentVerb, sendVerb } from './verbs/demonstration.ts';
import { disclosureVerb } from './verbs/disclosure.ts';
import { eraseVerb } from './verbs/erase.ts';
import { evaluateVerb } from './verbs/evaluate.ts';
import { evaluateContractVerb } from './verbs/evaluate-contract.ts';
import { explainVerb } from './verbs/explain.ts';
import { feedKeysVerb } from './verbs/feed-keys.ts';
import { governanceVerb } from './verbs/governance.ts';
import { identityVerb } from './verbs/identity.ts';
import { importVerb } from './verbs/import.ts';
import { incidentVerb } from './verbs/incident.ts';
import { ledgerVerb } from './verbs/ledger.ts';
import { payVerb } from './verbs/pay.ts';
import { payeeVerb } from './verbs/payee.ts';
import { personVerb } from './verbs/person.ts';
import { proposeVerb } from './verbs/propose.ts';
import { replayVerb } from './verbs/replay.ts';
import { reportVerb } from './verbs/report.ts';
import { restatementVerb } from './verbs/restatement.ts';
import { retentionVerb } from './verbs/retention.ts';
import { reversalVerb } from './verbs/reversal.ts';
import { reviewVerb } from './verbs/review.ts';
import { sessionsVerb } from './verbs/sessions.ts';
import { statementVerb } from './verbs/statement.ts';
import { statisticsVerb } from './verbs/statistics.ts';
import { feedsVerb, statusVerb } from './verbs/status.ts';
import { traceVerb } from './verbs/trace.ts';
import { usersVerb } from './verbs/users.ts';
import { valueVerb } from './verbs/value.ts';
import { verifyVerb } from './verbs/verify.ts';

/** Every command, in the order in which help lists them. */
export const VERBS: readonly Verb[] = [
  statusVerb,
  feedsVerb,
  importVerb,
  eraseVerb,
  calculateVerb,
  verifyVerb,
  replayVerb,
  explainVerb,
  evaluateVerb,
  proposeVerb,
  answerVerb,
  statementVerb,
  restatementVerb,
  evaluateContractVerb,
  claimsVerb,
  challengesVerb,
  payVerb,
  payeeVerb,
  reversalVerb,
  ledgerVerb,
  governanceVerb,
  traceVerb,
  personVerb,
  identityVerb,
  reportVerb,
  reviewVerb,
  statisticsVerb,
  assuranceVerb,
  caseVerb,
  valueVerb,
  usersVerb,
  accessVerb,
  sessionsVerb,
  feedKeysVerb,
  auditVerb,
  disclosureVerb,
  backupVerb,
  retentionVerb,
  incidentVerb,
  sendVerb,
  demoVerb,
  documentVerb,
];
