export { type BankDetails, bankDetailsFromText, type MaskedDetails } from './bank/bank-details.ts';
export { approveBankDetails, bankStanding, proposeBankDetails } from './bank/kept-details.ts';
export type { ModulusAnswer, ModulusTexts } from './bank/modulus/modulus-table.ts';
export { type PayeeBank, payeeBank, type ShownDetails } from './bank/payee-bank.ts';
/** What a statement is in the ledger, and the run that pays every practice of a month. */
export { type CertifyRun, certifyRun } from './certify-run.ts';
export { changedSince, inputsChanged } from './changed-inputs.ts';
export { heldUndecided, stoppedBy, undecidedLines } from './decided-lines.ts';
export { type FileSummary, fileContent, filesOfRun } from './files/kept-file.ts';
export type { PayerJson } from './files/payer.ts';
export { FILE_KINDS, type FileKind } from './files/payment-file.ts';
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
export { instructionsOf, type KeptInstruction } from './instruction.ts';
export { approveNomination, nominatePayee, nominationWaiting, type WaitingNomination } from './nomination.ts';
export { linesOfEntry, linesPaid, linesPaidTo, linesRestingOn, paymentsOfLine, type Resting } from './paid-line.ts';
export { BANK_ROUTES, type NominationJson, type Payee, PayeeBook, type PayeesJson, type Route } from './payee.ts';
export { type PaymentPolicyJson, paymentPolicy } from './payment-policy.ts';
export { type PrepareRun, prepareRun } from './prepare-run.ts';
export {
  type Reconciliation,
  type ReconciliationSummary,
  reconcile,
  reconciliation,
  reconciliations,
} from './reconcile/kept-reconciliation.ts';
export { type Finding, type MatchOutcome, OUTCOMES } from './reconcile/match.ts';
export { isSettled, type PaymentState, paymentsOf } from './reconcile/payment-state.ts';
export { type ReleaseRun, releaseRun } from './release-run.ts';
export { approveReversal, type ProposeReversal, proposeReversal } from './reverse-payment.ts';
export type { RunStage } from './run-machine.ts';
export { RUN_STATES, RUN_TRANSITIONS, type RunState, runDiagram, stepFrom } from './run-machine.ts';
export type {
  PaidLine,
  PayableStatement,
  PaymentPolicy,
  PaymentRun,
  RunDeed,
  RunEvent,
  RunException,
  RunStatement,
  RunSummary,
  StatementOfPractice,
} from './run-shape.ts';
export { paymentMigrations } from './schema.ts';
export {
  DELEGATED_PMC,
  entryForStatement,
  payableAccount,
  paymentReferenceOf,
  statementReference,
} from './statement-entry.ts';
export { type WithdrawRun, withdrawRun } from './withdraw-run.ts';
