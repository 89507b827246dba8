import { accepted, dayFromIso, type Outcome, type Pence, pence, refused } from '../../base/index.ts';
import { amountFromText } from './amount-text.ts';
import { readCamt053 } from './camt053.ts';
import { csvRecords } from './csv-records.ts';
import type { PaidItem, ReturnFile, ReturnFileKind } from './paid-item.ts';

/** The headers by which a file is known. Documented in docs/payment-files.md. */
const RETURN_LAYOUTS = {
  'pcse-statement': ['reference', 'practice', 'paid_on', 'status', 'amount', 'reason'],
  'isfe-extract': ['invoice', 'supplier', 'paid_on', 'status', 'amount', 'payment_number', 'reason'],
  'bank-statement': ['booked_on', 'reference', 'description', 'amount', 'reason'],
} as const satisfies Partial<Record<ReturnFileKind, readonly string[]>>;

/** Most characters of a file that is read: half a million rows and more. */
const MOST_CHARACTERS = 64 << 20;

/**
 * Reads what came back: a PCSE statement, an ISFE extract or a bank statement as CSV, or camt.053. A file is known by its
 * header alone. Refuses `input.invalid`, naming the record; nothing of such a file is used.
 */
export function readReturnFile(text: string): Outcome<ReturnFile> {
  if (text.length > MOST_CHARACTERS) return invalid('The file is larger than is read.');
  if (/^\uFEFF?\s*</.test(text)) return readCamt053(text);
  const records = csvRecords(text);
  if (records === undefined) return invalid('The file is neither XML nor CSV that can be read.');
  const [header = [], ...rows] = records;
  const kind = (Object.keys(RETURN_LAYOUTS) as (keyof typeof RETURN_LAYOUTS)[]).find(
    (each) => RETURN_LAYOUTS[each].join() === header.map((name) => name.trim()).join(),
  );
  if (kind === undefined) return invalid('The header is of no statement that is known.');
  const items: PaidItem[] = [];
  for (const [index, fields] of rows.entries()) {
    const item = fields.length === header.length ? itemFrom(kind, fields, index + 2) : undefined;
    if (item === undefined)
      return invalid(`Record ${index + 2} cannot be read: dates are YYYY-MM-DD, amounts 1234.56.`);
    if (item !== 'other') items.push(item);
  }
  return accepted({ kind, items });
}

/** `other`: money that came in and is no return. */
function itemFrom(
  kind: keyof typeof RETURN_LAYOUTS,
  fields: readonly string[],
  row: number,
): PaidItem | 'other' | undefined {
  const value = (name: string) => fields[(RETURN_LAYOUTS[kind] as readonly string[]).indexOf(name)]?.trim() ?? '';
  const amount = amountFromText(value('amount'));
  const on = dayFromIso(value(kind === 'bank-statement' ? 'booked_on' : 'paid_on'));
  if (amount === undefined || on === undefined) return undefined;
  const reference = value(kind === 'isfe-extract' ? 'invoice' : 'reference');
  const reason = value('reason');
  if (kind === 'bank-statement') {
    if (amount > 0n && reason === '') return 'other';
    return { row, reference, kind: amount < 0n ? 'paid' : 'returned', amountPence: sizeOf(amount), on, reason };
  }
  const status = value('status');
  if (status !== 'paid' && status !== 'returned') return undefined;
  return { row, reference, kind: status, amountPence: amount, on, reason };
}

function sizeOf(amount: Pence): Pence {
  return amount < 0n ? pence(-amount) : amount;
}

function invalid(message: string): Outcome<never> {
  const remedy = 'The layouts of statements that are read are in docs/payment-files.md.';
  return refused({ code: 'input.invalid', message, remedy });
}
