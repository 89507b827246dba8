export { type Balance, type BalanceFilter, balances } from './balance.ts';
export {
  type Account,
  type AccountKind,
  accounts,
  type Fund,
  funds,
  openAccount,
  openFund,
} from './chart.ts';
export { type Entry, type EntryDraft, entryDraftJson, type Posting, type PostingDraft } from './entry.ts';
export { type EntryFilter, entries, entry, entryByReference, reversedAmong } from './find.ts';
export { post } from './post.ts';
export { type Reversal, reversalJson, reversalRefusal, reverse } from './reverse.ts';
export { ledgerMigrations } from './schema.ts';
export { type LedgerCheck, LedgerWatch, verifyLedger, type WatchedCheck } from './verify.ts';
