import {
  type Actor,
  accepted,
  type Day,
  lastDayOf,
  type Month,
  type Pence,
  pence,
  sumPence,
} from '../../base/index.ts';
import { accounts, type Balance, balances, type Entry, entries, funds, type WatchedCheck } from '../../ledger/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** One account of one fund. A debit is positive, a credit negative. */
export type LedgerBalance = {
  readonly fund: string;
  readonly fundTitle: string;
  readonly account: string;
  readonly accountTitle: string;
  readonly debitPence: Pence;
  readonly creditPence: Pence;
  readonly balancePence: Pence;
  readonly postings: number;
};
export type LedgerEntryRow = {
  readonly id: string;
  readonly reference: string;
  readonly date: Day;
  readonly fund: string;
  readonly fundTitle: string;
  readonly description: string;
  /** What its debits come to. */
  readonly debitPence: Pence;
};
/** Balances by fund and account, and the entries behind one of them. */
export type LedgerReport = {
  readonly balances: readonly LedgerBalance[];
  readonly fund: string | null;
  readonly account: string | null;
  /** The month to whose end the balances are: a trial balance; null: of everything. */
  readonly month: Month | null;
  /** Newest first, at most `limit`, before the entry that was asked for. */
  readonly entries: readonly LedgerEntryRow[];
  /** Ask with `before` for the entries before these; null when there are none. */
  readonly older: string | null;
  readonly limit: number;
  /** Debits equal credits in every fund and the chain of hashes holds. */
  readonly verified: {
    readonly ok: boolean;
    readonly words: string;
    /** When the whole chain was last recomputed from its beginning: ISO 8601, UTC. */
    readonly wholeAt: string;
  };
};

export type LedgerAsk = {
  /** Recomputes the whole chain instead of what was added since it last was. */
  readonly whole?: boolean;
  readonly fund?: string;
  readonly account?: string;
  /** Balances to the end of this month alone. */
  readonly month?: Month;
  readonly before?: string;
  readonly limit?: number;
};

const ENTRIES_A_PAGE = 50;

/** The ledger: what stands on each account, the entries behind it, and whether it holds together. */
export function ledgerReport(context: ReportContext, reader: Actor, ask: LedgerAsk): Report<LedgerReport> {
  const subject = ['ledger', ask.fund, ask.account].filter((part) => part !== undefined).join('/');
  const what = { actions: ['see ledger'] as const, verb: 'read ledger', subject };
  return reading(context, reader, what, async () => {
    const limit = ask.limit ?? ENTRIES_A_PAGE;
    const { fund, account, before, month } = ask;
    const until = month === undefined ? {} : { until: lastDayOf(month) };
    const filter = { ...(fund === undefined ? {} : { fund }), ...(account === undefined ? {} : { account }) };
    const check = await (ask.whole === true ? context.ledger.whole() : context.ledger.latest());
    return context.store.read(async (db) => {
      const titles = new Map((await accounts(db)).map((one) => [one.id, one.title]));
      const fundTitles = new Map((await funds(db)).map((one) => [one.id, one.title]));
      const page = await entries(db, { ...filter, limit: limit + 1, ...(before === undefined ? {} : { before }) });
      const shown = page.slice(0, limit);
      return accepted({
        balances: (await balances(db, until)).map((balance) => balanceRow(balance, fundTitles, titles)),
        fund: fund ?? null,
        account: account ?? null,
        month: month ?? null,
        entries: shown.map((one) => entryRow(one, fundTitles)),
        older: page.length > limit ? (shown.at(-1)?.id ?? null) : null,
        limit,
        verified: verifiedWords(check),
      });
    });
  });
}

function balanceRow(
  balance: Balance,
  fundTitles: ReadonlyMap<string, string>,
  titles: ReadonlyMap<string, string>,
): LedgerBalance {
  const { fund, account, debitPence, creditPence, balancePence, postings } = balance;
  const named = { fundTitle: fundTitles.get(fund) ?? fund, accountTitle: titles.get(account) ?? account };
  return { fund, account, ...named, debitPence, creditPence, balancePence, postings };
}

function entryRow(entry: Entry, fundTitles: ReadonlyMap<string, string>): LedgerEntryRow {
  const { id, reference, date, fund, description } = entry;
  const debits = entry.postings.map((posting) => posting.amountPence).filter((amount) => amount > 0n);
  const fundTitle = fundTitles.get(fund) ?? fund;
  return { id, reference, date, fund, fundTitle, description, debitPence: pence(sumPence(debits)) };
}

function verifiedWords({ entries: count, faults, wholeAt }: WatchedCheck): LedgerReport['verified'] {
  if (faults.length > 0) return { ok: false, words: faults.join(' '), wholeAt };
  const words = `Debits equal credits in every fund, and ${count} entries follow one another unchanged.`;
  return { ok: true, words, wholeAt };
}
