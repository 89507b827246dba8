import { exact, type Pence, pence, penceFromPounds } from '../../../base/index.ts';

/** A value as published: not received, or what it says, or unreadable. */
export type Reading<T> = { readonly value: T | null } | { readonly unreadable: true };

const UNREADABLE = { unreadable: true } as const;

/** `-`, a blank and `N/A` say that nothing was received; never 0. */
export function isNotReceived(text: string): boolean {
  return /^(-|–|n\/a)?$/i.test(text.trim());
}

/** A plain decimal from 1,234.56, £1,234.56, -£5 or £-5; undefined when the text is none of them. */
function plainDecimal(text: string): string | undefined {
  const unsigned = text
    .trim()
    .replace('−', '-')
    .replace(/^(-?)\s*£\s*(-?)\s*/, '$1$2');
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(unsigned);
  const plain = isGrouped ? unsigned.replaceAll(',', '') : unsigned;
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : undefined;
}

/** Pounds as published, as whole pence. More than two decimals are rounded half away from zero. */
export function readAmount(text: string): Reading<Pence> {
  if (isNotReceived(text)) return { value: null };
  const plain = plainDecimal(text);
  if (plain === undefined) return UNREADABLE;
  const [, sign, whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain) ?? [];
  if (decimals.length > 2) return { value: penceFromPounds(exact(plain)) };
  const magnitude = BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0'));
  return { value: pence(sign === '-' ? -magnitude : magnitude) };
}

/** A number of patients, which may have decimals (an average of quarters; a weighted list) but is never negative. */
export function readPatients(text: string): Reading<string> {
  if (isNotReceived(text)) return { value: null };
  const plain = plainDecimal(text);
  return plain === undefined || plain.startsWith('-') ? UNREADABLE : { value: plain };
}

/** GMS, PMS or APMS; what was published as unknown is not received. */
export function readContractType(text: string): Reading<'GMS' | 'PMS' | 'APMS'> {
  const upper = text.trim().toUpperCase();
  if (isNotReceived(upper) || upper === 'UNKNOWN' || upper === 'MISSING') return { value: null };
  return upper === 'GMS' || upper === 'PMS' || upper === 'APMS' ? { value: upper } : UNREADABLE;
}

/** Yes or No; what was published as unknown is not received. */
export function readYesNo(text: string): Reading<boolean> {
  const upper = text.trim().toUpperCase();
  if (isNotReceived(upper) || upper === 'UNKNOWN' || upper === 'MISSING') return { value: null };
  return upper === 'YES' || upper === 'NO' ? { value: upper === 'YES' } : UNREADABLE;
}
