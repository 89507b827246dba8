import type { Day, Pence } from '../../base/index.ts';
import type { Route } from '../payee.ts';

/** What a file that comes back is, and which routes it speaks of. */
export const RETURN_FILES = {
  'pcse-statement': ['pcse'],
  'isfe-extract': ['isfe'],
  'bank-statement': ['pain.001', 'bacs-18'],
  'camt.053': ['pain.001', 'bacs-18'],
} as const satisfies Record<string, readonly Route[]>;
export type ReturnFileKind = keyof typeof RETURN_FILES;

/** One payment that somebody says was made, or came back. */
export type PaidItem = {
  /** Ordinal of the record in the file, the header 1; of camt.053 the transaction, the first 1. */
  readonly row: number;
  /** The payment's reference as it came back; empty where none did. */
  readonly reference: string;
  readonly kind: 'paid' | 'returned';
  /** Always more than nothing, except that PCSE and ISFE take back what is negative. */
  readonly amountPence: Pence;
  readonly on: Day;
  /** Why it came back; empty where nobody says. */
  readonly reason: string;
};

/** A file that came back, read. */
export type ReturnFile = { readonly kind: ReturnFileKind; readonly items: readonly PaidItem[] };
