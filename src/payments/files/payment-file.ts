import { type Day, decimalText, type OdsCode, type Pence, poundsFromPence, sumPence } from '../../base/index.ts';
import type { StatementLine } from '../../contracts/index.ts';
import type { BankDetails } from '../bank/bank-details.ts';
import type { Payee } from '../payee.ts';

/** What a run writes for whoever moves the money or keeps the books. */
export const FILE_KINDS = ['pcse', 'isfe-payables', 'isfe-journal', 'pain.001', 'bacs-18'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** One payment: what a statement of a run comes to, to one payee. */
export type Instruction = {
  /** `X00036-2025-10-1`: practice, month and attempt. On every file and on what comes back. */
  readonly reference: string;
  readonly practice: OdsCode;
  readonly practiceName: string;
  readonly contractType: string;
  readonly month: string;
  readonly payee: Payee;
  readonly amountPence: Pence;
  readonly payOn: Day;
  readonly lines: readonly StatementLine[];
  /** Where the payee is paid by the bank. */
  readonly account: BankDetails | null;
};

/** What is common to all the files of a run. */
export type FileBatch = {
  readonly run: string;
  /** When the run was released, ISO 8601 in UTC: the same however often the files are made. */
  readonly releasedAt: string;
  /** The business dates on which the files are made, processed by Bacs, and the payees' accounts credited. */
  readonly madeOn: Day;
  readonly processOn: Day;
  readonly payOn: Day;
};

/** A file as it is kept for good. */
export type PaymentFile = {
  readonly kind: FileKind;
  readonly name: string;
  readonly content: string;
  readonly payments: number;
  readonly totalPence: Pence;
};

/** Pounds and pence with a point: 1234.56. */
export function poundsDecimal(amount: Pence): string {
  return decimalText(poundsFromPence(amount), 2);
}

export function totalPaid(instructions: readonly Instruction[]): Pence {
  return sumPence(instructions.map(({ amountPence }) => amountPence));
}
