/** What a statement is in the ledger, and the run that pays every practice of a month. */
export { type CertifyRun, certifyRun } from './certify-run.ts';
export {
  frozenStatement,
  frozenStatements,
  payableStatements,
  run,
  runs,
  type StandingStatement,
  standingStatement,
  statementsOfPractice,
} from './find-run.ts';
export { linesOfEntry, linesRestingOn, paymentsOfLine } from './paid-line.ts';
export { type PrepareRun, prepareRun } from './prepare-run.ts';
export { type ReleaseRun, releaseRun } from './release-run.ts';
export { approveReversal, type ProposeReversal, proposeReversal } from './reverse-payment.ts';
export type {
  PaidLine,
  PaymentRun,
  RunEvent,
  RunException,
  RunStage,
  RunStatement,
  RunSummary,
  StatementOfPractice,
} from './run-shape.ts';
export { paymentMigrations } from './schema.ts';
export { DELEGATED_PMC, entryForStatement, payableAccount, statementReference } from './statement-entry.ts';
