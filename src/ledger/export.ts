import { decimalText, isoOfDay, type Pence, poundsFromPence } from '../base/index.ts';
import type { ReadDb } from '../store/index.ts';
import { type Account, type AccountKind, accounts } from './chart.ts';
import type { Entry } from './entry.ts';
import { entriesAfter } from './find.ts';

const PAGE = 1000;

/** hledger's word for a sort of account, by which its own reports know it. */
const HLEDGER_KIND: Readonly<Record<AccountKind, string>> = {
  asset: 'assets',
  liability: 'liabilities',
  income: 'revenues',
  expense: 'expenses',
  reserve: 'equity',
};

async function everyEntry(db: ReadDb): Promise<readonly Entry[]> {
  const all: Entry[] = [];
  for (let last = 0n; ; ) {
    const page = await entriesAfter(db, last, PAGE);
    all.push(...page);
    const end = page.at(-1);
    if (end === undefined || page.length < PAGE) return all;
    last = BigInt(end.id);
  }
}

/**
 * The whole ledger as an hledger journal: one transaction an entry, its number as code, its hash as tag; accounts are
 * `<sort>:<fund>:<account>`, so that each fund can be reported by itself. Accounts and the pound are declared, which is
 * what `hledger check --strict` asks for.
 */
export async function hledgerJournal(db: ReadDb): Promise<string> {
  const kinds = new Map((await accounts(db)).map((account) => [account.id, account]));
  const all = await everyEntry(db);
  const used = new Set(
    all.flatMap(({ postings }) => postings.map((posting) => nameOf(posting.fund, kinds.get(posting.account)))),
  );
  return [
    '; Amounts are pounds; a debit is positive.',
    'commodity £1,000.00',
    '',
    ...[...used].sort().map((name) => `account ${name}`),
    '',
    ...all.flatMap((entry) => [...transactionOf(entry, kinds), '']),
  ].join('\n');
}

function transactionOf(entry: Entry, kinds: ReadonlyMap<string, Account>): string[] {
  const { id, date, reference, description, hash } = entry;
  return [
    `${isoOfDay(date)} * (${id}) ${plain(reference)} | ${plain(description)}  ; hash:${hash}`,
    ...entry.postings.map(({ fund, account, amountPence, subject }) => {
      const about = subject === null ? '' : `  ; subject:${plain(subject)}`;
      return `    ${nameOf(fund, kinds.get(account))}  ${amountText(amountPence)}${about}`;
    }),
  ];
}

function nameOf(fund: string, account: Account | undefined): string {
  const { id = 'unknown', kind = 'reserve' } = account ?? {};
  return [HLEDGER_KIND[kind], plain(fund), part(id)].join(':');
}

/** £1234.56 or £-1234.56. */
function amountText(amount: Pence): string {
  return `£${decimalText(poundsFromPence(amount), 2)}`;
}

/** Text that ends no field of hledger's: one line, single spaces, no comment sign and no bar. */
function plain(text: string): string {
  return text
    .replace(/[;|()]/g, ',')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A part of an account's name: a colon would begin another part. */
function part(text: string): string {
  return plain(text).replaceAll(':', ' -');
}

/** One posting as a row of the ledger's export. */
export type ExportedPosting = {
  readonly entry: string;
  readonly position: number;
  readonly reference: string;
  readonly date: string;
  /** The day it was meant for, where its month was closed. */
  readonly lateOf: string;
  readonly fund: string;
  readonly account: string;
  readonly subject: string;
  readonly line: string;
  readonly amountPence: Pence;
  readonly description: string;
  readonly decision: string;
  readonly hash: string;
};

/** Every posting of the ledger, in the order of posting. */
export async function exportedPostings(db: ReadDb): Promise<ExportedPosting[]> {
  return (await everyEntry(db)).flatMap((entry) =>
    entry.postings.map((posting, index) => ({
      entry: entry.id,
      position: index + 1,
      reference: entry.reference,
      date: isoOfDay(entry.date),
      lateOf: entry.lateOf === null ? '' : isoOfDay(entry.lateOf),
      fund: posting.fund,
      account: posting.account,
      subject: posting.subject ?? '',
      line: posting.lineId ?? '',
      amountPence: posting.amountPence,
      description: entry.description,
      decision: entry.decisionId,
      hash: entry.hash,
    })),
  );
}
