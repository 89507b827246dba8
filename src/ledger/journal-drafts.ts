import {
  type Day,
  exact,
  isoOfMonth,
  lastDayOf,
  type Month,
  monthText,
  type Pence,
  pence,
  roundHalfUp,
} from '../base/index.ts';
import type { EntryDraft, PostingDraft } from './entry.ts';
import type { Journal } from './journal.ts';
import { OWN_ACCOUNTS } from './own-accounts.ts';

/** What every journal that is asked for has. */
export type Asked = {
  readonly reference: string;
  readonly reason: string;
  readonly date: Day;
  readonly amountPence: Pence;
};

const PLAIN = { decisionReference: null, surplusOf: null, commitment: null } as const;

function pairOf(debit: string, credit: string, amount: Pence, subject?: string): readonly PostingDraft[] {
  return [
    { account: debit, amountPence: amount, subject },
    { account: credit, amountPence: pence(-amount), subject },
  ];
}

/** Money between two accounts of one fund. */
export function plainJournal(
  asked: Asked & {
    readonly fund: string;
    readonly debit: string;
    readonly credit: string;
    readonly subject?: string;
    readonly commitment?: string;
  },
): Journal {
  const { reference, reason, date, fund, amountPence } = asked;
  const postings = pairOf(asked.debit, asked.credit, amountPence, asked.subject);
  const entry: EntryDraft = { reference: `journal:${reference}`, date, fund, description: reason, postings };
  return { ...PLAIN, kind: 'journal', reference, reason, entries: [entry], commitment: asked.commitment ?? null };
}

/** What each fund is given, or with a negative amount loses, of its resource limit. */
export function allocationJournal(
  asked: Pick<Asked, 'reference' | 'reason' | 'date'> & { readonly amounts: ReadonlyMap<string, Pence> },
): Journal {
  const { reference, reason, date } = asked;
  const given = [...asked.amounts].filter(([, amount]) => amount !== 0n);
  const { resource, allocation } = OWN_ACCOUNTS;
  const entries = given.map(([fund, amount]) => ({
    reference: `allocation:${reference}:${fund}`,
    date,
    fund,
    description: reason,
    postings: pairOf(resource.id, allocation.id, amount),
  }));
  return { ...PLAIN, kind: 'allocation', reference, reason, entries };
}

/** Money out of one fund and into another: two entries, each balanced within its own. */
export function transferJournal(
  asked: Asked & { readonly from: string; readonly to: string; readonly decisionReference: string },
): Journal {
  const { reference, reason, date, amountPence, decisionReference } = asked;
  const { resource, transfers } = OWN_ACCOUNTS;
  const half = (way: 'out' | 'in', fund: string, postings: readonly PostingDraft[]): EntryDraft => ({
    reference: `transfer:${reference}:${way}`,
    date,
    fund,
    description: `${reason} (${way === 'out' ? `to ${asked.to}` : `from ${asked.from}`}; decision ${decisionReference})`,
    postings,
  });
  const entries = [
    half('out', asked.from, pairOf(transfers.id, resource.id, amountPence)),
    half('in', asked.to, pairOf(resource.id, transfers.id, amountPence)),
  ];
  return { ...PLAIN, kind: 'transfer', reference, reason, decisionReference, entries };
}

/** A recorded surplus of a fund becomes what another fund may spend. */
export function drawdownJournal(
  asked: Asked & { readonly surplusOf: string; readonly to: string; readonly decisionReference: string },
): Journal {
  const { reference, reason, date, amountPence, surplusOf, to: fund, decisionReference } = asked;
  const entry: EntryDraft = {
    reference: `drawdown:${reference}`,
    date,
    fund,
    description: `${reason} (surplus of ${surplusOf}; decision ${decisionReference})`,
    postings: pairOf(OWN_ACCOUNTS.resource.id, OWN_ACCOUNTS.drawdown.id, amountPence),
  };
  return { ...PLAIN, kind: 'drawdown', reference, reason, decisionReference, surplusOf, entries: [entry] };
}

/** What an account is charged with at the end of a month for what is earned and not paid yet. */
export type Accrued = { readonly account: string; readonly subject: string; readonly amountPence: Pence };

/** Everything that is accrued in a fund at the end of a month, in one entry. Nothing is entered for nothing. */
export function accrualJournal(asked: {
  readonly name: string;
  readonly reason: string;
  readonly month: Month;
  readonly fund: string;
  readonly accrued: readonly Accrued[];
}): Journal {
  const { name, month, fund } = asked;
  const accrued = asked.accrued.filter(({ amountPence }) => amountPence !== 0n);
  const reason = `${asked.reason} at the end of ${monthText(month)}`;
  const postings = accrued.flatMap(({ account, subject, amountPence }) =>
    pairOf(account, OWN_ACCOUNTS.accruals.id, amountPence, subject),
  );
  const reference = `${name}:${isoOfMonth(month)}`;
  const entry: EntryDraft = {
    reference: `accrual:${reference}`,
    date: lastDayOf(month),
    fund,
    description: reason,
    postings,
  };
  return { ...PLAIN, kind: 'accrual', reference, reason, entries: [entry] };
}

/**
 * What is earned to the end of a month of the year and not paid: the year's forecast × months ÷ 12, rounded half away
 * from zero, less what was paid on account. After twelve months it is what the settlement is expected to be.
 */
export function accruedPence(o: {
  readonly forecastPence: Pence;
  readonly months: number;
  readonly paidPence: Pence;
}): Pence {
  const earned = roundHalfUp(exact(o.forecastPence).mul(BigInt(o.months)).div(12n));
  return pence(earned - o.paidPence);
}

/** Money that verification found was paid too much, owed back by whom it was paid to. */
export function recoveryJournal(
  asked: Asked & {
    readonly fund: string;
    readonly account: string;
    readonly payable: string;
    readonly subject: string;
    readonly posting: string;
  },
): Journal {
  const { reference, reason, date, fund, amountPence, subject } = asked;
  const entry: EntryDraft = {
    reference: `recovery:${reference}`,
    date,
    fund,
    description: `${reason} (recovery on posting ${asked.posting})`,
    postings: pairOf(asked.payable, asked.account, amountPence, subject),
  };
  return { ...PLAIN, kind: 'recovery', reference, reason, entries: [entry] };
}
