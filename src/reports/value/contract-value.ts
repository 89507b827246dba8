import { setImmediate as giveWay } from 'node:timers/promises';
import {
  addToMonth,
  type Exact,
  type Month,
  type OdsCode,
  type Pence,
  poundsFromPence,
  quarterOf,
  sumPence,
} from '../../base/index.ts';
import type { ValuePolicyVersion } from '../../benchmarking/index.ts';
import type { Statement, StatementLine } from '../../contracts/index.ts';
import { runs } from '../../payments/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReportContext } from '../context.ts';
import type { PaymentRecords } from '../payments/payment-records.ts';
import { weightedList } from '../places/shown-list.ts';
import { countsClaims } from '../statements/released-lines.ts';
import type { PracticeValueChoice } from './value-choice.ts';

/** What becomes of an account: part of the value, the part of it that pays for quality, or no part of it. */
export type AccountUse = 'counted' | 'for quality' | 'left out' | 'by claim';
/** What a month's statement charges to one account. Services paid by claim are together: they are activity, not contract. */
export type ContractPart = { readonly account: string; readonly use: AccountUse; readonly pence: Pence };
/** A list of a quarter, as it was received and weighted. */
export type WeighedList = { readonly quarter: Month; readonly registered: number; readonly weighted: number };

/** A practice's statement of a month by account, and the lists of that quarter and the three before, the latest first. */
export type ContractValue = {
  readonly parts: readonly ContractPart[];
  readonly heldLines: number;
  readonly lists: readonly WeighedList[];
};
/** By practice; a text says why there is none. */
export type ContractValues = ReadonlyMap<OdsCode, ContractValue | string>;

type Kept = { readonly state: string; readonly records: PaymentRecords; readonly values: Promise<ContractValues> };
const kept = new WeakMap<ReportContext, Map<Month, Kept>>();

/**
 * What every practice's contract is worth in a month: its statement as it is worked out now, whether or not it was paid. Kept
 * until files are received, results recorded or payment runs move.
 */
export async function contractValues(
  context: ReportContext,
  month: Month,
  policy: ValuePolicyVersion,
): Promise<ContractValues> {
  const records = await context.book.records();
  const all = await context.store.read((db) => runs(db));
  const state = [
    context.book.snapshot().hash,
    policy.validFrom,
    ...all.map(({ id, stage }) => `${id} ${stage}`),
  ].join();
  const months = kept.get(context) ?? new Map<Month, Kept>();
  kept.set(context, months);
  const before = months.get(month);
  if (before?.state === state && before.records === records) return before.values;
  const values = workedOut(context, month, policy);
  months.set(month, { state, records, values });
  values.catch(() => months.delete(month));
  return values;
}

async function workedOut(context: ReportContext, month: Month, policy: ValuePolicyVersion): Promise<ContractValues> {
  const values = new Map<OdsCode, ContractValue | string>();
  for (const practice of context.register.practices()) {
    const statement = await context.book.statement(practice.code, month);
    const lists = await listsOf(context, practice, quarterOf(month));
    values.set(practice.code, statement.ok ? contractValueOf(statement.value, lists, policy) : NO_STATEMENT);
    await giveWay();
  }
  return values;
}

/** Of a practice that no contract is known of. */
export const NO_CONTRACT = 'it has no contract';
const NO_STATEMENT = 'no statement of the month could be worked out';
const QUARTERS = [0, -3, -6, -9];

async function listsOf({ book }: ReportContext, practice: Practice, last: Month): Promise<readonly WeighedList[]> {
  const lists: WeighedList[] = [];
  for (const months of QUARTERS) {
    const quarter = addToMonth(last, months);
    const found = (await book.lists(quarter)).get(practice.code);
    if (found === undefined) continue;
    const { registered } = found;
    lists.push({ quarter, registered, weighted: Number(weightedList(practice, registered)) });
  }
  return lists;
}

/** A statement by account, each put to the use that the policy makes of it. */
export function contractValueOf(
  { lines, held }: Pick<Statement, 'lines' | 'held'>,
  lists: readonly WeighedList[],
  policy: Pick<ValuePolicyVersion, 'leftOutOfValue' | 'qualityAccounts'>,
): ContractValue {
  const accountOf = (line: StatementLine): string => (countsClaims(line) ? BY_CLAIM : line.account);
  const parts = [...Map.groupBy(lines, accountOf)].map(([account, own]) => ({
    account,
    use: useOf(account, policy),
    pence: sumPence(own.map(({ amountPence }) => amountPence)),
  }));
  return { parts, heldLines: held.length, lists };
}

const BY_CLAIM = 'Services paid by claim';

function useOf(
  account: string,
  { leftOutOfValue, qualityAccounts }: Pick<ValuePolicyVersion, 'leftOutOfValue' | 'qualityAccounts'>,
): AccountUse {
  if (account === BY_CLAIM) return 'by claim';
  if (leftOutOfValue.some(({ begins }) => account.startsWith(begins))) return 'left out';
  return qualityAccounts.includes(account) ? 'for quality' : 'counted';
}

/** What is counted, with or without what was paid for quality. */
export function countedPence({ parts }: ContractValue, qof: PracticeValueChoice['qof']): Pence {
  const isIn = ({ use }: ContractPart): boolean => use === 'counted' || (use === 'for quality' && qof === 'with');
  return sumPence(parts.filter(isIn).map(({ pence }) => pence));
}

/** Pounds a head on the latest list, and on the longest and the shortest of the year; a text says why there are none. */
export type PoundsAHead = { readonly pounds: Exact; readonly low: Exact; readonly high: Exact } | string;

/** The month's value for a head. @param quarter that of the month, whose list has to be there */
export function poundsAHead(
  value: ContractValue | string,
  { per, qof }: Pick<PracticeValueChoice, 'per' | 'qof'>,
  quarter: Month,
): PoundsAHead {
  if (typeof value === 'string') return value;
  const pence = countedPence(value, qof);
  if (pence <= 0n) return 'nothing is left of what its contract pays';
  const own = value.lists.find((list) => list.quarter === quarter)?.[per] ?? 0;
  const heads = value.lists.map((list) => list[per]).filter((people) => people > 0);
  if (own <= 0) return 'its list of the quarter was not received';
  const each = (people: number): Exact => poundsFromPence(pence).div(BigInt(people));
  return { pounds: each(own), low: each(Math.max(...heads)), high: each(Math.min(...heads)) };
}
