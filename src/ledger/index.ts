export { type Balance, type BalanceFilter, balances } from './balance.ts';
export {
  BUDGET_COLUMNS,
  type BudgetLine,
  type BudgetVersion,
  budgetLines,
  budgetVersions,
  plannedTo,
  readBudget,
  saveBudget,
} from './budget.ts';
export {
  type BudgetPosition,
  budgetPosition,
  type Forecast,
  type LinePosition,
  recordForecast,
} from './budget-position.ts';
export {
  type Account,
  type AccountKind,
  accounts,
  type Fund,
  funds,
  openAccount,
  openFund,
} from './chart.ts';
export { type ChartJson, ChartOfAccounts, chartKnown, openFor } from './chart-of-accounts.ts';
export {
  type Commitment,
  commitment,
  commitments,
  expireCommitments,
  type Reserve,
  reserve,
  voidCommitment,
} from './commitment.ts';
export { type Entry, type EntryDraft, entryDraftJson, type Posting, type PostingDraft } from './entry.ts';
export { type ExportedPosting, exportedPostings, hledgerJournal } from './export.ts';
export { type EntryFilter, entries, entriesBetween, entry, entryByReference, reversedAmong } from './find.ts';
export {
  agreeToIsfe,
  ISFE_COLUMNS,
  type IsfeAgreement,
  type IsfeDifference,
  type IsfeStanding,
  isfeStanding,
  readIsfe,
  saveIsfe,
} from './isfe.ts';
export {
  amountOf,
  enterable,
  type Journal,
  type JournalKind,
  journalFromJson,
  journalJson,
  postJournal,
} from './journal.ts';
export * from './journal-drafts.ts';
export { OWN_ACCOUNTS } from './own-accounts.ts';
export { type ClosedPeriod, closedPeriods, closePeriod, head } from './period.ts';
export { post } from './post.ts';
export { type Reversal, reversalJson, reversalRefusal, reverse } from './reverse.ts';
export { ledgerMigrations } from './schema.ts';
export { type Flow, type FundFlows, sourcesAndApplications } from './sources.ts';
export { paidPostings, type Spend, spendOver } from './spend.ts';
export type { Uploaded, UploadedRecord } from './uploaded.ts';
export { type Stratum, verificationSample } from './verification-sample.ts';
export { type LedgerCheck, LedgerWatch, verifyLedger, type WatchedCheck } from './verify.ts';
export { drawable, recordYearEnd, type YearEnd, yearEnds } from './year-end.ts';
