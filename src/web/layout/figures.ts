import {
  type Day,
  dayFromIso,
  dayText,
  decimalText,
  type Exact,
  exact,
  isoOfDay,
  type Pence,
  poundsFromPence,
  poundsText,
  type ReleasedCount,
} from '../../base/index.ts';
import type { Cell } from './page.ts';

/** 1,234 */
export function wholeText(value: number | bigint): string {
  return value.toString().replace(/\B(?=(\d{3})+$)/g, ',');
}

/** 1234.56 as 1,234.56: an exact decimal for a reader. */
export function withCommas(decimal: string): string {
  const [whole = '', part] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === undefined ? grouped : `${grouped}.${part}`;
}

/** Longest number that is shown whole: a fraction of fifty digits is for the download and the next step down. */
const LONGEST_NUMBER = 14;

/** 51,143.64835: an exact number, and words or a fraction as they are; a longer number to six decimals and `…`. */
export function shortNumber(value: string): string {
  const isNumber = /^-?\d+(\.\d+|\/\d+)?$/.test(value);
  if (!isNumber) return value;
  if (value.length <= LONGEST_NUMBER) return value.includes('/') ? value : withCommas(value);
  return `${withCommas(decimalText(exact(value), 6))}…`;
}

/** −£6.00 from -6.00. */
export function poundsOf(decimal: string): string {
  return decimal.startsWith('-') ? `−£${withCommas(decimal.slice(1))}` : `£${withCommas(decimal)}`;
}

/** 1,234, `1 to 7`, `not received` or `not shown`: never blank, and never zero for what is missing. */
export function countText(count: ReleasedCount | 'not shown'): string {
  return typeof count === 'number' ? wholeText(count) : count;
}

/** `12 people`, `1 person`. */
export function counted(count: number, one: string, many: string): string {
  return `${wholeText(count)} ${count === 1 ? one : many}`;
}

/** Counts added up; not received when any of them is not. */
export function addedUp(counts: readonly ReleasedCount[]): ReleasedCount {
  return counts.reduce(
    (total: ReleasedCount, count) =>
      typeof total === 'number' && typeof count === 'number' ? total + count : 'not received',
    0,
  );
}

/** The text with a capital first letter. */
export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function countCell(count: ReleasedCount | 'not shown'): Cell<never> {
  return { text: countText(count), csv: String(count) };
}

/** £1,234.56, and 1234.56 in the CSV. */
export function moneyCell(amount: Pence): Cell<never> {
  return { text: poundsText(amount), csv: decimalText(poundsFromPence(amount), 2) };
}

/** 10% from 0.1. */
export function percentText(share: Exact): string {
  return `${shortNumber(decimalText(share.mul(100n), 1)).replace(/\.0$/, '')}%`;
}

/** What records come to, or that it is not shown. */
export function sumText(sum: Pence | 'not shown'): string {
  return sum === 'not shown' ? sum : poundsText(sum);
}

export function sumCell(sum: Pence | 'not shown'): Cell<never> {
  return sum === 'not shown' ? { text: sum, csv: sum } : moneyCell(sum);
}

/** A difference: +£1,234.56, −£1,234.56 or no change. */
export function signedMoneyCell(amount: Pence): Cell<never> {
  const { csv = '' } = moneyCell(amount);
  if (amount === 0n) return { text: 'no change', csv };
  return { text: amount > 0n ? `+${poundsText(amount)}` : poundsText(amount), csv };
}

/** A balance or posting: debits are positive, credits negative; the word says which. */
export function debitCreditCell(amount: Pence): Cell<never> {
  const { csv = '' } = moneyCell(amount);
  if (amount === 0n) return { text: poundsText(amount), csv };
  const size = poundsText((amount < 0n ? -amount : amount) as Pence);
  return { text: `${size} ${amount < 0n ? 'credit' : 'debit'}`, csv };
}

/** A date as a reader reads it, from ISO text: 1 April 2019. What is not a date is left as it is. */
export function isoDateText(iso: string): string {
  const date = dayFromIso(iso.slice(0, 10));
  return date === undefined ? iso : dayText(date);
}

/** 1 April 2019 at 14:05 (UTC), from an ISO instant. */
export function instantText(iso: string): string {
  const clock = /^\d{4}-\d{2}-\d{2}T(\d{2}:\d{2})/.exec(iso)?.[1];
  return clock === undefined ? isoDateText(iso) : `${isoDateText(iso)} at ${clock}`;
}

/** 1 April 2019, and 2019-04-01 in the CSV. */
export function dateCell(value: Day): Cell<never> {
  return { text: dayText(value), csv: isoOfDay(value) };
}

/** Bytes of a hash as a reader can compare them: the first twelve. The whole one is under How this was worked out. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12);
}

/** Words with the hashes of files and lists cut to their first letters, so that a table is no wider than its page. */
export function withShortHashes(words: string): string {
  return words.replaceAll(/[0-9a-f]{20,}/g, (hash) => `${hash.slice(0, 12)}…`);
}
